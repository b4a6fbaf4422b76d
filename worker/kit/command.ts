// The one write path. An act is one batch in one shard: guard and command row, domain rows, audit, outbox, versions. All or nothing.
// The happy way is a single round trip; only a refused batch is looked at again, to say why.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { audit, command, facilityHome, guard, topicVersion } from '../../schema/shard.ts'
import { auditRow, digestOf } from './audit-row.ts'
import type { App } from './context.ts'
import { conflict, demanded, type Fail, movingHouse, notFound, overtaken } from './fail.ts'
import { askOnce, joinGuards } from './join-guards.ts'
import { noteDenial } from './log-reading.ts'
import { insertRows, joinStatements, prepared, type Slot } from './prepared.ts'
import { reopen } from './reopen.ts'
import { type Demand, demandsOf, liveSession, rightHolds } from './rights.ts'
import { keepOpen } from './scope.ts'
import type { Shard } from './shard.ts'
import { lineOf } from './source.ts'
import { tokenOf } from './token.ts'

/** Something that must be true in the moment of writing, and what to say when it is not. */
export interface Condition {
  holds: SQL
  /** As a function it is made only when it is said: an error keeps its stack, which costs every act that goes well. */
  fail: Fail | (() => Fail)
}

export interface Act {
  /** Made by the client at the moment of the act; the same id twice is the same act. */
  id: Id
  /** The validated input: its digest tells a repetition from a mistake. */
  input: unknown
  /** Children the act concerns; the right is asked for each, and each gets its audit row. */
  children: readonly Id[]
  conditions?: readonly Condition[]
  rows: (db: Shard) => readonly BatchItem<'sqlite'>[]
  /** What the audit keeps of the act: what was there before, what is there now. */
  content: unknown
  deviceAt?: Moment | undefined
  /** What changed; `x.part` beside `x` when nothing of `x` but that part did. */
  topics: readonly string[]
  /** Answered now and at every repetition; no personal data. */
  receipt?: Record<string, unknown>
}

/** A statement takes a hundred parameters, an audit row has twelve. */
const AUDIT_ROWS = 8
const inParts = <Item>(list: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size))

export type Receipt = { id: Id; at: Moment } & Record<string, unknown>

/** What an act asks of the moment of writing, and what it writes. */
interface Planned {
  live: () => SQL
  right: SQL
  demands: readonly Demand[]
  conditions: readonly Condition[]
  inputDigest: string
  receipt: Receipt
  /** Everything that is asked of the act. */
  holds: SQL
  /** Domain rows and audit. */
  rows: readonly BatchItem<'sqlite'>[]
  /** That it was carried out. */
  command: typeof command.$inferInsert
}

function plan(c: Context<App>, act: Act): Planned {
  const { db, facilityId } = c.get('scope')
  const token = tokenOf(c)
  const now = c.get('now')
  const action = c.get('action')
  const inputDigest = digestOf(action, act.input)
  const receipt: Receipt = { id: act.id, at: now, ...act.receipt }
  const conditions = act.conditions ?? []
  const right = rightHolds(action, facilityId, token, c.get('today'), now, act.children, act.deviceAt)
  const demands = demandsOf(action, facilityId, token, now)
  const holds = sql.join([right, ...[...demands, ...conditions].map(({ holds }) => holds)], sql` and `)
  const rows = [
    ...act.rows(db),
    ...inParts(act.children.length > 0 ? act.children : [''], AUDIT_ROWS).map((children) =>
      insertRows(
        db,
        audit,
        children.map((childId) => auditRow(c, { id: act.id, childId, content: act.content, deviceAt: act.deviceAt })),
      ),
    ),
    ...(demands.some(({ kind }) => kind === 'locked') && token.device ? [keepOpen(db, facilityId, token, now)] : []),
  ]
  return {
    live: () => liveSession(facilityId, token, now, lineOf(c)),
    right,
    demands,
    conditions,
    inputDigest,
    receipt,
    holds,
    rows,
    command: { facilityId, accountId: token.account, id: act.id, inputDigest, receipt, at: now },
  }
}

/** The command row and the guard in one statement: where something does not hold, it has no moment, and with it nothing of the act is written. */
function guarded(db: Shard, { live, holds, command: row }: Planned): BatchItem<'sqlite'> {
  const { facilityId, accountId, id, inputDigest, receipt, at } = row
  const question = sql`select ${facilityId}, ${accountId}, ${id}, ${inputDigest}, ${JSON.stringify(receipt)},
    case when ${live()} and ${holds} then ${at} end`
  return askOnce(db, question, (asked) => db.insert(command).select(asked))
}

/** Notes on the request that its act is written. */
function written(c: Context<App>, { topics }: Act): void {
  c.set('checked', true)
  c.set('rose', [...(c.get('rose') ?? []), ...topics])
}

/**
 * Carries out an act, or says why not. Same id and content: the stored receipt. Same id, other content: 409. An act that came with others
 * is written with them.
 */
export const write = (c: Context<App>, act: Act): Promise<Receipt> => c.get('together')?.join(c, act) ?? writeAlone(c, act)

/** Carries out an act in a batch of its own. */
export async function writeAlone(c: Context<App>, act: Act): Promise<Receipt> {
  const { db } = c.get('scope')
  const planned = plan(c, act)
  const raised = act.topics.length > 0 ? [raise(c, act.topics)] : []
  try {
    await db.batch([guarded(db, planned), ...planned.rows, ...raised] as unknown as [BatchItem<'sqlite'>])
    written(c, act)
    return planned.receipt
  } catch (error) {
    if (!isConstraint(error)) throw error
    return await explain(c, act, planned, error)
  }
}

/**
 * Writes several acts of one request, in their order, in one batch: all of them or none, and then why is not said. What they ask and write
 * alike is asked and written by one statement.
 */
export async function writeAll(acts: readonly { c: Context<App>; act: Act }[]): Promise<Receipt[]> {
  const [first] = acts
  if (!first) return []
  const { db } = first.c.get('scope')
  const planned = acts.map(({ c, act }) => ({ children: act.children, ...plan(c, act) }))
  const batch = inWaves(planned).flatMap((wave) => [
    ...joinGuards(wave.map(({ holds }) => holds)).map((refused) => db.insert(guard).select(sql`select null ${refused}`)),
    ...joinStatements(
      db,
      wave.flatMap(({ rows, command: row }) => [...rows, insertRows(db, command, [row])]),
    ),
  ])
  const live = db.insert(guard).select(sql`select null where not (${planned[0]?.live()})`)
  const topics = topicsOf(acts.map(({ act }) => act))
  await db.batch([live, ...batch, raise(first.c, topics)] as unknown as [BatchItem<'sqlite'>])
  for (const { c, act } of acts) written(c, act)
  return planned.map(({ receipt }) => receipt)
}

/** The topics of some acts. `x.part` says that of `x` nothing but that part changed: it is not said when one of them changed more of `x`. */
function topicsOf(acts: readonly Act[]): string[] {
  const all = new Set(acts.flatMap(({ topics }) => topics))
  const more = (topic: string) => {
    const whole = topic.split('.')[0] as string
    return whole !== topic && acts.some(({ topics }) => topics.includes(whole) && !topics.includes(topic))
  }
  return [...all].filter((topic) => !more(topic))
}

/** Parts of a list in which no child comes twice: what is asked of an act is asked when the earlier ones of its child are written. */
function inWaves<One extends { children: readonly Id[] }>(acts: readonly One[]): One[][] {
  const waves: One[][] = [[]]
  const seen = new Set<Id>()
  for (const act of acts) {
    if (act.children.some((childId) => seen.has(childId))) {
      waves.push([])
      seen.clear()
    }
    waves.at(-1)?.push(act)
    for (const childId of act.children) seen.add(childId)
  }
  return waves
}

/** Counts up the versions of topics; every screen that shows them will notice. */
export function raise(c: Context<App>, topics: readonly string[]): BatchItem<'sqlite'> {
  const { db, facilityId } = c.get('scope')
  return raiseIn(db, facilityId, topics)
}

/** The same where nobody asked: what one facility sends another. */
export const raiseIn = (db: Shard, facilityId: number, topics: readonly string[]): BatchItem<'sqlite'> =>
  countUp(db, facilityId, JSON.stringify(topics))[0]

const countUp = prepared(
  (db, facilityId: Slot<number>, topics: Slot<string>) =>
    [
      db
        .insert(topicVersion)
        // Without `where true` SQLite would take the conflict clause for a join.
        .select(sql`select ${facilityId}, t.value, 1 from json_each(${topics}) t where true`)
        .onConflictDoUpdate({
          target: [topicVersion.facilityId, topicVersion.topic],
          set: { version: sql`${topicVersion.version} + 1` },
        }),
    ] as const,
)

/** True when a batch was refused by a guard or a key, and not for want of a database. */
export const isConstraint = (error: unknown): boolean => {
  const { message = '', cause } = error as { message?: string; cause?: { message?: string } }
  return /constraint/i.test(`${message} ${cause?.message ?? ''}`)
}

/** Finds out why a batch was refused, in the order in which a person would want to hear it. */
async function explain(
  c: Context<App>,
  act: Act,
  { live: lives, right, demands, conditions, inputDigest }: Planned,
  error: unknown,
): Promise<Receipt> {
  const { db, facilityId } = c.get('scope')
  const token = tokenOf(c)
  const asked = [...demands, ...conditions]
  const answers = sql.join([lives(), right, ...asked.map(({ holds }) => holds)], sql`, `)
  const [[row], [home], [done]] = await db.batch([
    db.select({ answers: sql<string>`json_array(${answers})` }).from(sql`(select 1)`),
    db.select({ state: facilityHome.state }).from(facilityHome).where(eq(facilityHome.facilityId, facilityId)),
    db
      .select()
      .from(command)
      .where(and(eq(command.facilityId, facilityId), eq(command.accountId, token.account), eq(command.id, act.id))),
  ])
  const [live, allowed, ...held] = JSON.parse(row?.answers ?? '[]') as number[]
  if (home?.state === 'frozen') throw movingHouse()
  if (!live) {
    await reopen(c, c.get('scope'))
    return writeAlone(c, act)
  }
  if (!allowed) {
    noteDenial(c)
    throw notFound()
  }
  c.set('checked', true)
  const unmet = demands[held.findIndex((holds) => !holds)]
  if (unmet) throw demanded(unmet.kind)
  if (done) {
    if (done.inputDigest !== inputDigest)
      throw conflict('id_reused', '同じ番号で別の内容が送られました。画面をひらき直して、もういちど入れてください。')
    return done.receipt as Receipt
  }
  const condition = conditions[held.findIndex((holds) => !holds) - demands.length]
  if (condition) throw typeof condition.fail === 'function' ? condition.fail() : condition.fail
  if (/unique/i.test(String((error as Error).message)))
    throw conflict('id_taken', 'この番号はもう使われています。もういちど入れてください。')
  throw overtaken()
}
