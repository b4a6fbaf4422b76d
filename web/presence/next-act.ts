// What one tap on a child does: the usual next thing, by what is true of the child now.
import type { Status } from '../../schema/presence/rule.ts'

/**
 * arrive: stamp and sighting at once. sighting: a caregiver sees a child whom only a machine has heard. ask: says why this child is not
 * awaited and asks first. hand_over: opens the small sheet with the person who comes. details: opens the child's sheet.
 */
export type NextAct = 'arrive' | 'ask' | 'sighting' | 'hand_over' | 'details'

const NEXT: Record<Status, NextAct> = {
  expected: 'arrive',
  late_expected: 'arrive',
  overdue: 'arrive',
  absent: 'ask',
  not_expected: 'ask',
  stamped: 'sighting',
  present: 'hand_over',
  left_stamped: 'hand_over',
  out: 'details',
  left: 'details',
}

/** The usual next act of a child with this status. */
export const nextAct = (status: Status): NextAct => NEXT[status]

/** Two taps on one tile closer together than this are one finger that bounced, never two acts, ms. */
export const BOUNCE = 1000

/**
 * True when a tap on a child follows the last one on it too closely to be meant; else it is the last one from now on.
 * @param now of the page's own running: a clock that is set right must not keep a child from being tapped
 */
export function isBounce(last: Map<string, number>, childId: string, now: number = performance.now()): boolean {
  if (now - (last.get(childId) ?? Number.NEGATIVE_INFINITY) < BOUNCE) return true
  last.set(childId, now)
  return false
}
