// What a person reads when something about signing in did not work, in their language where we have it.
import { NoLine, Refused } from '../kit/call.ts'
import type { Word } from '../kit/words.tsx'
import { PasskeyClosed } from './passkey.ts'
import { words } from './prove-words.ts'

const SAID: Record<string, Word> = {
  wrong_password: words.wrongPassword,
  bad_code: words.wrongCode,
  wrong_passkey: words.wrongPasskey,
}

/** A sentence for an error; anything that is neither the server's, the line's nor the passkey's doing is thrown on. */
export function faultWord(error: unknown): Word | string {
  if (error instanceof NoLine) return words.noLine
  if (error instanceof PasskeyClosed) return error.said
  if (!(error instanceof Refused)) throw error
  if (error.status === 429) return words.many
  return SAID[error.code] ?? error.message
}
