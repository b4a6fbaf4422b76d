import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Id } from '../../schema/kit/id.ts'
import type { LedgerEntry } from '../../schema/ledger/rule.ts'
import { ledgerDecision, ledgerEntry } from '../../schema/shard.ts'
import { toSaid } from '../kit/said.ts'
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

/** A row as it travels. What is masked says only that there is something. */
export const toEntry = (
  row: Awaited<ReturnType<typeof ledgerEntries>>[number],
  { account, named, masked }: { account: Id; named: boolean; masked: boolean },
): LedgerEntry =>
  masked && row.value ? { ...toSaid({ ...row, value: null }, { account, named }), masked: true } : toSaid(row, { account, named })
