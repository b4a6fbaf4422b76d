// What this tablet has written down of naps, laid over the day the server knows. Laid over twice it changes nothing: acts have ids.
import { dayOf } from '../../schema/kit/day.ts'
import type { AdditionRow, NapDay, RoomRow } from '../../schema/nap/day.ts'
import type { NapEntry } from '../../schema/nap/input.ts'
import type { CheckRow } from '../../schema/nap/rule.ts'
import { withLocalCare } from '../care/local-care.ts'
import type { KeptAct } from '../kit/store.ts'

type Act = Pick<KeptAct, 'id' | 'path' | 'json' | 'state'>

/** The day with the tablet's own acts; refused ones and those of other days are left out. */
export function withLocalNaps(day: NapDay, acts: readonly Act[]): NapDay {
  const own = acts.filter(({ state, json }) => state !== 'refused' && dayOf(Number(json.at)) === day.day)
  const fresh = <Row extends { id: string; childId?: string }>(known: readonly Row[], local: Row[]): Row[] => {
    const have = new Set(known.map(({ id, childId }) => `${id} ${childId}`))
    return [...known, ...local.filter(({ id, childId }) => !have.has(`${id} ${childId}`))]
  }
  const of = (path: string) => own.filter((act) => act.path === path)
  return {
    ...day,
    sleeps: withLocalCare(day.day, day.sleeps, acts),
    checks: fresh(day.checks, of('nap/check').flatMap(checksOf)),
    rooms: fresh(
      day.rooms,
      of('nap/room').map(
        ({ id, json }): RoomRow => ({
          id,
          classId: String(json.classId),
          at: Number(json.at),
          temperature: (json.temperature as number | undefined) ?? null,
          humidity: (json.humidity as number | undefined) ?? null,
          by: '',
        }),
      ),
    ),
    additions: fresh(
      day.additions,
      of('nap/add').flatMap(({ id, json }) =>
        (json.childIds as string[]).map(
          (childId): AdditionRow => ({ id, childId, at: Number(json.at), added: json.added === true }),
        ),
      ),
    ),
  }
}

const checksOf = ({ id, json }: Act): CheckRow[] =>
  (json.entries as NapEntry[]).map(({ slot = null, position = null, note = null, supersedes = null, ...entry }) => ({
    ...entry,
    id,
    slot,
    position,
    note,
    supersedes,
    receivedAt: entry.at,
    reason: null,
    by: '',
  }))
