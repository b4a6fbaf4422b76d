// A word about a child's health: proposed by a guardian, written by staff, confirmed, sent back, taken back. Each adds a row; nothing is changed.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { confirmHealth, proposeHealth, returnHealth, withdrawHealth, writeHealth } from '../../schema/health/input.ts'
import { type HealthKind, isSingle } from '../../schema/health/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Decision } from '../../schema/kit/said.ts'
import { healthDecision, healthEntry } from '../../schema/shard.ts'
import { type Dose, editionOn } from '../../schema/vaccination/rule.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { isOwnChild } from '../kit/enrolled.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { decidable, waits } from '../kit/said.ts'
import { tokenOf } from '../kit/token.ts'
import { standingId } from './queries.ts'

type Of<Input extends v.GenericSchema> = v.InferOutput<Input>
type Said = Of<typeof proposeHealth>['items'][number] | Of<typeof writeHealth>['items'][number]

/** Items of one kind of one child; more is a mistake, or a script. */
const MOST = 120

/** A dose keeps the edition of the schedule it was written down with. */
const stored = (c: Context<App>, { kind, value }: Said): unknown =>
  kind === 'dose' && value ? ({ ...value, edition: editionOn(c.get('today')).key } satisfies Dose) : value

/** What any word about a child's health asks: a child of this nursery's own, days that have been, one item where there is one. */
function sound(c: Context<App>, childId: Id, items: readonly Said[]): Condition[] {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const days = items.flatMap((one) => (one.kind === 'dose' && one.value ? [one.value.day] : []))
  const ahead = days.some((day) => day > today)
  const strange = items.some(({ kind, item }) => isSingle(kind) !== (item === childId))
  const refusals = [
    ahead ? badInput('接種日（day）: まだ来ていない日です', 'day') : null,
    strange ? badInput('項目（item）: 平熱としるしは、子どもに1つです', 'item') : null,
  ]
  const list = JSON.stringify(items)
  return [
    {
      // A guest's is kept at home.
      holds: isOwnChild(facilityId, sql`${childId}`),
      fail: notFound,
    },
    ...refusals.flatMap((fail) => (fail ? [{ holds: sql`0`, fail }] : [])),
    {
      holds: sql`not exists (select 1 from json_each(${JSON.stringify(days)}) v join child k on k.facility_id = ${facilityId}
        and k.id = ${childId} where v.value < k.birth_day)`,
      fail: () => badInput('接種日（day）: 生まれる前の日です', 'day'),
    },
    {
      holds: sql`not exists (select 1 from json_each(${list}) s where (select count(distinct h.item) from health_entry h
        where h.facility_id = ${facilityId} and h.kind = s.value ->> 'kind' and h.child_id = ${childId}) >= ${MOST})`,
      fail: () => conflict('too_many', 'この種類の記録が多すぎます。園に相談してください。'),
    },
  ]
}

const entryRows =
  (
    c: Context<App>,
    id: Id,
    childId: Id,
    items: readonly Said[],
    source: 'guardian' | 'staff',
  ): Parameters<typeof write>[1]['rows'] =>
  (db) => {
    const list = items.map((one) => ({ kind: one.kind, item: one.item, value: stored(c, one) ?? null }))
    return [
      db
        .insert(healthEntry)
        .select(sql`select ${c.get('scope').facilityId}, s.value ->> 'kind', ${childId}, s.value ->> 'item', ${id},
        nullif(s.value -> 'value', 'null'), ${source}, ${tokenOf(c).account}, ${c.get('now')} from json_each(${JSON.stringify(list)}) s where true`),
    ]
  }

const topicsOf = (childId: Id): string[] => ['health', 'care', 'contactbook', 'presence', `child:${childId}`]
const kindsOf = (items: readonly { kind: HealthKind }[]): HealthKind[] => [...new Set(items.map(({ kind }) => kind))]

/** A guardian's word: it waits. What of the same item waited before is overtaken by it. */
export const propose = (c: Context<App>, { id, childId, items }: Of<typeof proposeHealth>): Promise<Receipt> =>
  write(c, {
    id,
    input: { id, childId, items },
    children: [childId],
    conditions: sound(c, childId, items),
    rows: entryRows(c, id, childId, items, 'guardian'),
    content: { health: kindsOf(items), count: items.length },
    topics: ['health', `child:${childId}`],
  })

/** Staff's own word: it stands at once, upon what its writer saw; while a family's waits for the same item, that is answered first. */
export const writeRecord = (c: Context<App>, { id, childId, items }: Of<typeof writeHealth>): Promise<Receipt> => {
  const { facilityId } = c.get('scope')
  const list = JSON.stringify(items.map(({ kind, item, upon }) => ({ kind, item, upon })))
  const [kind, item] = [sql`s.value ->> 'kind'`, sql`s.value ->> 'item'`]
  return write(c, {
    id,
    input: { id, childId, items },
    children: [childId],
    conditions: [
      ...sound(c, childId, items),
      {
        holds: sql`not exists (select 1 from json_each(${list}) s join health_entry w on w.facility_id = ${facilityId} and w.child_id = ${childId}
          and w.kind = ${kind} and w.item = ${item} and ${waits('health', sql`w`)})`,
        fail: () => conflict('waiting', 'ご家庭からの連絡が確認待ちです。さきに、確認するか差し戻してください。'),
      },
      {
        holds: sql`not exists (select 1 from json_each(${list}) s where (s.value ->> 'upon') is not ${standingId(facilityId, childId, kind, item)})`,
        fail: () => conflict('overtaken', 'ほかの人がさきに書きました。いまの記録を見て、もういちど入れてください。'),
      },
    ],
    rows: entryRows(c, id, childId, items, 'staff'),
    content: { health: kindsOf(items), count: items.length },
    topics: topicsOf(childId),
  })
}

interface Decided {
  id: Id
  childId: Id
  entries: readonly { kind: HealthKind; item: Id; entryId: Id }[]
  decision: Decision
  note: string | null
  /** Which entries may be decided about. */
  mine: SQL
}

function decide(c: Context<App>, asked: unknown, { id, childId, entries, decision, note, mine }: Decided): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const list = JSON.stringify(entries)
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: decidable(
      'health',
      { facilityId, childId, entries, mine },
      'この連絡は、もう確認されたか、新しい連絡が来ています。いまの記録を見てください。',
    ),
    rows: (db) => [
      db
        .insert(healthDecision)
        .select(sql`select ${facilityId}, s.value ->> 'kind', ${childId}, s.value ->> 'item', s.value ->> 'entryId',
        ${decision}, ${note}, ${tokenOf(c).account}, ${c.get('now')} from json_each(${list}) s where true`),
    ],
    content: { health: kindsOf(entries), [decision]: entries.map(({ entryId }) => entryId), ...(note ? { reason: note } : {}) },
    topics: topicsOf(childId),
  })
}

export const confirm = (c: Context<App>, asked: Of<typeof confirmHealth>): Promise<Receipt> =>
  decide(c, asked, { ...asked, decision: 'confirmed', note: null, mine: sql`1` })

export const sendBack = (c: Context<App>, asked: Of<typeof returnHealth>): Promise<Receipt> =>
  decide(c, asked, {
    id: asked.id,
    childId: asked.childId,
    entries: [asked],
    decision: 'returned',
    note: asked.note,
    mine: sql`1`,
  })

/** Takes an own word back that nobody looked at yet. */
export const takeBack = (c: Context<App>, asked: Of<typeof withdrawHealth>): Promise<Receipt> =>
  decide(c, asked, {
    id: asked.id,
    childId: asked.childId,
    entries: [asked],
    decision: 'withdrawn',
    note: null,
    mine: sql`e.account_id = ${tokenOf(c).account}`,
  })
