// A device at the entrance looks at what it read, with what it keeps and no line: whose it is, or why it is not taken.
import type { Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { isTimely, type KeyCode, type Passes, readScan, type Used, wasUsed } from './rule.ts'
import { hashOfCard, isSigned } from './verify.ts'

/** What was read and is taken, as it is sent with a stamp. */
export interface Taken {
  pass: { card: string } | KeyCode
  childIds: readonly Id[]
  /** A guardian's phone: she may let a child go, and say of these who fetches them. Null for a card. */
  mayTell: readonly Id[] | null
}
/** foreign: not a code of ours. phone: the one that hangs at the entrance. over: a card that is not on the list. unknown: a key that is not, or a forged code. */
export type Refusal = 'foreign' | 'phone' | 'over' | 'unknown' | 'old' | 'used'

/**
 * @param now this moment by the server's clock, as far as the device knows it
 * @param used codes that were taken here before
 */
export async function judgeScan(
  text: string,
  facilityId: number,
  passes: Pick<Passes, 'keys' | 'cards'>,
  used: Used,
  now: Moment,
): Promise<Taken | Refusal> {
  const read = readScan(text)
  if (!read) return 'foreign'
  if ('entrance' in read) return 'phone'
  if ('card' in read) {
    const card = await hashOfCard(read.card)
    const found = passes.cards.find(([hash]) => hash === card)
    return found ? { pass: { card }, childIds: [found[1]], mayTell: null } : 'over'
  }
  const [, publicKey, childIds, mayTell] = passes.keys.find(([key]) => key === read.key) ?? []
  if (!publicKey || !childIds || !mayTell || !(await isSigned(publicKey, facilityId, read))) return 'unknown'
  if (!isTimely(read.minute, now)) return 'old'
  return wasUsed(used, read) ? 'used' : { pass: read, childIds, mayTell }
}
