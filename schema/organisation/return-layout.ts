// In which columns a city hands its 月次報告 on: its own order, its own headings, blank columns where its sheet has them. Nobody retypes.
import * as v from 'valibot'
import { id, listOf, oneOf, strict, text } from '../kit/input.ts'
import { AGES, COUNTED, type Counted, type MonthCounts, REASONS, withheld } from './month-count.ts'

/** What stands of a facility beside its numbers. */
const NAMED = ['name', 'publicId', 'month', 'average', 'asOf', 'blank'] as const
type Named = (typeof NAMED)[number]
export type ReturnKey = Named | Counted

const AGE_WORDS = AGES.map((age) => `${age}歳児`)
const agesOf = (prefix: 'enrolled' | 'attended', word: string) =>
  Object.fromEntries(AGES.map((age) => [`${prefix}${age}`, `${word} ${AGE_WORDS[age]}`])) as Record<
    `${typeof prefix}${(typeof AGES)[number]}`,
    string
  >

/** The heading of each column, until a city writes its own. */
export const HEADINGS: Record<ReturnKey, string> = {
  name: '園名',
  publicId: '施設番号',
  month: '年月',
  openDays: '開所日数',
  enrolledFirst: '初日在籍',
  enrolledLast: '末日在籍',
  ...agesOf('enrolled', '初日在籍'),
  attended: '延べ利用児童数',
  ...agesOf('attended', '延べ利用'),
  average: '1日平均',
  absent: '欠席延べ',
  sick: '病欠',
  family: '都合欠',
  suspended: '出席停止',
  bereavement: '忌引',
  unknown: '連絡なし',
  late: '遅刻',
  early: '早退',
  lunch: '昼食',
  morningSnack: '午前おやつ',
  snack: '午後おやつ',
  supper: '補食',
  staffMeals: '職員食',
  extended: '延長 延べ',
  extendedBefore: '延長 朝',
  extendedAfter: '延長 夕',
  extendedMinutes: '延長 分',
  extendedChildren: '延長 実人数',
  asOf: '集計時刻',
  blank: '（空の列）',
}
export const RETURN_KEYS = Object.keys(HEADINGS) as ReturnKey[]

/** A city's columns until it has said otherwise. */
export const FIRST_LAYOUT: ReturnColumn[] = (
  [
    'publicId',
    'name',
    'openDays',
    'enrolledFirst',
    'enrolledLast',
    'attended',
    'average',
    'absent',
    ...REASONS,
    'lunch',
    'snack',
    'extended',
    'extendedChildren',
  ] as const
).map((key) => ({ key, heading: HEADINGS[key] }))

const returnColumn = strict({ key: oneOf(RETURN_KEYS as [ReturnKey, ...ReturnKey[]]), heading: text(40) })
export type ReturnColumn = v.InferOutput<typeof returnColumn>

export const changeLayout = strict({
  id,
  /** The layout that was seen; empty for the first one. */
  seen: text(40),
  columns: v.pipe(
    listOf(returnColumn, 1, 60),
    v.check((columns) => {
      const keys = columns.map(({ key }) => key).filter((key) => key !== 'blank')
      return new Set(keys).size === keys.length
    }, '同じ列が2つあります'),
  ),
})
export type ChangeLayout = v.InferOutput<typeof changeLayout>

/** One facility's month, as it goes to the city. `counts` is null where it was never counted. */
export interface Returned {
  name: string
  publicId: string | null
  month: string
  counts: MonthCounts | null
  /** Clock time and day of the count, in words. */
  asOf: string
}

export type ReturnCell = string | number | null

/** Words for what is withheld and for what was not counted. */
export const FEWER = '5未満'
export const UNCOUNTED = '未集計'

/** The cells of a facility in the columns of a layout. */
export function cellsOf({ name, publicId, month, counts, asOf }: Returned, columns: readonly ReturnColumn[]): ReturnCell[] {
  const shown = counts && withheld(counts)
  return columns.map(({ key }): ReturnCell => {
    if (key === 'name') return name
    if (key === 'publicId') return publicId ?? ''
    if (key === 'month') return month
    if (key === 'blank') return ''
    if (!shown) return UNCOUNTED
    if (key === 'asOf') return asOf
    if (key === 'average') return shown.openDays ? Math.round(((shown.attended ?? 0) * 10) / shown.openDays) / 10 : 0
    const count = shown[key]
    return count === null ? FEWER : (count ?? UNCOUNTED)
  })
}

/** Sums of a column over facilities that have a number: null where one withholds its own, else the rest would give it away; and for words. */
export function sumsOf(rows: readonly Returned[], columns: readonly ReturnColumn[]): (number | null)[] {
  const cells = rows.filter(({ counts }) => counts !== null).map((row) => cellsOf(row, columns))
  return columns.map(({ key }, at) => {
    if (key === 'openDays' || key === 'average' || !COUNTED.includes(key as Counted)) return null
    const column = cells.map((row) => row[at]).filter((cell) => cell !== UNCOUNTED)
    return column.every((cell) => typeof cell === 'number') ? column.reduce<number>((sum, one) => sum + Number(one), 0) : null
  })
}
