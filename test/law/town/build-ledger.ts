// The card of a child; the home of one child of each class is hidden.
import type { D1Database } from '@cloudflare/workers-types'
import { hiddenHome, ledgerEntry } from '../../../schema/shard.ts'
import { insertRows } from '../../../worker/dev/demo/store.ts'
import { isHidden, LEDGER_TOKENS } from './ledger-fields.ts'
import { type Child, idOf, isGuest, tokenOf } from './town.ts'

export async function buildLedger(db: D1Database, kid: Child): Promise<void> {
  if (isGuest(kid)) return
  const own = { facilityId: kid.facility, childId: kid.id, accountId: idOf('somebody'), at: 1 }
  await insertRows(
    db,
    ledgerEntry,
    Object.entries(LEDGER_TOKENS).map(([field, { kind, single, value }]) => ({
      ...own,
      kind,
      item: single ? kid.id : idOf('ledger', kid.id),
      id: idOf(`ledger ${kind}`, kid.id),
      value: value(tokenOf(field, kid.id)),
      source: 'staff' as const,
    })),
  )
  if (isHidden(kid))
    await insertRows(db, hiddenHome, [
      { ...own, id: idOf('hidden', kid.id), hidden: true, reason: tokenOf('hidden_home.reason', kid.id) },
    ])
}
