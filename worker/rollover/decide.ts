// 年度更新を決める: what was rehearsed becomes dated rows, all or nothing, which begin on April 1. Until then all of it can be taken back, and decided
// again; what somebody wrote meanwhile stays in either case (schema/rollover/take-back.ts).
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import type { Decide, Undo } from '../../schema/rollover/input.ts'
import type { RolloverWrites } from '../../schema/rollover/plan.ts'
import { writesBetween } from '../../schema/rollover/rehearse.ts'
import { rollover } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { versionOf } from '../kit/etag.ts'
import { conflict } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'
import { onlyComing } from './choose.ts'
import { readYear, stillAsPlanned, writesOf, type Year } from './queries.ts'

/** Every screen that shows who is where, and who works where. */
const TOPICS = ['rollover', 'roster', 'presence', 'facility', 'staff']

const changed = conflict('changed', '下見がその間に変わりました。いまの下見を見て、もういちど決めてください。')
const keptFail = conflict(
  'kept',
  'あなたに見せられない子どもがいるので、年度更新は決められません。ほかの園長か、市・運営の担当に頼んでください。',
)

/** What must still be so in the moment of writing. */
const unchanged = (facilityId: number, { version }: Year, writes: RolloverWrites): Condition[] => [
  { holds: sql`${versionOf(facilityId, 'roster')} + ${versionOf(facilityId, 'rollover')} = ${version}`, fail: changed },
  { holds: stillAsPlanned(facilityId, writes), fail: changed },
]

/** Children whose rows are written. */
const childrenOf = ({ insert, change }: RolloverWrites): Id[] => {
  const tables = ['enrollment', 'classMembership', 'contractHours'] as const
  return [
    ...new Set(
      tables.flatMap((table) => [
        ...insert[table].map(({ childId }) => childId),
        ...change[table].map(({ after }) => after.childId),
      ]),
    ),
  ]
}

/** Decides the year that was seen: writes every class, end and work of it, dated. */
export async function decideYear(c: Context<App>, asked: Decide): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  onlyComing(c, asked.year)
  const found = await readYear(c)
  const { who, year, rehearsal, base, state, seen, decided } = found
  if (who.kept.size > 0) throw keptFail
  const obstacles = rehearsal.obstacles.length
  const writes = writesBetween(state, rehearsal.after)
  const counts = countsOf(found)
  return write(c, {
    id: asked.id,
    input: asked,
    children: childrenOf(writes),
    conditions: [
      { holds: truth(seen === asked.seen), fail: changed },
      {
        holds: truth(obstacles === 0),
        fail: () =>
          conflict('undecided', `決まっていないことが${obstacles}件あります。先に決めてください。まだ何も変わっていません。`),
      },
      ...unchanged(facilityId, found, writes),
    ],
    rows: (db) => [
      ...writesOf(db, facilityId, writes),
      ...(decided ? [ended(c, year, decided.id)(db)] : []),
      db.insert(rollover).values({
        facilityId,
        year,
        id: asked.id,
        state: 'decided',
        writes: writesBetween(base, rehearsal.after),
        seen,
        accountId: tokenOf(c).account,
        decidedAt: c.get('now'),
      }),
    ],
    content: { year, decided: true, again: decided !== undefined, ...counts },
    topics: TOPICS,
    receipt: { year, ...counts },
  })
}

/** Takes a decided year back as a whole, while it has not begun. The choices stay, so that nothing is entered twice. */
export async function undoYear(c: Context<App>, asked: Undo): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  onlyComing(c, asked.year)
  const found = await readYear(c)
  const { who, year, base, state, decided } = found
  if (who.kept.size > 0) throw keptFail
  const writes = writesBetween(state, base)
  return write(c, {
    id: asked.id,
    input: asked,
    children: childrenOf(writes),
    conditions: [
      {
        holds: truth(decided !== undefined),
        fail: conflict('not_decided', `${year}年度は、まだ決まっていません。もどすものはありません。`),
      },
      ...unchanged(facilityId, found, writes),
    ],
    rows: (db) => [...writesOf(db, facilityId, writes), ...(decided ? [ended(c, year, decided.id)(db)] : [])],
    content: { year, undone: decided?.id ?? null },
    topics: TOPICS,
    receipt: { year },
  })
}

const truth = (is: boolean): SQL => (is ? sql`1` : sql`0`)

const ended = (c: Context<App>, year: number, id: Id) => (db: Parameters<typeof writesOf>[0]) =>
  db
    .update(rollover)
    .set({ state: 'undone', undoneAt: c.get('now') })
    .where(and(eq(rollover.facilityId, c.get('scope').facilityId), eq(rollover.year, year), eq(rollover.id, id)))

const countsOf = ({ rehearsal }: Year) => {
  const count = (outcome: string) => rehearsal.children.filter(({ to }) => to?.outcome === outcome).length
  return { placed: count('class'), graduates: count('graduate'), leavers: count('leave') }
}
