// Who saw what of which child: from the summed-up readings, resolved through the rights of each day, and from the single lines of what is
// sensitive. For a report to the authority it must be complete; where a day is not clear (a right that ended in its middle), it is in it.
import { and, between, eq, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { exposed } from '../../schema/audit/exposed.ts'
import type { exposureQuery } from '../../schema/audit/input.ts'
import { addDays, startOf } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import {
  assignment,
  audit,
  block,
  child,
  classMembership,
  device,
  duty,
  guardianship,
  person,
  reading,
} from '../../schema/shard.ts'
import { auditRow } from '../kit/audit-row.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { keptPerson } from './read-audit.ts'

export type Asked = v.InferOutput<typeof exposureQuery>

/** Everything the report is made of, in one round trip; then one line in the audit that it was made. */
export async function readExposure(c: Context<App>, asked: Asked) {
  const { db } = c.get('scope')
  const { who, rows } = await read(c, (shard) => queries(c, shard, asked))
  if (asked.child && who.kept.has(asked.child)) throw notFound()
  const [readings, lines, memberships, guardians, roles, duties, devices, blocks, people, children] = rows
  if (asked.child && children.length === 0) throw notFound()
  const list = exposed({ asked, readings, lines, memberships, guardians, roles, duties, devices, blocks, people, children })
  const content = { opened: 'exposure', from: asked.from, to: asked.to, ...(asked.account ? { account: asked.account } : {}) }
  const row = auditRow(c, { id: newId(c.get('now')), childId: asked.child ?? '', content, outcome: 'read' })
  c.set('looked', 'logged')
  await db.insert(audit).values(row)
  return { asked, at: c.get('now'), by: who.name, exposures: list.filter(({ childId }) => !who.kept.has(childId)) }
}

/** Dated rows that touch a window, one day longer: what ended on a day before may have held until that day. */
const touches = (row: { startsOn: unknown; endsOn: unknown }, { from, to }: Asked): SQL =>
  and(lte(row.startsOn as never, to), or(isNull(row.endsOn as never), gte(row.endsOn as never, addDays(from, -1)))) as SQL

function queries(c: Context<App>, db: Shard, asked: Asked) {
  const { facilityId } = c.get('scope')
  const { from, to, account, child: childId } = asked
  const ofAccount = (column: typeof reading.accountId | typeof audit.accountId) =>
    account === undefined ? undefined : eq(column, account)
  const ofChild = (column: typeof reading.childId | typeof audit.childId) =>
    childId === undefined ? undefined : sql`${column} in ('', ${childId})`
  const mine = <Table extends { facilityId: unknown }>(table: Table): SQL => eq(table.facilityId as never, facilityId)
  const staffRow = { accountId: person.accountId }
  return [
    db
      .select({
        accountId: reading.accountId,
        deviceId: reading.deviceId,
        door: reading.door,
        action: reading.action,
        childId: reading.childId,
        days: sql<string>`json_group_array(json_array(day, first_at, last_at, times))`,
      })
      .from(reading)
      .where(and(mine(reading), between(reading.day, from, to), ofAccount(reading.accountId), ofChild(reading.childId)))
      .groupBy(reading.accountId, reading.deviceId, reading.door, reading.action, reading.childId),
    db
      .select({
        accountId: audit.accountId,
        deviceId: audit.deviceId,
        door: audit.door,
        action: audit.action,
        childId: audit.childId,
        at: audit.at,
      })
      .from(audit)
      .where(
        and(
          mine(audit),
          between(audit.at, startOf(from), startOf(addDays(to, 1)) - 1),
          eq(audit.outcome, 'read'),
          ofAccount(audit.accountId),
          ofChild(audit.childId),
        ),
      )
      .orderBy(audit.at),
    db
      .select({
        childId: classMembership.childId,
        classroomId: classMembership.classroomId,
        startsOn: classMembership.startsOn,
        endsOn: classMembership.endsOn,
      })
      .from(classMembership)
      .where(
        and(
          mine(classMembership),
          touches(classMembership, asked),
          childId === undefined ? undefined : eq(classMembership.childId, childId),
        ),
      ),
    db
      .select({
        childId: guardianship.childId,
        relationship: guardianship.relationship,
        capabilities: guardianship.capabilities,
        startsOn: guardianship.startsOn,
        endsOn: guardianship.endsOn,
        ...staffRow,
      })
      .from(guardianship)
      .innerJoin(person, and(eq(person.facilityId, guardianship.facilityId), eq(person.id, guardianship.personId)))
      .where(and(mine(guardianship), touches(guardianship, asked))),
    db
      .select({
        role: assignment.role,
        classroomId: assignment.classroomId,
        startsOn: assignment.startsOn,
        endsOn: assignment.endsOn,
        ...staffRow,
      })
      .from(assignment)
      .innerJoin(person, and(eq(person.facilityId, assignment.facilityId), eq(person.id, assignment.personId)))
      .where(and(mine(assignment), touches(assignment, asked))),
    db
      .select({ day: duty.day, ...staffRow })
      .from(duty)
      .innerJoin(person, and(eq(person.facilityId, duty.facilityId), eq(person.id, duty.personId)))
      .where(and(mine(duty), between(duty.day, from, to))),
    db
      .select({ id: device.id, name: device.name, kind: device.kind, classroomIds: device.classroomIds })
      .from(device)
      .where(mine(device)),
    db
      .select({
        childId: block.childId,
        setAt: block.setAt,
        endsOn: block.endsOn,
        liftedAt: block.liftedAt,
        ...staffRow,
      })
      .from(block)
      .innerJoin(person, and(eq(person.facilityId, block.facilityId), eq(person.id, block.personId)))
      .where(and(mine(block), lte(block.startsOn, to))),
    db
      .select({ name: sql<string>`trim(family_name || ' ' || given_name)`, ...staffRow })
      .from(person)
      .where(
        and(
          mine(person),
          sql`${person.accountId} is not null`,
          ofPerson(account),
          sql`not exists (select 1 from person p where p.facility_id = ${facilityId} and p.id = ${person.id} and ${keptPerson(c)})`,
        ),
      ),
    db
      .select({
        childId: child.id,
        name: sql<string>`trim(family_name || ' ' || given_name)`,
        kanaOrder: child.kanaOrder,
      })
      .from(child)
      .where(and(mine(child), childId === undefined ? undefined : eq(child.id, childId))),
  ] as const
}

const ofPerson = (account: string | undefined) => (account === undefined ? undefined : eq(person.accountId, account))
