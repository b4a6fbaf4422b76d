import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import {
  type Choices,
  type Outcome,
  ROLLOVER_KEYS,
  ROLLOVER_TABLES,
  type RolloverState,
  type RolloverTable,
  type RolloverWrites,
} from '../../schema/rollover/plan.ts'
import { rehearse, writesBetween } from '../../schema/rollover/rehearse.ts'
import { takeBack } from '../../schema/rollover/take-back.ts'
import { cut, holdsOn, sameRow, settle } from '../../schema/roster/settle-dated.ts'

const YEAR = 2027
const [FIRST, LAST] = ['2027-04-01', '2027-03-31']
const AGES = ['ひよこ', 'うさぎ', 'りす', 'きりん', 'ぞう', 'くじら']
const week = [null, null, null, null, null, null, null]

const classroom = (id: Id, classAge: number | null, position: number, endsOn: Day | null = null) => ({
  ...{ id, name: AGES[classAge ?? 0] ?? id, classAge, position, startsOn: '2020-04-01', endsOn },
})
const empty = (): RolloverState => ({
  classroom: AGES.map((_, age) => classroom(`k${age}`, age, age)),
  enrollment: [],
  classMembership: [],
  contractHours: [],
  assignment: [],
})
interface Kid {
  id: Id
  birthDay: Day
}
/** A house in which each child is in the class of its age of 2026, unless another is named; one with `comes` is a newcomer. */
function houseOf(kids: readonly (Kid & { room?: Id; comes?: Day; until?: Day })[]): RolloverState {
  const state = empty()
  for (const { id, birthDay, room, comes, until } of kids) {
    const dated = { childId: id, startsOn: comes ?? '2026-04-01', endsOn: until ?? null }
    const age = Math.max(0, Math.min(5, 2026 - Number(birthDay.slice(0, 4)) - (birthDay.slice(5) > '04-01' ? 1 : 0)))
    state.enrollment.push({ ...dated, kind: 'regular' })
    state.contractHours.push({ ...dated, need: 'standard', week })
    if (!comes) state.classMembership.push({ ...dated, classroomId: room ?? `k${age}` })
  }
  return state
}
const choices = (child: Record<Id, Outcome> = {}, more: Partial<Choices> = {}): Choices => ({
  child: new Map(Object.entries(child)),
  class: new Map(),
  work: new Map(),
  ...more,
})
const keyOf = (table: RolloverTable, row: object) =>
  JSON.stringify(ROLLOVER_KEYS[table].map((key) => (row as Record<string, unknown>)[key]))

/** The state after the writes, refused as the database would. */
function carryOut(state: RolloverState, { insert, change }: RolloverWrites): RolloverState {
  const after = structuredClone(state)
  for (const table of ROLLOVER_TABLES) {
    const rows = after[table] as object[]
    for (const row of insert[table]) {
      if (rows.some((other) => keyOf(table, other) === keyOf(table, row))) throw new Error(`${table} has ${keyOf(table, row)}`)
      rows.push(structuredClone(row))
    }
    for (const { before, after: next } of change[table]) {
      const at = rows.findIndex((row) => sameRow(row, before))
      if (at < 0) throw new Error(`${table} no longer has ${keyOf(table, before)} as it was`)
      rows[at] = structuredClone(next)
    }
  }
  return after
}
/** What holds on a day, whatever rows say it. */
const onDay = (state: RolloverState, day: Day) =>
  ROLLOVER_TABLES.map((table) =>
    (state[table] as { startsOn: Day; endsOn: Day | null }[])
      .filter((row) => holdsOn(row, day))
      .map(({ startsOn: _, endsOn: __, ...row }) => JSON.stringify(row))
      .sort(),
  )
const DAYS = ['2026-11-20', '2027-01-14', '2027-01-15', '2027-02-28', LAST, FIRST, '2027-04-10', '2027-10-01', '2028-04-01']
const everyDay = (state: RolloverState) => DAYS.map((day) => onDay(state, day))

const place = (rehearsal: ReturnType<typeof rehearse>, id: Id) => rehearsal.children.find(({ childId }) => childId === id)?.to
const inClass = (classroomId: Id): Outcome => ({ outcome: 'class', classroomId })

describe('What is proposed', () => {
  test('RL05 a child goes to the class of its age, the first of April belongs to the older year, and who is six has graduated', () => {
    const kids = [
      { id: 'zero', birthDay: '2026-06-01' },
      { id: 'first', birthDay: '2024-04-01' },
      { id: 'second', birthDay: '2024-04-02' },
      { id: 'five', birthDay: '2020-04-02' },
    ]
    const year = rehearse(YEAR, kids, houseOf(kids), choices())
    expect(kids.map(({ id }) => place(year, id))).toEqual([inClass('k0'), inClass('k3'), inClass('k2'), { outcome: 'graduate' }])
    expect(year.obstacles).toEqual([])
  })

  test('RL05 of two classes of an age each goes up beside the other; where their number differs somebody has to say', () => {
    const kids = [
      { id: 'a', birthDay: '2021-05-05', room: 'k4' },
      { id: 'b', birthDay: '2021-05-05', room: 'k4b' },
    ]
    const state = houseOf(kids)
    state.classroom.push(classroom('k4b', 4, 7), classroom('k5b', 5, 8))
    const year = rehearse(YEAR, kids, state, choices())
    expect([place(year, 'a'), place(year, 'b')]).toEqual([inClass('k5'), inClass('k5b')])
    state.classroom.pop()
    state.classroom.push(classroom('k5b', 5, 8), classroom('k5c', 5, 9))
    const odd = rehearse(YEAR, kids, state, choices())
    expect([place(odd, 'a'), odd.obstacles.length]).toEqual([null, 2])
  })

  test('RL05 a child of a mixed group stays in it; a class that ends or is gone is nobody’s', () => {
    const kids = [{ id: 'a', birthDay: '2024-05-05', room: 'mix' }]
    const state = houseOf(kids)
    state.classroom = [classroom('mix', null, 1), classroom('other', null, 2)]
    expect(place(rehearse(YEAR, kids, state, choices()), 'a')).toEqual(inClass('mix'))
    const ended = choices({ a: inClass('mix') }, { class: new Map([['mix', { is: 'end' }]]) })
    expect(place(rehearse(YEAR, kids, state, ended), 'a')).toEqual(inClass('other'))
  })

  test('RL06 a newcomer is placed from the first day, and is in no class before', () => {
    const kids = [{ id: 'new', birthDay: '2026-06-01', comes: '2027-04-10' }]
    const state = houseOf(kids)
    const year = rehearse(YEAR, kids, state, choices())
    expect(year.children).toMatchObject([{ to: inClass('k0'), entersOn: '2027-04-10', from: null }])
    const after = carryOut(state, writesBetween(state, year.after))
    expect(after.classMembership).toEqual([{ childId: 'new', classroomId: 'k0', startsOn: '2027-04-10', endsOn: null }])
  })

  test('Bad input: a child whom the roster has in two classes on one day keeps the year from being decided', () => {
    const kids = [{ id: 'a', birthDay: '2024-05-05' }]
    const state = houseOf(kids)
    state.classMembership.push({ childId: 'a', classroomId: 'k5', startsOn: '2026-05-01', endsOn: null })
    expect(rehearse(YEAR, kids, state, choices()).obstacles).toEqual([{ kind: 'two_classes', id: 'a' }])
  })
})

describe('Works and classes', () => {
  test('RL05 a caregiver moves with the first day, and a class that ends leaves nobody in it', () => {
    const state = houseOf([])
    const work = {
      id: 'w',
      personId: 'p',
      role: 'nursery_teacher' as const,
      classroomId: 'k1',
      startsOn: '2026-04-01',
      endsOn: null,
    }
    state.assignment.push(work)
    const ended = { class: new Map([['k1', { is: 'end' as const }]]) }
    expect(rehearse(YEAR, [], state, choices({}, ended)).obstacles).toEqual([{ kind: 'work', id: 'w' }])
    const moved = choices({}, { ...ended, work: new Map([['w', { classroomId: 'k2', nextId: 'w2' }]]) })
    const year = rehearse(YEAR, [], state, moved)
    expect(year.obstacles).toEqual([])
    const after = carryOut(state, writesBetween(state, year.after))
    expect(after.assignment).toEqual([
      { ...work, endsOn: LAST },
      { ...work, id: 'w2', classroomId: 'k2', startsOn: FIRST },
    ])
    expect(after.classroom.find(({ id }) => id === 'k1')?.endsOn).toBe(LAST)
    expect(everyDay(takeBack(YEAR, after, writesBetween(state, year.after)))).toEqual(everyDay(state))
  })

  test('RL05 a new class into which somebody put a caregiver since stays when the year is taken back', () => {
    const state = houseOf([])
    const fresh = choices({}, { class: new Map([['nk', { is: 'new', name: 'にじ', classAge: 2, position: 9 }]]) })
    const year = rehearse(YEAR, [], state, fresh)
    const written = writesBetween(state, year.after)
    const after = carryOut(state, written)
    expect(takeBack(YEAR, after, written).classroom.find(({ id }) => id === 'nk')?.endsOn).toBe(LAST)
    after.assignment.push({ id: 'x', personId: 'p', role: 'nursery_teacher', classroomId: 'nk', startsOn: FIRST, endsOn: null })
    expect(takeBack(YEAR, after, written).classroom.find(({ id }) => id === 'nk')?.endsOn).toBe(null)
  })
})

const kid = fc.record({
  id: fc.uuid().map((text) => text.slice(0, 8)),
  birthDay: fc.integer({ min: 0, max: 6 * 365 }).map((days) => addDays('2020-04-02', days)),
  comes: fc.option(fc.constantFrom('2027-04-01', '2027-04-10', '2027-10-01'), { nil: undefined, freq: 4 }),
  until: fc.option(fc.constantFrom(LAST, '2027-09-30'), { nil: undefined, freq: 6 }),
  chosen: fc.option(
    fc.oneof(
      fc.constantFrom('k0', 'k3', 'k5').map(inClass),
      fc.constantFrom<Outcome>({ outcome: 'graduate' }, { outcome: 'leave' }),
    ),
    { nil: undefined },
  ),
  /** What somebody does with the child after the year was decided. */
  meanwhile: fc.option(fc.constantFrom('moved', 'left'), { nil: undefined }),
})
const kids = fc
  .uniqueArray(kid, { selector: ({ id }) => id, maxLength: 8 })
  .map((list) => list.map(({ comes, until, ...rest }) => ({ ...rest, ...(comes ? { comes } : until ? { until } : {}) })))
const chosenOf = (list: readonly { id: Id; chosen: Outcome | undefined }[]) =>
  choices(Object.fromEntries(list.flatMap(({ id, chosen }) => (chosen ? [[id, chosen]] : []))))

/** A class change in January and a leaving in February, as the roster writes them. */
function live(state: RolloverState, list: readonly { id: Id; comes?: Day; meanwhile: string | undefined }[]): RolloverState {
  const next = structuredClone(state)
  for (const { id, comes, meanwhile } of list) {
    if (comes || !meanwhile) continue
    const own = <Row extends { childId: Id }>(rows: Row[], change: (mine: Row[]) => Row[]) => [
      ...rows.filter(({ childId }) => childId !== id),
      ...change(rows.filter(({ childId }) => childId === id)),
    ]
    next.classMembership = own(next.classMembership, (rows) =>
      meanwhile === 'left'
        ? cut(rows, '2027-02-28')
        : settle(rows, '2027-01-15', (held) => ({ ...held, childId: id, classroomId: 'k5' })),
    )
    if (meanwhile === 'moved') continue
    next.enrollment = own(next.enrollment, (rows) => cut(rows, '2027-02-28'))
    next.contractHours = own(next.contractHours, (rows) => cut(rows, '2027-02-28'))
  }
  return next
}

describe('Whatever the house and the choices', () => {
  test('RL05 every child of the house has exactly one outcome, and on the first day is in one class or gone', () => {
    fc.assert(
      fc.property(kids, (list) => {
        const state = houseOf(list)
        const year = rehearse(YEAR, list, state, chosenOf(list))
        expect(year.children.map(({ childId }) => childId).sort()).toEqual(list.map(({ id }) => id).sort())
        const after = carryOut(state, writesBetween(state, year.after))
        for (const { childId, to, entersOn } of year.children) {
          const day = entersOn ?? FIRST
          const classes = after.classMembership.filter((row) => row.childId === childId && holdsOn(row, day))
          const here = after.enrollment.filter((row) => row.childId === childId && holdsOn(row, day))
          expect([classes.map(({ classroomId }) => classroomId), here.length]).toEqual(
            to?.outcome === 'class' ? [[to.classroomId], 1] : [[], 0],
          )
        }
      }),
    )
  })

  test('RL05 the last day of the old year is as it was', () => {
    fc.assert(
      fc.property(kids, (list) => {
        const state = houseOf(list)
        const after = carryOut(state, writesBetween(state, rehearse(YEAR, list, state, chosenOf(list)).after))
        expect(onDay(after, LAST)).toEqual(onDay(state, LAST))
      }),
    )
  })

  test('RL05 decided and taken back, every day is as it was; decided again, it is the same decision', () => {
    fc.assert(
      fc.property(kids, (list) => {
        const state = houseOf(list)
        const year = rehearse(YEAR, list, state, chosenOf(list))
        const written = writesBetween(state, year.after)
        const after = carryOut(state, written)
        const back = takeBack(YEAR, after, written)
        expect(everyDay(carryOut(after, writesBetween(after, back)))).toEqual(everyDay(state))
        const again = rehearse(YEAR, list, back, chosenOf(list))
        expect(again.children).toEqual(year.children)
        expect(everyDay(again.after)).toEqual(everyDay(after))
      }),
    )
  })

  test('RL05 what was written after the decision is not lost when it is taken back', () => {
    fc.assert(
      fc.property(kids, (list) => {
        const state = houseOf(list)
        const written = writesBetween(state, rehearse(YEAR, list, state, chosenOf(list)).after)
        const after = live(carryOut(state, written), list)
        expect(everyDay(takeBack(YEAR, after, written))).toEqual(everyDay(live(state, list)))
      }),
    )
  })
})
