// One error type, turned into an answer in one place (app.ts). Messages are for the person at the screen.
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A refusal with a sentence the person can act on. `field` names the input at fault. */
export class Fail extends Error {
  readonly status: ContentfulStatusCode
  readonly code: string
  readonly field: string | undefined
  readonly retryAfter: number | undefined

  constructor(status: ContentfulStatusCode, code: string, message: string, more: { field?: string; retryAfter?: number } = {}) {
    super(message)
    this.status = status
    this.code = code
    this.field = more.field
    this.retryAfter = more.retryAfter
  }
}

/** Unknown and foreign things get this same answer: nobody learns what exists elsewhere. */
export const notFound = () => new Fail(404, 'not_found', '見つかりません。ひらき直してもだめなときは、園におたずねください。')
export const signedOut = () => new Fail(401, 'signed_out', 'もういちどサインインしてください。書いたものは残っています。')
export const badInput = (message: string, field: string) => new Fail(400, 'bad_input', message, { field })
export const conflict = (code: string, message: string) => new Fail(409, code, message)
/** What an act was built on is not there any more. */
export const overtaken = () => conflict('changed', 'ほかの人が先に変えました。いまの内容を見て、もういちどおためしください。')
/** The facility's data is on its way to another shard; a client keeps the act and sends it again. */
export const movingHouse = () =>
  new Fail(503, 'moving', 'いま保守の作業中です。入れたものは残してあるので、1分ほどあとに送られます。', { retryAfter: 60 })
/** The right is there, the proof is old: the screen asks for password, passkey or PIN and sends the act again. */
export const proofNeeded = () => new Fail(403, 'fresh_needed', '大切な操作なので、もういちど本人の確認をしてください。')
/** A caregiver's name lay open on a tablet for ten minutes without more than taps. */
export const locked = () =>
  new Fail(403, 'locked', 'しばらく使っていないので、暗証番号を入れてください。書いたものは残っています。')
/** The pairing of this tablet is over, by a person or by time: it keeps nothing but what it has not sent, sealed. */
export const deviceEnded = () =>
  new Fail(401, 'device_revoked', 'この端末の登録は終わりました。使うには、事務室でもういちど登録してください。')
/** Somebody who reaches a whole facility or a city has to sign in with more than a password. */
export const secondFactorNeeded = () =>
  new Fail(
    403,
    'second_factor_needed',
    'この仕事には、パスワードのほかにもうひとつの確認が要ります。設定してからお使いください。',
  )
/** The facility has switched a feature off for now. */
export const switchedOff = () =>
  new Fail(503, 'switched_off', 'この機能は、いま園が止めています。急ぐときは、園に電話でおたずねください。')
/** The refusal for a demand of an action that is not met. */
export const demanded = (kind: 'fresh' | 'locked' | 'switched_off'): Fail =>
  kind === 'fresh' ? proofNeeded() : kind === 'locked' ? locked() : switchedOff()
export const tooMany = (seconds: number) =>
  new Fail(429, 'too_many', `いま混みあっています。${seconds}秒ほどあとに、もういちどおためしください。`, { retryAfter: seconds })

/** What the databases say when they cannot be reached for a moment (the platform's list of D1 errors): nothing is wrong with the act. */
const PASSING = /Network connection lost|overloaded|object to be reset|D1 DB reset because/
const passes = (error: unknown): boolean => {
  const { message = '', cause } = error as { message?: string; cause?: unknown }
  return PASSING.test(message) || (cause !== undefined && passes(cause))
}
export const outOfReach = () =>
  new Fail(
    503,
    'out_of_reach',
    'いま少しつながりにくくなっています。入れたものは残してあるので、少しあとにもういちど送られます。',
    {
      retryAfter: 5,
    },
  )

/** A thrown error as it is told. What is not ours becomes a 500 that says nothing but its number. */
export const knownFailure = (error: unknown, requestId: string): Fail =>
  error instanceof Fail
    ? error
    : passes(error)
      ? outOfReach()
      : new Fail(500, 'broken', `うまくいきませんでした。時間をおいておためしください。（番号 ${requestId.slice(0, 8)}）`)

/** The answer for any thrown error. */
export function answer(c: Context, error: unknown): Response {
  const requestId = c.get('requestId') as string
  const known = knownFailure(error, requestId)
  if (known.retryAfter) c.header('Retry-After', String(known.retryAfter))
  const { code, message, field } = known
  return c.json({ error: { code, message, ...(field ? { field } : {}), requestId } }, known.status)
}
