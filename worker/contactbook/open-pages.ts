// 既読: the first time a guardian has a published page before them. A household has read when one of it has (RC10).
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { openPages as openInput } from '../../schema/contactbook/input.ts'
import { contactRead } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'

export async function openPages(c: Context<App>, asked: v.InferOutput<typeof openInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, day, pageIds } = asked
  const now = c.get('now')
  const list = JSON.stringify(pageIds)
  const own = sql`k.facility_id = ${facilityId} and k.day = ${day} and k.id = p.value and k.step = 'publish' and k.publish_at <= ${now}
    and (k.child_id = ${childId} or k.classroom_id in (select m.classroom_id from class_membership m where m.facility_id = ${facilityId}
      and m.child_id = ${childId} and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day})))`
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      {
        holds: sql`not exists (select 1 from json_each(${list}) p where not exists (select 1 from contact_page k where ${own}))`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      db
        .insert(contactRead)
        .select(
          sql`select ${facilityId}, ${day}, ${childId}, p.value, ${tokenOf(c).account}, ${now} from json_each(${list}) p where true`,
        )
        .onConflictDoNothing(),
    ],
    content: { day },
    topics: ['contactbook'],
  })
}
