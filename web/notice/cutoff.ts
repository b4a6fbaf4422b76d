import type { Day } from '../../schema/kit/day.ts'
import { timeOn } from '../../schema/kit/time.ts'
import type { FamilyChild } from '../family/today.ts'
import { now, today } from '../kit/clock.ts'
import type { FormKind } from './draft.ts'

/** After the nursery's cut-off for this morning: what it then does with a report about today; null before, and for pick-ups (RA07, RA08). */
export function cutoffOf({ rules }: FamilyChild, kind: FormKind, first: Day): 'refuse' | 'accept' | null {
  if (!rules || kind === 'pickup' || first !== today() || timeOn(today(), now.value) < rules.cutoffAt) return null
  return rules.afterCutoff
}
