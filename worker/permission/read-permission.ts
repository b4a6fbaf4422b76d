import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { FEATURES, type Role } from '../../schema/permission/matrix.ts'
import { assignment } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { read } from '../kit/scope.ts'
import { switchedOffOn } from '../kit/switched-off.ts'

/** What the page beside the matrix itself needs of this facility: how many people have each role today, and what is switched off. */
export async function readPermission(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { rows } = await read(c, (db) => [
    db
      .select({ role: assignment.role, people: sql<number>`count(distinct ${assignment.personId})`.as('people') })
      .from(assignment)
      .where(
        and(
          eq(assignment.facilityId, facilityId),
          lte(assignment.startsOn, today),
          or(isNull(assignment.endsOn), gte(assignment.endsOn, today)),
        ),
      )
      .groupBy(assignment.role),
    db.select({ switchedOff: switchedOffOn(facilityId, c.get('today')).as('off_today') }).from(sql`(select 1)`),
  ])
  const [roles, [home]] = rows
  return {
    people: Object.fromEntries(roles.map(({ role, people }) => [role, people])) as Partial<Record<Role, number>>,
    switchedOff: FEATURES.filter((feature) => home?.switchedOff?.includes(`,${feature},`)),
  }
}
