// Deciding what a person may do: the declared action of a route, against the matrix.
import type { MiddlewareHandler } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
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
  if (who.door === 'device') return rule.device === true
  if (rule.desk && who.door !== 'office') return false
  if (who.door !== 'family') return who.roles.some(({ role }) => rule.staff?.[role] !== undefined)
  const { guardian } = rule
  return guardian !== undefined && who.wards.some(({ capabilities }) => capabilities.includes(`,${guardian},`))
}

/** True for what shows that a caregiver is at the tablet: more than one tap, and not asked by the screen itself. */
export function keepsOpen(action: Action): boolean {
  const rule: Rule = MATRIX[action]
  return !rule.quick && !rule.polled
}

/** The children a guardian's action reaches. */
export const wardsFor = (action: Action, { wards }: Principal): Id[] => {
  const { guardian }: Rule = MATRIX[action]
  return wards.flatMap(({ childId, capabilities }) => (guardian && capabilities.includes(`,${guardian},`) ? [childId] : []))
}
