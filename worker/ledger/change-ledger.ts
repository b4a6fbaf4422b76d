// A word on a child's card: proposed by a guardian, written by the office, taken, sent back, taken back. Each adds a row; nothing is changed.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { Id } from '../../schema/kit/id.ts'
import type { Decision } from '../../schema/kit/said.ts'
import type {
  checkLedger,
  checkOnPaper,
  confirmLedger,
  proposeLedger,
  returnLedger,
  withdrawLedger,
  writeLedger,
} from '../../schema/ledger/input.ts'
import { isSingle, type LedgerKind, roundOf } from '../../schema/ledger/rule.ts'
import { ledgerCheck, ledgerDecision, ledgerEntry } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { isOwnChild } from '../kit/enrolled.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { decidable } from '../kit/said.ts'
import { tokenOf } from '../kit/token.ts'

type Of<Input extends v.GenericSchema> = v.InferOutput<Input>
type Word = Of<typeof proposeLedger>['items'][number] | Of<typeof writeLedger>['items'][number]

/** Items of one kind of one child; more is a mistake, or a script. */
const MOST = 40

/** A child of this nursery's own, and one item where there is one. */
function sound(c: Context<App>, childId: Id, items: readonly Word[]): Condition[] {
  const { facilityId } = c.get('scope')
  if (items.some(({ kind, item }) => isSingle(kind) !== (item === childId)))
    throw badInput('項目（item）: 住所・保険・血液型・生育歴・特記は、子どもに1つです', 'item')
  const list = JSON.stringify(items.map(({ kind, item }) => ({ kind, item })))
  return [
    { holds: isOwnChild(facilityId, sql`${childId}`), fail: notFound },
    {
      holds: sql`not exists (select 1 from json_each(${list}) s where (select count(distinct e.item) from ledger_entry e
        where e.facility_id = ${facilityId} and e.child_id = ${childId} and e.kind = s.value ->> 'kind' and e.item <> s.value ->> 'item') >= ${MOST})`,
      fail: () => conflict('too_many', 'この種類の記載が多すぎます。園に相談してください。'),
    },
  ]
}

function say(
  c: Context<App>,
  asked: { id: Id; childId: Id; items: readonly Word[] },
  source: 'guardian' | 'staff',
  more: Condition[],
) {
  const { facilityId } = c.get('scope')
  const { id, childId, items } = asked
  const list = JSON.stringify(items.map(({ kind, item, value }) => ({ kind, item, value })))
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [...sound(c, childId, items), ...more],
    rows: (db) => [
      db.insert(ledgerEntry).select(sql`select ${facilityId}, ${childId}, s.value ->> 'kind', s.value ->> 'item', ${id},
        nullif(s.value -> 'value', 'null'), ${source}, ${tokenOf(c).account}, ${c.get('now')} from json_each(${list}) s where true`),
    ],
    // Which fields, never what was in them: an old address is as dangerous as the new one.
    content: { ledger: kindsOf(items), count: items.length },
    topics: [`child:${childId}`],
  })
}
const kindsOf = (items: readonly { kind: LedgerKind }[]): LedgerKind[] => [...new Set(items.map(({ kind }) => kind))]

/** A guardian's word: it waits. What of the same item waited before is overtaken by it. */
export const propose = (c: Context<App>, asked: Of<typeof proposeLedger>): Promise<Receipt> => say(c, asked, 'guardian', [])

/** The office's own word: it stands at once, upon the last word its writer saw. */
export const writeCard = (c: Context<App>, asked: Of<typeof writeLedger>): Promise<Receipt> => {
  const { facilityId } = c.get('scope')
  const list = JSON.stringify(asked.items.map(({ kind, item, upon }) => ({ kind, item, upon })))
  return say(c, asked, 'staff', [
    {
      holds: sql`not exists (select 1 from json_each(${list}) s where (s.value ->> 'upon') is not (select e.id from ledger_entry e
        where e.facility_id = ${facilityId} and e.child_id = ${asked.childId} and e.kind = s.value ->> 'kind' and e.item = s.value ->> 'item'
        order by e.at desc, e.id desc limit 1))`,
      fail: () => conflict('overtaken', 'ほかの人かご家庭が、さきに書きました。いまの記載を見て、もういちど入れてください。'),
    },
  ])
}

function decide(
  c: Context<App>,
  asked: { id: Id; childId: Id },
  entries: readonly { kind: LedgerKind; item: Id; entryId: Id }[],
  decision: Decision,
  note: string | null,
  mine: SQL = sql`1`,
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId } = asked
  const list = JSON.stringify(entries.map(({ kind, item, entryId }) => ({ kind, item, entryId })))
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: decidable(
      'ledger',
      { facilityId, childId, entries, mine },
      'この申し出は、もう受けたか、新しいものが来ています。いまの記載を見てください。',
    ),
    rows: (db) => [
      db
        .insert(ledgerDecision)
        .select(sql`select ${facilityId}, ${childId}, s.value ->> 'kind', s.value ->> 'item', s.value ->> 'entryId',
        ${decision}, ${note}, ${tokenOf(c).account}, ${c.get('now')} from json_each(${list}) s where true`),
    ],
    content: { ledger: kindsOf(entries), [decision]: entries.map(({ entryId }) => entryId), ...(note ? { reason: note } : {}) },
    topics: [`child:${childId}`],
  })
}

export const confirm = (c: Context<App>, asked: Of<typeof confirmLedger>): Promise<Receipt> =>
  decide(c, asked, asked.entries, 'confirmed', null)
export const sendBack = (c: Context<App>, asked: Of<typeof returnLedger>): Promise<Receipt> =>
  decide(c, asked, [asked], 'returned', asked.note)
/** Takes an own word back that nobody looked at yet. */
export const takeBack = (c: Context<App>, asked: Of<typeof withdrawLedger>): Promise<Receipt> =>
  decide(c, asked, [asked], 'withdrawn', null, sql`e.account_id = ${tokenOf(c).account}`)

function check(c: Context<App>, asked: { id: Id }, childIds: readonly Id[], way: 'app' | 'paper'): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const year = roundOf(c.get('today'))
  const list = JSON.stringify(childIds)
  return write(c, {
    id: asked.id,
    input: asked,
    children: childIds,
    conditions: [
      {
        holds: sql`not exists (select 1 from json_each(${list}) k where not ${isOwnChild(facilityId, sql`k.value`)})`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      db
        .insert(ledgerCheck)
        .select(sql`select ${facilityId}, ${year}, k.value, ${asked.id}, ${way}, ${tokenOf(c).account}, ${c.get('now')}
        from json_each(${list}) k where true`),
    ],
    content: { checked: year, way },
    topics: childIds.map((childId) => `child:${childId}`),
  })
}
/** 変わりありません: the household looked at its card this fiscal year. */
export const checkCard = (c: Context<App>, asked: Of<typeof checkLedger>): Promise<Receipt> =>
  check(c, asked, [asked.childId], 'app')
export const checkCardsOnPaper = (c: Context<App>, asked: Of<typeof checkOnPaper>): Promise<Receipt> =>
  check(c, asked, asked.childIds, 'paper')
