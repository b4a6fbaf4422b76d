// One PIN tried at every name of a tablet: the tablet has a total of its own.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type Id, newId } from '../../schema/kit/id.ts'
import { pinFailure } from '../../schema/shard.ts'
import { addTablet, openOn } from '../kit/tablet.ts'
import { act, at } from '../kit/world.ts'
import { house, PIN } from './house.ts'

const MINUTE = 60_000

/** A house of twenty more caregivers, whose names can be tapped on its tablet; and wrong tries of the past, without the hash for each. */
async function crowd() {
  const scene = await house()
  const { world, tablet } = scene
  const names: Id[] = []
  for (let count = 0; count < 20; count++) names.push(await world.addPerson(newId(0), `先生${count}`))
  const failed = (personId: Id, failures: number, since: number) =>
    world.db.insert(pinFailure).values({ facilityId: world.facilityId, deviceId: tablet.deviceId, personId, failures, since })
  const open = (personId: Id, pin = '9753') => tablet.post('/device/open', { personId, pin })
  const rows = () => world.db.select().from(pinFailure).where(eq(pinFailure.facilityId, world.facilityId))
  return { ...scene, names, failed, open, rows }
}
const says = ({ body }: { body: Record<string, unknown> }) => body.error as { code: string; message: string }

describe('A tablet', () => {
  test('RK11 on which fifteen PINs were wrong, whoever’s, takes none for a quarter of an hour and says what goes on', async () => {
    const { world, childId, teacher, tablet, names, failed, open } = await crowd()
    const opened = await openOn(world, tablet, teacher)
    tablet.at('8:00')
    for (const name of names.slice(0, 13)) await failed(name, 1, at('8:00'))
    expect(says(await open(names[13] ?? '')).message).toContain('あと1回まで')
    expect(says(await open(names[14] ?? ''))).toMatchObject({
      code: 'wrong_pin',
      message: expect.stringMatching(/この端末で15回.*登園の記録.*このまま使えます.*ほかの端末で/),
    })
    tablet.at('8:05')
    // A right PIN, a name nobody has, a PIN to be chosen: all rest.
    const waits = [
      await open(teacher.personId, PIN),
      await open(act()),
      await tablet.post('/device/pin', { personId: teacher.personId, old: PIN, pin: '8024' }),
    ]
    for (const answer of waits) {
      expect(answer.status).toBe(429)
      expect(answer.headers.get('retry-after')).toBe('600')
      expect(says(answer)).toMatchObject({ code: 'pin_locked', message: expect.stringMatching(/あと10分.*ほかの端末で/) })
    }
    // The morning goes on: arrivals by the tablet alone, names that lie open, other tablets.
    expect((await tablet.post('/presence/stamp', { id: act(), childId, kind: 'arrive' })).status).toBe(200)
    expect((await opened.post('/presence/sighting', { id: act(), childId })).status).toBe(200)
    const other = await addTablet(world)
    expect((await other.post('/device/open', { personId: teacher.personId, pin: PIN })).status).toBe(200)
    tablet.at(at('8:15') - 1)
    expect((await open(teacher.personId, PIN)).status).toBe(429)
    tablet.at('8:15')
    expect((await open(teacher.personId, PIN)).status).toBe(200)
  }, 30_000)

  test('RK11 takes fifteen wrong PINs in any quarter of an hour, however slowly; what is tried while it rests does not prolong it', async () => {
    const { tablet, names, open, rows } = await crowd()
    const tried: number[] = []
    for (let step = 0; step < 60; step++) {
      const minute = step / 2
      tablet.at(at('8:00') + minute * MINUTE)
      const before = (await rows()).length
      const { status } = await open(names[step % 20] ?? '')
      if (status === 403) tried.push(minute)
      else expect([status, (await rows()).length]).toEqual([429, before])
    }
    for (const from of tried)
      expect(tried.filter((minute) => minute >= from && minute < from + 15).length).toBeLessThanOrEqual(15)
    // Fifteen in the first seven minutes, and again as those grow old.
    expect(tried.filter((minute) => minute < 15)).toHaveLength(15)
    expect(tried.length).toBeGreaterThan(20)
  }, 60_000)

  test('RK11 counts twenty names tried at once as it counts one after the other', async () => {
    const { names, open, rows } = await crowd()
    const answers = await Promise.all(names.map((name) => open(name)))
    expect(answers.filter((answer) => says(answer).code === 'pin_locked')).toHaveLength(5)
    expect((await rows()).reduce((sum, { failures }) => sum + failures, 0)).toBe(15)
  })

  test('a right PIN takes the failures of its own name off the tablet, and nobody else’s', async () => {
    const { teacher, names, failed, open } = await crowd()
    for (const name of names.slice(0, 12)) await failed(name, 1, at('8:00'))
    await failed(teacher.personId, 2, at('8:00'))
    expect((await open(teacher.personId, PIN)).status).toBe(200)
    for (const name of names.slice(12, 15)) expect((await open(name)).status).toBe(403)
    expect((await open(names[15] ?? '')).status).toBe(429)
  })

  test('somebody whose five tries are used up and who goes on trying does not use up those of the others', async () => {
    const { teacher, names, failed, open } = await crowd()
    await failed(names[0] ?? '', 400, at('8:00'))
    expect((await open(names[0] ?? '')).status).toBe(429)
    expect((await open(teacher.personId, PIN)).status).toBe(200)
  })
})
