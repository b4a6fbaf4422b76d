// A screen listens: a line on which it hears that something changed. Nothing else is ever said on it (docs/decisions/60), so whoever
// hears it asks as ever, and is looked at as ever.
import type { Context } from 'hono'
import type { Action } from '../../schema/permission/matrix.ts'
import { wallClock } from './clock.ts'
import type { App } from './context.ts'
import { outOfReach, tooMany } from './fail.ts'
import { wardsFor } from './may.ts'
import type { Principal } from './principal.ts'
import { read } from './scope.ts'
import { lineOf } from './source.ts'
import { type Token, tokenOf } from './token.ts'

/** Who listens, as the facility's object keeps it with the line, to look at the right again. */
export interface Listener {
  action: Action
  token: Token
  /** The caller's network, for sessions that stand on one. */
  from: string
  topics: string[]
  /** By the machine's own clock. */
  lookedAt: number
}
export const LISTENER = 'x-listener'

/** The facility's presence and rolls; for a family its own children only: it does not even learn that there was something about another. */
export const topicsFor = (action: Action, who: Principal): string[] =>
  who.door === 'family' ? wardsFor(action, who).map((childId) => `child:${childId}`) : ['presence', 'roll']

/** Opens the line after session and right were looked at; asked without an upgrade, it says what would be heard. */
export async function listen(c: Context<App>): Promise<Response> {
  const { who } = await read(c, () => [])
  const [token, action] = [tokenOf(c), c.get('action')]
  const topics = topicsFor(action, who)
  if (c.req.header('upgrade') !== 'websocket') return c.json({ topics })
  const object = c.env.FACILITY?.getByName(String(c.get('scope').facilityId))
  if (!object) throw outOfReach()
  const listener: Listener = { action, token, from: lineOf(c), topics, lookedAt: wallClock() }
  const headers = { Upgrade: 'websocket', [LISTENER]: JSON.stringify(listener) }
  const answer = await object.fetch(new Request(c.req.url, { headers }))
  if (answer.status !== 101) throw tooMany(60)
  return answer
}
