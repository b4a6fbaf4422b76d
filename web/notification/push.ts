// One setting for all of a family's nurseries: each keeps its own, and is told the same.

import type { Routes } from '../../worker/notification/routes.ts'
import { me } from '../account/me.ts'
import { Refused, type Reply, type Sent, wordOf } from '../kit/call.ts'

const notification = wordOf<Routes>('notification')
export type Own = Reply<Routes, '/'>
export type Choice = Pick<Sent<Routes, '/choice'>, 'kinds' | 'quiet' | 'mail'>
type Path = '/choice' | '/device' | '/device/end'

/** Nurseries in which one may hear of a child, each with what is set there. */
export type Houses = ReadonlyMap<number, Own>

/** @throws NoLine, or Refused for another reason than that one hears of nobody there */
export async function readHouses(): Promise<Houses> {
  const found = new Map<number, Own>()
  for (const { facilityId } of me.value?.facilities ?? []) {
    try {
      found.set(facilityId, await notification.get(facilityId, '/'))
    } catch (error) {
      if (!(error instanceof Refused && error.status === 404)) throw error
    }
  }
  return found
}

/** The same act in every nursery; the same id, so that a repetition is one. */
export async function inEach<P extends Path>(houses: Houses, path: P, json: Sent<Routes, P>): Promise<void> {
  for (const facility of houses.keys()) await notification.post(facility, path, json)
}

/** お試しの通知, from the first nursery that knows this browser. */
export async function sendTest(houses: Houses): Promise<Reply<Routes, '/test', 'post'>['answer']> {
  for (const [facility, { devices }] of houses) {
    const here = devices.find((device) => device.here)
    if (here) return (await notification.post(facility, '/test', { deviceId: here.id })).answer
  }
  return 'gone'
}
