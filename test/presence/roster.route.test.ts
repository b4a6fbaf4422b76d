// The roster a tablet keeps and the office prints: today and the days to come, with who may fetch whom; and the numbers, in a name alone.
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { nameKeys } from '../../schema/block/rule.ts'
import { newId } from '../../schema/kit/id.ts'
import type { Roster } from '../../schema/presence/days-to-keep.ts'
import { audit, block, calendarDay, pickupPerson } from '../../schema/shard.ts'
import { addTablet, openOn } from '../kit/tablet.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

const TUESDAY = '2026-11-24'
const WEDNESDAY = '2026-11-25'

async function house() {
  const world = await makeWorld({ settings: { openWeekdays: [1, 2, 3, 4, 5] } })
  const childId = await world.addChild('さとう あおい')
  const other = await world.addChild('たかはし すい', { classId: world.star })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  await world.addParent([childId], { name: '佐藤' })
  const tablet = await addTablet(world, { classIds: [world.rabbit] })
  tablet.at('18:30')
  const roster = async (of: Pick<typeof tablet, 'get'> = tablet) => (await of.get('/presence/roster')).body as unknown as Roster
  return { world, childId, other, teacher, tablet, roster }
}

describe('The roster', () => {
  test('RB24 on the Friday before a holiday has Friday, Tuesday and Wednesday, with the children of the tablet’s class', async () => {
    const { world, childId, tablet, roster } = await house()
    await tablet.post('/presence/stamp', { id: act(), childId, kind: 'arrive', at: at('8:30') })
    const { days, until } = await roster()
    expect(days.map(({ board }) => board.rules.day)).toEqual([DAY, TUESDAY, WEDNESDAY])
    expect(until).toBe(at('19:00', WEDNESDAY))
    for (const { board, people } of days) {
      expect(board.children.map((child) => child.childId)).toEqual([childId])
      expect(people).toEqual({ [childId]: [['祖母', '祖母', expect.any(String)]] })
    }
    expect(days.map(({ board: { totals } }) => [totals.stamped, totals.expected])).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
    ])
    await world.db.insert(calendarDay).values({ facilityId: world.facilityId, day: TUESDAY, open: false, name: '行事' })
    expect((await roster()).days.map(({ board }) => board.rules.day)).toEqual([DAY, WEDNESDAY, '2026-11-26'])
  })

  test('RB24 knows on Friday who begins on Tuesday and who may fetch from then on', async () => {
    const { world, childId, roster } = await house()
    const later = await world.addChild('のぐち めい', { startsOn: TUESDAY })
    await world.db
      .update(pickupPerson)
      .set({ startsOn: TUESDAY })
      .where(and(eq(pickupPerson.facilityId, world.facilityId), eq(pickupPerson.childId, childId)))
    const { days } = await roster()
    expect(days.map(({ board }) => board.children.length)).toEqual([1, 2, 2])
    expect(days.map(({ people }) => Object.keys(people).length)).toEqual([0, 2, 2])
    expect(days[1]?.board.children.some((child) => child.childId === later)).toBe(true)
    const desk = await world.addStaff('director')
    desk.at('18:30')
    expect((await roster(desk)).days.map(({ board }) => board.children.length)).toEqual([2, 3, 3])
  })

  test('RM12 has nobody whom a block keeps from a child, and says 事務室に確認; a kiosk and the PC of the office have no people at all', async () => {
    const { world, childId, teacher, tablet, roster } = await house()
    const barred = await world.addParent([childId], { name: '祖母' })
    await world.db.insert(block).values({
      facilityId: world.facilityId,
      childId,
      id: newId(0),
      personId: barred,
      names: nameKeys({ name: '祖母', kana: '祖母' }),
      kind: 'court_order',
      text: '',
      startsOn: '2026-04-01',
      setBy: teacher.accountId,
      setAt: 0,
    })
    const { days } = await roster()
    expect(days[0]?.people).toEqual({})
    expect(days[0]?.board.children[0]?.askOffice).toBe(true)
    for (const kind of ['kiosk', 'office_pc'] as const) {
      const other = await addTablet(world, { kind })
      other.at('18:30')
      expect((await roster(other)).days[0]?.people).toEqual({})
    }
    const named = await openOn(world, tablet, teacher, at('18:25'))
    named.at('18:30')
    expect((await named.get('/child/phones')).body).toEqual({ phones: {} })
  })

  test('RM12 the numbers come in an opened name only, for the classes of the tablet, and the reading is written down', async () => {
    const { world, childId, teacher, tablet } = await house()
    expect((await tablet.get('/child/phones')).status).toBe(404)
    const named = await openOn(world, tablet, teacher, at('18:25'))
    named.at('18:30')
    expect((await named.get('/child/phones')).body).toEqual({ phones: { [childId]: [['母', '佐藤', '090-0000-0000']] } })
    const lines = await world.db
      .select({ content: audit.content, accountId: audit.accountId })
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'child.phone'), eq(audit.outcome, 'read')))
    expect(lines).toEqual([{ content: { opened: 'phones', children: 1 }, accountId: teacher.accountId }])
    // Long after the PIN it is asked again.
    named.at('18:45')
    expect((await named.get('/child/phones')).status).toBe(403)
    // In a browser that is no tablet of the nursery nobody takes them along.
    teacher.at('18:30')
    expect((await teacher.get('/child/phones')).status).toBe(404)
  })
})
