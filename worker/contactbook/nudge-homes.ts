import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { nudgeHomes as nudgeInput } from '../../schema/contactbook/input.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { tellReaders } from './tell.ts'

/** Asks households for their side of the morning, each once a day. */
export async function nudge(c: Context<App>, asked: v.InferOutput<typeof nudgeInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, day, childIds } = asked
  const now = c.get('now')
  if (day !== c.get('today')) throw badInput('日（day）: きょうの家庭らんだけ、お願いできます', 'day')
  const list = JSON.stringify(childIds)
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [
      { holds: enrolledOn(facilityId, list, day), fail: notFound },
      {
        holds: sql`not exists (select 1 from outbox o where o.facility_id = ${facilityId} and o.day = ${day} and o.kind = 'nudge'
          and o.child_id in (select value from json_each(${list})))`,
        fail: () => conflict('already_asked', 'きょうは、もうお願いを送りました。'),
      },
    ],
    rows: (db) => [
      tellReaders(db, {
        facilityId,
        commandId: id,
        kind: 'nudge',
        children: sql`(select value from json_each(${list}))`,
        at: now,
        dueAt: now,
        now,
      }),
    ],
    content: { day, nudged: childIds.length },
    topics: ['contactbook', ...childIds.map((childId) => `child:${childId}`)],
  })
}
