import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../schema/kit/id.ts'
import type { LedgerEntry } from '../../schema/ledger/rule.ts'
import { ledgerDecision, ledgerEntry } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'

const nameOf = (account: SQL): SQL => sql`(select trim(p.family_name || ' ' || p.given_name) from person p
  where p.facility_id = ledger_entry.facility_id and p.account_id = ${account} limit 1)`

/** Every word of the cards of some children with what became of it. */
export const ledgerEntries = (db: Shard, facilityId: number, only: SQL) =>
  db
    .select({
      childId: ledgerEntry.childId,
      kind: ledgerEntry.kind,
      item: ledgerEntry.item,
      id: ledgerEntry.id,
      value: ledgerEntry.value,
      source: ledgerEntry.source,
      at: ledgerEntry.at,
      accountId: ledgerEntry.accountId,
      by: sql<string | null>`${nameOf(sql`ledger_entry.account_id`)}`.as('by_name'),
      decision: ledgerDecision.decision,
      note: ledgerDecision.note,
      decidedAt: sql<number | null>`ledger_decision.at`.as('decided_at'),
      decidedBy: sql<string | null>`${nameOf(sql`ledger_decision.account_id`)}`.as('decided_by'),
    })
    .from(ledgerEntry)
    .leftJoin(
      ledgerDecision,
      and(
        eq(ledgerDecision.facilityId, ledgerEntry.facilityId),
        eq(ledgerDecision.childId, ledgerEntry.childId),
        eq(ledgerDecision.kind, ledgerEntry.kind),
        eq(ledgerDecision.item, ledgerEntry.item),
        eq(ledgerDecision.entryId, ledgerEntry.id),
      ),
    )
    .where(and(eq(ledgerEntry.facilityId, facilityId), only))

/** A row as it travels: staff are told who wrote it, a family only whether it was the reader. */
export const toEntry = (
  row: Awaited<ReturnType<typeof ledgerEntries>>[number],
  { account, named, masked }: { account: Id; named: boolean; masked: boolean },
): LedgerEntry => ({
  kind: row.kind,
  item: row.item,
  id: row.id,
  value: masked ? null : row.value,
  ...(masked && row.value ? { masked: true as const } : {}),
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

/** SQL: a guardian's entry of that name which nobody decided about and no later word overtook. */
export const ledgerWaits = (e: SQL): SQL => sql`${e}.source = 'guardian'
  and not exists (select 1 from ledger_decision x where x.facility_id = ${e}.facility_id and x.child_id = ${e}.child_id and x.kind = ${e}.kind
    and x.item = ${e}.item and x.entry_id = ${e}.id)
  and not exists (select 1 from ledger_entry y where y.facility_id = ${e}.facility_id and y.child_id = ${e}.child_id and y.kind = ${e}.kind
    and y.item = ${e}.item and (y.at > ${e}.at or (y.at = ${e}.at and y.id > ${e}.id)))`
