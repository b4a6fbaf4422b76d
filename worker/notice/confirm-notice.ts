import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { noticeConfirmation } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'
import { tellFamily } from '../notification/tell-family.ts'

/** 園が確認: records that a person read the notice, and tells the family. What was corrected in the meantime must be read again. */
export async function confirmNotice(c: Context<App>, asked: { id: Id; childIds: Id[]; noticeId: Id }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const now = c.get('now')
  const list = JSON.stringify(asked.childIds)
  const there = sql`not exists (select 1 from json_each(${list}) c where not exists (select 1 from notice n
    where n.facility_id = ${facilityId} and n.child_id = c.value and n.id = ${asked.noticeId}))`
  const newest = sql`not exists (select 1 from json_each(${list}) c join notice n
    on n.facility_id = ${facilityId} and n.child_id = c.value and n.supersedes = ${asked.noticeId})`
  const unread = sql`not exists (select 1 from json_each(${list}) c join notice_confirmation k
    on k.facility_id = ${facilityId} and k.child_id = c.value and k.notice_id = ${asked.noticeId})`
  return write(c, {
    id: asked.id,
    input: asked,
    children: asked.childIds,
    conditions: [
      { holds: there, fail: notFound() },
      { holds: newest, fail: conflict('already_changed', '保護者がこの連絡を直しました。新しい内容を見てください。') },
      { holds: unread, fail: conflict('already_confirmed', 'ほかの人がもう確認しています。') },
    ],
    rows: (db) => [
      db.insert(noticeConfirmation).values(
        asked.childIds.map((childId) => ({
          facilityId,
          childId,
          noticeId: asked.noticeId,
          accountId: tokenOf(c).account,
          confirmedAt: now,
        })),
      ),
      ...asked.childIds.map((childId) =>
        tellFamily(db, { facilityId, childId, commandId: asked.id, kind: 'confirmed', day: c.get('today'), at: now, now }),
      ),
    ],
    content: { confirms: asked.noticeId },
    topics: ['presence', ...asked.childIds.map((childId) => `child:${childId}`)],
  })
}
