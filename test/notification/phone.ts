// A household whose phone wants to be told, and the push service behind that phone: the worker in this process, on the clock of the test.
import { env, exports } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Moment } from '../../schema/kit/day.ts'
import type { PushLanguage } from '../../schema/notification/input.ts'
import { pushDevice } from '../../schema/shard.ts'
import { app } from '../../worker/app.ts'
import { publicKeyOf } from '../../worker/notification/send-push.ts'
import { sendPushes } from '../../worker/notification/send-pushes.ts'
import { openPushService, type PushService } from '../kit/push-service.ts'
import { sqliteEnv } from '../kit/sqlite-d1.ts'
import { ALL, act, at, bindings, makeWorld } from '../kit/world.ts'

/** Opens the worker over empty databases and a push service, for all tests of a file. */
export function openService(): { service: () => PushService } {
  let service: PushService | undefined
  beforeAll(async () => {
    Object.assign(env, sqliteEnv())
    service = await openPushService(publicKeyOf(bindings))
    const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }
    const fetch = (address: string, init: RequestInit) => app.fetch(new Request(address, init), bindings, context as never)
    Object.assign(exports, { default: { fetch } })
  })
  afterAll(() => service?.stop())
  return {
    service: () => {
      if (!service) throw new Error('the push service is not open yet')
      return service
    },
  }
}

export type House = Awaited<ReturnType<typeof makeHouse>>

/** A child with its mother, whose phone wants to be told, and its caregiver. */
export async function makeHouse(service: PushService, more: { language?: PushLanguage } = {}) {
  const world = await makeWorld()
  const childId = await world.addChild('あおい そら')
  const mother = await world.addGuardian([childId], { capabilities: ALL })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const phone = service.subscribe()
  const turnOn = async (who: typeof mother, device = phone) => {
    who.at('7:30')
    const { endpoint, keys } = device
    const answer = await who.post('/notification/device', { id: act(), endpoint, keys, language: more.language ?? 'ja' })
    who.at('8:05')
    return answer
  }
  expect((await turnOn(mother)).status).toBe(200)
  const tap = async (kind: 'arrive' | 'leave', time: string, happened?: string) => {
    const id = act()
    teacher.at(time)
    const answer = await teacher.post('/presence/tap', { id, childId, kind, ...(happened ? { at: at(happened) } : {}) })
    expect(answer.status).toBe(200)
    return id
  }
  const undo = async (actId: string, moment: Moment, reason?: string) => {
    teacher.at(moment)
    const answer = await teacher.post('/presence/undo', { id: act(), childId, actId, ...(reason ? { reason } : {}) })
    expect(answer.status).toBe(200)
  }
  const run = (moment: Moment) => sendPushes(bindings, moment)
  const texts = () => phone.notes.map(({ text }) => text)
  const device = async () => {
    const [row] = await world.db.select().from(pushDevice).where(eq(pushDevice.facilityId, world.facilityId))
    return row
  }
  return { ...world, childId, mother, teacher, phone, turnOn, tap, undo, run, texts, device }
}
