// What somebody types on the own phone and has not sent: kept on the device at every change, so that neither a call nor a phone that ends the app
// loses it. It is of one account, and goes with signing out like all that was read here.
import { useEffect, useRef, useState } from 'preact/hooks'
import { addDays, startOf } from '../../schema/kit/day.ts'
import { account } from './call.ts'
import { moment, today } from './clock.ts'
import { answerKey, store } from './store.ts'

const TYPED = 'typed '
/** What was not sent by then is not about to be. */
const DAYS = 3

/**
 * @param place of what is typed: its form, child and day
 * @returns what was typed, null for nothing; and to keep something else, null to forget it
 */
export function useKept<Typed>(place: string): [Typed | null, (next: Typed | null) => void] {
  const key = answerKey(`${TYPED}${account.peek()} ${place}`)
  const [typed, setTyped] = useState<Typed | null>(null)
  const touched = useRef(false)
  useEffect(() => {
    let gone = false
    touched.current = false
    setTyped(null)
    void store()
      .then((device) => device?.get('answer', key))
      .then((found) => {
        if (found && !gone && !touched.current) setTyped(found.body as Typed)
      })
      // A device that keeps nothing: what is typed lives as long as its screen.
      .catch(() => undefined)
    void forgetOld().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [key])
  const keep = (next: Typed | null) => {
    touched.current = true
    setTyped(next)
    void store()
      .then((device) =>
        next === null ? device?.delete('answer', key) : device?.put('answer', { body: next, etag: null, at: moment() }, key),
      )
      .catch(() => undefined)
  }
  return [typed, keep]
}

async function forgetOld(): Promise<void> {
  const device = await store()
  const oldest = startOf(addDays(today(), -DAYS))
  for (const key of (await device?.places('answer')) ?? []) {
    if (!key.startsWith(answerKey(TYPED))) continue
    const kept = await device?.get('answer', key)
    if (kept && kept.at < oldest) await device?.delete('answer', key)
  }
}
