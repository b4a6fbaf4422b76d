import { and, eq } from 'drizzle-orm'
import { firstSettings } from '../../schema/facility/input.ts'
import type { Day } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import type { Register } from '../../schema/presence/fold-register.ts'
import { calendarDay, classMembership, facilitySetting, notice, presenceFact } from '../../schema/shard.ts'
import { app } from '../../worker/app.ts'
import type { Env } from '../../worker/kit/env.ts'
import { at, bindings, makeWorld, type World } from '../kit/world.ts'

export const MONTH = '2026-11'
export const on = (day: number): Day => `${MONTH}-${String(day).padStart(2, '0')}`

/** Writes what happened straight into the facility: the screens only reach back a week. */
function pen(world: World) {
  const { db, facilityId } = world
  const here = { facilityId, accountId: 'teacher' }
  const fact = async (
    childId: Id,
    day: Day,
    kind: 'arrive' | 'sighting' | 'leave' | 'handover' | 'undo',
    time: string,
    more = {},
  ) => {
    const id = newId(0)
    const moment = at(time, day)
    await db
      .insert(presenceFact)
      .values({ ...here, day, childId, id, kind, at: moment, receivedAt: moment, source: 'room', ...more })
    return id
  }
  return {
    fact,
    stay: async (childId: Id, day: number, from: string, to: string) => {
      await fact(childId, on(day), 'arrive', from)
      await fact(childId, on(day), 'leave', to)
      await fact(childId, on(day), 'handover', to)
    },
    notice: (childId: Id, kind: 'absent' | 'late' | 'early_leave', from: Day, more: Partial<typeof notice.$inferInsert> = {}) =>
      db.insert(notice).values({
        ...here,
        childId,
        id: newId(0),
        kind,
        startsOn: from,
        endsOn: from,
        withdrawn: false,
        source: 'guardian',
        afterCutoff: false,
        writtenAt: at('7:30', from),
        ...more,
      }),
  }
}

export async function november() {
  const world = await makeWorld({ name: '=みなと保育所' })
  const { db, facilityId } = world
  const write = pen(world)
  const aoi = await world.addChild('さとう あおい')
  const late = await world.addChild('あおき はると', { startsOn: on(16), endsOn: on(26), classId: world.star })
  const director = await world.addStaff('director')
  director.at('20:00', on(30))

  await write.stay(aoi, 2, '8:20', '16:50')
  await write.notice(aoi, 'late', on(4), { time: 600 })
  await write.stay(aoi, 4, '10:05', '17:00')
  await write.notice(aoi, 'early_leave', on(5), { time: 840 })
  await write.stay(aoi, 5, '8:30', '14:02')
  await write.stay(aoi, 6, '9:20', '17:05')
  // RA03: announced from Monday to Friday, but back on Thursday; of Friday nobody said anything any more.
  await write.notice(aoi, 'absent', on(9), { endsOn: on(13), reason: 'sick' })
  await write.stay(aoi, 12, '8:40', '17:00')
  await write.notice(aoi, 'absent', on(16), { reason: 'family' })
  await write.notice(aoi, 'absent', on(17), { reason: 'suspended' })
  await write.notice(aoi, 'absent', on(18), { reason: 'bereavement' })
  await write.notice(aoi, 'late', on(19), { time: 600 })
  await write.notice(aoi, 'early_leave', on(19), { time: 900 })
  await write.stay(aoi, 19, '10:00', '15:00')
  await db.insert(calendarDay).values({ facilityId, day: on(20), open: false, name: '台風のため休園' })
  // A wrong tap on the 24th, taken back: she did not come.
  const wrong = await write.fact(aoi, on(24), 'arrive', '8:30')
  await write.fact(aoi, on(24), 'undo', '8:31', { supersedes: wrong })
  await write.stay(aoi, 25, '8:30', '16:00')
  await db
    .update(classMembership)
    .set({ endsOn: on(15) })
    .where(and(eq(classMembership.facilityId, facilityId), eq(classMembership.childId, aoi)))
  await db.insert(classMembership).values({ facilityId, childId: aoi, startsOn: on(16), classroomId: world.star })
  await write.stay(late, 16, '8:30', '17:00')
  await db
    .insert(facilitySetting)
    .values({ facilityId, startsOn: on(25), settings: { ...firstSettings, marks: { ...firstSettings.marks, present: '出' } } })
  const month = async (query = '') => (await director.get(`/presence/month?month=${MONTH}${query}`)).body as unknown as Register
  return { world, aoi, late, director, month, write }
}

export const row = (register: Register, childId: Id) => {
  const child = register.children.find((one) => one.childId === childId)
  return { child, kinds: (child?.cells ?? []).map(({ kind }) => kind), marks: (child?.cells ?? []).map(({ mark }) => mark) }
}

const NO_CONTEXT = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }

/** Asks the app itself, for bytes and for other bindings. */
export async function download(
  world: World,
  who: { cookie?: string | undefined; now: () => number },
  query: string,
  env: Env = bindings,
) {
  const headers = { cookie: who.cookie ?? '', 'x-test-now': String(who.now()) }
  const address = `http://tsumugi.test/api/f/${world.facilityId}/presence/month?month=${MONTH}${query}`
  return app.fetch(new Request(address, { headers }), env, NO_CONTEXT as never)
}
