import { and, eq } from 'drizzle-orm'
import { person } from '../../schema/shard.ts'
import { hashPin } from '../../worker/device/open-name.ts'
import { addTablet } from '../kit/tablet.ts'
import { bindings, clientOf, makeWorld, type World } from '../kit/world.ts'

export const PIN = '2580'
export type Opened = { personId: string; until: number }
export type Board = { classes: unknown[]; totals: { enrolled: number }; children: Record<string, unknown>[] }
export type List = {
  devices: {
    deviceId: string
    revokedAt: number | null
    revokedBy: string | null
    open: { name: string }[]
    until: number | null
  }[]
  people: { personId: string; pin: boolean; codeUntil: number | null }[]
}

/** A house with a tablet of うさぎ組 and somebody with a PIN. */
export async function house() {
  const world = await makeWorld()
  const childId = await world.addChild('うさぎ あや')
  const starChild = await world.addChild('ほし あい', { classId: world.star })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  const director = await world.addStaff('director', { name: '園長' })
  const tablet = await addTablet(world, { classIds: [world.rabbit] })
  await givePin(world, teacher.personId)
  return { world, childId, starChild, teacher, director, tablet }
}

export async function givePin(world: World, personId: string, pin = PIN) {
  const pinHash = await hashPin(bindings, world.facilityId, personId, pin)
  await world.db
    .update(person)
    .set({ pinHash })
    .where(and(eq(person.facilityId, world.facilityId), eq(person.id, personId)))
}

/** The browser of a tablet: the device's cookie, and one for each name that was opened on it. */
export const nameOn = (world: World, answer: { headers: Headers }, personId: string) => {
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith(`__Host-tsumugi-room.${personId}=`))
  return clientOf(`/api/f/${world.facilityId}`, cookie?.split(';')[0], { 'x-door': 'room', 'x-person': personId })
}
