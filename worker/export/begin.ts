// まるごとの書き出し begins with a word of what it is for; and what there is to take. Whoever is kept from a child by a block takes nothing: the file
// holds every child, and why one is protected.
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Purpose } from '../../schema/document/purpose.ts'
import type { Begin } from '../../schema/export/input.ts'
import { type Contents, TAKEN_FOR } from '../../schema/export/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { audit } from '../../schema/shard.ts'
import { write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound, switchedOff } from '../kit/fail.ts'
import { blocked, ownChild } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { isOffOn } from '../kit/switched-off.ts'
import { tokenOf } from '../kit/token.ts'
import { counts, picturesByMonth } from './pages.ts'
import { EXPORT_TABLES } from './tables.ts'

const OWN_TABLES = EXPORT_TABLES.filter(({ source }) => source === 'facility')

const keptFail = () =>
  conflict(
    'kept',
    'あなたに見せられない子どもの記録が入るので、まるごとの書き出しはできません。ほかの園長か、市・運営の担当に頼んでください。',
  )

/** SQL: a block keeps some child from the caller, or protects a child of the caller's own (assurance §2.3, rule 4). */
function isKept(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { account } = tokenOf(c)
  const child = sql`k.child_id`
  return sql`exists (select 1 from block k where k.facility_id = ${facilityId}
    and (${blocked(facilityId, child, account, c.get('today'))} or ${ownChild(facilityId, child, account)}))`
}

/** SQL: the director's switch for files is off. */
const isOff = (c: Context<App>) => isOffOn(c.get('scope').facilityId, 'export', c.get('today'))

/** What there is, by file. */
export async function readContents(c: Context<App>): Promise<Contents> {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [...picturesByMonth(db, facilityId), ...counts(db, OWN_TABLES, facilityId)] as const)
  const [photos = [], sheets = [], ...tables] = rows as unknown as [
    Contents['months'],
    Contents['months'],
    ...{ rows: number; bytes: number }[][],
  ]
  const months = new Map<string, Contents['months'][number]>()
  for (const { month, pictures, bytes } of [...photos, ...sheets]) {
    const before = months.get(month)
    months.set(month, { month, pictures: pictures + (before?.pictures ?? 0), bytes: bytes + (before?.bytes ?? 0) })
  }
  const sums = tables.flat()
  return {
    rows: sums.reduce((sum, one) => sum + one.rows, 0),
    bytes: sums.reduce((sum, one) => sum + one.bytes, 0),
    months: [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)),
  }
}

/** Writes down who takes everything, and what for; with the act's id its files can be taken for a day. */
export const begin = (c: Context<App>, asked: Begin) =>
  write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: [
      { holds: sql`not ${isOff(c)}`, fail: switchedOff },
      { holds: sql`not ${isKept(c)}`, fail: keptFail },
    ],
    rows: () => [],
    content: { whole: true, purpose: asked.purpose, note: asked.note },
    topics: [],
  })

export interface Begun {
  purpose: Purpose
  note: string
}

/** The begun export of the caller, as it stands in the audit; asked for again with every page. */
export const begunRow = (c: Context<App>, db: Shard, exportId: Id) =>
  db
    .select({
      content: sql<string>`${audit.content}`.as('content'),
      off: sql<number>`${isOff(c)}`.as('off'),
      kept: sql<number>`${isKept(c)}`.as('kept'),
    })
    .from(audit)
    .where(
      and(
        eq(audit.facilityId, c.get('scope').facilityId),
        eq(audit.commandId, exportId),
        eq(audit.childId, ''),
        eq(audit.accountId, tokenOf(c).account),
        eq(audit.action, 'audit.export'),
        eq(audit.outcome, 'done'),
        gt(audit.at, c.get('now') - TAKEN_FOR),
      ),
    )

/** @throws 404 for what the caller did not begin within the day; 503, 409 where it may not go on */
export function begunOf(rows: { content: string; off: number; kept: number }[]): Begun {
  const [row] = rows
  if (!row) throw notFound()
  if (row.off) throw switchedOff()
  if (row.kept) throw keptFail()
  return JSON.parse(row.content) as Begun
}
