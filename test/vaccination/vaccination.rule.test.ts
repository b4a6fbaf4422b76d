import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, monthsAfter } from '../../schema/kit/day.ts'
import { layOutDoses } from '../../schema/vaccination/lay-out-doses.ts'
import { courseOf, coursesOf, type Dose, editionOn, nameOfDose, nextOf, otherDoses } from '../../schema/vaccination/rule.ts'
import { EDITIONS, type Vaccine } from '../../schema/vaccination/vaccines.ts'

const TODAY = '2026-11-20'
const vaccineOf = (key: string): Vaccine => {
  const found = EDITIONS[0]?.vaccines.find((one) => one.key === key)
  if (!found) throw new Error(key)
  return found
}
const course = (key: string, birthDay: Day, days: readonly Day[] = [], today: Day = TODAY) =>
  courseOf(
    vaccineOf(key),
    birthDay,
    days.map((day) => ({ day })),
    today,
  )
const dose = (vaccine: string, day: Day, more: Partial<Dose> = {}): Dose => ({ vaccine, day, edition: 'fy2026', ...more })

describe('RD07 The schedule of a vaccination', () => {
  test.each([
    ['hepatitis_b', '2026-09-10', 1, '2026-11-10', '2027-09-09', 'due'],
    ['hepatitis_b', '2026-09-10', 2, '2026-12-10', '2027-09-09', 'later'],
    ['rotavirus', '2026-09-10', 1, '2026-11-10', '2027-05-09', 'due'],
    ['gosyu_kongo', '2026-01-20', 4, '2026-11-20', '2033-07-19', 'due'],
    ['shoni_haien_kyukin', '2021-11-20', 4, '2022-12-20', '2026-11-19', 'past'],
    ['shoni_haien_kyukin', '2021-11-21', 4, '2022-12-21', '2026-11-20', 'due'],
    ['bcg', '2026-06-30', 1, '2026-11-30', '2027-06-29', 'later'],
    ['mr_1', '2024-11-21', 1, '2025-11-21', '2026-11-20', 'due'],
    ['mr_1', '2024-11-20', 1, '2025-11-20', '2026-11-19', 'past'],
    ['suito', '2025-05-20', 2, '2026-11-20', '2028-05-19', 'due'],
    ['nippon_noen_1', '2023-10-20', 2, '2026-11-20', '2031-04-19', 'due'],
    ['mr_2', '2021-04-01', 1, '2026-04-01', '2027-03-31', 'due'],
    ['mr_2', '2020-04-02', 1, '2026-04-01', '2027-03-31', 'due'],
    ['mr_2', '2021-04-02', 1, '2027-04-01', '2028-03-31', 'later'],
    ['mr_2', '2020-04-01', 1, '2025-04-01', '2026-03-31', 'past'],
  ] as const)('%s of a child born on %s: dose %i from %s until %s is %s', (key, born, number, from, until, state) => {
    expect(course(key, born).planned[number - 1]).toMatchObject({ number, from, until, state, day: null })
  })

  test('counts months as ages are counted, also for who was born on the 29th or the 31st', () => {
    expect(monthsAfter('2024-02-29', 12)).toBe('2025-03-01')
    expect(monthsAfter('2024-02-29', 48)).toBe('2028-02-29')
    expect(monthsAfter('2025-12-31', 2)).toBe('2026-03-01')
    expect(monthsAfter('2026-01-31', 3)).toBe('2026-05-01')
    expect(course('mr_1', '2024-02-29').planned[0]).toMatchObject({ from: '2025-03-01', until: '2026-02-28' })
  })

  test('a dose that was given early counts, and the next one is the second', () => {
    const early = course('nippon_noen_1', '2025-11-20', ['2026-06-01'])
    expect(early.planned.map(({ state }) => state)).toEqual(['done', 'later', 'later'])
    expect(early.next).toMatchObject({ number: 2, from: '2028-12-20' })
  })

  test('more doses than planned are kept, and nothing comes next', () => {
    const many = course('bcg', '2025-01-10', ['2025-07-01', '2025-06-01'])
    expect(many).toMatchObject({ extra: 1, next: null, doses: 1 })
    expect(many.planned.map(({ day, number }) => [number, day])).toEqual([
      [1, '2025-06-01'],
      [2, '2025-07-01'],
    ])
  })

  test('the product decides the number of doses where the source says so', () => {
    const two = ['2026-08-01', '2026-09-05']
    expect(course('rotavirus', '2026-06-01', two).next).toMatchObject({ number: 3 })
    const mono = courseOf(
      vaccineOf('rotavirus'),
      '2026-06-01',
      two.map((day) => ({ day, brand: 'mono' })),
      TODAY,
    )
    expect(mono).toMatchObject({ doses: 2, next: null, extra: 0 })
  })

  test('what the source gives no schedule for is only counted', () => {
    expect(course('influenza', '2023-01-01')).toMatchObject({ planned: [], next: null, doses: null, extra: 0 })
    expect(course('influenza', '2023-01-01', ['2026-10-20', '2026-11-10'])).toMatchObject({ extra: 0, next: null })
  })

  test('what is planned from school age on stands in no list, unless somebody had it', () => {
    const keys = coursesOf('2021-01-10', [], TODAY).map(({ vaccine }) => vaccine.key)
    expect(keys).not.toContain('nippon_noen_2')
    expect(coursesOf('2021-01-10', [dose('hpv', '2026-01-01')], TODAY).map(({ vaccine }) => vaccine.key)).toContain('hpv')
  })

  test('a name that is in no schedule stays what the family’s book says', () => {
    const old = dose('other', '2022-05-01', { name: '四種混合' })
    expect([nameOfDose(old), nameOfDose(dose('bcg', TODAY)), nameOfDose(dose('gone', TODAY, { edition: 'fy2019' }))]).toEqual([
      '四種混合',
      'BCG',
      'gone',
    ])
    expect(otherDoses([old, dose('bcg', TODAY)], TODAY)).toEqual([old])
  })

  test('a dose keeps the edition it was written down with, a day has the one in force', () => {
    const [now] = EDITIONS
    const next = { key: 'fy2028', startsOn: '2028-04-01', vaccines: [{ ...vaccineOf('bcg'), key: 'bcg2', name: 'BCG（新）' }] }
    const both = now ? [now, next] : []
    expect([editionOn('2020-01-01', both).key, editionOn('2028-03-31', both).key, editionOn('2028-04-01', both).key]).toEqual([
      'fy2026',
      'fy2026',
      'fy2028',
    ])
    expect([nameOfDose(dose('bcg', TODAY), both), nameOfDose(dose('bcg2', TODAY, { edition: 'fy2028' }), both)]).toEqual([
      'BCG',
      'BCG（新）',
    ])
  })

  test('what comes next is the earliest first, without what is over', () => {
    const next = nextOf(coursesOf('2025-10-20', [dose('mr_1', '2026-10-25')], TODAY))
    const keys = next.map(({ vaccine }) => vaccine.key)
    expect(keys).not.toContain('rotavirus')
    expect(keys).not.toContain('mr_1')
    expect(keys.indexOf('gosyu_kongo')).toBeLessThan(keys.indexOf('nippon_noen_1'))
    const days = next.map(({ next: one }) => one.from ?? '')
    expect(days).toEqual([...days].sort())
  })

  test('whatever was given, every dose has one place and the states follow each other', () => {
    const days = fc.array(
      fc.integer({ min: 0, max: 2000 }).map((count) => addDays('2021-01-15', count)),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(days, fc.constantFrom(...(EDITIONS[0]?.vaccines ?? [])), (given, vaccine) => {
        const { planned, extra, doses } = courseOf(
          vaccine,
          '2021-01-15',
          given.map((day) => ({ day })),
          TODAY,
        )
        expect(planned.flatMap(({ day }) => day ?? [])).toEqual([...given].sort())
        expect(planned.length).toBe(Math.max(doses ?? 0, given.length))
        expect(extra).toBe(doses === null ? 0 : Math.max(0, given.length - doses))
        expect(planned.findIndex(({ state }) => state !== 'done')).toBe(given.length < planned.length ? given.length : -1)
      }),
    )
  })
})

describe('RD07 The table of a class', () => {
  test('has a line a child and a column a vaccination, with count and days', () => {
    const { headings, rows } = layOutDoses(
      [
        {
          kana: 'こども あい',
          name: '子供 愛',
          className: 'うさぎ組',
          birthDay: '2025-10-20',
          doses: [dose('bcg', '2026-04-02'), dose('other', '2026-03-01', { name: 'A型肝炎' }), dose('mumps', '2026-11-01')],
          waiting: 2,
        },
      ],
      TODAY,
    )
    const cell = (heading: string) => rows[0]?.[headings.indexOf(heading)]
    expect([cell('BCG'), cell('B型肝炎'), cell('おたふくかぜ'), cell('そのほか'), cell('確認待ち')]).toEqual([
      '1/1 2026-04-02',
      '0/3',
      '1回 2026-11-01',
      'A型肝炎 2026-03-01',
      2,
    ])
    expect(headings).not.toContain('日本脳炎 第2期')
  })
})
