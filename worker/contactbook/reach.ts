// Whose book somebody may read or write, as SQL.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Action } from '../../schema/permission/matrix.ts'
import type { App } from '../kit/context.ts'
import { blocked, reachedChildren, reachesPast } from '../kit/rights.ts'
import { tokenOf } from '../kit/token.ts'

/** SQL: children of a class on a day. */
export const inClass = (facilityId: number, classId: Id, day: Day): SQL =>
  sql`(select m.child_id from class_membership m where m.facility_id = ${facilityId} and m.classroom_id = ${classId}
    and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day}))`

/** SQL: the caller may do the request's action for a child on a day; of today by the rights of today, of another day by those of then. */
export function reachesOn(c: Context<App>, childId: SQL, day: Day): SQL {
  const { facilityId } = c.get('scope')
  return day >= c.get('today')
    ? sql`${childId} in ${reachedChildren(c.get('action'), facilityId, tokenOf(c), c.get('today'), c.get('now'))}`
    : reachesThen(c, childId, sql`${day}`)
}

/** The same where the day is a column: of a family by the rights of today, since its child's past is its own; of staff by those of then. */
export function reachesThen(c: Context<App>, childId: SQL, day: SQL, action: Action = c.get('action')): SQL {
  const { facilityId } = c.get('scope')
  const [token, today] = [tokenOf(c), c.get('today')]
  return token.door === 'family'
    ? sql`${childId} in ${reachedChildren(action, facilityId, token, today, c.get('now'))}`
    : sql`(${reachesPast(action, facilityId, token, today, childId, day)} and not ${blocked(facilityId, childId, token.account, today)})`
}

/** The same of rows of many days: what is of today or to come by the rights of today, a day that is over by those of then. */
export function reachesEach(c: Context<App>, childId: SQL, day: SQL): SQL {
  const today = c.get('today')
  const now = reachesOn(c, childId, today)
  return tokenOf(c).door === 'family'
    ? now
    : sql`((${day} >= ${today} and ${now}) or (${day} < ${today} and ${reachesThen(c, childId, day)}))`
}

/** SQL: the caller is 主任 or 園長 here today. */
export function isLead(c: Context<App>): SQL {
  const today = c.get('today')
  return sql`exists (select 1 from assignment a join person p on p.facility_id = a.facility_id and p.id = a.person_id
    where a.facility_id = ${c.get('scope').facilityId} and p.account_id = ${tokenOf(c).account}
      and a.role in ('head_teacher', 'director') and a.starts_on <= ${today} and (a.ends_on is null or a.ends_on >= ${today}))`
}

/** SQL: 1 unless a child is named whom the caller does not reach on a day, so that a list of it is not there. */
export const knownChild = (c: Context<App>, childId: Id | undefined, day: Day): SQL.Aliased<number> =>
  (childId
    ? sql<number>`exists (select 1 from child k where k.facility_id = ${c.get('scope').facilityId} and k.id = ${childId}
        and ${reachesOn(c, sql`k.id`, day)})`
    : sql<number>`1`
  ).as('known')
