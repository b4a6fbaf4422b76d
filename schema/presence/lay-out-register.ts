// The register as a table of text, the same for CSV, Excel and print.
import { showTime, type Time } from '../kit/time.ts'
import type { CellKind, Register, RegisterCell } from './fold-register.ts'
import { footnotesOf, showDay } from './register-notes.ts'
import type { RegisterTotals } from './register-totals.ts'

export interface RegisterTable {
  title: string
  lines: string[]
  headings: string[]
  rows: (string | number | null)[][]
  /** Under the table: what was corrected, and remarks. */
  notes: string[]
  /** How many rows stand for one child, and how many children there are; the sums come below. */
  perChild: { rows: number; count: number }
  /** How many columns stand before the first day, and how many days there are. */
  dayColumns: { from: number; count: number }
}

export const showMonth = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

const TOTAL_WORDS: Record<Exclude<keyof RegisterTotals, 'family'>, string> = {
  present: '出席',
  late: '遅刻',
  early: '早退',
  sick: '病欠',
  suspended: '出席停止',
  bereavement: '忌引',
  unknown: '連絡なし',
}
const totalHeadings = (register: Register): [keyof RegisterTotals, string][] =>
  register.totalKinds.map((key) => [key, key === 'family' ? register.familyAbsenceWord : TOTAL_WORDS[key]])

const ABSENCES: Partial<Record<CellKind, string>> = {
  sick: '病欠',
  suspended: '出席停止',
  bereavement: '忌引',
  unknown: '連絡なし',
}

/** Lays the register out. With `times` every child has rows for arrival, leaving and absence under its marks. */
export function layOutRegister(register: Register, { times = false }: { times?: boolean } = {}): RegisterTable {
  const classNames = new Map(register.classes.map(({ classId, name }) => [classId, name]))
  const only = register.classes.length === 1 ? register.classes[0]?.name : undefined
  const kinds = totalHeadings(register)
  const blank = kinds.map(() => null)
  const before = times ? ['No', 'クラス', '氏名', 'ふりがな', ''] : ['No', 'クラス', '氏名', 'ふりがな']
  const clock = (time: Time | undefined) => (time === undefined ? '' : showTime(time))
  const absence = ({ kind }: RegisterCell) => (kind === 'family' ? register.familyAbsenceWord : (ABSENCES[kind] ?? ''))

  const rows: RegisterTable['rows'] = register.children.flatMap((child, index) => {
    const head = [index + 1, classNames.get(child.classId ?? '') ?? '', child.name, child.kana]
    const sums = kinds.map(([key]) => child.totals[key])
    const marks = [...head, ...(times ? ['出欠'] : []), ...child.cells.map(({ mark }) => mark), ...sums]
    if (!times) return [marks]
    const under = (word: string, text: (cell: RegisterCell) => string) => [...head, word, ...child.cells.map(text), ...blank]
    return [
      marks,
      under('登園', ({ arrive }) => clock(arrive)),
      under('降園', ({ leave }) => clock(leave)),
      under('欠席', absence),
    ]
  })
  const space = before.slice(3).map(() => '')
  for (const [key, word] of kinds) {
    if (key === 'late' || key === 'early') continue
    const sums = kinds.map(([other]) => (other === key ? register.totals[key] : null))
    const label = key === 'present' ? '出席の計' : `${word}の計`
    rows.push([
      '',
      '',
      label,
      ...space,
      ...register.days.map(({ open, totals }) => (open || totals[key] > 0 ? totals[key] : null)),
      ...sums,
    ])
  }
  const month = showMonth(register.month)
  return {
    title: `出席簿 ${month}`,
    lines: [
      `${register.facility.name}　${only ?? '全クラス'}`,
      `${month}　開所日数 ${register.openDays}日　在籍 ${register.children.length}人　一日平均の出席 ${register.average}人`,
    ],
    headings: [...before, ...register.days.map(({ day }) => showDay(day)), ...kinds.map(([, word]) => word)],
    rows,
    notes: footnotesOf(register.notes, register.children).map(({ number, of, text }) => `※${number} ${of}　${text}`),
    perChild: { rows: times ? 4 : 1, count: register.children.length },
    dayColumns: { from: before.length, count: register.days.length },
  }
}
