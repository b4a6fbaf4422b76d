import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startOf } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { DayRules, Status } from '../../schema/presence/rule.ts'
import type { OutingOnDay } from '../../schema/roll/day.ts'
import { classesWith, type RoomMove, roomsNow } from '../../schema/roll/room.ts'
import type { Called, Step } from '../../schema/roll/rule.ts'

const day = '2026-11-20'
const at = (hour: number, minute = 0) => momentOf(day, hour * 60 + minute)
const rules = { day } as DayRules
const classes = ['rabbit', 'star', 'moon'].map((classId) => ({ classId, name: `${classId}組`, classAge: 1 }))
const child = (childId: string, classId: string, more: Partial<BoardChild> = {}): BoardChild => ({
  childId,
  classId,
  name: childId,
  kana: childId,
  status: 'present',
  since: at(8, 30),
  ...more,
})
const CHILDREN = [child('aoi', 'rabbit'), child('haru', 'rabbit'), child('sora', 'star')]
const move = (id: string, time: number, more: Partial<RoomMove>): RoomMove => ({
  id,
  at: time,
  classIds: [],
  childIds: [],
  toClass: null,
  toRoom: null,
  takesBack: null,
  by: '山田',
  ...more,
})
const late = move('1', at(18), { classIds: ['rabbit', 'star'], toRoom: '延長室' })
const sick = move('2', at(10), { childIds: ['aoi'], toRoom: '医務室' })

const fold = (moves: RoomMove[], children = CHILDREN, outings: OutingOnDay[] = []) =>
  roomsNow({ classes, children, rules }, { outings, moves })
const said = (moves: RoomMove[], children = CHILDREN, outings: OutingOnDay[] = []) =>
  Object.fromEntries([...fold(moves, children, outings).of].map(([childId, { room }]) => [childId, room.name || room.kind]))

test('RB34 a class is in its own room until it moves, and two that moved to one room are one room', () => {
  expect(said([])).toEqual({ aoi: 'rabbit組', haru: 'rabbit組', sora: 'star組' })
  const { rooms, of, moved } = fold([late])
  expect(rooms).toMatchObject([{ name: '延長室', classIds: ['rabbit', 'star'], children: CHILDREN }])
  expect(of.get('sora')).toMatchObject({ since: at(18), alone: false })
  expect([...moved.keys()]).toEqual(['rabbit', 'star'])
})

test('RB34 a class joins another in its room, moves on with one word, and comes back with one', () => {
  const join = move('a', at(7), { classIds: ['rabbit'], toClass: 'star' })
  const on = move('b', at(8), { classIds: ['rabbit'], toRoom: 'ホール' })
  const back = move('c', at(9), { classIds: ['rabbit'] })
  expect(said([join])).toMatchObject({ aoi: 'star組', sora: 'star組' })
  expect(said([join, on])).toMatchObject({ aoi: 'ホール', sora: 'star組' })
  expect(said([join, on, back])).toEqual(said([]))
})

test('RB13 RB34 whoever shares a room is counted and called there: classes that moved together, or into the room of another, but no child that went alone', () => {
  const together = (moves: RoomMove[], classId: string) => classesWith(fold(moves), classes, classId)
  expect(together([], 'star')).toEqual(['star'])
  expect(together([late], 'star')).toEqual(['rabbit', 'star'])
  expect(together([late], 'moon')).toEqual(['moon'])
  expect(together([move('a', at(7), { classIds: ['rabbit'], toClass: 'star' })], 'star')).toEqual(['rabbit', 'star'])
  expect(together([move('a', at(7), { childIds: ['aoi'], toClass: 'star' })], 'star')).toEqual(['star'])
})

test('RB34 who went by itself stays there when its class moves, until it comes back, goes out or goes home', () => {
  expect(said([sick, late])).toMatchObject({ aoi: '医務室', haru: '延長室' })
  const back = move('3', at(11), { childIds: ['aoi'] })
  expect(said([sick, back, late])).toMatchObject({ aoi: '延長室' })
  const second = (moment: number) => Math.floor((moment - startOf(day)) / 1000)
  const again = child('aoi', 'rabbit', {
    since: at(13),
    acts: [
      ['as', second(at(8, 30))],
      ['lh', second(at(11))],
      ['as', second(at(13))],
    ],
  })
  expect(said([sick], [again])).toEqual({ aoi: 'rabbit組' })
})

test('RB34 a child that came after its class moved is there since it came', () => {
  const come = child('aoi', 'rabbit', { since: at(18, 10) })
  expect(fold([late], [come]).of.get('aoi')).toMatchObject({ since: at(18, 10) })
})

test('RB34 a move taken back did not happen, and a row twice is one', () => {
  const undo = move('9', at(18, 1), { takesBack: '1' })
  expect(said([late, late, undo])).toEqual(said([]))
})

test('RB34 a roll sees children in the yard until one sees them come in; who was left out of it stays where it was', () => {
  const step = (id: string, kind: Step['kind'], scene: Step['scene'], time: number, children: Called[]): Step => ({
    id,
    kind,
    scene,
    at: time,
    children,
  })
  const group = (steps: Step[]): OutingOnDay => ({
    id: 'g',
    kind: 'inside',
    place: null,
    returnBy: null,
    at: at(10),
    by: '',
    steps: [
      step('0', 'begin', null, at(10), [
        ['aoi', null],
        ['haru', null],
      ]),
      ...steps,
    ],
  })
  const out = step('1', 'roll', 'to_yard', at(10, 5), [
    ['haru', at(10, 4)],
    ['aoi', null, 'stayed'],
  ])
  const home = step('2', 'roll', 'to_room', at(11), [['haru', at(10, 59)]])
  expect(said([sick], CHILDREN, [group([out])])).toMatchObject({ haru: '園庭', aoi: '医務室' })
  expect(said([sick], CHILDREN, [group([home, out])])).toMatchObject({ haru: 'rabbit組', aoi: '医務室' })
  const end = step('3', 'end', null, at(11), [])
  expect(said([], CHILDREN, [group([out, end])])).toMatchObject({ haru: 'rabbit組' })
})

test('RB34 whoever is out is where it went, whoever only a machine heard of is in no room, and the rest is not here', () => {
  const kinds: Status[] = ['out', 'stamped', 'left_stamped', 'left', 'absent', 'overdue', 'expected']
  const children = kinds.map((status) => child(status, 'rabbit', { status, ...(status === 'out' ? { outAt: '公園' } : {}) }))
  expect(said([late], children)).toEqual({ out: '公園', stamped: 'unseen', left_stamped: '延長室' })
})

const anyMove = fc
  .record({
    id: fc.integer({ min: 0, max: 30 }).map(String),
    minute: fc.integer({ min: 0, max: 600 }),
    classIds: fc.subarray(['rabbit', 'star', 'moon']),
    childIds: fc.subarray(['aoi', 'haru', 'sora']),
    to: fc.constantFrom(null, 'star', 'moon', '延長室', 'ホール'),
    takesBack: fc.option(fc.integer({ min: 0, max: 30 }).map(String), { freq: 8 }),
  })
  .map(({ id, minute, to, ...rest }) =>
    move(id, at(8) + minute * 60_000, { ...rest, ...(to?.endsWith('室') || to === 'ホール' ? { toRoom: to } : { toClass: to }) }),
  )
const byId = (moves: RoomMove[]) => [...new Map(moves.map((one) => [one.id, one])).values()]

test('RB34 in any order and repeated, moves fold to the same rooms, and each child in care is in exactly one', () => {
  const statuses: fc.Arbitrary<Status> = fc.constantFrom('present', 'out', 'stamped', 'left', 'absent')
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 12 }).map(byId), fc.array(statuses, { maxLength: 9 }), (moves, given) => {
      const children = given.map((status, index) =>
        child(['aoi', 'haru', 'sora'][index] ?? `k${index}`, ['rabbit', 'star', 'moon'][index % 3] ?? '', { status }),
      )
      const folded = fold(moves, children)
      const again = fold([...moves, ...moves].reverse(), children)
      expect([...again.of].map(([id, { room }]) => [id, room.key])).toEqual(
        [...folded.of].map(([id, { room }]) => [id, room.key]),
      )
      const here = given.filter((status) => status === 'present' || status === 'out' || status === 'stamped').length
      expect(folded.rooms.reduce((sum, room) => sum + room.children.length, 0)).toBe(here)
      expect(folded.of.size).toBe(here)
    }),
    { numRuns: 300 },
  )
})
