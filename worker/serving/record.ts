// A look at a tray on its way into the books. A wrong one is kept too: who was stopped, when, and whose tray it was.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { dayOf } from '../../schema/kit/day.ts'
import type { checkServing } from '../../schema/serving/input.ts'
import { isRight, ORDINARY } from '../../schema/serving/rule.ts'
import { servingCheck } from '../../schema/shard.ts'
import { dayConditions } from '../kit/act-time.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { tokenOf } from '../kit/token.ts'

export function check(c: Context<App>, asked: v.InferOutput<typeof checkServing>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, at, childId, meal, step, tray, dishes } = asked
  const day = dayOf(at)
  const right = isRight(asked)
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      ...dayConditions(c, { action: 'serving.record', at, childIds: [childId], word: '配膳の確認' }),
      {
        // The card of somebody else's tray names a child of this house on that day.
        holds: sql`(${right || tray === ORDINARY ? 1 : 0} or exists (select 1 from enrollment e where e.facility_id = ${facilityId}
          and e.child_id = ${tray} and e.starts_on <= ${day} and (e.ends_on is null or e.ends_on >= ${day})))`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      insertRows(db, servingCheck, [
        {
          facilityId,
          day,
          childId,
          id,
          meal,
          step,
          tray,
          dishes,
          at,
          receivedAt: c.get('now'),
          accountId: tokenOf(c).account,
        },
      ]),
    ],
    content: { serving: step, meal, ...(right ? {} : { wrongTray: true }) },
    deviceAt: at,
    topics: ['serving'],
  })
}
