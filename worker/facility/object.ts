// The facility's object: what must be done by one hand at a time, and the lines of whoever listens. It keeps nothing but when to wake: all
// else is in the shard and moves with the facility.
import { DurableObject } from 'cloudflare:workers'
import { type Moment, SECOND } from '../../schema/kit/day.ts'
import { sealFacility } from '../audit/seal.ts'
import { exchange } from '../guest/exchange.ts'
import { clockOf, wallClock } from '../kit/clock.ts'
import { type Env, type FacilityObject, type News, refusal } from '../kit/env.ts'
import { NUDGE_APART } from '../kit/nudge-sealer.ts'
import { answerPings, takeListener, tellListeners } from './listeners.ts'

/** Longer than isolates keep silent after a nudge: whatever was written meanwhile is sealed by the same alarm. */
const WAIT = NUDGE_APART + 5 * SECOND

/** One object a facility, called by the facility's number. */
export class Facility extends DurableObject<Env> implements FacilityObject {
  constructor(...given: ConstructorParameters<typeof DurableObject<Env>>) {
    super(...given)
    answerPings(this.ctx)
  }

  /** A screen that begins to listen; the worker has looked at its session and right (kit/listen.ts). */
  fetch(request: Request): Response {
    return takeListener(this.ctx, request)
  }

  /** Topics rose, or somebody may have lost a right: whom it concerns hears that something changed, and nothing more. */
  async tell(facilityId: number, news: News): Promise<void> {
    if (!refusal(this.env)) await tellListeners(this.ctx, this.env, facilityId, news)
  }

  /** Nobody has anything to say here; `ping` is answered without waking us. */
  webSocketMessage(socket: WebSocket): void {
    socket.close(1008)
  }

  /** Rows were written: an alarm seals them within half a minute. */
  async nudge(facilityId: number): Promise<void> {
    const until = wallClock() + WAIT
    await this.ctx.storage.put({ facilityId, until })
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(until)
  }

  /** Seals at once what is not sealed yet. */
  seal(facilityId: number): Promise<number> {
    return refusal(this.env) ? Promise.resolve(0) : sealFacility(this.env, facilityId, clockOf(this.env))
  }

  /** Sends what other facilities wait for. Rounds may run beside each other: what was sent is known by its keys. */
  exchange(facilityId: number, now: Moment): Promise<boolean> {
    return refusal(this.env) ? Promise.resolve(false) : exchange(this.env, facilityId, now)
  }

  /** The alarm. When it fails, the platform sets it again; the rows wait. */
  async alarm(): Promise<void> {
    const kept = await this.ctx.storage.get<number>(['facilityId', 'until'])
    const until = kept.get('until') ?? 0
    await this.seal(kept.get('facilityId') ?? 0)
    if (until > wallClock()) await this.ctx.storage.setAlarm(until)
  }
}
