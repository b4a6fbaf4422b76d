// Who is signed in at this door. Kept on the device, so that the door opens without a line; the server is asked each time all the same.
import { effect, signal } from '@preact/signals'
import type { Routes } from '../../worker/account/routes.ts'
import { account, call, NoLine, Refused, type Reply, sessionEnded } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { answerKey, forgetAnswers, store } from '../kit/store.ts'
import { wording } from '../kit/words.tsx'

export type Me = Reply<Routes, '/me'>
export type FacilityOfMine = Me['facilities'][number]

/** opening: not known yet. in: as far as we know. out: the server wants a sign-in. cut: nobody known, and no line to ask. */
export type Session = 'opening' | 'in' | 'out' | 'cut'

export const ADDRESS = '/api/account/me'

/** The person, with facilities and children; null while nobody is known. It stays while an ended session waits for its sign-in. */
export const me = signal<Me | null>(null)
export const session = signal<Session>('opening')

let opened = false

/** Reads who was here last, then asks the server. Once per page; later calls do nothing. */
export async function openMe(): Promise<void> {
  if (opened) return
  opened = true
  effect(() => {
    if (sessionEnded.value > 0) session.value = 'out'
  })
  const asked = askMe()
  const kept = await (await store())?.get('answer', answerKey(ADDRESS))
  if (kept && me.value === null && session.peek() !== 'out') become(kept.body as Me)
  await asked
}

/** Asks the server who is signed in. Without a line what is known stays. */
export async function askMe(): Promise<void> {
  try {
    const { body } = await call<Me>('GET', ADDRESS)
    if (!body) return
    // Another child or facility more or less: what this device kept may be of one that is no longer theirs to see.
    if (me.value && keyOf(me.value) !== keyOf(body)) await forgetAnswers()
    become(body)
    await remember(body)
  } catch (error) {
    if (error instanceof Refused) {
      if (error.status === 401) session.value = 'out'
      else if (me.value === null) session.value = 'cut'
    } else if (error instanceof NoLine) {
      if (me.value === null && session.value === 'opening') session.value = 'cut'
    } else throw error
  }
}

/** Keeps the person on the device, for the next opening without a line. */
export const remember = async (person: Me): Promise<unknown> =>
  (await store())?.put('answer', { body: person, etag: null, at: moment() }, answerKey(ADDRESS))

/** Takes a person as the one at this door. */
export function become(next: Me): void {
  const first = next.facilities[0] ?? next.organisations[0]
  if (first) wording.value = first.wording
  me.value = next
  account.value = next.accountId
  session.value = 'in'
}

/** Tells one person from another by what they have here; screens are drawn anew for another person. */
export const keyOf = (person: Me): string =>
  JSON.stringify([person.name, person.facilities.map(({ facilityId, children }) => [facilityId, children.map((c) => c.childId)])])
