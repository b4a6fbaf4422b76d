import { describe, expect, test } from 'vitest'
import { currentKind } from '../../schema/document/kinds.ts'
import { bySchool, type Leaver } from '../../schema/keeping/delivery.ts'
import { groupOf, keptUntil, LEAST_YEARS, yearsOn } from '../../schema/keeping/rule.ts'

const paper = { endsOn: '2021-04-30', decidedOn: null, leftOn: null }

describe('RH05 A paper is kept', () => {
  test('for five years from the day on which its period is over and it is decided, whichever comes last', () => {
    expect(keptUntil('paper', paper, 5)).toBe('2026-04-30')
    expect(keptUntil('paper', { ...paper, decidedOn: '2021-06-02' }, 5)).toBe('2026-06-02')
    expect(keptUntil('paper', { ...paper, decidedOn: '2021-03-25' }, 5)).toBe('2026-04-30')
  })

  test('as a 要録 until six years after the fiscal year of leaving are over, and never less whatever the house says', () => {
    expect(keptUntil('school_record', { ...paper, leftOn: '2021-03-31' }, 6)).toBe('2027-03-31')
    expect(keptUntil('school_record', { ...paper, leftOn: '2020-09-30' }, 1)).toBe('2027-03-31')
    expect(keptUntil('school_record', { ...paper, leftOn: '2021-03-31' }, 20)).toBe('2041-03-31')
  })

  test('of one child for as long as the child is here, and five years after it left', () => {
    expect(keptUntil('child', paper, 5)).toBeNull()
    expect(keptUntil('school_record', paper, 6)).toBeNull()
    expect(keptUntil('child', { ...paper, leftOn: '2021-03-31' }, 5)).toBe('2026-03-31')
  })

  test('by what it is', () => {
    const group = (key: string) => {
      const kind = currentKind(key)
      return kind && groupOf(kind)
    }
    expect([group('school_record'), group('progress'), group('diary'), group('accident')]).toEqual([
      ...['school_record', 'child', 'paper', 'paper'],
    ])
  })

  test('by what the house says from a day on', () => {
    const rows = [{ startsOn: '2026-04-01', group: 'child' as const, years: 6 }]
    expect(yearsOn(rows, '2026-03-31')).toEqual(LEAST_YEARS)
    expect(yearsOn(rows, '2026-04-01').child).toBe(6)
  })
})

describe('RH03 The register of 要録', () => {
  const leaver = (childId: string, school: string, sent: readonly [string, number | null][] = []): Leaver => ({
    ...{ childId, name: childId, kana: childId, leftOn: null, record: 'decided', school },
    deliveries: sent.map(([to, goneAt], at) => ({
      ...{ id: `${at}`, childId, school: to, addressee: '', method: 'hand', copy: 'copy', sentOn: '2027-03-20', by: '' },
      ...{ receivedOn: null, goneAt, reason: null },
    })),
  })

  test('stands by school: where it was sent, or else what the 要録 says; those without any last', () => {
    const list = [leaver('a', ''), leaver('b', '第二小'), leaver('c', '第一小'), leaver('d', '第二小', [['第一小', null]])]
    expect(bySchool(list).map(([school, children]) => [school, children.map(({ childId }) => childId)])).toEqual([
      ['第一小', ['c', 'd']],
      ['第二小', ['b']],
      ['', ['a']],
    ])
    expect(bySchool([leaver('e', '第二小', [['第一小', 1]])])[0]?.[0]).toBe('第二小')
  })
})
