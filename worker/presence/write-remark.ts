// 備考 of a child's day, by 主任 and 園長 (RB21).
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { remark } from '../../schema/presence/input.ts'
import { presenceRemark } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'

/** Writes the remark of a day on which the child was enrolled, today or before. What stood there stays in the history. */
export function writeRemark(c: Context<App>, asked: v.InferOutput<typeof remark>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, day, text } = asked
  if (day > c.get('today')) throw badInput('日（day）: きょうか、すぎた日にしてください', 'day')
  const enrolled = sql`exists (select 1 from enrollment e where e.facility_id = ${facilityId} and e.child_id = ${childId}
    and e.starts_on <= ${day} and (e.ends_on is null or e.ends_on >= ${day}))`
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [{ holds: enrolled, fail: notFound }],
    rows: (db) => [
      db
        .insert(presenceRemark)
        .values({ facilityId, day, childId, id, text, accountId: tokenOf(c).account, writtenAt: c.get('now') }),
    ],
    // That there is one, never its words: they are in the register, for those who may read it.
    content: { day, remark: text === '' ? 'taken_away' : 'written' },
    topics: [`child:${childId}`],
  })
}
