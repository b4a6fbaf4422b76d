// 備考 of the one day of a child that is told about, and its card.
import type { D1Database } from '@cloudflare/workers-types'
import type { Day } from '../../../schema/kit/day.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { presenceRemark } from '../../../schema/shard.ts'
import { insertRows } from '../../../worker/dev/demo/store.ts'
import { buildLedger } from './build-ledger.ts'
import { tokenFor } from './canary.ts'
import { type Child, idOf } from './town.ts'

export async function buildRemark(db: D1Database, kid: Child, day: Day): Promise<void> {
  const { facility: facilityId, id: childId } = kid
  await insertRows(db, presenceRemark, [
    {
      facilityId,
      day,
      childId,
      id: idOf('remark', childId),
      text: tokenFor('presence_remark.text', childId),
      accountId: idOf('somebody'),
      writtenAt: momentOf(day, 500),
    },
  ])
  await buildLedger(db, kid)
}
