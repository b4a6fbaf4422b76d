// The lines of a facility's screens, held by its object. They sleep with it: a line that hears nothing costs nothing.
import type { DurableObjectState, WebSocket as Line } from '@cloudflare/workers-types'
import { dayOf, MINUTE } from '../../schema/kit/day.ts'
import { wallClock } from '../kit/clock.ts'
import type { Env, News } from '../kit/env.ts'
import { LISTENER, type Listener, topicsFor } from '../kit/listen.ts'
import { allows } from '../kit/may.ts'
import { isLive, principalQuery, toPrincipal } from '../kit/principal.ts'
import { findShard } from '../kit/shard.ts'

/** Lines of one session: a few windows, and some that the network has not given up yet. */
const MOST_LINES = 10
/** Listeners looked at in one batch. */
const PART = 100
/** Closed because the right is over: the screen asks at once, and hears it from the answer. web/kit/live.ts knows the number. */
const OVER = 4001

/** Lines are kept open by pings that wake nobody. */
export const answerPings = (ctx: DurableObjectState): void =>
  ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))

/** Takes a line; 429 when the session has too many. */
export function takeListener(ctx: DurableObjectState, request: Request): Response {
  const listener = JSON.parse(request.headers.get(LISTENER) ?? '') as Listener
  const { hash, door } = listener.token
  if (ctx.getWebSockets(hash).length >= MOST_LINES) return new Response(null, { status: 429 })
  const { 0: theirs, 1: ours } = new WebSocketPair()
  ctx.acceptWebSocket(ours, [hash])
  ours.serializeAttachment(listener)
  const taken = { status: 101, webSocket: theirs, headers: { 'Sec-WebSocket-Protocol': door } }
  return new Response(null, taken as ResponseInit)
}

/**
 * Says `changed` on every line that may hear of one of the topics. A right is looked at again before a line speaks, unless that was done
 * within the last minute; when it is over, the line is closed instead. When it cannot be looked at, nothing is said.
 */
export async function tellListeners(ctx: DurableObjectState, env: Env, facilityId: number, news: News): Promise<void> {
  const lines = ctx.getWebSockets().map((line) => ({ line, listener: line.deserializeAttachment() as Listener }))
  const concerned = ({ listener }: { listener: Listener }) => listener.topics.some((topic) => news.topics.includes(topic))
  const old = ({ listener }: { listener: Listener }) => wallClock() - listener.lookedAt >= MINUTE
  const doubtful = lines.filter((one) => news.again || (concerned(one) && old(one)))
  for (let from = 0; from < doubtful.length; from += PART)
    await lookAgain(env, facilityId, news.now, doubtful.slice(from, from + PART))
  for (const one of lines) if (concerned(one)) say(one.line)
}

/** A line that is closed by now does not matter. */
function say(line: Line): void {
  try {
    line.send('changed')
  } catch {
    // It went while we looked.
  }
}

/** Looks at the rights of some listeners in one round trip: whose are over is closed, the others hear of what is theirs now. */
async function lookAgain(
  env: Env,
  facilityId: number,
  now: number,
  some: readonly { line: Line; listener: Listener }[],
): Promise<void> {
  const db = await findShard(env, facilityId)
  if (!db) throw new Error(`facility ${facilityId} is nowhere`)
  const asked = some.map(({ listener }) => principalQuery(db, facilityId, listener.token, dayOf(now), now))
  const answers = await db.batch(asked as unknown as [(typeof asked)[0] & object])
  some.forEach(({ line, listener }, index) => {
    const [row] = answers[index] ?? []
    const who = isLive(row, now, listener.from) ? toPrincipal(row, now) : null
    if (who && allows(listener.action, who)) {
      Object.assign(listener, { topics: topicsFor(listener.action, who), lookedAt: wallClock() })
      line.serializeAttachment(listener)
    } else {
      listener.topics = []
      line.close(OVER)
    }
  })
}
