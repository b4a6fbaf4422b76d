// The house as it would be without a year that was decided: what the decision wrote is taken out, and what was written since stays. So a decision
// can be undone as a whole, and made again with other choices, and neither loses what somebody did meanwhile (a child that moved in January).
import { addDays, type Day } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Change, Dated } from '../roster/plan.ts'
import { dayBefore, holdsOn, isVoid, sameRow } from '../roster/settle-dated.ts'
import { ROLLOVER_KEYS, type RolloverState, type RolloverTable, type RolloverTables, type RolloverWrites } from './plan.ts'
import { lastBefore } from './rehearse.ts'

/** The state without the decision that wrote `decided`. Where nothing was written since, exactly the state it was made on. */
export function takeBack(year: number, state: RolloverState, decided: RolloverWrites): RolloverState {
  const last = lastBefore(year)
  const without = <Table extends RolloverTable>(table: Table, owner?: (row: RolloverTables[Table]) => Id) =>
    withoutDecision(state[table], decided.insert[table], decided.change[table], table, last, owner)
  const classMembership = without('classMembership', ({ childId }) => childId)
  const assignment = without('assignment', ({ personId }) => personId)
  const used = new Set([...classMembership, ...assignment].filter((row) => !isVoid(row)).map(({ classroomId }) => classroomId))
  return {
    // A new class into which somebody has put a child or a caregiver since stays.
    classroom: without('classroom').map((row, place) =>
      isVoid(row) && used.has(row.id) ? (state.classroom[place] ?? row) : row,
    ),
    enrollment: without('enrollment', ({ childId }) => childId),
    classMembership,
    contractHours: without('contractHours', ({ childId }) => childId),
    assignment,
  }
}

/** Equal but for the last day, which somebody may have set since; a row that never held any more is somebody's word too. */
const standsAs = (row: Dated, left: Dated): boolean =>
  isVoid(row) ? sameRow(row, left) : sameRow({ ...row, endsOn: left.endsOn }, left)

/**
 * One table's rows, each in its place. What was ended with the old year, or went on beyond it, ends as it would have, or with what begins before that;
 * also when somebody has put another row in its place since: what its owner has on the last day is what the end is of.
 */
function withoutDecision<Row extends Dated>(
  rows: readonly Row[],
  made: readonly Row[],
  changed: readonly Change<Row>[],
  table: RolloverTable,
  last: Day,
  owner?: (row: Row) => Id,
): Row[] {
  const keyOf = (row: Row): string => JSON.stringify(ROLLOVER_KEYS[table].map((key) => row[key as keyof Row]))
  const mine = new Map(made.map((row) => [keyOf(row), row]))
  const changes = new Map(changed.map((one) => [keyOf(one.after), one]))
  const result = rows.map((row) => {
    const fresh = mine.get(keyOf(row))
    if (fresh) return standsAs(row, fresh) ? { ...row, endsOn: dayBefore(row.startsOn) } : row
    const change = changes.get(keyOf(row))
    if (!change || !standsAs(row, change.after)) return row
    const { before, after } = change
    return isVoid(before) || row.endsOn === after.endsOn ? before : { ...before, endsOn: row.endsOn }
  })
  if (!owner) return result
  for (const { before, after } of changed) {
    if (before.startsOn > last || before.endsOn === after.endsOn) continue
    const own = result.filter((row) => owner(row) === owner(before))
    const restored = own.find((row) => keyOf(row) === keyOf(before) && row.endsOn === before.endsOn)
    const standing = restored ?? own.find((row) => holdsOn(row, last) && row.endsOn === after.endsOn)
    if (!standing) continue
    // Somebody may work in two classes; a child is in one, and what begins later ends what went on.
    const next = table === 'assignment' ? [] : own.filter((row) => row.startsOn > last && !isVoid(row))
    const ends = [before.endsOn, ...next.map(({ startsOn }) => addDays(startsOn, -1))].filter((day) => day !== null).sort()
    result[result.indexOf(standing)] = { ...standing, endsOn: ends[0] ?? null }
  }
  return result
}
