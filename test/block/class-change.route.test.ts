// Class change on 4/1 (assurance §2.4): a day belongs to who had the child in class on it; correcting a day that is over takes 主任 or 園長.

import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { assignment, classMembership, contractHours, enrollment, person } from '../../schema/shard.ts'
import { act, at, makeWorld } from '../kit/world.ts'
import { onTablet } from './separated.ts'

const [LAST, FIRST] = ['2027-03-31', '2027-04-01']

/** A child in うさぎ組 until 3/31 and in ほし組 from 4/1, with what happened on 3/31. */
async function springOf() {
  const world = await makeWorld()
  const childId = await world.addChild('くみ かわる', { endsOn: LAST })
  const dated = { facilityId: world.facilityId, childId, startsOn: FIRST, endsOn: null }
  await world.db.batch([
    world.db.insert(enrollment).values({ ...dated, kind: 'regular' }),
    world.db.insert(classMembership).values({ ...dated, classroomId: world.star }),
    world.db.insert(contractHours).values({ ...dated, need: 'standard', week: Array(7).fill([510, 1020]) }),
  ])
  const before = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const after = await world.addStaff('nursery_teacher', { classId: world.star })
  const head = await world.addStaff('head_teacher')
  const director = await world.addStaff('director')
  before.at('9:00', LAST)
  const actId = act()
  await before.post('/presence/tap', { id: actId, childId, kind: 'arrive' })
  return { world, childId, before, after, head, director, actId }
}
const sees = async (who: { get: (path: string) => Promise<{ text: string }> }, path: string, childId: string) =>
  (await who.get(path)).text.includes(childId)

describe('A class that changes on 4/1', () => {
  test('3/31 is for the teacher who had the child then, 4/1 for the new one; before it comes, today’s house is what one sees', async () => {
    const { childId, before, after, actId } = await springOf()
    for (const who of [before, after]) who.at('9:00', FIRST)
    for (const path of [`/presence/board?day=${LAST}`, `/presence/acts?childId=${childId}&day=${LAST}`]) {
      const holds = path.includes('acts') ? actId : childId
      expect(await sees(before, path, holds)).toBe(true)
      expect(await sees(after, path, holds)).toBe(false)
    }
    const old = await before.post('/presence/tap', { id: act(), childId, kind: 'arrive' })
    expect(old.status).toBe(404)
    expect((await after.post('/presence/tap', { id: act(), childId, kind: 'arrive' })).status).toBe(200)
    // The day before yesterday is written by nobody who was not there.
    expect((await after.post('/presence/tap', { id: act(), childId, kind: 'arrive', at: at('8:40', LAST) })).status).toBe(404)
  })

  test('3/31 is corrected on 4/2 by 主任 or 園長; a teacher is told who can', async () => {
    const { childId, before, head, actId, world } = await springOf()
    const stayed = await world.addChild('のこる こ')
    before.at('9:00', LAST)
    const own = act()
    await before.post('/presence/tap', { id: own, childId: stayed, kind: 'arrive' })
    for (const who of [before, head]) who.at('9:00', '2027-04-02')
    const refused = await before.post('/presence/undo', {
      id: act(),
      childId: stayed,
      actId: own,
      reason: 'ほかの子とまちがえた',
    })
    expect(refused.body).toMatchObject({ error: { code: 'day_over', message: expect.stringContaining('主任') } })
    expect((await head.post('/presence/undo', { id: act(), childId: stayed, actId: own, reason: 'まちがい' })).status).toBe(200)
    expect((await head.post('/presence/undo', { id: act(), childId, actId, reason: 'まちがい' })).status).toBe(200)
  })

  test('after seven days 園長 alone corrects, and on a tablet only with the PIN typed just now', async () => {
    const { world, childId, head, director, actId } = await springOf()
    for (const who of [head, director]) who.at('9:00', '2027-04-12')
    const undo = () => ({ id: act(), childId, actId, reason: 'まちがい' })
    expect((await head.post('/presence/undo', undo())).body).toMatchObject({ error: { code: 'day_over' } })
    const [row] = await world.db
      .select({ accountId: person.accountId })
      .from(person)
      .where(and(eq(person.facilityId, world.facilityId), eq(person.id, head.personId)))
    const tablet = await onTablet(world, row?.accountId ?? '', at('7:00', FIRST))
    tablet.at('9:00', FIRST)
    expect((await tablet.post('/presence/undo', undo())).body).toMatchObject({ error: { code: 'fresh_needed' } })
    expect((await director.post('/presence/undo', undo())).status).toBe(200)
  })

  test('a teacher who changes class herself keeps the days of her old class, and gains none of the new one’s past', async () => {
    const { world, childId } = await springOf()
    const other = await world.addChild('ほし いた', { classId: world.star })
    const mover = await world.addStaff('nursery_teacher', { classId: world.rabbit, endsOn: LAST })
    await world.db.insert(assignment).values({
      facilityId: world.facilityId,
      id: newId(0),
      personId: mover.personId,
      role: 'nursery_teacher',
      classroomId: world.star,
      startsOn: FIRST,
    })
    mover.at('9:00', FIRST)
    const path = `/presence/board?day=${LAST}`
    expect(await sees(mover, path, childId)).toBe(true)
    expect(await sees(mover, path, other)).toBe(false)
  })
})
