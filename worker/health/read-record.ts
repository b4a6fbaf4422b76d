// 健康記録 of one child, and what waits to be confirmed in the whole reach of the reader.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { FEVER_FROM } from '../../schema/care/rule.ts'
import { FAMILY_KINDS, HEALTH_KINDS, MORNING_DAYS, suggestUsual } from '../../schema/health/rule.ts'
import { addDays, type Day, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { careEntry, child, classMembership, classroom, homeField } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { nameOfHouse } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { isOwnChild } from '../kit/enrolled.ts'
import { notFound } from '../kit/fail.ts'
import { reachedChildren } from '../kit/rights.ts'
import { toSaid, waits } from '../kit/said.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { inForce } from '../presence/queries.ts'
import { entriesOf } from './queries.ts'

/** Until when a temperature is one of the morning. */
const MORNING_MS = 10 * 60 * 60_000

/** Children with the class each is in on a day. */
const childrenOn = (db: Shard, facilityId: number, day: Day, which: SQL) =>
  db
    .select({
      childId: child.id,
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      birthDay: child.birthDay,
      className: classroom.name,
    })
    .from(child)
    .leftJoin(
      classMembership,
      and(eq(classMembership.facilityId, child.facilityId), eq(classMembership.childId, child.id), inForce(classMembership, day)),
    )
    .leftJoin(classroom, and(eq(classroom.facilityId, classMembership.facilityId), eq(classroom.id, classMembership.classroomId)))
    .where(and(eq(child.facilityId, facilityId), which))

/**
 * Every word about one child with what became of it. Staff read who wrote it; a family whether it was the reader, and no marks, which are
 * the nursery's own. Beside it what the child's mornings come to, as a number for 平熱.
 */
export async function readRecord(c: Context<App>, childId: Id) {
  const { facilityId } = c.get('scope')
  const { account, door } = tokenOf(c)
  const today = c.get('today')
  const family = door === 'family'
  const since = addDays(today, -MORNING_DAYS)
  const reached = reachedChildren('health.read', facilityId, tokenOf(c), today, c.get('now'))
  const mine = sql`${childId} in ${reached}`
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    settingsOn(db, facilityId, today),
    childrenOn(db, facilityId, today, sql`child.id = ${childId} and ${mine} and ${isOwnChild(facilityId, sql`${childId}`)}`),
    entriesOf(db, facilityId, family ? FAMILY_KINDS : HEALTH_KINDS, sql`health_entry.child_id = ${childId} and ${mine}`),
    db
      .select({ day: homeField.day, tenths: sql<number>`json_extract(home_field.value, '$.tenths')`.as('tenths') })
      .from(homeField)
      .where(
        sql`home_field.facility_id = ${facilityId} and home_field.day >= ${since} and home_field.child_id = ${childId}
          and home_field.field = 'temperature' and home_field.value is not null and ${mine}`,
      ),
    db
      .select({ day: careEntry.day, tenths: sql<number>`care_entry.value`.as('tenths'), at: careEntry.at })
      .from(careEntry)
      .where(
        sql`care_entry.facility_id = ${facilityId} and care_entry.day >= ${since} and care_entry.child_id = ${childId}
          and care_entry.kind = 'temperature' and not care_entry.gone and ${mine} and not exists (select 1 from care_entry r
            where r.facility_id = ${facilityId} and r.day = care_entry.day and r.child_id = ${childId} and r.kind = 'temperature'
              and r.supersedes = care_entry.id)`,
      ),
  ])
  const [[home], [setting], [found], entries, atHome, here] = rows
  if (!home || !setting || !found) throw notFound()
  const mornings = [...atHome, ...here.filter(({ day, at }) => at < startOf(day) + MORNING_MS)]
  const { className, birthDay } = found
  return {
    today,
    childId,
    kana: `${found.familyKana} ${found.givenKana}`.trim(),
    name: fullName(found),
    className,
    facility: home.name,
    birthDay,
    suggested: suggestUsual(mornings, setting.settings.feverFrom ?? FEVER_FROM),
    entries: entries.map((row) => toSaid(row, { account, named: !family })),
  }
}

/** Guardians' words that wait, the longest first, each with its child and every word about the same item. */
export async function readWaiting(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { account, door } = tokenOf(c)
  const today = c.get('today')
  const reached = reachedChildren('health.read', facilityId, tokenOf(c), today, c.get('now'))
  const asked = sql`(health_entry.kind, health_entry.child_id, health_entry.item) in (select e.kind, e.child_id, e.item from health_entry e
    where e.facility_id = ${facilityId} and e.child_id in ${reached} and ${waits('health', sql`e`)})`
  const { rows } = await read(c, (db) => [
    entriesOf(db, facilityId, FAMILY_KINDS, asked),
    childrenOn(
      db,
      facilityId,
      today,
      sql`child.id in (select e.child_id from health_entry e where e.facility_id = ${facilityId}
        and e.child_id in ${reached} and ${waits('health', sql`e`)})`,
    ),
  ])
  const [entries, children] = rows
  const named = door !== 'family'
  return {
    today,
    children: children.map(({ birthDay: _birth, ...one }) => ({
      childId: one.childId,
      kana: `${one.familyKana} ${one.givenKana}`.trim(),
      name: fullName(one),
      className: one.className,
      entries: entries.filter(({ childId }) => childId === one.childId).map((row) => toSaid(row, { account, named })),
    })),
  }
}
