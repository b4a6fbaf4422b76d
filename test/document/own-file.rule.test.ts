import { describe, expect, test } from 'vitest'
import { foldSteps } from '../../schema/document/approval.ts'
import type { Kind } from '../../schema/document/kind.ts'
import { currentKind, currentKinds } from '../../schema/document/kinds.ts'
import type { NamedStep } from '../../schema/document/lines.ts'
import { fillingOf, ownFileOn, tagsOf } from '../../schema/document/own-file.ts'
import { plainName } from '../../schema/kit/form-file/tag.ts'

const DAY = '2026-11-01'
const step = (number: number, kind: NamedStep['kind'], place: number, by: string): NamedStep => ({
  ...{ number, kind, place, by, role: 'director', accountId: by },
  at: Date.parse('2026-11-20T10:00:00+09:00'),
})
const paper = (steps: NamedStep[], kind: Kind) => ({
  ...{
    facility: 'つむぎ保育園',
    subject: 'うさぎ組',
    className: 'うさぎ組',
    startsOn: DAY,
    endsOn: '2026-11-30',
    writers: ['山田'],
  },
  ...{ children: [['a'.repeat(22), '髙﨑 葵'] as [string, string]], textOf: (field: string) => `<${field}>`, today: DAY },
  state: foldSteps(kind.approval, steps),
})

describe('RG02 RO02 The tags of a kind', () => {
  test.each(currentKinds().map((kind) => [kind.title, kind] as const))(
    'of %s: each place of the form has one of its own',
    (_, kind) => {
      const { values, tables } = tagsOf(kind)
      const all = [
        ...values,
        ...Object.entries(tables).flatMap(([table, columns]) => columns.map((column) => `${table}：${column}`)),
      ]
      expect(new Set(all.map(plainName)).size).toBe(all.length)
      const filling = fillingOf(kind, paper([], kind))
      expect(Object.keys(filling.values).sort()).toEqual([...values].sort())
      // What the form's fields hold is all there, each once.
      const texts = [
        ...Object.values(filling.values),
        ...Object.values(filling.tables).flatMap((rows) => rows.flatMap((row) => Object.values(row))),
      ]
      const written = texts.filter((text) => String(text).startsWith('<'))
      expect(new Set(written).size).toBe(written.length)
      expect(written.length).toBeGreaterThanOrEqual(kind.sections.length)
    },
  )

  test('are what a 主任 calls the places of a 月案', () => {
    const { values, tables } = tagsOf(currentKind('month_plan') as Kind)
    expect(values).toEqual(
      expect.arrayContaining(['今月の保育目標', 'ねらいと援助：教育　健康：ねらい', '決裁：園長', '確認：主任：日付']),
    )
    expect(tables).toEqual({ 個人目標: ['氏名', '子どもの姿', 'ねらい・配慮', '評価・反省'] })
  })

  test('say who stamped and when, that somebody stood in, and that it is a draft while it is not decided', () => {
    const kind = currentKind('month_plan') as Kind
    const steps = [step(1, 'submitted', -1, '山田'), step(2, 'stood_in', 0, '橘'), step(3, 'approved', 1, '橘')]
    expect(fillingOf(kind, paper(steps.slice(0, 2), kind)).values).toMatchObject({
      ...{ 状態: '下書き', '提出：担任：氏名': '山田', '確認：主任': '橘（代決）\n令和8年11月20日', '決裁：園長': '' },
      ...{ 年度: '令和8年度', 月: '11', 期間: '令和8年11月1日〜令和8年11月30日', 人数: '1' },
    })
    expect(fillingOf(kind, paper(steps, kind)).values).toMatchObject({ 状態: '', '決裁：園長：日付': '令和8年11月20日' })
  })

  test('a paper goes out in the form that counts on the day it begins, the last one made of those', () => {
    const files = [
      { kind: 'diary', number: 1, startsOn: '2026-04-01', format: 'xlsx' as const },
      { kind: 'diary', number: 2, startsOn: '2026-11-01', format: 'docx' as const },
      { kind: 'diary', number: 3, startsOn: '2026-11-01', format: 'xlsx' as const },
      { kind: 'diary', number: 4, startsOn: '2027-04-01', format: null },
    ]
    const at = (day: string) => ownFileOn(files, 'diary', day)?.number ?? null
    expect([at('2026-03-31'), at('2026-10-31'), at('2026-11-20'), at('2027-04-01')]).toEqual([null, 1, 3, null])
    expect(ownFileOn(files, 'month_plan', '2026-11-20')).toBe(null)
  })
})
