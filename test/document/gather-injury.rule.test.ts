import { describe, expect, test } from 'vitest'
import { gatherInjury, type InjuryRows } from '../../schema/document/gather-injury.ts'
import { placeOf } from '../../schema/document/kind.ts'
import { currentKind } from '../../schema/document/kinds.ts'
import type { Note } from '../../schema/injury/rule.ts'
import { momentOf, readTime } from '../../schema/kit/time.ts'

const DAY = '2026-11-20'
const at = (time: string) => momentOf(DAY, readTime(time) ?? 0)
const last = {
  ...{ id: 'v1', rootId: 'n', day: DAY, childId: 'c', at: at('10:15'), place: '園庭', parts: ['head'], kinds: ['bump'] },
  ...{ what: 'すべり台の前でころんだ', aid: '冷やした', doctor: 'seen', clinic: 'みどり外科', inside: 'うしろから押された' },
}
const note = {
  ...{ id: 'n', last, state: 'out', out: [], read: [], returned: null },
  watched: [{ id: 's', at: at('11:00'), note: 'きげんよく遊ぶ', by: '山田' }],
  acknowledged: [{ id: 't', at: at('12:05'), by: 'こども' }],
} as unknown as Note
const rows: InjuryRows = {
  ...{ day: DAY, note },
  child: { id: 'c', birthDay: '2023-08-02', sex: 'f', enteredOn: '2024-04-01' },
  house: { name: 'どんぐり保育園', address: '' },
  birthDays: ['2026-06-01', '2023-08-02', '2021-04-02', '2020-05-01'],
}
const offered = (of: InjuryRows) => gatherInjury(of).map(({ section, row, column, text }) => [section, row, column, text])

describe('RM09 RM14 What a note about an injury offers to 事故報告', () => {
  test('is what its writer and the roster say, each where the form asks for it, and the child by age and sex', () => {
    const list = offered(rows)
    expect(list).toEqual(
      expect.arrayContaining([
        ['name', undefined, undefined, 'こぶ（ひたい・頭）　園庭'],
        ['happened', undefined, undefined, '令和8年11月20日 10:15'],
        ['child', undefined, undefined, '3歳3か月・女'],
        ['entered', undefined, undefined, '令和6年4月1日'],
        ['hospital', undefined, undefined, 'みどり外科'],
        ['guardian', undefined, undefined, '12:05 けがの連絡を確認'],
        ['aid', undefined, undefined, '冷やした\n11:00 きげんよく遊ぶ'],
        ['course', 'line_1', 'what', 'すべり台の前でころんだ'],
        ['course', 'line_3', 'time', '11/20 11:00'],
        ['doctor', 'visit_1', 'clinic', 'みどり外科'],
        // 0, 2, 5 and 6 years on 1 April: four and older are one column of the form.
        ['enrolled', 'count', 'age_0', '1'],
        ['enrolled', 'count', 'age_2', '1'],
        ['enrolled', 'count', 'age_4', '2'],
        ['enrolled', 'count', 'sum', '4'],
      ]),
    )
    expect(list.some(([section]) => section === 'address')).toBe(false)
    for (const item of gatherInjury(rows)) expect(item.sources.length).toBeGreaterThan(0)
    expect(new Set(gatherInjury(rows).map(({ key }) => key)).size).toBe(list.length)
  })

  test('RM08 has a place in one of the two forms, and is offered anew when the note is put right', () => {
    const kinds = ['accident', 'near_miss'].flatMap((key) => currentKind(key) ?? [])
    expect(kinds).toHaveLength(2)
    for (const { section, row, column } of gatherInjury(rows)) {
      const fields = kinds.flatMap((kind) =>
        kind.sections
          .filter(({ gather }) => gather === section)
          .map(({ key }) => placeOf(kind, row ? `${key}.${row}.${column}` : key)),
      )
      expect(fields.length, section).toBeGreaterThan(0)
      expect(fields, section).not.toContain(null)
    }
    const again = gatherInjury({ ...rows, note: { ...note, last: { ...note.last, id: 'v2', what: '砂場でころんだ' } } })
    const keys = new Set(gatherInjury(rows).map(({ key }) => key))
    expect(again.filter(({ section }) => section === 'what').every(({ key }) => !keys.has(key))).toBe(true)
    expect(again.filter(({ section }) => section === 'entered').every(({ key }) => keys.has(key))).toBe(true)
  })
})
