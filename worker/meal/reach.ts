import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { App } from '../kit/context.ts'
import { blocked, reachedChildren, reachesPast } from '../kit/rights.ts'
import { tokenOf } from '../kit/token.ts'

/** A day on which only those are in a class who have no end there: the children to come are among them. */
const SOME_DAY = '9999-12-31'

/** SQL: children (SQL of an id) the caller prepares meals for: of today, and to come (入園予定児, RF09) of the whole house or of one's own class. */
export function mayFeed(c: Context<App>, action: 'meal.food' | 'meal.form', childId: SQL): SQL {
  const { facilityId } = c.get('scope')
  const [token, today, now] = [tokenOf(c), c.get('today'), c.get('now')]
  const here = sql`${childId} in ${reachedChildren(action, facilityId, token, today, now)}`
  if (token.door === 'family') return here
  return sql`(${here} or (${reachesPast(action, facilityId, token, today, childId, sql`${SOME_DAY}`)}
    and not ${blocked(facilityId, childId, token.account, today)}))`
}
