// 統一献立: a file is read and shown first, then written as it was shown, and taken back as a whole. Each day becomes a version of that day's menu, so
// taking back deletes nothing: what stood before stands again.
import { and, desc, eq, ne, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { addDays } from '../../schema/kit/day.ts'
import { findHeadings, type GridRow, type Problem } from '../../schema/kit/grid.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { finderOf, foodsOn, strangeIngredients } from '../../schema/meal/foods.ts'
import { type DayPlan, planOf } from '../../schema/meal/plan.ts'
import { readMenu, readMenuHeading } from '../../schema/meal/read-menu.ts'
import { menuDay, menuImport, person } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, Fail, notFound } from '../kit/fail.ts'
import { loadSheet } from '../kit/load-sheet.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { foodChoices, menuQueries, menusOf } from './queries.ts'

const LONGEST_PLAN = 1_000_000
/** A menu is for months around now; a day further away is a slip of the year. */
const AROUND = 400

const fits = (rows: GridRow[]): boolean => findHeadings(rows, readMenuHeading, ['day'])?.columns.has('day') ?? false

const refuse = (c: Context<App>, errors: readonly Problem[], unknownColumns: readonly string[]) => {
  const first = errors[0]?.message ?? ''
  const message = `${errors.length === 1 ? first : `${errors.length}か所を直してください。はじめは ${first}`}（何も取り込んでいません）`
  return c.json({ error: { code: 'bad_file', message, requestId: c.get('requestId') }, errors, unknownColumns }, 422)
}

/** Reads a file and keeps what it would write. Anything wrong with it is a 422 that names every place, and then nothing is kept. */
export async function previewMenu(c: Context<App>, { fileName }: { fileName: string }, bytes: Uint8Array) {
  const { facilityId } = c.get('scope')
  const [now, today] = [c.get('now'), c.get('today')]
  const [from, to] = [addDays(today, -AROUND), addDays(today, AROUND)]
  const { rows } = await read(c, (db) => [foodChoices(db, facilityId), ...menuQueries(db, facilityId, from, to)])
  const [choices, ...menuRows] = rows
  const { readTable } = await loadSheet()
  const table = await readTable(bytes, fits)
  if (table.problem) return refuse(c, [table.problem], [])
  const file = readMenu(table.rows, () => newId(now))
  const { days, unknownColumns } = file
  const astray = days.find(({ day }) => day < from || day > to)
  const errors = astray
    ? [...file.errors, { row: null, column: null, message: `${astray.day} は1年より離れた日です。年を確かめてください。` }]
    : file.errors
  if (errors.length > 0) return refuse(c, errors, unknownColumns)
  const plan = { days }
  if (JSON.stringify(plan).length > LONGEST_PLAN)
    throw new Fail(413, 'too_big', '一度に取り込める量をこえています。ファイルを月ごとに分けて、1つずつ取り込んでください。')
  const stands = new Map(menusOf(menuRows).map((menu) => [menu.day, menu]))
  const planned = days.map((one) => ({ day: one.day, dishes: one.dishes, plan: planOf(one, stands.get(one.day)) }))
  const counts = Object.fromEntries(
    (['fresh', 'changed', 'same', 'own'] as const).map((key) => [key, planned.filter((one) => one.plan === key).length]),
  ) as Record<DayPlan, number>
  const importId = newId(now)
  await write(c, {
    id: importId,
    input: { fileName, importId },
    children: [],
    rows: (db) => [
      db
        .insert(menuImport)
        .values({ facilityId, id: importId, state: 'preview', fileName, accountId: tokenOf(c).account, createdAt: now, plan }),
    ],
    content: { previewed: importId, fileName, counts },
    topics: [],
  })
  const strange = strangeIngredients(
    days.flatMap(({ dishes }) => dishes),
    finderOf(foodsOn(choices, today)),
  )
  return c.json({ importId, fileName, counts, days: planned, unknownColumns, warnings: file.warnings, strange })
}

/** The import as it was previewed or done, or the 404 of everything that is not this facility's. */
async function findImport(c: Context<App>, importId: Id) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select()
      .from(menuImport)
      .where(and(eq(menuImport.facilityId, facilityId), eq(menuImport.id, importId))),
  ])
  const found = rows[0][0]
  if (!found) throw notFound()
  return found
}

const isIn = (facilityId: number, importId: Id, state: 'preview' | 'done') => sql`exists (select 1 from menu_import i
  where i.facility_id = ${facilityId} and i.id = ${importId} and i.state = ${state})`

/** Writes what was shown: a version of each day. A day that is over keeps what it had. */
export async function commitMenu(c: Context<App>, asked: { id: Id; importId: Id }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, importId } = asked
  const { plan, fileName } = await findImport(c, importId)
  const days = plan.days.filter(({ day }) => day >= c.get('today'))
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: isIn(facilityId, importId, 'preview'),
        fail: conflict('already_imported', 'この献立は、もう取り込みがすんでいます。'),
      },
      ...(days.length === 0
        ? [{ holds: sql`0`, fail: conflict('all_past', 'すぎた日ばかりなので、取り込むものがありません。') }]
        : []),
    ],
    rows: (db) => [
      db
        .insert(menuDay)
        .select(sql`select ${facilityId}, d.value ->> 'day', ${importId}, ${importId}, 'served', d.value -> 'dishes', '',
        ${tokenOf(c).account}, ${c.get('now')} from json_each(${JSON.stringify(days)}) d where true`),
      db
        .update(menuImport)
        .set({ state: 'done', doneAt: c.get('now') })
        .where(and(eq(menuImport.facilityId, facilityId), eq(menuImport.id, importId))),
    ],
    content: { imported: importId, fileName, days: days.length },
    topics: ['meal'],
    receipt: { importId, days: days.length },
  })
}

/** Takes a whole import back: its days count no more, and what stood before stands again. What the nursery changed itself since stays. */
export async function undoMenu(c: Context<App>, asked: { id: Id; importId: Id }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, importId } = asked
  const { fileName } = await findImport(c, importId)
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      {
        holds: isIn(facilityId, importId, 'done'),
        fail: conflict('not_imported', 'この献立は、いま取り込まれていません。'),
      },
    ],
    rows: (db) => [
      db
        .update(menuImport)
        .set({ state: 'undone', undoneAt: c.get('now') })
        .where(and(eq(menuImport.facilityId, facilityId), eq(menuImport.id, importId))),
    ],
    content: { undone: importId, fileName },
    topics: ['meal'],
    receipt: { importId },
  })
}

const MOST = 50

/** Imports that were carried out, also those taken back since, newest first. */
export async function readImports(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({
        importId: menuImport.id,
        state: menuImport.state,
        fileName: menuImport.fileName,
        doneAt: menuImport.doneAt,
        undoneAt: menuImport.undoneAt,
        days: sql<number>`json_array_length(${menuImport.plan}, '$.days')`.as('days'),
        first: sql<string>`(${menuImport.plan} ->> '$.days[0].day')`.as('first_day'),
        last: sql<string>`(${menuImport.plan} ->> '$.days[#-1].day')`.as('last_day'),
        by: sql<string>`coalesce(trim(${person.familyName} || ' ' || ${person.givenName}), '')`.as('by_name'),
      })
      .from(menuImport)
      .leftJoin(person, and(eq(person.facilityId, menuImport.facilityId), eq(person.accountId, menuImport.accountId)))
      .where(and(eq(menuImport.facilityId, facilityId), ne(menuImport.state, 'preview')))
      .orderBy(desc(menuImport.doneAt), desc(menuImport.id))
      .limit(MOST),
  ])
  return { imports: rows[0] }
}
