// 当番: the hours of a duty, to the minute, and nothing beside them.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import type { Time } from '../../schema/kit/time.ts'
import { duty, notice, person } from '../../schema/shard.ts'
import { hashCode } from '../../worker/kit/one-time-code.ts'
import { act, at, bindings, DAY, makeWorld } from '../kit/world.ts'

const SATURDAY = '2026-11-21'
const NAME = { familyName: '応援', givenName: '花', kana: 'おうえん はな' }

/** A teacher of the rabbits, on duty between two times, and a child of the stars. */
async function onDuty(kind: 'early' | 'late' | 'saturday' | 'helper', from: Time, to: Time, day = DAY) {
  const world = await makeWorld()
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const star = await world.addChild('ほし あきら', { classId: world.star })
  await world.db
    .insert(duty)
    .values({ facilityId: world.facilityId, day, personId: teacher.personId, kind, fromTime: from, toTime: to })
  const tap = async (time: string, onDay = day) => {
    teacher.at(time, onDay)
    return (await teacher.post('/presence/sighting', { id: act(), childId: star })).status
  }
  return { world, teacher, star, tap }
}

describe('当番', () => {
  test.each([
    ['early', 7 * 60, 8 * 60 + 30, DAY, ['6:59', '7:00', '8:29', '8:30']],
    ['late', 16 * 60 + 30, 19 * 60, DAY, ['16:29', '16:30', '18:59', '19:00']],
    ['saturday', 8 * 60, 12 * 60, SATURDAY, ['7:59', '8:00', '11:59', '12:00']],
    ['helper', 10 * 60, 11 * 60, DAY, ['9:59', '10:00', '10:59', '11:00']],
  ] as const)('%s gives other classes from its first minute to the last before its end', async (kind, from, to, day, times) => {
    const { tap } = await onDuty(kind, from, to, day)
    const [before, first, last, after] = times
    expect(await tap(before)).toBe(404)
    expect(await tap(first)).toBe(200)
    expect(await tap(last)).toBe(200)
    expect(await tap(after)).toBe(404)
  })

  test('a duty of yesterday or tomorrow gives nothing today, at the same time of day', async () => {
    const { tap } = await onDuty('early', 7 * 60, 9 * 60, '2026-11-19')
    expect(await tap('8:00', DAY)).toBe(404)
    const later = await onDuty('early', 7 * 60, 9 * 60, '2026-11-24')
    expect(await later.tap('8:00', DAY)).toBe(404)
  })

  test('past days of another class are not opened by a duty of today', async () => {
    const { world, teacher, star } = await onDuty('early', 7 * 60, 9 * 60)
    const wrote = { startsOn: '2026-11-18', endsOn: '2026-11-18', childId: star, id: act() }
    await world.db.insert(notice).values({
      facilityId: world.facilityId,
      ...wrote,
      kind: 'absent',
      source: 'staff',
      accountId: teacher.accountId,
      writtenAt: at('8:00', '2026-11-18'),
      withdrawn: false,
      afterCutoff: false,
    })
    teacher.at('8:00')
    expect(((await teacher.get('/notice?from=2026-11-18')).body.notices as unknown[]).length).toBe(0)
    const director = await world.addStaff('director')
    expect(((await director.get('/notice?from=2026-11-18')).body.notices as unknown[]).length).toBe(1)
  })

  test('the sheet of a week takes, moves and drops a duty; days that are over stay as they were', async () => {
    const world = await makeWorld()
    const head = await world.addStaff('head_teacher')
    const { personId } = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const put = (more: object) => head.post('/staff/duty', { id: act(), personId, day: DAY, kind: 'late', ...more })
    const onSheet = async () => (await head.get('/staff/week?from=2026-11-16')).body.duties
    expect((await put({ from: '16:30', to: '19:00' })).status).toBe(200)
    expect((await put({ from: '17:00', to: '19:00' })).status).toBe(200)
    expect(await onSheet()).toEqual([{ day: DAY, personId, kind: 'late', from: 17 * 60, to: 19 * 60 }])
    expect((await put({})).status).toBe(200)
    expect(await onSheet()).toEqual([])
    expect((await put({ day: '2026-11-19', from: '16:30', to: '19:00' })).body).toMatchObject({ error: { field: 'day' } })
    expect((await put({ from: '19:00', to: '16:30' })).body).toMatchObject({ error: { field: 'to' } })
    expect((await put({ from: '16:30' })).body).toMatchObject({ error: { field: 'to' } })
  })

  test('a teacher plans no duties', async () => {
    const world = await makeWorld()
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, door: 'office' })
    const { personId } = teacher
    const put = { id: act(), personId, day: DAY, kind: 'late', from: '16:30', to: '19:00' }
    expect((await teacher.post('/staff/duty', put)).status).toBe(404)
    expect((await teacher.get('/staff/week?from=2026-11-16')).status).toBe(404)
  })
})

describe('The moment of an act', () => {
  test('what a tablet kept during the duty is taken after it; what is said to have been before or after it is not', async () => {
    const { world, teacher, star } = await onDuty('early', 7 * 60, 8 * 60 + 30)
    teacher.at('8:40')
    const sighting = (time: string, day = DAY) =>
      teacher.post('/presence/sighting', { id: act(), childId: star, at: at(time, day) })
    expect((await sighting('8:29')).status).toBe(200)
    expect((await sighting('8:31')).status).toBe(404)
    expect((await sighting('8:00', '2026-11-19')).status).toBe(404)
    expect(world.facilityId).toBeGreaterThan(0)
  })
})

describe('応援', () => {
  async function helperIn(world: Awaited<ReturnType<typeof makeWorld>>) {
    const head = await world.addStaff('head_teacher')
    const { status, body } = await head.post('/staff/helper', { id: act(), ...NAME, from: '9:00', to: '12:00' })
    const [row] = await world.db
      .select()
      .from(person)
      .where(and(eq(person.facilityId, world.facilityId), eq(person.id, String(body.personId))))
    return { head, status, body, row }
  }

  test('one form makes the person, the day, the duty and a code of eight signs that works until the duty ends', async () => {
    const world = await makeWorld()
    const { head, status, body, row } = await helperIn(world)
    expect(status).toBe(200)
    expect(body.code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
    expect(row).toMatchObject({ pinCodeHash: hashCode(String(body.code)), pinCodeUntil: at('12:00'), pinHash: null })
    const people = (await head.get('/staff')).body.people as { personId: string; duties: object[]; assignments: object[] }[]
    expect(people.find(({ personId }) => personId === body.personId)).toMatchObject({
      duties: [{ kind: 'helper', from: 540, to: 720 }],
      assignments: [{ role: 'nursery_teacher', classroomId: '', startsOn: DAY, endsOn: DAY }],
    })
  })

  test('the same form sent twice shows the same code; the code stands in no receipt and no audit', async () => {
    const world = await makeWorld()
    const head = await world.addStaff('head_teacher')
    const json = { id: act(), ...NAME, from: '9:00', to: '12:00' }
    const first = await head.post('/staff/helper', json)
    expect((await head.post('/staff/helper', json)).body).toEqual(first.body)
    const code = String(first.body.code)
    for (const table of ['command', 'audit', 'person']) {
      const database = bindings[world.shard as 'SHARD_1'] as NonNullable<(typeof bindings)['SHARD_1']>
      const { results } = await database.prepare(`select * from "${table}" where facility_id = ?`).bind(world.facilityId).all()
      expect(JSON.stringify(results)).not.toContain(code)
      expect(JSON.stringify(results)).not.toContain(code.replace('-', ''))
    }
  })

  test('everything a helper reaches opens with the first minute of the duty and shuts with its last, on that day only', async () => {
    const world = await makeWorld()
    const child = await world.addChild('さとう あおい', { classId: world.star })
    const { row } = await helperIn(world)
    const accountId = newId(0)
    await world.db
      .update(person)
      .set({ accountId })
      .where(eq(person.id, row?.id ?? ''))
    const tablet = await world.enter(accountId, 'room')
    const board = async (time: string, day = DAY) => {
      tablet.at(time, day)
      const tapped = await tablet.post('/presence/sighting', { id: act(), childId: child })
      return [(await tablet.get(`/presence/board?day=${DAY}`)).status, (await tablet.get('/child')).status, tapped.status]
    }
    expect(await board('8:59')).toEqual([404, 404, 404])
    expect(await board('9:00')).toEqual([200, 200, 200])
    expect(await board('11:59')).toEqual([200, 200, 200])
    expect(await board('12:00')).toEqual([404, 404, 404])
    expect(await board('10:00', SATURDAY)).toEqual([404, 404, 404])
  })

  test('a time that is over is refused with the field it stands in', async () => {
    const world = await makeWorld()
    const head = await world.addStaff('head_teacher')
    head.at('12:30')
    expect((await head.post('/staff/helper', { id: act(), ...NAME, from: '9:00', to: '12:00' })).body).toMatchObject({
      error: { code: 'bad_input', field: 'to' },
    })
  })
})
