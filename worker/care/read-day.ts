// What was written down of the children of a day: for the tablets of the room, the desk and, of its own children, a family.
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { FIRST_THINGS, readFrom } from '../../schema/belonging/rule.ts'
import type { CareDay } from '../../schema/care/day.ts'
import { FAMILY_CARE, kindsFor } from '../../schema/care/for-family.ts'
import { CARE_KINDS, FEVER_FROM, feverFromOf } from '../../schema/care/rule.ts'
import { type HomeField, type HomeRow, type HomeValues, inSeason, standsOf } from '../../schema/contactbook/home.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { careEntry } from '../../schema/shard.ts'
import { belongingRows } from '../belonging/queries.ts'
import { asHomeRow, homeRows } from '../contactbook/queries.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { usualOn } from '../health/queries.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOfAll, writeEtag } from '../kit/etag.ts'
import { notFound } from '../kit/fail.ts'
import { blocked, reachedChildren, reachesPast } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { writerOf } from '../kit/writer.ts'
import { sickbaySteps } from '../sickbay/queries.ts'

/** What of an entry is read wherever it is folded. */
export const careColumns = {
  id: careEntry.id,
  childId: careEntry.childId,
  kind: careEntry.kind,
  at: careEntry.at,
  value: careEntry.value,
  detail: careEntry.detail,
  note: careEntry.note,
  supersedes: careEntry.supersedes,
  gone: careEntry.gone,
}

/** The entries of a day as they were written, `only` of some children. Staff are told who wrote, a family is not. */
export const careRows = (db: Shard, facilityId: number, day: Day, only: SQL, named: boolean) =>
  db
    .select({
      ...careColumns,
      by: writerOf('care_entry', named),
    })
    .from(careEntry)
    .where(and(eq(careEntry.facilityId, facilityId), eq(careEntry.day, day), only))
    .orderBy(asc(careEntry.at))

/** SQL: children (SQL of an id) whose care the caller may see on a day. */
export function careReach(c: Context<App>, day: Day, childId: SQL = sql`care_entry.child_id`): SQL {
  const { facilityId } = c.get('scope')
  const [token, today] = [tokenOf(c), c.get('today')]
  if (day === today || token.door === 'family')
    return sql`${childId} in ${reachedChildren('care.read', facilityId, token, today, c.get('now'))}`
  return sql`${reachesPast('care.read', facilityId, token, today, childId, sql`${day}`)} and not ${blocked(facilityId, childId, token.account, today)}`
}

/** The thresholds of those children whose 平熱 makes it another than the facility's. */
export const thresholds = (from: number, usual: readonly { childId: Id; value: number }[]): Record<Id, number> =>
  Object.fromEntries(
    usual.map(({ childId, value }) => [childId, feverFromOf(from, value)] as const).filter(([, own]) => own !== from),
  )

/** What home said last of one field of a morning, by child. */
const saidOf = <Field extends HomeField>(rows: readonly HomeRow[], field: Field): Record<Id, HomeValues[Field]> =>
  Object.fromEntries([...standsOf(rows, field)].flatMap(([childId, { value }]) => (value === null ? [] : [[childId, value]])))

export async function readCareDay(c: Context<App>, day: Day, classId: Id | undefined) {
  const { facilityId } = c.get('scope')
  const family = tokenOf(c).door === 'family'
  if (day > c.get('today')) throw notFound()
  const key = `${day}${classId ?? ''}`
  const version = versionOfAll(facilityId, ['care', 'contactbook', 'facility'])
  if (await stillFresh(c, version, key)) return c.body(null, 304)
  // A family asks about its own children, and learns of no class who is in it.
  const inClass = (childId: SQL): SQL =>
    classId && !family
      ? sql`${careReach(c, day, childId)} and ${childId} in (select m.child_id from class_membership m where m.facility_id = ${facilityId}
        and m.classroom_id = ${classId} and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day}))`
      : careReach(c, day, childId)
  const { who, rows } = await read(c, (db) => [
    db.select({ version }).from(sql`(select 1)`),
    settingsOn(db, facilityId, day),
    careRows(db, facilityId, day, inClass(sql`care_entry.child_id`), !family),
    usualOn(db, facilityId, day, inClass),
    homeRows(
      db,
      facilityId,
      day,
      day,
      sql`${family ? 0 : 1} and home_field.field in ('temperature', 'eating', 'pool') and ${inClass(sql`home_field.child_id`)}`,
      '',
      false,
    ),
    sickbaySteps(db, facilityId, day, day, sql`${family ? 0 : 1} and ${inClass(sql`sickbay_step.child_id`)}`),
    belongingRows(db, facilityId, readFrom(day), day, sql`${family ? 0 : 1} and ${inClass(sql`belonging_step.child_id`)}`),
  ])
  const [[counted], [setting], entries, usual, said, steps, belongings] = rows
  if (!setting) throw notFound()
  const shown = family ? kindsFor(setting.settings.familyCare ?? FAMILY_CARE) : CARE_KINDS
  writeEtag(c, who, counted?.version ?? 0, null, key)
  const feverFrom = setting.settings.feverFrom ?? FEVER_FROM
  const home = said.map(asHomeRow)
  return c.json({
    day,
    rows: entries.filter(({ kind }) => shown.includes(kind)),
    feverFrom,
    feverOf: thresholds(feverFrom, usual),
    homeOf: saidOf(home, 'temperature'),
    eatingOf: saidOf(home, 'eating'),
    poolOf: !family && inSeason(setting.settings.morning?.pool, day) ? saidOf(home, 'pool') : null,
    sickbay: !family && setting.settings.sickbay ? steps : null,
    belongings: family ? null : { things: setting.settings.belongings ?? [...FIRST_THINGS], rows: belongings },
  } satisfies CareDay)
}
