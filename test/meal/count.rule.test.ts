import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startOf } from '../../schema/kit/day.ts'
import {
  BOXES,
  boxOf,
  countAsks,
  countTrays,
  differences,
  FORMS,
  knownTrays,
  staffEating,
  type Tray,
  type TrayNow,
  totalOf,
  trayOf,
} from '../../schema/meal/count.ts'
import { ASKS, type Eating } from '../../schema/meal/eating.ts'
import { FIRST_MEALS } from '../../schema/meal/setting.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'

const DAY = '2026-11-20'
const rules = { day: DAY, open: true, closesAt: 19 * 60, chaseFrom: 540, arrivalGrace: 15, pickupGrace: 30, unseenAfter: 15 }
const child = (more: Partial<BoardChild> = {}): BoardChild => ({
  childId: 'c',
  name: '',
  kana: '',
  plan: [8 * 60 + 30, 17 * 60],
  status: 'expected',
  ...more,
})
const tray = (of: BoardChild, age = 1) => trayOf({ child: of, age, form: null, formAt: null }, rules, FIRST_MEALS.times)
const told = (
  attendance: NonNullable<BoardChild['told']>['attendance'],
  pickup: NonNullable<BoardChild['told']>['pickup'] = null,
) => ({
  told: { attendance, pickup },
  notices: [{ id: 'n', kind: 'absent' as const, writtenAt: 99 }],
})

describe('The tray of a child', () => {
  test.each([
    ['who is expected', child(), ['morning_snack', 'lunch', 'snack']],
    ['who is absent', child({ status: 'absent', ...told({ kind: 'absent', reason: 'sick', noticeId: 'n' }) }), []],
    ['who is not planned', child({ status: 'not_expected' }), []],
    [
      'who comes at eleven',
      child({ status: 'late_expected', ...told({ kind: 'late', time: 660, noticeId: 'n' }) }),
      ['lunch', 'snack'],
    ],
    ['who is fetched at two', child(told(null, { time: 840, person: null, noticeId: 'n' })), ['morning_snack', 'lunch']],
    ['whom nobody has heard of', child({ status: 'overdue' }), ['morning_snack', 'lunch', 'snack']],
    [
      'who went home at ten',
      child({
        status: 'left',
        acts: [
          ['as', 30_600],
          ['lh', 36_000],
        ],
      }),
      ['morning_snack'],
    ],
    ['who is in another nursery', child({ away: 'みなみ園' }), []],
  ])('RF01 %s', (_, of, meals) => {
    expect(tray(of).meals).toEqual(meals)
  })

  test('RF01 older classes have no snack in the morning', () => {
    expect(tray(child(), 4).meals).toEqual(['lunch', 'snack'])
  })

  test('RF01 nobody guesses the form of a child under two; an elimination stands before every form but a lunch box', () => {
    expect([boxOf(null, false, 1), boxOf(null, false, 2), boxOf('late', true, 0), boxOf('bento', true, 3)]).toEqual([
      'unset',
      'child',
      'elimination',
      'bento',
    ])
  })

  test('RF02 its cause is the latest word: who said it and when', () => {
    const absent = tray(child({ status: 'absent', ...told({ kind: 'absent', reason: 'sick', noticeId: 'n' }) }))
    expect([absent.cause, absent.since]).toEqual(['absent', 99])
    const left = tray(
      child({
        status: 'left',
        acts: [
          ['as', 30_600],
          ['lh', 36_000],
        ],
      }),
    )
    expect([left.cause, left.since]).toEqual(['left', startOf(DAY) + 36_000_000])
  })
})

const now = (childId: string, more: Partial<TrayNow> = {}): TrayNow => ({
  childId,
  classId: null,
  box: 'child',
  form: null,
  formAt: null,
  meals: ['lunch'],
  cause: 'plan',
  since: null,
  homeAt: null,
  ...more,
})

describe('Between what was fixed and what is so', () => {
  test('RF02 only what differs is a 差分, and what the kitchen noted is none; what it noted may change again', () => {
    const fixed: Tray[] = [now('a'), now('b'), now('c')]
    const absent = now('b', { meals: [], cause: 'absent', since: 5 })
    const known = knownTrays(fixed, [])
    const [one, ...more] = differences(known, [now('a'), absent, now('c', { box: 'late', formAt: 7 })])
    expect([one?.childId, one?.cause, one?.since]).toEqual(['b', 'absent', 5])
    expect(more.map(({ childId, cause, since }) => [childId, cause, since])).toEqual([['c', 'form', 7]])
    const noted = knownTrays(fixed, [absent])
    expect(differences(noted, [now('a'), absent, now('c')])).toEqual([])
    expect(differences(noted, [now('a'), now('b', { cause: 'came', since: 9 }), now('c')]).map(({ cause }) => cause)).toEqual([
      'came',
    ])
  })

  test('RF02 who is not counted any more loses the tray, who is new gets one', () => {
    const list = differences(knownTrays([now('gone')], []), [now('new')])
    expect(list.map(({ childId, before, after }) => [childId, before.meals, after.meals])).toEqual([
      ['gone', ['lunch'], []],
      ['new', [], ['lunch']],
    ])
  })

  test('RF01 RF02 the boxes of a meal add up to its trays, and noting every 差分 leaves none, whatever the day', () => {
    const trays = fc.uniqueArray(
      fc.record({
        childId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        box: fc.constantFrom(...BOXES),
        meals: fc.subarray(['morning_snack', 'lunch', 'snack'] as const).map((list) => [...list]),
        asks: fc.option(fc.subarray([...ASKS], { minLength: 1 }), { nil: undefined }),
      }),
      { selector: ({ childId }) => childId },
    )
    fc.assert(
      fc.property(trays, trays, (fixed, later) => {
        const facts = later.map((one) => now(one.childId, one))
        const open = differences(knownTrays(fixed, []), facts)
        const known = knownTrays(
          fixed,
          open.map(({ after }) => after),
        )
        expect(differences(known, facts)).toEqual([])
        const counts = countTrays(known.values())
        expect(totalOf(counts, 'lunch')).toBe(later.filter(({ meals }) => meals.includes('lunch')).length)
      }),
    )
  })

  test('RF05 a word about one day counts before one about weekdays, the latest first', () => {
    const row = (id: string, more: object) => ({
      personId: 'p',
      id,
      startsOn: '2026-04-01',
      endsOn: null,
      weekdays: [1, 5],
      writtenAt: 1,
      ...more,
    })
    const weekly = [row('a', {}), row('b', { weekdays: [5], writtenAt: 2 })]
    expect([staffEating(weekly, DAY, 5), staffEating(weekly, '2026-11-23', 1)]).toEqual([['p'], []])
    const off = row('c', { startsOn: DAY, endsOn: DAY, weekdays: [], writtenAt: 0 })
    expect(staffEating([...weekly, off], DAY, 5)).toEqual([])
  })

  test('RF01 every form has its box', () => {
    expect(FORMS.every((form) => BOXES.includes(boxOf(form, false, 0)))).toBe(true)
  })
})

describe('RA15 食事予定 of a morning', () => {
  const eats = (value: Eating | null, of: BoardChild = child(), form: 'bento' | 'milk' | null = null) =>
    trayOf({ child: of, age: 3, form, formAt: null, eating: { value, at: 50 } }, rules, FIRST_MEALS.times)
  const usual: Eating = { staple: true, side: true, how: null }

  test('主食 and 副食 are each left out by themselves; neither, or a lunch box, and no lunch is made', () => {
    expect(eats(usual)).toMatchObject({ meals: ['lunch', 'snack'], cause: 'plan' })
    expect(eats({ ...usual, staple: false }).asks).toEqual(['no_staple'])
    expect(eats({ ...usual, side: false, how: 'soft' }).asks).toEqual(['no_side', 'soft'])
    for (const how of [null, 'bento'] as const)
      expect(eats({ staple: false, side: false, how })).toMatchObject({
        meals: ['snack'],
        cause: 'home',
        since: 50,
      })
  })

  test('除去 makes a tray of its own; a lunch box of one day leaves what is removed out of the snack', () => {
    expect(eats({ ...usual, how: 'removal' })).toMatchObject({ box: 'elimination', asks: ['removal'] })
    expect(eats({ staple: false, side: false, how: 'removal' })).toMatchObject({ meals: ['snack'], asks: ['removal'] })
    expect(eats({ ...usual, how: 'removal' }, child(), 'bento')).toMatchObject({ box: 'bento', meals: ['lunch', 'snack'] })
    const allergic = child({ allergens: ['卵'] })
    expect(eats({ staple: false, side: false, how: 'bento' }, allergic)).toMatchObject({ box: 'elimination', meals: ['snack'] })
  })

  test('who drinks milk alone, always brings a lunch box, or is not here is asked for nothing else', () => {
    for (const form of ['milk', 'bento'] as const) {
      const tray = eats({ staple: false, side: false, how: null }, child(), form)
      expect([tray.meals, tray.asks]).toEqual([['lunch', 'snack'], undefined])
    }
    const absent = child({ status: 'absent', ...told({ kind: 'absent', reason: 'sick', noticeId: 'n' }) })
    expect(eats({ ...usual, how: 'soft' }, absent)).toMatchObject({ meals: [], cause: 'absent' })
  })

  test('what home says after the count was fixed is a 差分 of its own, and so is what it takes back', () => {
    const fixed = knownTrays([eats(usual)], [])
    const soft = eats({ ...usual, how: 'soft' })
    const [change] = differences(fixed, [soft])
    expect(change).toMatchObject({ cause: 'home', since: 50, after: { asks: ['soft'] } })
    expect(differences(knownTrays([soft], []), [eats(null)])).toMatchObject([{ cause: 'home', before: { asks: ['soft'] } }])
    const [removal] = differences(fixed, [eats({ ...usual, how: 'removal' })])
    expect([removal?.cause, removal?.after.box]).toEqual(['home', 'elimination'])
    const back = differences(knownTrays([eats({ staple: false, side: false, how: null })], []), [eats(usual)])
    expect(back).toMatchObject([{ cause: 'home', since: 50, after: { meals: ['lunch', 'snack'] } }])
    expect(countAsks([soft, soft, eats({ ...usual, staple: false })])).toEqual({ no_staple: 1, soft: 2 })
  })
})
