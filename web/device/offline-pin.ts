// A PIN without a line. It tells who is at work and opens what lies here anyway; what is done goes to the nursery only once the server has heard
// the PIN itself. Whoever has opened a name here before is known by a slow digest, kept under the tablet's key (docs/decisions/70).

import { PIN_TRIES } from '../../schema/device/rule.ts'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { moment } from '../kit/clock.ts'
import { answerKey, store } from '../kit/store.ts'

interface KnownPin {
  salt: number[]
  digest: number[]
  tries: Moment[]
}

const ROUNDS = 600_000
const REST = 15 * 60_000
const placeOf = (personId: Id): string => answerKey(`pin ${personId}`, { 'X-Door': 'device' })

async function digestOf(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<number[]> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, key, 256)
  return [...new Uint8Array(bits)]
}

const keep = async (personId: Id, known: KnownPin): Promise<unknown> =>
  (await store())?.put('answer', { body: known, etag: null, at: moment() }, placeOf(personId))

/** Remembers a PIN the server has just taken. */
export async function knowPin(personId: Id, pin: string): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  await keep(personId, { salt: [...salt], digest: await digestOf(pin, salt), tries: [] })
}

/** unknown: this person has never opened a name here. rests: five wrong ones within a quarter of an hour. A try is counted before it is looked at. */
export async function checkPin(personId: Id, pin: string): Promise<'right' | 'wrong' | 'unknown' | 'rests'> {
  const known = (await (await store())?.get('answer', placeOf(personId)))?.body as KnownPin | undefined
  if (!known) return 'unknown'
  const tries = known.tries.filter((at) => at > moment() - REST)
  if (tries.length >= PIN_TRIES) return 'rests'
  await keep(personId, { ...known, tries: [...tries, moment()] })
  const digest = await digestOf(pin, new Uint8Array(known.salt))
  if (digest.join() !== known.digest.join()) return 'wrong'
  await keep(personId, { ...known, tries: [] })
  return 'right'
}
