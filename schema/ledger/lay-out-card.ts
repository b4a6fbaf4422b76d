// 児童票 as rows of a heading and a text, the same for paper, CSV and Excel (domain documents §2).
import type { Day } from '../kit/day.ts'
import { foldLedger, LEDGER_KINDS, type LedgerEntry } from './rule.ts'
import { LEDGER_WORDS, ledgerText, NEED_WORDS } from './words.ts'

interface Person {
  name: string
  relationship: string
  phone: string | null
}
export interface Card {
  name: string
  kana: string
  birthDay: Day
  sex: 'm' | 'f' | 'x'
  number: string | null
  hidden: boolean
  enrollments: readonly (readonly [Day, Day | null])[]
  classes: readonly (readonly [Day, Day | null, string])[]
  contracts: readonly (readonly [Day, Day | null, 'standard' | 'short'])[]
  guardians: readonly (Person & { address: string | null; workplace: string | null })[]
  pickups: readonly Person[]
  entries: readonly LedgerEntry[]
}

export const MASKED_TEXT = '（伏せています）'
const SEX_WORDS = { m: '男', f: '女', x: '' } as const
const span = ([from, to]: readonly [Day, Day | null, ...unknown[]]): string => `${from}〜${to ?? ''}`
const person = ({ name, relationship, phone }: Person): string => [`${name}（${relationship}）`, phone].filter(Boolean).join('　')

/** What stands on the card, row by row; several lines where a heading has several. */
export function layOutCard(card: Card): { heading: string; lines: string[] }[] {
  const items = foldLedger(card.entries)
  const said = LEDGER_KINDS.map((kind) => ({
    heading: LEDGER_WORDS[kind],
    lines: items
      .filter((one) => one.kind === kind)
      .flatMap(({ stands }) => (stands?.masked ? [MASKED_TEXT] : stands?.value ? [ledgerText(kind, stands.value)] : []))
      .sort(),
  }))
  return [
    { heading: '氏名', lines: [card.name] },
    { heading: 'ふりがな', lines: [card.kana] },
    { heading: '生年月日', lines: [card.birthDay] },
    { heading: '性別', lines: [SEX_WORDS[card.sex]] },
    { heading: '番号', lines: card.number ? [card.number] : [] },
    { heading: '在籍', lines: card.enrollments.map(span) },
    { heading: 'クラス', lines: card.classes.map((one) => `${one[2]}　${span(one)}`) },
    { heading: '必要量', lines: card.contracts.map((one) => `${NEED_WORDS[one[2]]}　${span(one)}`) },
    {
      heading: '保護者',
      lines: card.guardians.flatMap((one) => [
        person(one),
        ...(one.address ? [`　住所 ${one.address}`] : []),
        ...(one.workplace ? [`　勤務先 ${one.workplace}`] : []),
      ]),
    },
    ...said,
    { heading: 'お迎えの人', lines: card.pickups.map(person) },
  ]
}
