import { expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { foldCounts } from '../../schema/roll/count.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import { foldOuting } from '../../schema/roll/rule.ts'
import { withLocalRolls } from '../../web/roll/local-roll.ts'

const day = '2026-11-20'
const at = (hour: number, minute: number) => momentOf(day, hour * 60 + minute)
const NOTHING: RollDay = { day, outings: [], counts: [], countTimes: [600], moves: [], rooms: [] }
const outingId = newId(at(9, 40))
const act = (path: string, json: Record<string, unknown>, id = newId(at(9, 50))) => ({
  id,
  path,
  json: { id, ...json },
  state: 'waiting' as const,
})
const begin = act('roll/begin', { at: at(9, 40), kind: 'walk', place: '公園', childIds: ['aoi', 'haru'] }, outingId)
const depart = act('roll/step', {
  outingId,
  at: at(9, 45),
  kind: 'roll',
  scene: 'depart',
  children: [
    { childId: 'aoi', seenAt: at(9, 44) },
    { childId: 'haru', reason: 'stayed' },
  ],
})
const stateOf = (shown: RollDay) => {
  const [outing] = shown.outings
  return outing && foldOuting(outing, outing.steps, at(10, 0))
}

test('RM05 a walk that no server has heard of is on the tablet as it was done', () => {
  expect(stateOf(withLocalRolls(NOTHING, [begin, depart]))).toMatchObject({
    members: [{ childId: 'aoi', seenAt: at(9, 44) }],
    excused: [{ childId: 'haru', reason: 'stayed' }],
    outside: true,
    missing: [],
  })
})

test('What the server already knows counts once', () => {
  const known = withLocalRolls(NOTHING, [begin, depart])
  expect(withLocalRolls(known, [begin, depart])).toEqual(known)
})

test('What the server refused did not happen, and another day is another day', () => {
  expect(stateOf(withLocalRolls(NOTHING, [begin, { ...depart, state: 'refused' }]))).toMatchObject({
    scene: null,
    outside: false,
  })
  expect(withLocalRolls({ ...NOTHING, day: '2026-11-21' }, [begin, depart]).outings).toEqual([])
})

test('RB13 a count and its reason are there at once', () => {
  const count = act('roll/count', { at: at(10, 1), classId: 'rabbit', counted: 17, expected: 18 })
  const why = act('roll/settle', { at: at(10, 2), classId: 'rabbit', countId: count.id, reason: 'トイレ' }, newId(at(10, 2)))
  const differs = (shown: RollDay) => foldCounts(shown.counts, shown.countTimes, day, at(10, 5)).differs
  expect(differs(withLocalRolls(NOTHING, [count]))).toBe(true)
  expect(differs(withLocalRolls(NOTHING, [count, why]))).toBe(false)
})

test('RM06 the end of a bus is its end', () => {
  const bus = act('roll/begin', { at: at(8, 0), kind: 'bus', childIds: ['aoi'] }, outingId)
  const end = act('roll/end', { outingId, at: at(8, 40), childIds: ['aoi'], walkedThrough: true, deviceChecked: true })
  expect(stateOf(withLocalRolls(NOTHING, [bus, end]))).toMatchObject({ over: true })
})
