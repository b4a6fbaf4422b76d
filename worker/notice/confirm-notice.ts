import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { notice, noticeConfirmation } from '../../schema/shard.ts'
import { isBarred, namesPickupUnderBlock } from '../block/barred.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { noteRefusal } from '../kit/log-reading.ts'
import { tokenOf } from '../kit/token.ts'
import { tellFamily } from '../notification/tell-family.ts'

interface Asked {
  id: Id
  childIds: Id[]
  noticeId: Id
}

/**
 * 園が確認: records that a person read the notice, and tells the family. What was corrected in the meantime must be read again. One that names
 * somebody a block keeps from the child is confirmed by 園長 or 主任 at the desk; everybody else is sent there, with the sentence of the door.
 */
export async function confirmNotice(c: Context<App>, asked: Asked): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const list = JSON.stringify(asked.childIds)
  const announced = sql`from notice n where n.facility_id = ${facilityId} and n.id = ${asked.noticeId}
    and n.child_id in (select value from json_each(${list}))`
  let suspected = false
  const nobody: Condition = {
    holds: sql`(${decides(c)} or not exists (select 1 ${announced} and ${namesPickupUnderBlock}))`,
    fail: () => {
      suspected = true
      return askOffice()
    },
  }
  try {
    return await confirm(c, asked, [nobody])
  } catch (error) {
    if (!suspected) throw error
  }
  const named = await c
    .get('scope')
    .db.select({ childId: notice.childId, person: notice.pickupPerson, day: notice.startsOn })
    .from(notice)
    .where(and(eq(notice.facilityId, facilityId), eq(notice.id, asked.noticeId), inArray(notice.childId, asked.childIds)))
  const free = named.map(({ childId, person, day }): Condition => {
    const fail = () => {
      noteRefusal(c, childId, { refused: 'confirm', notice: asked.noticeId })
      return askOffice()
    }
    return { holds: person ? sql`not ${isBarred(facilityId, childId, person, day)}` : sql`1`, fail }
  })
  return confirm(c, asked, free)
}

const askOffice = () => conflict('ask_office', 'この連絡は、事務室に確認してください。')

/** SQL that is true for who decides about blocks: 園長 and 主任, at the desk. */
function decides(c: Context<App>) {
  const [{ facilityId }, { account, door }, today] = [c.get('scope'), tokenOf(c), c.get('today')]
  return door !== 'office'
    ? sql`0`
    : sql`exists (select 1 from assignment a join person p on p.facility_id = a.facility_id and p.id = a.person_id
        where a.facility_id = ${facilityId} and p.account_id = ${account} and a.role in ('director', 'head_teacher')
          and a.starts_on <= ${today} and (a.ends_on is null or a.ends_on >= ${today}))`
}

async function confirm(c: Context<App>, asked: Asked, more: readonly Condition[]): Promise<Receipt> {
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
      ...more,
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
