// 月次報告 of all facilities in one sheet, in the city's own columns (RN02). Numbers only.
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { accountEvent, monthCount, placement, returnLayout } from '../../schema/directory.ts'
import { dayOf, type Moment, type Month } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import {
  type ChangeLayout,
  cellsOf,
  FEWER,
  FIRST_LAYOUT,
  type ReturnCell,
  type ReturnColumn,
  type Returned,
  sumsOf,
} from '../../schema/organisation/return-layout.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'
import { countMonths, staleMonths } from './count-month.ts'
import { type Directory, readCity } from './scope.ts'

/** Facilities counted anew in one answer; whoever asks again gets the next. It keeps an answer within what one request may use. */
const COUNTED_A_LOOK = 8

const layoutOf = (db: Directory, organisationId: number) =>
  db
    .select({ id: returnLayout.id, columns: returnLayout.columns })
    .from(returnLayout)
    .where(eq(returnLayout.organisationId, organisationId))
    .orderBy(desc(returnLayout.writtenAt), desc(returnLayout.id))
    .limit(1)

const placesOf = (db: Directory, organisationId: number, month: Month) =>
  db
    .select({
      facilityId: placement.facilityId,
      name: placement.name,
      publicId: placement.publicId,
      shard: placement.shard,
      state: placement.state,
      version: monthCount.version,
      asOf: monthCount.asOf,
      counts: monthCount.counts,
    })
    .from(placement)
    .leftJoin(monthCount, and(eq(monthCount.facilityId, placement.facilityId), eq(monthCount.month, month)))
    .where(eq(placement.organisationId, organisationId))
    .orderBy(asc(placement.facilityId))

export interface Returns {
  month: Month
  organisation: { organisationId: number; name: string }
  /** The layout that is in use; empty while it is the product's. */
  layout: string
  columns: ReturnColumn[]
  rows: { facilityId: number; cells: ReturnCell[] }[]
  sums: (number | null)[]
  /** Facilities that do not answer: their numbers are those of the last count. */
  silent: number
  /** Facilities whose month has changed since it was counted, and that the next answer will count. */
  left: number
}

const momentWords = (asOf: Moment): string => `${dayOf(asOf)} ${showTime(timeOn(dayOf(asOf), asOf))}`

/** The sheet of a month that has begun. Counts what is old, a few facilities at a time; `left` says how many are still to come. */
async function gatherReturns(c: Context<App>, month: Month): Promise<Returns> {
  const now = c.get('now')
  if (month > dayOf(now).slice(0, 7)) throw badInput('月（month）: これからの月は、まだ数えられません', 'month')
  const { organisation, rows } = await readCity(c, (db, organisationId) => [
    placesOf(db, organisationId, month),
    layoutOf(db, organisationId),
  ])
  const [places, [layout]] = rows
  const { stale, silent } = await staleMonths(
    c.env,
    places.filter(({ state }) => state === 'open'),
    month,
    now,
  )
  const anew = await countMonths(c.env, stale.slice(0, COUNTED_A_LOOK), month, now)
  const known = new Map(anew.map((row) => [row.facilityId, row]))
  const columns = layout?.columns ?? FIRST_LAYOUT
  const returned = places.map(({ facilityId, name, publicId, ...kept }): Returned & { facilityId: number } => {
    const { counts, asOf } = known.get(facilityId) ?? kept
    const counted = counts && Object.keys(counts).length > 0 ? counts : null
    return { facilityId, name, publicId, month, counts: counted, asOf: asOf === null ? '' : momentWords(asOf) }
  })
  return {
    month,
    organisation: { organisationId: organisation.id, name: organisation.name },
    layout: layout?.id ?? '',
    columns,
    rows: returned.map((one) => ({ facilityId: one.facilityId, cells: cellsOf(one, columns) })),
    sums: sumsOf(returned, columns),
    silent,
    left: Math.max(0, stale.length - COUNTED_A_LOOK),
  }
}

export const readReturns = async (c: Context<App>, { month }: { month: Month }) => c.json(await gatherReturns(c, month))

/** The same sheet as a file. Refused while facilities are still to be counted, so that nobody hands on half a city. */
export async function exportReturns(c: Context<App>, { month, format }: { month: Month; format: 'csv' | 'xlsx' }) {
  const { organisation, columns, rows, sums, left, silent } = await gatherReturns(c, month)
  if (left > 0) throw conflict('counting', `まだ数えていない園が${left}あります。集計が終わってから、もういちど押してください。`)
  const at = c.get('now')
  const detail = { organisation: organisation.organisationId, exported: format, month }
  await drizzle(c.env.DIRECTORY)
    .insert(accountEvent)
    .values({ accountId: tokenOf(c).account, at, id: newId(at), kind: 'city_return', detail })
  return answerTable(c, {
    format,
    name: `月次報告_${month}_${organisation.name}`,
    title: `月次報告 ${month}`,
    lines: [
      organisation.name,
      madeAt(c),
      ...(silent > 0 ? [`${silent}園は応答がなく、前に数えたときの数字です`] : []),
      `${FEWER}: 欠席の理由のうち5人日に満たない数と、それを逆算できる数`,
    ],
    headings: columns.map(({ heading }) => heading),
    rows: [...rows.map(({ cells }) => cells), columns.map(({ key }, at) => (key === 'name' ? '計' : (sums[at] ?? '')))],
    widths: (column) => (columns[column]?.key === 'name' ? 24 : 11),
    frozenColumns: columns.findIndex(({ key }) => key === 'name') === 0 ? 1 : 2,
  })
}

/** Writes the columns anew, upon those that were seen. Once for an act, however often it is sent. */
export async function changeLayout(c: Context<App>, asked: ChangeLayout) {
  const { organisation, db } = await readCity(c, () => [])
  const [accountId, columns] = [tokenOf(c).account, JSON.stringify(asked.columns)]
  const own = and(eq(returnLayout.organisationId, organisation.id), eq(returnLayout.id, asked.id))
  const [, [written]] = await db.batch([
    db
      .insert(returnLayout)
      .select(
        sql`select ${organisation.id}, ${asked.id}, ${columns}, ${accountId}, ${c.get('now')}
        where coalesce((select l.id from return_layout l where l.organisation_id = ${organisation.id}
          order by l.written_at desc, l.id desc limit 1), '') = ${asked.seen}`,
      )
      .onConflictDoNothing(),
    db.select({ at: returnLayout.writtenAt }).from(returnLayout).where(own),
  ])
  if (!written) throw conflict('changed', 'ほかの人が列を変えました。いまの列を見てから、もういちど直してください。')
  return { id: asked.id, at: written.at }
}
