// Where people are missing: half hours in a row with the same number missing are one stretch.
import type { Time } from '../../schema/kit/time.ts'
import { HALF_HOUR, type HalfHour } from '../../schema/staffing/rule.ts'

export interface Stretch {
  from: Time
  to: Time
  missing: number
}

/** How many are missing; 0 where enough are there, or nobody said. */
export const missingIn = ({ people, staff }: Pick<HalfHour, 'people' | 'staff'>): number =>
  staff === null ? 0 : Math.max(0, people - staff)

/** The stretches with somebody missing that end after a time. */
export function shortages(slots: readonly HalfHour[], after: Time): Stretch[] {
  const stretches: Stretch[] = []
  for (const slot of slots) {
    const missing = missingIn(slot)
    const last = stretches.at(-1)
    if (missing === 0 || slot.from + HALF_HOUR <= after) continue
    if (last && last.to === slot.from && last.missing === missing) last.to = slot.from + HALF_HOUR
    else stretches.push({ from: slot.from, to: slot.from + HALF_HOUR, missing })
  }
  return stretches
}
