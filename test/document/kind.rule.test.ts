import { describe, expect, test } from 'vitest'
import { DIARY_SECTIONS } from '../../schema/document/gather-diary.ts'
import { beginsOn, dueOn, type Kind, kindFor, periodOf, placeOf, readKind } from '../../schema/document/kind.ts'
import { currentKind, currentKinds, kindOf } from '../../schema/document/kinds.ts'
import { newId } from '../../schema/kit/id.ts'

const kind = (key: string): Kind => {
  const found = currentKind(key)
  if (!found) throw new Error(`no ${key}`)
  return found
}
const titles = (one: Kind) => one.sections.map(({ title }) => title)

describe('RG01 A kind of document', () => {
  test('is found by its version, which stays when there is a newer one', () => {
    for (const { key, version } of currentKinds()) expect(kindOf(key, version)).toEqual(currentKind(key))
    expect(kindOf('diary', 999)).toBeNull()
    expect(kindOf('nothing', 1)).toBeNull()
  })

  test('quotes only what is written somewhere, and names a parent that there is', () => {
    for (const { parent, sections } of currentKinds()) {
      if (parent) expect(currentKind(parent)).not.toBeNull()
      for (const { quote = [] } of sections)
        for (const { from, section, row, only } of quote) {
          const place = kind(from).sections.find(({ key }) => key === section)
          expect(place, `${from} ${section}`).toBeDefined()
          if (row) expect(place?.rows?.map(({ key }) => key)).toContain(row)
          if (only === 'term') expect(place?.columns?.map(({ key }) => key)).toContain('term_1')
          if (only === 'weekday') expect(place?.rows?.map(({ key }) => key)).toContain('monday')
        }
    }
  })

  test('of a day has a place for everything that the day offers', () => {
    expect(new Set(kind('diary').sections.flatMap(({ gather }) => gather ?? []))).toEqual(new Set(DIARY_SECTIONS))
  })

  test('of something that happened has a name, and of everything else a period', () => {
    const good = kind('near_miss')
    expect(() => readKind({ ...good, sections: good.sections.filter(({ key }) => key !== 'name') })).toThrow('name')
    expect(() => readKind({ ...good, cadence: 'day' })).toThrow('name')
    expect(() => readKind({ ...kind('diary'), cadence: 'once' })).toThrow('name')
    expect(beginsOn('once', '2026-11-20')).toBe(true)
    expect(periodOf('once', '2026-11-20')).toEqual({ startsOn: '2026-11-20', endsOn: '2026-11-20' })
  })

  test('never has 評価・反省 offered', () => {
    const thought = currentKinds().flatMap(({ sections }) => sections.filter(({ title }) => /評価|反省|所見/.test(title)))
    expect(thought.length).toBeGreaterThan(3)
    for (const { never } of thought) expect(never).toBe('prefill')
  })

  test('RM11 of safety has every month and every manual with what was done', () => {
    const plan = kind('safety_plan')
    expect(placeOf(plan, 'months.february.done')).not.toBeNull()
    expect(placeOf(plan, 'manuals.outing.looked')).not.toBeNull()
    expect(plan.sections.find(({ key }) => key === 'months')?.rows).toHaveLength(12)
    expect(periodOf(plan.cadence, '2026-11-20')).toEqual({ startsOn: '2026-04-01', endsOn: '2027-03-31' })
  })

  test('is refused when it is not whole', () => {
    const good = kind('week_plan')
    const without = (sections: unknown) => () => readKind({ ...good, sections })
    expect(without([{ key: 'a', title: 'あ', shape: 'grid' }])).toThrow()
    expect(without([{ key: 'a', title: 'あ', shape: 'by-child' }])).toThrow()
    expect(without([{ key: 'a', title: 'あ', shape: 'text', never: 'prefill', gather: 'meal' }])).toThrow()
    expect(without([good.sections[0], good.sections[0]])).toThrow()
    expect(without([{ key: 'a', title: 'あ', shape: 'text', gather: 'meal' }])).toThrow('gathers')
    expect(() => readKind({ ...good, colour: 'red' })).toThrow()
  })
})

describe('RG12 A kind for a class', () => {
  test('has 三つの視点 under one year, 五領域 from one, and all of it where ages are mixed', () => {
    const rows = (age: number | null) =>
      kindFor(kind('month_plan'), age)
        .sections.find(({ key }) => key === 'plan')
        ?.rows?.map(({ key }) => key)
    expect(rows(0)).toEqual([
      ...['life_maintenance', 'emotional_stability'],
      ...['healthy_growth', 'heart_to_heart', 'sensing_world'],
    ])
    expect(rows(3)?.slice(2)).toEqual(['health', 'relationships', 'environment', 'language', 'expression'])
    expect(rows(null)).toHaveLength(10)
  })

  test('has a row for each child up to two years', () => {
    expect(titles(kindFor(kind('month_plan'), 2))).toContain('個人目標')
    expect(titles(kindFor(kind('month_plan'), 3))).not.toContain('個人目標')
    const individual = (age: number) => kindFor(kind('diary'), age).sections.filter(({ title }) => title === '個別の記録')
    expect(individual(1).map(({ shape }) => shape)).toEqual(['by-child'])
    expect(individual(4).map(({ shape }) => shape)).toEqual(['text'])
  })
})

describe('RG01 A field of a document', () => {
  test('is one of its kind, and says whose it is', () => {
    const childId = newId(0)
    expect(placeOf(kind('diary'), 'activity')).toMatchObject({ childId: null, section: { title: '主な活動・保育者の援助' } })
    expect(placeOf(kind('diary'), 'aim.care.text')).toMatchObject({ section: { key: 'aim' } })
    expect(placeOf(kind('diary'), `child.${childId}.text`)).toMatchObject({ childId })
    for (const field of [
      '',
      'nothing',
      'activity.a',
      'aim',
      'aim.care',
      'aim.care.b',
      'aim.x.text',
      'child.x.text',
      'aim.care.text.x',
    ])
      expect(placeOf(kind('diary'), field), field).toBeNull()
  })
})

describe('RG18 A period', () => {
  test('begins where its cadence says', () => {
    expect(periodOf('day', '2026-11-20')).toEqual({ startsOn: '2026-11-20', endsOn: '2026-11-20' })
    expect(periodOf('week', '2026-11-22')).toEqual({ startsOn: '2026-11-16', endsOn: '2026-11-21' })
    expect(periodOf('month', '2026-02-10')).toEqual({ startsOn: '2026-02-01', endsOn: '2026-02-28' })
    expect(periodOf('term', '2026-11-20')).toEqual({ startsOn: '2026-10-01', endsOn: '2026-12-31' })
    expect(periodOf('term', '2027-03-31')).toEqual({ startsOn: '2027-01-01', endsOn: '2027-03-31' })
    expect(periodOf('year', '2027-03-31')).toEqual({ startsOn: '2026-04-01', endsOn: '2027-03-31' })
    expect(beginsOn('month', '2026-11-01')).toBe(true)
    expect(beginsOn('month', '2026-11-02')).toBe(false)
    expect(beginsOn('day', '2026-02-30')).toBe(false)
  })

  test('has a day by which its document is handed in', () => {
    expect(dueOn(kind('diary'), '2026-11-20')).toBe('2026-11-20')
    expect(dueOn(kind('month_plan'), '2026-12-01')).toBe('2026-11-25')
    expect(dueOn(kind('progress'), '2026-10-01')).toBe('2026-12-31')
  })
})
