// Tells a facility's object what an act changed, after the answer: nobody who acts waits for those who listen.
import type { Context } from 'hono'
import type { Action } from '../../schema/permission/matrix.ts'
import type { App } from './context.ts'
import type { Env, News } from './env.ts'
import { logTrouble } from './log.ts'

/** What is done all day and takes nobody's right or session. After anything else rights are looked at again, so that a new act is never forgotten here. */
const EVERYDAY: readonly Action[] = [
  'presence.record',
  'presence.stamp',
  'care.record',
  'contactbook.home',
  'contactbook.open',
  'contactbook.write',
  'contactbook.publish',
  'memo.write',
  'document.write',
  'document.approve',
  'nap.record',
  'nap.room',
  'roll.record',
  'roll.count',
  'roll.move',
  'notice.report',
  'notice.confirm',
  'chase.call',
  'pickup.ask',
  'pickup.answer',
  'pickup.decide',
  'device.beat',
]

/** Tells the facility of the request, unless the act was refused. */
export function tellAfter(c: Context<App>): void {
  if (c.req.method === 'GET' || !c.res.ok) return
  const news = { topics: c.get('rose') ?? [], again: !EVERYDAY.includes(c.get('action')), now: c.get('now') }
  if (news.again || news.topics.length > 0) c.executionCtx.waitUntil(tell(c.env, c.get('scope').facilityId, news))
}

/** Tells a facility. Without an object, or when it does not answer, its screens ask with their next round. */
export async function tell(env: Env, facilityId: number, news: News): Promise<void> {
  try {
    await env.FACILITY?.getByName(String(facilityId)).tell(facilityId, news)
  } catch (error) {
    logTrouble(news.now, 'tell', error)
  }
}
