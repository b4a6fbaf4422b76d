// Deciding what a person may do: the declared action of a route, against the matrix.
import type { MiddlewareHandler } from 'hono'
import type { Day, Moment } from '../../schema/kit/day.ts'
import { timeOn } from '../../schema/kit/time.ts'
import { type Action, MATRIX, type Rule } from '../../schema/permission/matrix.ts'
import type { App } from './context.ts'
import { signedOut } from './fail.ts'
import type { Principal } from './principal.ts'
import { tag } from './tag.ts'

/** Declares the action of a route. Reading and writing decide it; a route that answers without deciding breaks. */
export const may = (action: Action): MiddlewareHandler<App> =>
  tag({ action }, async (c, next) => {
    const rule: Rule = MATRIX[action]
    c.set('action', action)
    if (rule.open) c.set('checked', true)
    else if (!c.get('token')) throw signedOut()
    await next()
  })

/** True when the action is open to this person for something; which children, the queries' own WHERE says. */
export function allows(action: Action, who: Principal): boolean {
  const rule: Rule = MATRIX[action]
  if (who.door !== 'family') return who.roles.some(({ role }) => rule.staff?.[role] !== undefined)
  const { guardian } = rule
  return guardian !== undefined && who.wards.some(({ capabilities }) => capabilities.includes(`,${guardian},`))
}

/** True when the person reaches every child of the facility with this action at this moment. */
export function reachesAll(action: Action, who: Principal, now: Moment, today: Day): boolean {
  const rule: Rule = MATRIX[action]
  if (who.door === 'family') return false
  const onDuty = who.duties.some(({ from, to }) => from <= timeOn(today, now) && timeOn(today, now) < to)
  return who.roles.some(({ role, classroomId }) => {
    const reach = rule.staff?.[role]
    return reach === 'facility' || (reach === 'class' && (classroomId === null || onDuty))
  })
}
