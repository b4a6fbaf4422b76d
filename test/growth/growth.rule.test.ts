import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { categoryOf, type Edition, hasObesity, obesityOf, standardWeight } from '../../schema/growth/obesity.ts'
import { oddityOf } from '../../schema/growth/oddity.ts'
import { BANDS, PERCENTILES, type Seven } from '../../schema/growth/percentiles.ts'
import {
  bandOf,
  type Curved,
  KINDS,
  kaupOf,
  liveOf,
  type Measure,
  monthsOld,
  PERCENTS,
  percentileOf,
  RANGES,
  valueAt,
  ZONES,
  zoneOf,
} from '../../schema/growth/rule.ts'
import { readValue, showDifference, writeValue } from '../../schema/growth/words.ts'
import { here } from '../../worker/dev/place.ts'

const GOLDEN = readFileSync(here('test', 'growth', 'golden.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(','))
const golden = (kind: string) => GOLDEN.filter(([first]) => first === kind)
const sexOf = (word = '') => (word === 'male' ? 'm' : 'f')
const IN_UNIT: Record<string, number> = { weight: 1000, height: 10, head: 10 }

const lines: [string, Seven][] = (['m', 'f'] as const).flatMap((sex) =>
  (['weight', 'height', 'head'] as const).flatMap((kind) =>
    PERCENTILES[sex][kind].map((seven, place): [string, Seven] => [`${sex} ${kind} ${BANDS[place]?.[0]}`, seven]),
  ),
)
const aLine = fc.constantFrom(...lines.map(([, seven]) => seven))
const aValue = (seven: Seven) => fc.integer({ min: Math.floor(seven[0] * 0.8), max: Math.ceil(seven[6] * 1.2) })

describe('RD02 what the tables say of a value', () => {
  test.each(golden('jp2023'))('golden %s %s %s %s %s → %s %s', (_, sex, measure, band, value, zone, percentile, median) => {
    const unit = IN_UNIT[measure ?? ''] ?? 0
    const place = BANDS.findIndex(([key]) => key === band)
    const seven = PERCENTILES[sexOf(sex)][measure as Curved][place] as Seven
    const number = Math.round(Number(value) * unit)
    expect(zoneOf(number, seven)).toBe(zone)
    expect(percentileOf(number, seven)?.toFixed(1) ?? '').toBe(percentile)
    expect(seven[3] / unit).toBe(Number(median))
  })

  test.each(golden('himando'))(
    'golden %s %s %s %s %s → %s %s %s',
    (_, sex, edition, height, weight, standard, percent, category) => {
      const [h, w] = [Number(height) * 10, Number(weight) * 1000]
      expect(standardWeight(sexOf(sex), h, edition as Edition).toFixed(4)).toBe(standard)
      const found = obesityOf(sexOf(sex), w, h, edition as Edition)
      expect(found.toFixed(2)).toBe(percent)
      expect(categoryOf(found)).toBe(category)
    },
  )

  test.each(golden('kaup'))('golden %s %s%s %s %s → %s', (_, _sex, _edition, height, weight, kaup) => {
    expect(kaupOf(Number(weight) * 1000, Number(height) * 10).toFixed(2)).toBe(kaup)
  })

  test('the tables hold 130 lines of seven rising numbers, and the head ends at 36 months', () => {
    expect(lines).toHaveLength(130)
    for (const [name, seven] of lines)
      expect(
        [...seven].sort((a, b) => a - b),
        name,
      ).toEqual(seven)
    expect(BANDS[PERCENTILES.m.head.length - 1]?.[2]).toBe(36)
  })

  test('a larger value never lies in a lower zone, nor at a lower percentile', () => {
    fc.assert(
      fc.property(
        aLine.chain((seven) => fc.tuple(fc.constant(seven), aValue(seven), aValue(seven))),
        ([seven, one, other]) => {
          const [less, more] = [Math.min(one, other), Math.max(one, other)]
          expect(ZONES.indexOf(zoneOf(less, seven))).toBeLessThanOrEqual(ZONES.indexOf(zoneOf(more, seven)))
          const [low, high] = [percentileOf(less, seven), percentileOf(more, seven)]
          if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high)
        },
      ),
    )
  })

  test('the number lies within its zone, and there is none where nothing is published', () => {
    fc.assert(
      fc.property(
        aLine.chain((seven) => fc.tuple(fc.constant(seven), aValue(seven))),
        ([seven, value]) => {
          const number = percentileOf(value, seven)
          const zone = ZONES.indexOf(zoneOf(value, seven))
          expect(number === null).toBe(value < seven[0] || value > seven[6])
          if (number === null) return
          expect(number).toBeGreaterThanOrEqual(PERCENTS[zone - 1] ?? 0)
          expect(number).toBeLessThanOrEqual(PERCENTS[zone] ?? 97)
        },
      ),
    )
  })

  test('a value made for a place of the z scale lies where the convention puts it', () => {
    fc.assert(
      fc.property(aLine, fc.double({ min: -1.85, max: 1.85, noNaN: true }), (seven, z) => {
        const [low, high] = [valueAt(z, seven), valueAt(z + 0.02, seven)]
        expect(low).toBeLessThan(high)
        expect(zoneOf(valueAt(0, seven), seven)).toBe('50-75')
      }),
    )
  })
})

describe('RD02 age', () => {
  test.each([
    ['2024-10-10', '2026-11-20', 25],
    ['2024-10-10', '2026-11-09', 24],
    ['2024-10-10', '2026-11-10', 25],
    ['2024-01-31', '2024-02-29', 0],
    ['2024-01-31', '2024-03-01', 1],
    ['2024-02-29', '2025-02-28', 11],
    ['2024-02-29', '2025-03-01', 12],
  ])('born %s is on %s %i full months old', (birthDay, day, months) => {
    expect(Math.floor(monthsOld(birthDay, day))).toBe(months)
  })

  test('a month passes evenly, whatever its length', () => {
    expect(monthsOld('2026-01-01', '2026-01-16')).toBeCloseTo(15 / 31)
    expect(monthsOld('2026-02-01', '2026-02-15')).toBeCloseTo(0.5)
  })

  const band = (day: string, kind: Curved = 'weight') =>
    BANDS[bandOf(BANDS.slice(0, PERCENTILES.m[kind].length), '2023-06-15', day)]?.[0]
  test('each age has its band; between birth and the 30th day, and past the last, there is none', () => {
    expect(band('2023-06-15')).toBe('birth')
    expect(band('2023-06-16')).toBeUndefined()
    expect(band('2023-07-15')).toBe('m01_02')
    expect(bandOf(BANDS, '2023-07-15', '2023-08-14')).toBe(1)
    expect(band('2024-06-14')).toBe('m11_12')
    expect(band('2024-06-15')).toBe('y1_00_06')
    expect(band('2026-06-14', 'head')).toBe('y2_06_12')
    expect(band('2026-06-15', 'head')).toBeUndefined()
    expect(band('2026-06-15')).toBe('y3_00_06')
    expect(band('2029-12-14')).toBe('y6_00_06')
    expect(band('2029-12-15')).toBeUndefined()
  })

  test('肥満度 is only reckoned from one to under six, and from 70 to 120 cm', () => {
    expect(hasObesity('f', '2025-11-21', '2026-11-20', 750)).toBe(false)
    expect(hasObesity('f', '2025-11-20', '2026-11-20', 750)).toBe(true)
    expect(hasObesity('f', '2020-11-20', '2026-11-20', 1150)).toBe(false)
    expect(hasObesity('f', '2025-11-20', '2026-11-20', 699)).toBe(false)
    expect(hasObesity('m', '2022-11-20', '2026-11-20', 1201)).toBe(false)
    expect(hasObesity('x', '2025-11-20', '2026-11-20', 750)).toBe(false)
  })
})

describe('RD01 entering', () => {
  const child = { birthDay: '2024-10-10', sex: 'f' as const }
  const before = { value: 10_200, day: '2026-10-16' }
  const of = (kind: 'weight' | 'height' | 'head' | 'chest', value: number, last?: { value: number; day: string }) =>
    oddityOf({ kind, value, day: '2026-11-16' }, last, child)

  test('an ordinary month is not asked about', () => {
    expect(of('weight', 10_450, before)).toBeNull()
    expect(of('weight', 9_900, before)).toBeNull()
    expect(of('height', 843, { value: 838, day: '2026-10-16' })).toBeNull()
    expect(of('head', 479, { value: 480, day: '2026-10-16' })).toBeNull()
    expect(of('chest', 500)).toBeNull()
  })

  test('a child that shrinks, gains kilograms in a month or is far from every other is asked about', () => {
    expect(of('height', 837, { value: 838, day: '2026-10-16' })).toBe('smaller')
    expect(of('weight', 9_200, before)).toBe('smaller')
    expect(of('weight', 12_400, before)).toBe('jump')
    expect(of('weight', 45_000)).toBe('far')
    expect(of('height', 1_400)).toBe('far')
    expect(of('weight', 1_020)).toBe('far')
  })

  test('where no sex is written down both tables are taken together', () => {
    expect(oddityOf({ kind: 'weight', value: 10_450, day: '2026-11-16' }, undefined, { ...child, sex: 'x' })).toBeNull()
    expect(oddityOf({ kind: 'weight', value: 45_000, day: '2026-11-16' }, undefined, { ...child, sex: 'x' })).toBe('far')
  })

  test('no value of the survey is refused, and 140 kg is', () => {
    for (const kind of ['weight', 'height', 'head'] as const) {
      for (const sex of ['m', 'f'] as const) {
        for (const seven of PERCENTILES[sex][kind].flat()) {
          expect(seven).toBeGreaterThan(RANGES[kind][0])
          expect(seven).toBeLessThan(RANGES[kind][1])
        }
      }
    }
    expect(140_000).toBeGreaterThan(RANGES.weight[1])
  })

  test('what is written reads as what it was, in full width and with a comma too', () => {
    for (const kind of KINDS) {
      fc.assert(
        fc.property(fc.integer({ min: 150, max: 60_000 }), (value) => {
          const whole = kind === 'weight' ? value - (value % 10) : value
          expect(readValue(kind, writeValue(kind, whole))).toBe(whole)
        }),
      )
    }
    expect(readValue('weight', '１０．２４')).toBe(10_240)
    expect(readValue('weight', '10,24')).toBe(10_240)
    expect(readValue('weight', '10.')).toBe(10_000)
    expect(readValue('height', '84.5cm')).toBeNull()
    expect(readValue('height', '-84')).toBeNull()
    expect(showDifference('weight', 140)).toBe('＋0.14')
    expect(showDifference('height', -5)).toBe('−0.5')
    expect(showDifference('height', 0)).toBe('±0')
  })
})

describe('RD01 older values are never overwritten silently', () => {
  const row = (id: string, value: number | null, more: Partial<Measure> = {}): Measure => ({
    id,
    day: '2026-11-16',
    kind: 'weight',
    value,
    place: 'nursery',
    supersedes: null,
    receivedAt: Number(id),
    ...more,
  })
  const ids = (rows: Measure[]) => liveOf(rows).map(({ id }) => id)

  test('a correction stands in place of what it replaces, on its own day; one without a value takes it back', () => {
    expect(ids([row('1', 10_000), row('2', 11_000, { supersedes: '1', day: '2026-11-17' })])).toEqual(['2'])
    expect(ids([row('1', 10_000), row('2', 11_000, { supersedes: '1' }), row('3', null, { supersedes: '2' })])).toEqual([])
  })

  test('it replaces a value of its own kind and no other', () => {
    const height = row('1', 840, { kind: 'height' })
    expect(liveOf([row('1', 10_000), height, row('2', 11_000, { supersedes: '1' })]).map(({ value }) => value)).toEqual([
      840, 11_000,
    ])
  })

  test('two values of one day both stand: nobody decides for a person which is right', () => {
    expect(ids([row('2', 10_100), row('1', 10_000)])).toEqual(['1', '2'])
  })
})
