import { type Day, dayOf } from '../../schema/kit/day.ts'
import type { StepRow } from '../../schema/sickbay/rule.ts'
import type { KeptAct } from '../kit/store.ts'

/** What this tablet tapped, laid over the steps the server knows. Laid over twice it changes nothing: steps have ids. */
export function withLocalSteps(
  day: Day,
  known: readonly StepRow[],
  acts: readonly Pick<KeptAct, 'id' | 'json' | 'state'>[],
): StepRow[] {
  const have = new Set(known.map(({ id }) => id))
  const own = acts
    .filter(({ id, state, json }) => state !== 'refused' && !have.has(id) && dayOf(Number(json.at)) === day)
    .map(({ json }) => ({ ...(json as unknown as Omit<StepRow, 'day' | 'by'>), day, by: '' }))
  return [...known, ...own]
}
