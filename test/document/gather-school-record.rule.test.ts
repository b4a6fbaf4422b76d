import { describe, expect, test } from 'vitest'
import { admissionOf, gatherSchoolRecord, type RosterOfChild } from '../../schema/document/gather-school-record.ts'
import { placeOf } from '../../schema/document/kind.ts'
import { currentKind } from '../../schema/document/kinds.ts'
import { momentOf } from '../../schema/kit/time.ts'
import type { Memo } from '../../schema/memo/rule.ts'
import { IMAGES, TAG_WORDS } from '../../schema/memo/vocabulary.ts'

const memo = (id: string, day: string, tags: Memo['tags'], more: Partial<Memo> = {}): Memo => ({
  ...{ id, last: id, day, at: momentOf(day, 600), text: `${id} のこと`, tags, classId: null, className: null },
  ...{
    children: [['sora', 'そら']],
    photoIds: [],
    by: '先生',
    reason: null,
    mine: true,
    earlier: [],
    corrected: null,
    gone: null,
  },
  ...more,
})
const roster: RosterOfChild = {
  childId: 'sora',
  name: '髙﨑 そら',
  kana: 'たかさき そら',
  sex: 'f',
  birthDay: '2020-05-05',
  guardian: { personId: 'mother', name: '髙﨑 みお', kana: 'たかさき みお' },
  enteredOn: '2023-04-01',
  leftOn: null,
  house: 'つむぎ保育園',
  houseAddress: '',
  directors: ['橘 文'],
  teachers: ['山田 ゆみ', '佐藤 けい'],
}
const rows = {
  childId: 'sora',
  from: '2026-04-01',
  roster,
  recorded: [
    { documentId: 'r2', startsOn: '2026-10-01', field: 'seen.language.text', title: '言葉', text: '絵本の続きを話す' },
    { documentId: 'r1', startsOn: '2025-01-01', field: 'seen.health.text', title: '健康', text: 'よく走る' },
  ],
  memos: [
    memo('c', '2026-06-01', ['thinking', 'language']),
    memo('a', '2026-05-01', ['health']),
    memo('b', '2025-05-01', ['independence']),
    memo('d', '2026-05-02', []),
    memo('e', '2026-05-03', ['health'], { gone: { by: '先生', at: 0, reason: null } }),
    memo('f', '2024-05-03', ['health']),
  ],
}
const offered = () => gatherSchoolRecord(rows, (text) => `${text.length}`)

describe('RH01 RG13 A 要録', () => {
  test('is offered what three years noted and recorded, the last year apart from what led to it, by the views of the form', () => {
    const said = offered()
      .filter(({ section }) => section !== 'admission')
      .map(({ section, text, label, sources: [source] }) => [section, label, text, source?.word, source?.day])
    expect(said).toEqual([
      ['before', '健康　令和7年', 'よく走る', 'document', '2025-01-01'],
      ['development', '言葉　令和8年', '絵本の続きを話す', 'document', '2026-10-01'],
      ['before', '健康　令和6年', 'f のこと', 'memo', '2024-05-03'],
      ['development', '健康　令和8年', 'a のこと', 'memo', '2026-05-01'],
      ['development', '言葉・思考力の芽生え　令和8年', 'c のこと', 'memo', '2026-06-01'],
      ['before', '自立心　令和7年', 'b のこと', 'memo', '2025-05-01'],
    ])
  })

  test('has a place for each of them, and a key of its own for each', () => {
    const kind = currentKind('school_record')
    if (!kind) throw new Error('no 要録')
    for (const { section, row } of offered())
      expect(placeOf(kind, row ? `${section}.${row}.text` : section), section).not.toBeNull()
    expect(new Set(offered().map(({ key }) => key)).size).toBe(offered().length)
  })

  test('takes 入所に関する記録 from the roster, and leaves out what nobody has entered', () => {
    expect(Object.fromEntries(admissionOf(roster))).toEqual({
      ...{ kana: 'たかさき そら', name: '髙﨑 そら', sex: '女', birth: '令和2年5月5日', entered: '令和5年4月1日' },
      ...{ guardian_kana: 'たかさき みお', guardian: '髙﨑 みお', house: 'つむぎ保育園' },
      ...{ director: '橘 文', teacher: '山田 ゆみ・佐藤 けい' },
    })
    expect(admissionOf({ ...roster, guardian: null }).map(([row]) => row)).not.toContain('guardian')
  })

  test('RH02 is offered the day of leaving once it is entered, also where another was taken before', () => {
    const left = (leftOn: string) =>
      gatherSchoolRecord({ ...rows, roster: { ...roster, leftOn } }, (text) => text).find(({ row }) => row === 'left')
    expect(left('2027-03-31')?.text).toBe('令和9年3月31日')
    expect(left('2027-03-31')?.key).not.toBe(left('2027-02-28')?.key)
  })
})

describe('RH01 The printed words of the 要録', () => {
  test('are the fifteen aims of the five domains and the ten images, by the names memos are tagged with', () => {
    const printed = currentKind('school_record')?.printed ?? []
    const lines = (key: string) => printed.find((one) => one.key === key)?.groups ?? []
    expect(lines('aims').flatMap((one) => one.lines)).toHaveLength(15)
    expect(lines('images').map(({ title }) => title)).toEqual(IMAGES.map((tag) => TAG_WORDS[tag]))
  })
})
