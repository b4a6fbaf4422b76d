// 検温・食事・ミルク・排便・入眠・起床・視診 of a class, kept in one act; and taking back what was a mistake.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { CareEntry, recordCare as recordInput, takeBackCare } from '../../schema/care/input.ts'
import { storedAs } from '../../schema/care/stored.ts'
import { dayOf, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { careEntry } from '../../schema/shard.ts'
import { dayConditions } from '../kit/act-time.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'

/** An entry as it is stored. */
interface Row {
  childId: Id
  kind: CareEntry['kind']
  at: number
  value: number | null
  detail: string | null
  note: string | null
  supersedes: Id | null
  gone: 0 | 1
}

const rowOf = (entry: CareEntry): Row => {
  const { childId, kind, at, note = null, supersedes = null } = entry
  return { childId, kind, at, note, supersedes, ...storedAs(entry), gone: 0 }
}

/** Writes down the sheet of a class, whole or not at all. */
export async function record(c: Context<App>, asked: v.InferOutput<typeof recordInput>): Promise<Receipt> {
  const { id, at, entries } = asked
  const [first] = entries
  const day = dayOf(first?.at ?? at)
  if (entries.some((entry) => dayOf(entry.at) !== day)) throw badInput('時刻（entries）: 1日分ずつ送ってください', 'entries')
  const last = Math.max(...entries.map((entry) => entry.at))
  return keep(c, { id, asked, at, moment: last, rows: entries.map(rowOf), content: {} })
}

/** Takes entries back; what they said stays in the books, superseded. */
export async function takeBack(c: Context<App>, asked: v.InferOutput<typeof takeBackCare>): Promise<Receipt> {
  const { id, at, day, entries, kind, reason = null } = asked
  if (day !== c.get('today') && !reason)
    throw badInput('理由（reason）: すぎた日の記録をとりけすときは、理由を入れてください', 'reason')
  const moment = dayOf(at) === day ? at : startOf(day)
  const rows = entries.map(
    ({ childId, entryId }): Row => ({
      childId,
      kind,
      at: moment,
      value: null,
      detail: null,
      note: reason,
      supersedes: entryId,
      gone: 1,
    }),
  )
  return keep(c, { id, asked, at, moment, rows, content: reason ? { reason } : {} })
}

interface Sheet {
  id: Id
  asked: unknown
  at: number
  /** A moment of the day the entries are of. */
  moment: number
  rows: readonly Row[]
  content: Record<string, unknown>
}

async function keep(c: Context<App>, { id, asked, at, moment, rows, content }: Sheet): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const day = dayOf(moment)
  const childIds = [...new Set(rows.map(({ childId }) => childId))]
  const list = JSON.stringify(rows)
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [
      ...dayConditions(c, { action: 'care.record', at: moment, childIds, word: '記録' }),
      ...(rows.some(({ supersedes }) => supersedes) ? replacing(facilityId, day, list) : []),
    ],
    rows: (db) => [
      db
        .insert(careEntry)
        .select(sql`select ${facilityId}, ${day}, e.value ->> 'childId', ${id}, e.value ->> 'kind', e.value ->> 'at',
        ${c.get('now')}, ${tokenOf(c).account}, e.value ->> 'value', e.value ->> 'detail', e.value ->> 'note', e.value ->> 'supersedes',
        e.value ->> 'gone' from json_each(${list}) e`),
    ],
    content: { care: kinds, ...(rows.some(({ supersedes }) => supersedes) ? { replaces: true } : {}), ...content },
    deviceAt: at,
    topics: ['care', ...childIds.map((childId) => `child:${childId}`)],
  })
}

/** A correction replaces an entry that is there and that nobody has replaced before. */
function replacing(facilityId: number, day: string, list: string): Condition[] {
  const named = sql`c.facility_id = ${facilityId} and c.day = ${day} and c.child_id = e.value ->> 'childId' and c.kind = e.value ->> 'kind'`
  const each = (holds: SQL) =>
    sql`not exists (select 1 from json_each(${list}) e where e.value ->> 'supersedes' is not null and not (${holds}))`
  return [
    {
      holds: each(sql`exists (select 1 from care_entry c where ${named} and c.id = e.value ->> 'supersedes')`),
      fail: notFound,
    },
    {
      holds: each(sql`not exists (select 1 from care_entry c where ${named} and c.supersedes = e.value ->> 'supersedes')`),
      fail: () => conflict('overtaken', 'この記録は、ほかの人がさきに直しました。見なおして、もういちど入れてください。'),
    },
  ]
}
