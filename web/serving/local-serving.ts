import { type Day, dayOf } from '../../schema/kit/day.ts'
import type { ServingCheck } from '../../schema/serving/rule.ts'
import type { KeptAct } from '../kit/store.ts'

/** What this tablet looked at, laid over what the server knows. Laid over twice it changes nothing: looks have ids. */
export function withLocalChecks(
  day: Day,
  known: readonly ServingCheck[],
  acts: readonly Pick<KeptAct, 'id' | 'json' | 'state'>[],
): ServingCheck[] {
  const have = new Set(known.map(({ id }) => id))
  const own = acts
    .filter(({ id, state, json }) => state !== 'refused' && !have.has(id) && dayOf(Number(json.at)) === day)
    .map(({ json }) => ({ ...(json as unknown as ServingCheck), by: '' }))
  return [...known, ...own]
}
