// Where somebody who works here is signed in with us, for the director, who may end it.
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { device, person, session } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { endSessions } from './end-sessions.ts'
import { isStaff } from './people.ts'

/** Live sessions of a member of staff at the doors of this facility: which door, which kind of browser, which tablet. */
export async function readSessions(c: Context<App>, personId: Id) {
  const { facilityId } = c.get('scope')
  const now = c.get('now')
  const { rows } = await read(c, (db) => [
    db
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.facilityId, facilityId), eq(person.id, personId), isStaff(facilityId, personId).holds)),
    db
      .select({
        door: session.door,
        label: session.label,
        since: session.createdAt,
        usedAt: session.usedAt,
        tablet: sql<string | null>`(select ${device.name} from ${device}
          where ${device.facilityId} = ${facilityId} and ${device.id} = ${session.deviceId})`.as('tablet'),
      })
      .from(session)
      .where(
        and(
          eq(session.facilityId, facilityId),
          sql`${session.accountId} = (select p.account_id from person p where p.facility_id = ${facilityId} and p.id = ${personId})`,
          sql`${session.door} in ('room', 'office')`,
          isNull(session.endedAt),
          gt(session.expiresAt, now),
          sql`${session.usedAt} + ${session.idleMs} > ${now}`,
        ),
      )
      .orderBy(desc(session.usedAt)),
  ])
  const [[known], sessions] = rows
  if (!known) throw notFound()
  return { sessions }
}

/** Ends them all, in the same batch as the right to do so is asked; it bites on the next request. What they have as a guardian stays. */
export const signOutStaff = (c: Context<App>, asked: { id: Id; personId: Id }): Promise<Receipt> => {
  const { facilityId } = c.get('scope')
  return write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: [isStaff(facilityId, asked.personId)],
    rows: (db) => [endSessions(db, facilityId, asked.personId, c.get('now'))],
    content: { personId: asked.personId, signedOut: true },
    topics: [],
  })
}
