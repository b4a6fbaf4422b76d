// What a rehearsal is made of, in one round trip: who is here at the end of the year or comes in the next, their rows, what was chosen and decided.
import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type Day, fiscalYearOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import {
  type Choices,
  type Rehearsal,
  ROLLOVER_KEYS,
  type RolloverState,
  type RolloverTable,
} from '../../schema/rollover/plan.ts'
import { firstOf, lastBefore, rehearse } from '../../schema/rollover/rehearse.ts'
import { takeBack } from '../../schema/rollover/take-back.ts'
import {
  assignment,
  child,
  classMembership,
  classroom,
  contractHours,
  enrollment,
  person,
  rollover,
  rolloverChoice,
} from '../../schema/shard.ts'
import { digestOf } from '../kit/audit-row.ts'
import type { App } from '../kit/context.ts'
import { versionOf } from '../kit/etag.ts'
import { type PlannedTable, plannedRows } from '../kit/planned-rows.ts'
import { type Principal, withoutKept } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { writerOf } from '../kit/writer.ts'

const TABLES: Record<RolloverTable, PlannedTable> = {
  classroom: { table: classroom, keys: ROLLOVER_KEYS.classroom },
  enrollment: { table: enrollment, keys: ROLLOVER_KEYS.enrollment },
  classMembership: { table: classMembership, keys: ROLLOVER_KEYS.classMembership },
  contractHours: { table: contractHours, keys: ROLLOVER_KEYS.contractHours },
  assignment: { table: assignment, keys: ROLLOVER_KEYS.assignment },
}
const { columnsOf: own, writesOf, stillAsPlanned } = plannedRows(TABLES)

export { stillAsPlanned, writesOf }

/** The fiscal year that is rehearsed on a day: the next one. */
export const comingYear = (today: Day): number => fiscalYearOf(today) + 1

/** SQL: of children who are this house's own on the last day of the year or in the next, also one whose coming was called off. */
const aroundTheTurn = (facilityId: number, childId: SQL, last: Day): SQL => sql`exists (select 1 from enrollment e
  where e.facility_id = ${facilityId} and e.child_id = ${childId} and e.kind = 'regular' and (e.ends_on is null or e.ends_on >= ${last}))`

const childQuery = (db: Shard, facilityId: number, last: Day) =>
  db
    .select({
      id: child.id,
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      birthDay: child.birthDay,
    })
    .from(child)
    .where(and(eq(child.facilityId, facilityId), isNull(child.archivedAt), aroundTheTurn(facilityId, sql`child.id`, last)))
    .orderBy(asc(child.kanaOrder), asc(child.id))

const stateQueries = (db: Shard, facilityId: number, last: Day) =>
  [
    db.select(own('classroom')).from(classroom).where(eq(classroom.facilityId, facilityId)),
    db
      .select(own('enrollment'))
      .from(enrollment)
      .where(
        and(
          eq(enrollment.facilityId, facilityId),
          eq(enrollment.kind, 'regular'),
          aroundTheTurn(facilityId, sql`enrollment.child_id`, last),
        ),
      ),
    db
      .select(own('classMembership'))
      .from(classMembership)
      .where(and(eq(classMembership.facilityId, facilityId), aroundTheTurn(facilityId, sql`class_membership.child_id`, last))),
    db
      .select(own('contractHours'))
      .from(contractHours)
      .where(and(eq(contractHours.facilityId, facilityId), aroundTheTurn(facilityId, sql`contract_hours.child_id`, last))),
    db
      .select(own('assignment'))
      .from(assignment)
      .where(and(eq(assignment.facilityId, facilityId), or(isNull(assignment.endsOn), sql`${assignment.endsOn} >= ${last}`))),
  ] as const

/** What else begins with the year, said beside it. */
const besideQuery = (db: Shard, facilityId: number, first: Day) =>
  db
    .select({
      tariff: sql<Day | null>`(select max(t.starts_on) from fee_tariff t
        where t.facility_id = ${facilityId} and t.starts_on <= ${first} and t.gone_at is null)`.as('tariff'),
      settings: sql<Day | null>`(select max(s.starts_on) from facility_setting s
        where s.facility_id = ${facilityId} and s.starts_on <= ${first})`.as('settings'),
      ownForms: sql<number>`(select count(*) from document_own_file o
        where o.facility_id = ${facilityId} and o.starts_on = ${first} and o.format is not null)`.as('own_forms'),
    })
    .from(sql`(select 1)`)

/** Everything about the coming year, and the rehearsal made of it. */
export async function readYear(c: Context<App>, also?: 'rollover.plan') {
  const { facilityId } = c.get('scope')
  const year = comingYear(c.get('today'))
  const [first, last] = [firstOf(year), lastBefore(year)]
  const { who, rows } = await read(
    c,
    (db) =>
      [
        db
          .select({ version: sql<number>`${versionOf(facilityId, 'roster')} + ${versionOf(facilityId, 'rollover')}` })
          .from(sql`(select 1)`),
        db
          .select({ about: rolloverChoice.about, item: rolloverChoice.item, value: rolloverChoice.value })
          .from(rolloverChoice)
          .where(and(eq(rolloverChoice.facilityId, facilityId), eq(rolloverChoice.year, year))),
        db
          .select({
            id: rollover.id,
            writes: rollover.writes,
            seen: rollover.seen,
            decidedAt: rollover.decidedAt,
            by: writerOf('rollover'),
          })
          .from(rollover)
          .where(and(eq(rollover.facilityId, facilityId), eq(rollover.year, year), eq(rollover.state, 'decided'))),
        besideQuery(db, facilityId, first),
        db
          .select({
            id: person.id,
            name: sql<string>`trim(${person.familyName} || ' ' || ${person.givenName})`.as('name'),
          })
          .from(person)
          .where(
            and(
              eq(person.facilityId, facilityId),
              sql`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id = person.id
                and a.classroom_id is not null and (a.ends_on is null or a.ends_on >= ${last}))`,
            ),
          ),
        childQuery(db, facilityId, last),
        ...stateQueries(db, facilityId, last),
      ] as const,
    also,
  )
  const [[counted], choices, [decided], [beside], people, children, ...tables] = rows
  const names = Object.keys(TABLES) as RolloverTable[]
  const state = Object.fromEntries(names.map((name, index) => [name, tables[index]])) as unknown as RolloverState
  const base = decided ? takeBack(year, state, decided.writes) : state
  const rehearsal = rehearse(year, children, base, chosenOf(choices))
  return {
    who,
    year,
    first,
    last,
    version: counted?.version ?? 0,
    state,
    base,
    rehearsal,
    seen: seenOf(year, rehearsal),
    decided,
    beside,
    names: new Map(people.map(({ id, name }) => [id, name])),
    children,
  }
}
export type Year = Awaited<ReturnType<typeof readYear>>

function chosenOf(rows: readonly Pick<typeof rolloverChoice.$inferSelect, 'about' | 'item' | 'value'>[]): Choices {
  const of = <About extends keyof Choices>(about: About) =>
    new Map(rows.flatMap((row) => (row.about === about && row.value ? [[row.item, row.value]] : []))) as unknown as Choices[About]
  return { child: of('child'), class: of('class'), work: of('work') }
}

/** What a rehearsal comes to, in short: whoever decides it decides what was seen. */
const seenOf = (year: number, { classes, children, works }: Rehearsal): string =>
  digestOf(
    year,
    classes,
    children.map(({ childId, to }) => [childId, to]),
    works.map(({ assignmentId, to }) => [assignmentId, to]),
  )

/** The rehearsed children a person may see, with their names. */
export function shownChildren(who: Principal, { children, rehearsal }: Pick<Year, 'children' | 'rehearsal'>) {
  const known = new Map<Id, (typeof children)[number]>(children.map((one) => [one.id, one]))
  return withoutKept(who, rehearsal.children).flatMap((one) => {
    const found = known.get(one.childId)
    if (!found) return []
    const { familyName, givenName, familyKana, givenKana, birthDay } = found
    return [{ ...one, name: `${familyName} ${givenName}`.trim(), kana: `${familyKana} ${givenKana}`.trim(), birthDay }]
  })
}
