import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentOf, readTime } from '../../schema/kit/time.ts'
import { type OutingKind, REASONS, SCENES_OF, type Scene } from '../../schema/roll/input.ts'
import {
  type Called,
  factsOf,
  foldOuting,
  type Member,
  nextScene,
  type Outing,
  STEP_KINDS,
  type Step,
  unaccounted,
} from '../../schema/roll/rule.ts'

const at = (time: string) => momentOf('2026-11-20', readTime(time) ?? 0)
const KIDS = ['aoi', 'haru', 'mei', 'ren']
const group = (kind: OutingKind = 'walk', returnBy: string | null = '11:00'): Outing => ({
  id: 'o',
  kind,
  place: '中央公園',
  returnBy: returnBy === null ? null : at(returnBy),
  at: at('9:30'),
})
let count = 0
const step = (kind: Step['kind'], time: string, scene: Scene | null, children: readonly Called[]): Step => {
  count += 1
  return { id: `s${String(count).padStart(3, '0')}`, kind, scene, at: at(time), children }
}
const begin = (kids = KIDS) =>
  step(
    'begin',
    '9:30',
    null,
    kids.map((childId): Called => [childId, null]),
  )
const roll = (scene: Scene, time: string, seen: readonly string[], more: readonly Called[] = []) =>
  step('roll', time, scene, [...seen.map((childId, index): Called => [childId, at(time) - 60_000 + index]), ...more])
const fold = (steps: Step[], now: string, of = group()) => foldOuting(of, steps, at(now))

describe('RM01 A walk', () => {
  test('a group that has begun has its children, and has seen none of them', () => {
    const state = fold([begin()], '9:31')
    expect(state.members.map(({ seenAt }) => seenAt)).toEqual([null, null, null, null])
    expect(state).toMatchObject({ scene: null, missing: [], outside: false, over: false, alarms: [] })
  })
  test('a4 eight of nine is one missing, by name, and stays so until a roll sees the child', () => {
    const steps = [begin(), roll('depart', '9:40', KIDS), roll('set_out', '10:40', ['aoi', 'haru', 'mei'])]
    expect(fold(steps, '10:45')).toMatchObject({ missing: ['ren'], alarms: ['missing'], outside: true })
    const found = [...steps, roll('set_out', '10:50', KIDS)]
    expect(fold(found, '10:51')).toMatchObject({ missing: [], alarms: [] })
  })
  test('with a reason a child is not in the group any more, and the reason is kept', () => {
    const state = fold([begin(), roll('depart', '9:40', ['aoi', 'haru', 'mei'], [['ren', null, 'stayed']])], '9:41')
    expect(state).toMatchObject({ missing: [], excused: [{ childId: 'ren', reason: 'stayed' }], outside: true })
    expect(state.members).toHaveLength(3)
  })
  test('a5 RM02 a child that joins midway is missed at the next roll like everyone else', () => {
    const steps = [begin(['aoi', 'haru']), roll('depart', '9:40', ['aoi', 'haru'])]
    const joined = [...steps, step('join', '10:00', 'arrive', [['mei', at('10:00')]])]
    expect(fold(joined, '10:01')).toMatchObject({ missing: [], alarms: [] })
    expect(fold([...joined, roll('set_out', '10:40', ['aoi', 'haru'])], '10:41').missing).toEqual(['mei'])
    const left = [...joined, step('leave', '10:20', null, [['mei', null, 'picked_up']])]
    expect(fold([...left, roll('set_out', '10:40', ['aoi', 'haru'])], '10:41').missing).toEqual([])
  })
  test('RM03 silence after the planned return is an alarm; a return with everyone ends the walk', () => {
    const out = [begin(), roll('depart', '9:40', KIDS)]
    expect(fold(out, '10:59').alarms).toEqual([])
    expect(fold(out, '11:00')).toMatchObject({ alarms: ['late'], lateSince: at('11:00') })
    expect(fold([...out, roll('return', '11:10', KIDS)], '11:20')).toMatchObject({
      alarms: [],
      over: true,
      outside: false,
      departedAt: at('9:40'),
      returnedAt: at('11:10'),
    })
  })
  test('back with one child less is not over', () => {
    const state = fold([begin(), roll('depart', '9:40', KIDS), roll('return', '10:50', ['aoi', 'haru', 'mei'])], '10:51')
    expect(state).toMatchObject({ over: false, missing: ['ren'], alarms: ['missing'] })
  })
  test('without a planned return nothing is late', () => {
    expect(fold([begin(), roll('depart', '9:40', KIDS)], '18:00', group('walk', null)).alarms).toEqual([])
  })
})

describe('RM06 A bus', () => {
  const bus = group('bus', null)
  test('a1 a6 it stays an alarm after the last has alighted until somebody has walked through it', () => {
    const steps = [begin(), roll('board', '8:10', KIDS), roll('alight', '8:40', KIDS)]
    expect(fold(steps, '8:41', bus)).toMatchObject({ alarms: ['unchecked'], over: false, outside: false })
    expect(fold([...steps, step('end', '8:45', null, [])], '8:46', bus)).toMatchObject({ alarms: [], over: true })
  })
  test('a child asleep in its seat is missing at 降車', () => {
    const state = fold([begin(), roll('board', '8:10', KIDS), roll('alight', '8:40', ['aoi', 'haru', 'mei'])], '8:41', bus)
    expect(state.missing).toEqual(['ren'])
    expect(state.alarms).toEqual(['missing', 'unchecked'])
  })
})

describe('RM13 An evacuation', () => {
  const flight = group('evacuation', null)
  test('everyone is missing from the first moment, and each tablet’s taps take some off the list', () => {
    expect(fold([begin()], '9:31', flight)).toMatchObject({ missing: KIDS, alarms: ['missing'] })
    const two = [roll('evacuate', '9:33', ['aoi']), roll('evacuate', '9:34', ['mei', 'haru'])]
    expect(fold([begin(), ...two], '9:35', flight).missing).toEqual(['ren'])
  })
})

describe('What a roll says of presence', () => {
  test('at departure a child goes out, at return it comes back, anywhere else it is seen', () => {
    const facts = (kind: Step['kind'], scene: Scene | null, of: OutingKind) => factsOf({ kind, scene }, of)
    expect(facts('roll', 'depart', 'walk')).toEqual(['sighting', 'out'])
    expect(facts('roll', 'board', 'bus')).toEqual(['sighting', 'out'])
    expect(facts('roll', 'during', 'walk')).toEqual(['sighting'])
    expect(facts('roll', 'during', 'inside')).toEqual(['sighting'])
    expect(facts('roll', 'return', 'walk')).toEqual(['back'])
    expect(facts('roll', 'alight', 'bus')).toEqual(['back'])
    expect(facts('roll', 'evacuate', 'evacuation')).toEqual(['sighting'])
    expect(facts('join', 'arrive', 'walk')).toEqual(['sighting', 'out'])
    expect(facts('join', null, 'walk')).toEqual(['sighting'])
    expect(facts('join', 'during', 'inside')).toEqual(['sighting'])
  })
  test('the usual next scene goes once around and home', () => {
    const walk: (Scene | null)[] = ['depart']
    for (let scene: Scene | null = 'depart'; scene && scene !== 'return'; ) {
      scene = nextScene(group(), { scene, over: false })
      walk.push(scene)
    }
    expect(walk).toEqual(['depart', 'arrive', 'set_out', 'return'])
  })
})

const anyChild = fc.constantFrom(...KIDS, 'yui')
const anyCalled: fc.Arbitrary<Called> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(anyChild, fc.integer({ min: at('9:00'), max: at('12:00') })) as fc.Arbitrary<Called> },
  fc.tuple(anyChild, fc.constant(null), fc.constantFrom(...REASONS)) as fc.Arbitrary<Called>,
)
const anySteps = (kind: OutingKind) =>
  fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      kind: fc.constantFrom(...STEP_KINDS),
      scene: fc.constantFrom<Scene | null>(null, ...SCENES_OF[kind]),
      at: fc.integer({ min: 0, max: 6 }).map((minutes) => at('9:40') + minutes * 60_000),
      children: fc.uniqueArray(anyCalled, { selector: ([childId]) => childId, maxLength: 5 }),
    }),
    { selector: ({ id }) => id, maxLength: 7 },
  )
const anyGroup = fc
  .constantFrom<OutingKind>('walk', 'bus', 'inside', 'evacuation')
  .chain((kind) => fc.record({ outing: fc.constant(group(kind)), steps: anySteps(kind) }))

describe('Properties of the fold', () => {
  const sorted = ({ members, missing, excused, ...rest }: ReturnType<typeof foldOuting>) => ({
    ...rest,
    members: members.toSorted((a, b) => (a.childId < b.childId ? -1 : 1)),
    missing: missing.toSorted(),
    excused: excused.toSorted((a, b) => (a.childId < b.childId ? -1 : 1)),
  })
  test('any order and any repetition of the steps gives the same state', () => {
    fc.assert(
      fc.property(anyGroup, fc.infiniteStream(fc.nat()), ({ outing, steps }, random) => {
        const shuffled = [...steps, ...steps]
          .map((one) => ({ one, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(sorted(foldOuting(outing, shuffled, at('10:00')))).toEqual(sorted(foldOuting(outing, steps, at('10:00'))))
      }),
      { numRuns: 1000 },
    )
  })
  test('nobody is lost: whoever was ever in the group is in it, or has a reason; who is missing is in it; nobody is both', () => {
    fc.assert(
      fc.property(anyGroup, ({ outing, steps }) => {
        const state = foldOuting(outing, steps, at('10:00'))
        const members = state.members.map(({ childId }) => childId)
        const excused = state.excused.map(({ childId }) => childId)
        const ever = new Set(steps.flatMap(({ children }) => children.map(([childId]) => childId)))
        expect(new Set([...members, ...excused])).toEqual(ever)
        expect(members.filter((childId) => excused.includes(childId))).toEqual([])
        for (const childId of state.missing) expect(members).toContain(childId)
      }),
      { numRuns: 1000 },
    )
  })
  test('nobody counts as seen whom no step saw', () => {
    fc.assert(
      fc.property(anyGroup, ({ outing, steps }) => {
        const { members } = foldOuting(outing, steps, at('10:00'))
        const tapped = new Set(
          steps.flatMap(({ children }) => children.flatMap(([childId, seenAt]) => (seenAt === null ? [] : childId))),
        )
        for (const { childId, seenAt } of members) if (seenAt !== null) expect(tapped.has(childId)).toBe(true)
      }),
    )
  })
  test('a draft that accounts for every member leaves nobody missing when it is rolled', () => {
    const members: Member[] = KIDS.map((childId) => ({ childId, seenAt: null }))
    fc.assert(
      fc.property(fc.array(fc.constantFrom('seen', 'reason', 'open'), { minLength: 4, maxLength: 4 }), (how) => {
        const seen = Object.fromEntries(
          KIDS.flatMap((childId, index) => (how[index] === 'seen' ? [[childId, at('9:39') + index]] : [])),
        )
        const reasons = Object.fromEntries(
          KIDS.flatMap((childId, index) => (how[index] === 'reason' ? [[childId, 'stayed' as const]] : [])),
        )
        const open = unaccounted(members, { seen, reasons })
        const children: Called[] = [
          ...Object.entries(seen).map(([childId, moment]): Called => [childId, moment]),
          ...Object.keys(reasons).map((childId): Called => [childId, null, 'stayed']),
        ]
        const { missing } = fold([begin(), step('roll', '9:40', 'depart', children)], '9:41')
        expect(missing.toSorted()).toEqual(open.toSorted())
        expect(open.length === 0).toBe(!how.includes('open'))
      }),
    )
  })
})
