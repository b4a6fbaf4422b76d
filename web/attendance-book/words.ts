import type { Month } from '../../schema/kit/day.ts'
import type { CellKind } from '../../schema/presence/fold-register.ts'
import { eraYear } from '../kit/format.ts'
import { said } from '../office/say.ts'

export const words = said({
  title: '出席簿',
  gaps: (count: number) => `記録もれ ${count}件`,
  caption: (month: string, place: string) => `${month} ${place} の出席簿`,
  whole: '園全体',
  classes: 'クラス',
  before: '前の月',
  after: '次の月',
  thisMonth: '今月',
  month: '月',
  marks: '出欠',
  times: '時刻',
  view: '見かた',
  printA4: 'A4で印刷',
  printA3: 'A3で印刷',
  name: '名前',
  present: '出席',
  late: '遅刻',
  early: '早退',
  late_early: '遅刻・早退',
  sick: '病欠',
  suspended: '出席停止',
  bereavement: '忌引',
  unknown: '連絡なし',
  closed: '休園日',
  notExpected: '予定なし',
  pending: 'まだ',
  outside: '在籍なし',
  presentShort: '出',
  lateShort: '遅',
  earlyShort: '早',
  sickShort: '病',
  suspendedShort: '停',
  bereavementShort: '忌',
  unknownShort: '？',
  presentSum: '出席の計',
  absentSum: '欠席の計',
  noClass: 'クラスなし',
  classSum: (count: number) => `${count}人 ・ 出席 のべ`,
  wholeMonth: '月の計',
  facts: (open: number, past: number, children: number, average: string) =>
    `開所 ${open}日（きょうまで ${past}日） ・ 在籍 ${children}人 ・ 一日平均 ${average}人`,
  blank: '空白',
  paperMark: '紙',
  fromPaper: '紙から転記した記録',
  notes: '訂正と備考',
  shaded: '網かけ＝休園日',
  empty: 'この月の在籍がありません',
  emptyMore: '名簿を取り込むと、適用日からの出席簿ができます。',
  takeRoster: '名簿を取り込む',
  director: '園長',
  head: '主任',
  teacher: '担任',
  printed: (day: string, time: string) => `${day} ${time} に印刷`,
  paperFacts: (children: number, open: number) => `在籍 ${children}人 ・ 開所 ${open}日`,
  region: '出席簿の表。横にも動かせます',
})

/** 令和8年11月 */
export const monthName = (month: Month): string => `${eraYear(`${month}-01`)}${Number(month.slice(5))}月`

/** The long word of a cell, for legends, hovers and the one-child view. */
export const cellWord = (kind: CellKind, familyWord: string): string => (kind === 'family' ? familyWord : words[kind])
