// Taking an import back as a whole. Nothing is deleted: rows that were made end before they began, what was changed gets its old values.
import type { Moment } from '../kit/day.ts'
import { type Change, type Dated, ROSTER_KEYS, type RosterWrites } from './plan.ts'
import { dayBefore } from './settle-dated.ts'

const voided = <Row extends Dated>(row: Row): Change<Row> => ({ before: row, after: { ...row, endsOn: dayBefore(row.startsOn) } })
const swapped = <Row>({ before, after }: Change<Row>): Change<Row> => ({ before: after, after: before })

/**
 * The writes that take a carried-out plan back, in the same form as a plan. Every `before` is what the import left: when one of them is no
 * longer true, somebody has worked with it since, and the worker refuses the whole. People stay: without a guardianship they reach nobody.
 */
export function undoImport(plan: RosterWrites, now: Moment): RosterWrites {
  const { insert, change } = plan
  const empty = Object.fromEntries(Object.keys(ROSTER_KEYS).map((table) => [table, []])) as unknown as RosterWrites['insert']
  const changes: RosterWrites['change'] = {
    classroom: [...insert.classroom.map(voided), ...change.classroom.map(swapped)],
    person: change.person.map(swapped),
    child: [...insert.child.map((row) => ({ before: row, after: { ...row, archivedAt: now } })), ...change.child.map(swapped)],
    enrollment: [...insert.enrollment.map(voided), ...change.enrollment.map(swapped)],
    classMembership: [...insert.classMembership.map(voided), ...change.classMembership.map(swapped)],
    contractHours: [...insert.contractHours.map(voided), ...change.contractHours.map(swapped)],
    guardianship: [...insert.guardianship.map(voided), ...change.guardianship.map(swapped)],
    pickupPerson: [...insert.pickupPerson.map(voided), ...change.pickupPerson.map(swapped)],
  }
  return { insert: empty, change: changes }
}
