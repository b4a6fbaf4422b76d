// 出席簿 in the house's own Excel or Word form (RB19, RO02): which tags it may have, and what is put into them.
import { type Day, fiscalYearOf, weekdayOf } from '../kit/day.ts'
import { eraDay, eraYear } from '../kit/era.ts'
import { BETWEEN, type Filling, type Value } from '../kit/form-file/tag.ts'
import { showTime } from '../kit/time.ts'
import type { Register, RegisterChild } from './fold-register.ts'
import { TOTALS } from './register-totals.ts'

/** What the file is kept under, beside those of papers (schema/document/own-file.ts). */
export const REGISTER_FORM = 'register'
export const REGISTER_TITLE = '出席簿'

const TABLE = '出席簿'
const DAYS = Array.from({ length: 31 }, (_, place) => String(place + 1))
const HEAD = ['園名', '書類名', '年度', '年', '月', 'クラス', '開所日数', '在籍', '一日平均', '作成日'] as const
const NAMES = ['番号', 'クラス', '氏名', 'ふりがな'] as const
/** As they stand in a form, in the order of `TOTALS`. */
const SUMS = ['出席', '遅刻', '早退', '病欠', '都合欠', '出席停止', '忌引', '連絡なし'] as const

const sumTag = (word: string): string => [word, '計'].join(BETWEEN)
const weekdayTag = (day: string): string => `曜日${day}`
const dayTag = (day: string): string => `出席計${day}`
const inTable = (columns: readonly string[]): string[] => columns.map((column) => [TABLE, column].join(BETWEEN))

const COLUMNS = [...NAMES, ...DAYS, ...SUMS]
const TIMES = DAYS.flatMap((day) => [`登園${day}`, `降園${day}`])

const VALUES = [...HEAD, ...SUMS.map(sumTag), ...DAYS.map(weekdayTag), ...DAYS.map(dayTag)]

/** Every tag of a register; what is a row for each child stands in one row of the form. */
export const REGISTER_TAGS = {
  values: VALUES,
  tables: { [TABLE]: [...COLUMNS, ...TIMES] },
  texts: inTable(COLUMNS),
  groups: [
    { title: TABLE, tags: [...HEAD] },
    { title: '曜日', tags: DAYS.map(weekdayTag) },
    { title: '子どもごとの印と合計', tags: inTable(COLUMNS) },
    { title: '子どもごとの時刻', tags: inTable(TIMES) },
    { title: '日ごとの出席', tags: DAYS.map(dayTag) },
    { title: '合計', tags: SUMS.map(sumTag) },
  ],
}

/** What is put into the form of a register. Totals are numbers, so that the form's own sums count them. */
export function registerFilling(register: Register, today: Day): Filling {
  const classes = new Map(register.classes.map(({ classId, name }) => [classId, name]))
  const first: Day = `${register.month}-01`
  const only = register.classes.length === 1 ? (register.classes[0]?.name ?? '') : ''
  const sums = (totals: RegisterChild['totals']): [string, Value][] =>
    TOTALS.map((total, place) => [SUMS[place] ?? total, totals[total]])
  const head: Record<(typeof HEAD)[number], Value> = {
    園名: register.facility.name,
    書類名: REGISTER_TITLE,
    年度: `${eraYear(`${fiscalYearOf(first)}-05-01`)}度`,
    年: eraYear(first),
    月: Number(register.month.slice(5)),
    クラス: only,
    開所日数: register.openDays,
    在籍: register.children.length,
    一日平均: register.average,
    作成日: eraDay(today),
  }
  return {
    values: {
      ...head,
      ...Object.fromEntries(sums(register.totals).map(([word, count]) => [sumTag(word), count])),
      ...Object.fromEntries(
        register.days.flatMap(({ day, open, totals }): [string, Value][] => [
          [weekdayTag(dayNumber(day)), WEEK[weekdayOf(day)] ?? ''],
          [dayTag(dayNumber(day)), open || totals.present > 0 ? totals.present : ''],
        ]),
      ),
    },
    tables: {
      [TABLE]: register.children.map((child, place) => ({
        番号: place + 1,
        クラス: classes.get(child.classId ?? '') ?? '',
        氏名: child.name,
        ふりがな: child.kana,
        ...Object.fromEntries(
          child.cells.flatMap(({ day, mark, arrive, leave }): [string, Value][] => [
            [dayNumber(day), mark],
            [`登園${dayNumber(day)}`, arrive === undefined ? '' : showTime(arrive)],
            [`降園${dayNumber(day)}`, leave === undefined ? '' : showTime(leave)],
          ]),
        ),
        ...Object.fromEntries(sums(child.totals)),
      })),
    },
  }
}

const WEEK = '日月火水木金土'
const dayNumber = (day: Day): string => String(Number(day.slice(8)))
