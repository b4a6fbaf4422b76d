// The stays of a day: when a child came and when it went, as often as it did.
import type { Moment } from '../kit/day.ts'
import { type Fact, liveFacts } from './rule.ts'

/** `from` is null where it only went, `to` while it is here, or where nobody wrote down that it went. */
export interface DayStay {
  from: Moment | null
  to: Moment | null
}

/** Stays in the order of the day. 外出 lies within one; what is taken back, said twice or said a second time by the same act makes none. */
export function staysOf(facts: readonly Fact[]): DayStay[] {
  const stays: DayStay[] = []
  for (const { kind, at } of liveFacts(facts)) {
    const last = stays.at(-1)
    const open = last !== undefined && last.to === null
    if ((kind === 'arrive' || kind === 'sighting') && !open) stays.push({ from: at, to: null })
    if (kind !== 'leave' && kind !== 'handover') continue
    if (open) last.to = at
    else if (last?.to !== at) stays.push({ from: null, to: at })
  }
  return stays
}
