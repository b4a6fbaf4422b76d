// Sending one thing: busy while it travels, one sentence when it was refused, and the same id until it arrived, so that a second press of the
// same button after a lost answer has one effect.
import { useRef, useState } from 'preact/hooks'
import { newId } from '../../schema/kit/id.ts'
import { NoLine, Refused } from './call.ts'
import { moment } from './clock.ts'
import { plain, type Word } from './words.tsx'

const NO_LINE: Word = {
  ja: '電波が届いていません。入れたものは残っています。つながったら、もういちど押してください。',
  easy: '{電波|でんぱ}が ありません。{書|か}いた ことは {残|のこ}って います。あとで もう{一度|いちど} {押|お}して ください。',
  en: 'No signal. What you entered is still here: press again when you are connected.',
}

export interface Fault {
  message: string
  /** The input at fault, as the server names it. */
  field: string | undefined
}

/** What a person reads when sending failed. Anything that is not the server's or the line's doing is thrown on. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Refused) return { message: error.message, field: error.field }
  if (error instanceof NoLine) return { message: plain(NO_LINE), field: undefined }
  throw error
}

/** `send(work)` runs `work(id)`; the id changes only after it arrived, or after the content changed (`fresh`). */
export function useSend() {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const id = useRef<{ id: string; content: string } | null>(null)
  async function send<Answer>(work: (id: string) => Promise<Answer>, content: unknown = ''): Promise<Answer | null> {
    const digest = JSON.stringify(content)
    if (id.current?.content !== digest) id.current = { id: newId(moment()), content: digest }
    setBusy(true)
    setFault(null)
    try {
      const answer = await work(id.current.id)
      id.current = null
      return answer
    } catch (error) {
      setFault(faultOf(error))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { busy, fault, send, forget: () => setFault(null) }
}
