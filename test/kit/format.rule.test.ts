import { describe, expect, it } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import {
  clockTime,
  englishDay,
  englishShortDay,
  eraDay,
  eraFiscalYear,
  eraYear,
  grouped,
  longDay,
  longDayWord,
  minutesSince,
  monthDay,
  monthDayWord,
  nearDayWord,
  shortDay,
  weekday,
  weekdayWord,
} from '../../web/kit/format.ts'
import { withoutReadings } from '../../web/kit/wording.ts'

const FRIDAY = '2026-11-20'

describe('days as people write them', () => {
  it('writes a day with its weekday', () => {
    expect([monthDay(FRIDAY), longDay(FRIDAY), shortDay('2026-11-24'), weekday(FRIDAY)]).toEqual([
      '11月20日',
      '11月20日（金）',
      '11/24（火）',
      '金曜日',
    ])
  })

  it('writes the era, 元年 for its first year, and changes era on the day it changed', () => {
    expect([eraDay(FRIDAY), eraYear('2019-05-01'), eraYear('2019-04-30'), eraYear('1989-01-07'), eraYear('1989-01-08')]).toEqual([
      '令和8年11月20日',
      '令和元年',
      '平成31年',
      '昭和64年',
      '平成元年',
    ])
  })

  it('writes 年度 from April to March', () => {
    expect([eraFiscalYear('2027-03-31'), eraFiscalYear('2027-04-01')]).toEqual(['令和8年度', '令和9年度'])
  })

  it('writes English days', () => {
    expect([englishDay(FRIDAY), englishShortDay('2026-11-24')]).toEqual(['Friday, November 20', 'Tue, Nov 24'])
  })

  it('reads days of the month as they are said', () => {
    expect(monthDayWord(FRIDAY).easy).toBe('11{月|がつ}{20日|はつか}')
    expect(monthDayWord('2026-12-03').easy).toBe('12{月|がつ}{3日|みっか}')
    expect(monthDayWord('2026-12-15').easy).toBe('12{月|がつ}15{日|にち}')
    expect(weekdayWord(FRIDAY).easy).toBe('{金曜日|きんようび}')
  })

  it('shows the same text in 日本語 and, without readings, in やさしい日本語', () => {
    for (const day of [FRIDAY, '2027-01-01', '2027-02-14', '2026-04-29']) {
      expect(withoutReadings(longDayWord(day).easy)).toBe(longDayWord(day).ja)
      expect(withoutReadings(weekdayWord(day).easy)).toBe(weekdayWord(day).ja)
    }
  })

  it('says きのう, きょう, あす, and the date of any other day', () => {
    expect(['2026-11-19', FRIDAY, '2026-11-21', '2026-11-24'].map((day) => nearDayWord(day, FRIDAY).ja)).toEqual([
      'きのう',
      'きょう',
      'あす',
      '11/24（火）',
    ])
  })
})

describe('times and numbers', () => {
  it('writes a moment as Japan time without a leading zero', () => {
    expect(clockTime(momentOf(FRIDAY, 8 * 60 + 32))).toBe('8:32')
    expect(clockTime(momentOf(FRIDAY, 0))).toBe('0:00')
  })

  it('counts whole minutes and never below none', () => {
    expect([minutesSince(0, 42 * 60_000 + 59_999), minutesSince(60_000, 0)]).toEqual([42, 0])
  })

  it('groups thousands', () => {
    expect([grouped(97), grouped(1004), grouped(1_234_567)]).toEqual(['97', '1,004', '1,234,567'])
  })
})
