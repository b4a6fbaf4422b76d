// 住所秘匿 (RL13): whose home only 園長 and 主任 read.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { Day } from '../../schema/kit/day.ts'
import type { hideHome } from '../../schema/ledger/input.ts'
import { hiddenHome } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { isOwnChild } from '../kit/enrolled.ts'
import { notFound } from '../kit/fail.ts'
import type { Principal } from '../kit/principal.ts'
import { inEffect } from '../kit/rights.ts'
import { tokenOf } from '../kit/token.ts'

/** SQL: 1 where a child's home is hidden, because somebody said so or because a block protects the child. */
export const homeHidden = (facilityId: number, childId: SQL, today: Day): SQL<number> =>
  sql<number>`(coalesce((select h.hidden from hidden_home h where h.facility_id = ${facilityId} and h.child_id = ${childId}
    order by h.at desc, h.id desc limit 1), 0)
    or exists (select 1 from block b where b.facility_id = ${facilityId} and b.child_id = ${childId} and ${inEffect(today)}))`

/** The named roles: who reads a hidden home. */
export const readsHidden = (who: Principal): boolean =>
  who.roles.some(({ role }) => role === 'director' || role === 'head_teacher')

/** Hides where a household lives, or ends that. Both stay written down with their reason. */
export function hideTheHome(c: Context<App>, asked: v.InferOutput<typeof hideHome>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, hidden, reason } = asked
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      {
        holds: isOwnChild(facilityId, sql`${childId}`),
        fail: notFound,
      },
    ],
    rows: (db) => [
      db.insert(hiddenHome).values({ facilityId, childId, id, hidden, reason, accountId: tokenOf(c).account, at: c.get('now') }),
    ],
    content: { home: hidden ? 'hidden' : 'shown' },
    topics: [`child:${childId}`],
  })
}
