// Words that wait to be taken (schema/kit/said.ts) as SQL: 健康記録 and 園児台帳 keep theirs alike, in a table of entries and one of decisions.
import { type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../schema/kit/id.ts'
import type { Decision, Said } from '../../schema/kit/said.ts'
import type { Condition } from './command.ts'
import { conflict, notFound } from './fail.ts'

type Word = 'health' | 'ledger'
const tablesOf = (word: Word) => ({ entry: sql.identifier(`${word}_entry`), decision: sql.identifier(`${word}_decision`) })

/** SQL: a guardian's entry of that name which nobody decided about and no later word overtook. */
export function waits(word: Word, e: SQL): SQL {
  const { entry, decision } = tablesOf(word)
  return sql`${e}.source = 'guardian'
    and not exists (select 1 from ${decision} x where x.facility_id = ${e}.facility_id and x.kind = ${e}.kind and x.child_id = ${e}.child_id
      and x.item = ${e}.item and x.entry_id = ${e}.id)
    and not exists (select 1 from ${entry} y where y.facility_id = ${e}.facility_id and y.kind = ${e}.kind and y.child_id = ${e}.child_id
      and y.item = ${e}.item and (y.at > ${e}.at or (y.at = ${e}.at and y.id > ${e}.id)))`
}

/**
 * What has to hold of entries somebody decides about: they are there, and they still wait.
 * @param mine SQL about `e`: which entries the caller may decide about
 * @param decided what is said when one waits no more
 */
export function decidable(
  word: Word,
  of: { facilityId: number; childId: Id; entries: readonly { kind: string; item: Id; entryId: Id }[]; mine: SQL },
  decided: string,
): Condition[] {
  const list = JSON.stringify(of.entries.map(({ kind, item, entryId }) => ({ kind, item, entryId })))
  const every = (
    holds: SQL,
  ) => sql`not exists (select 1 from json_each(${list}) s where not exists (select 1 from ${tablesOf(word).entry} e
    where e.facility_id = ${of.facilityId} and e.child_id = ${of.childId} and e.kind = s.value ->> 'kind' and e.item = s.value ->> 'item'
      and e.id = s.value ->> 'entryId' and ${holds}))`
  return [
    { holds: every(of.mine), fail: notFound },
    { holds: every(waits(word, sql`e`)), fail: () => conflict('decided', decided) },
  ]
}

/** An entry as its query brings it, with what became of it. */
interface SaidRow<Kind extends string, Value> {
  kind: Kind
  item: Id
  id: Id
  value: Value | null
  source: 'guardian' | 'staff'
  at: number
  accountId: Id
  by: string | null
  decision: Decision | null
  note: string | null
  decidedAt: number | null
  decidedBy: string | null
}

/** A row as it travels: staff are told who wrote it, a family only whether it was the reader (assurance §2.4). */
export const toSaid = <Kind extends string, Value>(
  row: SaidRow<Kind, Value>,
  { account, named }: { account: Id; named: boolean },
): Said<Kind, Value> => ({
  kind: row.kind,
  item: row.item,
  id: row.id,
  value: row.value,
  source: row.source,
  at: row.at,
  mine: row.accountId === account,
  by: named ? row.by : null,
  decision: row.decision && {
    kind: row.decision,
    note: row.note,
    at: row.decidedAt ?? 0,
    by: named ? row.decidedBy : null,
  },
})
