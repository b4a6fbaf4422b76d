// 生活管理指導表 of one child, of the house as a list, and as a file.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { ALLERGEN_SOURCE } from '../../schema/allergy/allergen.ts'
import { layOutAllergies } from '../../schema/allergy/lay-out-allergies.ts'
import { foldAllergy } from '../../schema/allergy/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { nameOfHouse } from '../growth/queries.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { childrenWith, entriesOf, paperDates, reachOf, toEntries } from './queries.ts'

type Named = Awaited<ReturnType<typeof childrenWith>>[number]

const told = (c: Context<App>, found: Named) => ({
  childId: found.childId,
  kana: `${found.familyKana} ${found.givenKana}`.trim(),
  name: fullName(found),
  classId: found.classId,
  className: found.className,
  birthDay: found.birthDay,
  /** 入園予定: the day on which it comes. */
  comesOn: found.startsOn !== null && found.startsOn > c.get('today') ? found.startsOn : null,
  /** What is left out now. */
  list: found.allergens,
})

async function gather(c: Context<App>, children: SQL, only: (childId: SQL) => SQL) {
  const { facilityId } = c.get('scope')
  const { account, door } = tokenOf(c)
  const today = c.get('today')
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    settingsOn(db, facilityId, today),
    childrenWith(db, facilityId, today, children),
    ...entriesOf(db, facilityId, only),
  ])
  const [[home], [setting], found, entries, decisions] = rows
  if (!home) throw notFound()
  const of = toEntries([entries, decisions], { account, named: door !== 'family' })
  return {
    today,
    facility: home.name,
    ...paperDates(setting?.settings),
    children: found.map((one) => ({ ...told(c, one), entries: of.get(one.childId) ?? [] })),
  }
}

/** Every word about one child with what became of it. */
export async function readChild(c: Context<App>, childId: Id) {
  const reached = reachOf(c, sql`${childId}`)
  const { children, ...answer } = await gather(
    c,
    sql`(${child.id} = ${childId} and ${reached})`,
    (of) => sql`(${of} = ${childId} and ${reached})`,
  )
  const [found] = children
  if (!found) throw notFound()
  return { ...answer, ...found }
}

/** Children with a removal, or about whom a paper was asked for or handed in; those who are still to come too. */
export function readList(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const ends = sql`exists (select 1 from enrollment e where e.facility_id = ${facilityId} and e.child_id = "child"."id"
    and e.kind = 'regular' and (e.ends_on is null or e.ends_on >= ${c.get('today')}))`
  const concerned = sql`("child"."allergens" <> '[]' or exists (select 1 from allergy_entry n where n.facility_id = ${facilityId}
    and n.child_id = "child"."id"))`
  return gather(c, sql`(${ends} and ${concerned} and ${reachOf(c, sql`"child"."id"`)})`, (of) => reachOf(c, of))
}

/** The same as a file; who took it is written down first. */
export async function exportList(c: Context<App>, { format }: { format: 'csv' | 'xlsx' }) {
  const { today, warnDays, facility, children } = await readList(c)
  const { headings, rows } = layOutAllergies(
    children.map(({ entries, list, ...one }) => ({ ...one, ...foldAllergy(list, entries, { today, warnDays }) })),
  )
  await logReading(c, '', { exported: format, children: children.length })
  return answerTable(c, {
    format,
    name: `食物アレルギー_${today}_${facility}`,
    title: `食物アレルギー一覧 ${today}`,
    lines: [facility, madeAt(c), ALLERGEN_SOURCE.foods],
    headings,
    rows,
    widths: (column) => [10, 18, 18, 12, 24, 14][column] ?? 16,
    frozenColumns: 3,
  })
}
