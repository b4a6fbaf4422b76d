import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  classAgeOf,
  type Day,
  dayOf,
  daysBetween,
  daysFrom,
  fiscalYearOf,
  isDay,
  monthRange,
  startOf,
  weekdayOf,
} from '../../schema/kit/day.ts'
import { isId, madeAt, newId } from '../../schema/kit/id.ts'
import { hiragana, isKana, kanaOrder, kanaRow, tidy } from '../../schema/kit/kana.ts'
import { momentOf, readTime, showTime, timeOn, writeTime } from '../../schema/kit/time.ts'

const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 73_000 }).map((count) => addDays('1950-01-01', count))

describe('Days', () => {
  test('a moment’s day turns at midnight in Japan, on any host', () => {
    expect(dayOf(Date.UTC(2026, 10, 20, 14, 59, 59, 999))).toBe('2026-11-20')
    expect(dayOf(Date.UTC(2026, 10, 20, 15, 0, 0))).toBe('2026-11-21')
  })
  test('adding and counting days agree, over leap years and ends of years', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    )
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysFrom('2026-12-30', '2027-01-02')).toHaveLength(4)
  })
  test('a day begins at the moment whose day it is, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOf(startOf(day))).toBe(day)
        expect(dayOf(startOf(day) - 1)).toBe(addDays(day, -1))
      }),
    )
  })
  test('only dates that exist are days', () => {
    for (const good of ['2026-02-28', '2028-02-29', '1900-01-01']) expect(isDay(good), good).toBe(true)
    for (const bad of ['2026-02-29', '2026-04-31', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-01-01T00:00'])
      expect(isDay(bad), bad).toBe(false)
  })
  test('months know their ends and their neighbours', () => {
    expect(monthRange('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(addMonths('2026-12', 1)).toBe('2027-01')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
  })
  test('2026-11-21 is a Saturday', () => expect(weekdayOf('2026-11-21')).toBe(6))
})

describe('Class age (rules §2)', () => {
  test('the fiscal year begins on April 1', () => {
    expect(fiscalYearOf('2026-03-31')).toBe(2025)
    expect(fiscalYearOf('2026-04-01')).toBe(2026)
  })
  test.each([
    ['2021-04-01', 5],
    ['2021-04-02', 4],
    ['2023-03-31', 3],
    ['2025-12-01', 0],
    ['2026-04-01', 0],
    ['2026-04-02', 0],
    ['2025-04-01', 1],
    ['2025-04-02', 0],
    ['2024-02-29', 2],
  ])('born %s is in the class of %i in 2026', (birthDay, age) => expect(classAgeOf(birthDay, 2026)).toBe(age))
  test('rises by one each fiscal year from the first on', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 5 }), (birthDay, years) => {
        const first = fiscalYearOf(birthDay) + 1
        expect(classAgeOf(birthDay, first + years)).toBe(classAgeOf(birthDay, first) + years)
      }),
    )
  })
})

describe('Times', () => {
  test('8:30 and 08:30 are the same minute, 24:00 and 8:5 are none', () => {
    expect([readTime('8:30'), readTime('08:30'), readTime('0:00'), readTime('23:59')]).toEqual([510, 510, 0, 1439])
    expect(['24:00', '8:5', '8時', '', '8:60'].map(readTime)).toEqual([null, null, null, null, null])
  })
  test('writing and reading are inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (time) => {
        expect(readTime(showTime(time))).toBe(time)
        expect(readTime(writeTime(time))).toBe(time)
        expect(timeOn('2026-11-20', momentOf('2026-11-20', time))).toBe(time)
      }),
    )
  })
})

describe('Ids', () => {
  test('are 22 characters, in the order of time, and differ', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 1e9 }), (now, step) => {
        const [early, late] = [newId(now), newId(now + step)]
        expect(isId(early) && isId(late)).toBe(true)
        expect(early < late).toBe(true)
        expect(newId(now)).not.toBe(early)
        expect([madeAt(early), madeAt(late)]).toEqual([now, now + step])
      }),
    )
  })
})

describe('Names', () => {
  test('width and script are one', () => {
    expect(tidy('ﾅｶﾑﾗ　 ﾊﾅｺ ')).toBe('ナカムラ ハナコ')
    expect(hiragana('ワタナベ')).toBe('わたなべ')
    expect(tidy('髙﨑')).toBe('髙﨑')
  })
  test('stand in the order a Japanese collator gives them', () => {
    const names = [
      'ワタナベ',
      'わたなべ',
      'アオキ',
      'あおき',
      'ウエル',
      'かとう',
      'ガトウ',
      'キョウコ',
      'きようこ',
      'ナカムラ',
      'なかむら',
      'ハナ',
      'バナナ',
      'ぱなな',
      'ヤマダ',
      'ーア',
    ]
    const shape = (list: string[]) => list.map((name) => hiragana(name))
    const ours = [...names].sort((a, b) => (kanaOrder(a) < kanaOrder(b) ? -1 : 1))
    const theirs = [...names].sort(new Intl.Collator('ja').compare)
    expect(shape(ours)).toEqual(shape(theirs))
  })
  test('find their row of the 五十音', () => {
    expect(['がとう', 'ぱなな', 'ヴェル', 'ゃ', 'Nguyen'].map(kanaRow)).toEqual(['か', 'は', 'あ', 'や', 'N'])
    expect([isKana('さとう あおい'), isKana('グエン・ティ'), isKana('佐藤')]).toEqual([true, true, false])
  })
})
