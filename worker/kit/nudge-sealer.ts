// Tells the facility's object that there is something to seal: after the answer, and not with every tap.
import type { Context } from 'hono'
import { SECOND } from '../../schema/kit/day.ts'
import { wallClock } from './clock.ts'
import type { App } from './context.ts'

/** One isolate nudges a facility at most this often. The object waits longer than this, so that one nudge covers what follows it. */
export const NUDGE_APART = 20 * SECOND
const MOST_REMEMBERED = 20_000
const nudged = new Map<number, number>()

/** Nudges the sealer of the request's facility, unless this isolate did so just now. An object that does not answer is the cron's to replace. */
export function nudgeSealer(c: Context<App>): void {
  const objects = c.env.FACILITY
  if (!objects) return
  const { facilityId } = c.get('scope')
  const now = wallClock()
  if (now - (nudged.get(facilityId) ?? 0) < NUDGE_APART) return
  if (nudged.size >= MOST_REMEMBERED) nudged.clear()
  nudged.set(facilityId, now)
  const forget = () => {
    nudged.delete(facilityId)
  }
  c.executionCtx.waitUntil(objects.getByName(String(facilityId)).nudge(facilityId).catch(forget))
}
