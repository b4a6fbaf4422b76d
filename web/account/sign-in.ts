// Coming in and going out at this door.
import { account, call, NoLine, Refused } from '../kit/call.ts'
import { door } from '../kit/door.ts'
import { flush } from '../kit/outbox.ts'
import { forgetAnswers } from '../kit/store.ts'
import { ADDRESS, become, keyOf, type Me, me, remember, session } from './me.ts'

/**
 * Signs in at this door and sends what waited for it; `second` when a code is wanted first (`signInSecond`).
 * @throws Refused for a wrong login or too many tries, NoLine when there was no answer
 */
export async function signIn(login: string, password: string): Promise<'in' | 'second'> {
  const { body } = await call<{ second?: true }>('POST', '/api/account/sign-in', { json: { login, password, door } })
  if (body?.second) return 'second'
  await arrive()
  return 'in'
}

/** The second step of a sign-in. @throws Refused `bad_code`, or `half_over` when it has to begin again; NoLine */
export async function signInSecond(code: string): Promise<void> {
  await call('POST', '/api/account/second', { json: { code } })
  await arrive()
}

/** Signs in with a passkey's answer alone. @throws Refused, NoLine */
export async function signInWithPasskey(answer: unknown): Promise<void> {
  await call('POST', '/api/account/passkey/sign-in', { json: { answer, door } })
  await arrive()
}

/** Takes the person who has just come in, and sends what waited for them. */
async function arrive(): Promise<void> {
  const before = me.value
  const { body } = await call<Me>('GET', ADDRESS)
  if (!body) throw new NoLine()
  if (before && keyOf(before) !== keyOf(body)) await forgetAnswers()
  await remember(body)
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
  account.value = undefined
  session.value = 'out'
}

function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(`tsumugi.${door}.`)) sessionStorage.removeItem(key)
  } catch {
    // Storage that is closed to us holds nothing of ours.
  }
}
