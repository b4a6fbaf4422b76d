import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldHealth, type HealthEntry, standing, suggestUsual } from '../../schema/health/rule.ts'

const entry = (id: string, at: number, more: Partial<HealthEntry> = {}): HealthEntry => ({
  kind: 'doctor',
  item: 'one',
  id,
  value: { name: id, phone: '', note: '' },
  source: 'guardian',
  at,
  mine: false,
  by: null,
  decision: null,
  ...more,
})
const decided = (kind: 'confirmed' | 'returned' | 'withdrawn', at: number) => ({ kind, note: null, at, by: null })
const only = (entries: readonly HealthEntry[]) => {
  const [item] = foldHealth(entries)
  if (!item) throw new Error('nothing')
  return item
}

describe('RD07 An item of the record', () => {
  test('of a guardian waits, and stands from the moment it is confirmed', () => {
    expect(only([entry('a', 1)])).toMatchObject({ stands: null, waiting: { id: 'a' } })
    expect(only([entry('a', 1, { decision: decided('confirmed', 5) })])).toMatchObject({
      stands: { id: 'a' },
      since: 5,
      waiting: null,
    })
  })

  test('of staff stands at once', () => {
    expect(only([entry('a', 1, { source: 'staff' })])).toMatchObject({ stands: { id: 'a' }, since: 1 })
  })

  test('that was confirmed stays while a newer word waits or was sent back', () => {
    const first = entry('a', 1, { decision: decided('confirmed', 2) })
    expect(only([first, entry('b', 3)])).toMatchObject({ stands: { id: 'a' }, waiting: { id: 'b' } })
    const back = only([first, entry('b', 3, { decision: decided('returned', 4) })])
    expect(back).toMatchObject({ stands: { id: 'a' }, waiting: null, returned: { id: 'b' } })
    expect(back.history.map(({ id, state }) => [id, state])).toEqual([
      ['b', 'returned'],
      ['a', 'stood'],
    ])
  })

  test('a later word of the family overtakes one that waits', () => {
    const item = only([entry('a', 1), entry('b', 2)])
    expect(item.waiting?.id).toBe('b')
    expect(item.history.map(({ state }) => state)).toEqual(['waiting', 'overtaken'])
  })

  test('that was taken off stands in no list, and its history stays', () => {
    const entries = [entry('a', 1, { source: 'staff' }), entry('b', 2, { source: 'staff', value: null })]
    expect(standing(foldHealth(entries), 'doctor')).toEqual([])
    expect(only(entries).history).toHaveLength(2)
  })

  test('comes out alike in whatever order its entries come', () => {
    const entries = [
      entry('a', 1, { decision: decided('confirmed', 9) }),
      entry('b', 2, { source: 'staff' }),
      entry('c', 3, { item: 'two', kind: 'history' }),
      entry('d', 4),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 4 }), (order) => {
        expect(foldHealth(order)).toEqual(foldHealth(entries))
      }),
    )
  })
})

describe('RD07 A suggested 平熱', () => {
  const mornings = (...tenths: number[]) => tenths.map((one, index) => ({ day: `2026-11-0${index + 1}`, tenths: one }))
  test('is the middle of five mornings or more, without those that have to be looked at', () => {
    expect(suggestUsual(mornings(362, 365, 364, 368, 363), 375)).toEqual({ tenths: 364, days: 5 })
    expect(suggestUsual(mornings(362, 365, 364, 368, 363, 382), 375)).toEqual({ tenths: 364, days: 5 })
    expect(suggestUsual(mornings(362, 365, 364, 368, 363, 366), 375)).toEqual({ tenths: 365, days: 6 })
  })
  test('is none of fewer', () => {
    expect(suggestUsual(mornings(362, 365, 364, 368), 375)).toBeNull()
    const oneDay = mornings(362, 365, 364, 368, 363).map((one) => ({ ...one, day: '2026-11-01' }))
    expect(suggestUsual(oneDay, 375)).toBeNull()
  })
})
