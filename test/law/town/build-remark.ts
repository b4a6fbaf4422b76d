// 備考 of the one day of a child that is told about.
import type { D1Database } from '@cloudflare/workers-types'
import type { Day } from '../../../schema/kit/day.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { presenceRemark } from '../../../schema/shard.ts'
import { insertRows } from '../../../worker/dev/demo/store.ts'
import { tokenFor } from './canary.ts'
import { type Child, idOf } from './town.ts'

export const buildRemark = (db: D1Database, { facility: facilityId, id: childId }: Child, day: Day): Promise<void> =>
  insertRows(db, presenceRemark, [
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
