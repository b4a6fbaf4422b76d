// Who is signed in at this door. Kept on the device, so that the door opens without a line; the server is asked each time all the same.
import { effect, signal } from '@preact/signals'
import type { Routes } from '../../worker/account/routes.ts'
import { call, NoLine, Refused, type Reply, sessionEnded } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { door } from '../kit/door.ts'
import { flush } from '../kit/outbox.ts'
import { answerKey, forgetAnswers, store } from '../kit/store.ts'
import { wording } from '../kit/words.tsx'

export type Me = Reply<Routes, '/me'>
export type FacilityOfMine = Me['facilities'][number]

/** opening: not known yet. in: as far as we know. out: the server wants a sign-in. cut: nobody known, and no line to ask. */
export type Session = 'opening' | 'in' | 'out' | 'cut'

const ADDRESS = '/api/account/me'

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
    become(body)
    await (await store())?.put('answer', { body, etag: null, at: moment() }, answerKey(ADDRESS))
  } catch (error) {
    if (error instanceof Refused) {
      if (error.status === 401) session.value = 'out'
      else if (me.value === null) session.value = 'cut'
    } else if (error instanceof NoLine) {
      if (me.value === null && session.value === 'opening') session.value = 'cut'
    } else throw error
  }
}

function become(next: Me): void {
  const first = next.facilities[0] ?? next.organisations[0]
  if (first) wording.value = first.wording
  me.value = next
  session.value = 'in'
}

/**
 * Signs in at this door and sends what waited for it.
 * @throws Refused for a wrong login or too many tries, NoLine when there was no answer
 */
export async function signIn(login: string, password: string): Promise<void> {
  const before = me.value
  await call('POST', '/api/account/sign-in', { json: { login, password, door } })
  const { body } = await call<Me>('GET', ADDRESS)
  if (!body) throw new NoLine()
  if (before && keyOf(before) !== keyOf(body)) await forgetAnswers()
  await (await store())?.put('answer', { body, etag: null, at: moment() }, answerKey(ADDRESS))
  become(body)
  void flush()
  // Every screen that lies waiting asks again at once, as it does when the line comes back.
  dispatchEvent(new Event('online'))
}

/**
 * Ends the session on the server, then forgets what was read in this door. What was not sent stays.
 * @throws NoLine: without a line nobody can be signed out, and the screen must say so
 */
export async function signOut(): Promise<void> {
  try {
    await call('POST', '/api/account/sign-out', { json: {} })
  } catch (error) {
    if (!(error instanceof Refused && error.status === 401)) throw error
  }
  await forgetAnswers()
  forgetDrafts()
  me.value = null
  session.value = 'out'
}

/** Tells one person from another by what they have here; screens are drawn anew for another person. */
export const keyOf = (person: Me): string =>
  JSON.stringify([person.name, person.facilities.map(({ facilityId, children }) => [facilityId, children.map((c) => c.childId)])])

function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(`tsumugi.${door}.`)) sessionStorage.removeItem(key)
  } catch {
    // Storage that is closed to us holds nothing of ours.
  }
}
