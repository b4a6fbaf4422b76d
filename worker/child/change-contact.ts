import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { changeContact as changed } from '../../schema/child/input.ts'
import { person } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { inEffect } from '../kit/rights.ts'
import { tokenOf } from '../kit/token.ts'

/** Changes telephone, address or workplace of a guardian, at the desk. What is left out stays; empty text empties it. */
export function changeContact(c: Context<App>, asked: v.InferOutput<typeof changed>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { id, childId, personId, ...fields } = asked
  const isGuardian = sql`exists (select 1 from guardianship g where g.facility_id = ${facilityId} and g.child_id = ${childId}
    and g.person_id = ${personId} and g.starts_on <= ${today} and (g.ends_on is null or g.ends_on >= ${today}))`
  const isProtected = sql`exists (select 1 from block b where b.facility_id = ${facilityId} and b.child_id = ${childId} and ${inEffect(today)})`
  const leads = sql`exists (select 1 from assignment a join person p on p.facility_id = a.facility_id and p.id = a.person_id
    where a.facility_id = ${facilityId} and p.account_id = ${tokenOf(c).account} and a.role in ('director', 'head_teacher')
      and a.starts_on <= ${today} and (a.ends_on is null or a.ends_on >= ${today}))`
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: isGuardian, fail: notFound },
      {
        holds: sql`(not ${isProtected} or ${leads})`,
        fail: () => conflict('ask_office', 'この子の連絡先は、園長か主任が直します。'),
      },
    ],
    rows: (db) =>
      given.length === 0
        ? []
        : [
            db
              .update(person)
              .set(Object.fromEntries(given.map(([name, value]) => [name, value || null])))
              .where(and(eq(person.facilityId, facilityId), eq(person.id, personId))),
          ],
    // Which fields, never what was in them: an old address is as dangerous as the new one.
    content: { person: personId, changed: given.map(([name]) => name) },
    topics: [`child:${childId}`],
  })
}
