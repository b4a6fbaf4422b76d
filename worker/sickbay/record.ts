// One tap as a child is taken to the 医務室, one as it goes back or home.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { dayOf } from '../../schema/kit/day.ts'
import { sickbayStep } from '../../schema/shard.ts'
import type { recordStep as stepInput } from '../../schema/sickbay/input.ts'
import { dayConditions } from '../kit/act-time.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'

export async function recordStep(c: Context<App>, asked: v.InferOutput<typeof stepInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, stayId, kind, at } = asked
  const day = dayOf(at)
  const own = sql`x.facility_id = ${facilityId} and x.day = ${day} and x.child_id = ${childId}`
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      ...dayConditions(c, { action: 'care.record', at, childIds: [childId], word: '医務室の記録' }),
      {
        holds: sql`coalesce((select json_extract(s.settings, '$.sickbay') from facility_setting s
          where s.facility_id = ${facilityId} and s.starts_on <= ${day} order by s.starts_on desc limit 1), 0)`,
        fail: () => conflict('not_kept', 'この園は、体調不良児対応型の病児保育をしていません。設定を確かめてください。'),
      },
      kind === 'in'
        ? {
            // Two tablets: a child that is there already is not taken there again.
            holds: sql`${stayId} = ${id} and not exists (select 1 from sickbay_step x where ${own} and x.kind = 'in' and not exists (
              select 1 from sickbay_step y where y.facility_id = x.facility_id and y.day = x.day and y.child_id = x.child_id
                and y.stay_id = x.stay_id and y.kind <> 'in'))`,
            fail: () => conflict('overtaken', 'もう医務室にいます。ほかの人がさきに記録しました。'),
          }
        : {
            holds: sql`exists (select 1 from sickbay_step x where ${own} and x.stay_id = ${stayId} and x.kind = 'in' and x.at <= ${at})`,
            fail: notFound,
          },
    ],
    rows: (db) => [
      db.insert(sickbayStep).values({ facilityId, day, childId, stayId, id, kind, at, accountId: tokenOf(c).account }),
    ],
    content: { day, sickbay: kind },
    deviceAt: at,
    topics: ['care'],
  })
}
