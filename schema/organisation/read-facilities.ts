// A list of facilities: 自治体標準オープンデータセット「子育て施設一覧」 in its layouts of 51 and 28 columns, lists that drift from them, and the
// English headings of one city's conversion. What is not understood is kept as it is and reported; a list never fails for one odd cell.
import { type CellRead, readTimeCell, readWholeCell, readWindowCell, saysNothing } from '../kit/cell.ts'
import {
  findHeadings,
  firstProblems,
  foldHeading,
  type GridRow,
  type Problem,
  problem,
  rowsBelow,
  strayCells,
} from '../kit/grid.ts'
import { tidy } from '../kit/kana.ts'
import type { Time } from '../kit/time.ts'

const COLUMNS = {
  name: ['名称', '施設名', '施設名称', '園名', '保育所名', 'name'],
  kana: ['名称_カナ', '名称_かな', '名称フリガナ', '施設名_カナ', '施設名フリガナ'],
  type: ['種別', '施設種別', '施設区分', 'category'],
  publicId: ['ID', 'NO', '施設ID', '施設番号', '施設コード'],
  address: ['所在地_連結表記', '所在地_連結標記', '住所', '所在地', 'address'],
  building: ['建物名等(方書)', '方書'],
  postalCode: ['郵便番号'],
  phone: ['電話番号', '電話', 'tel'],
  fax: ['FAX番号', 'FAX', 'ファックス番号'],
  email: ['連絡先メールアドレス', 'メールアドレス'],
  municipality: ['地方公共団体名', '市区町村名'],
  corporation: ['団体名', '法人名', '設置者', '運営法人'],
  corporateNumber: ['法人番号'],
  licensedOn: ['認可等年月日', '許可等年月日', '認可年月日'],
  capacity: ['収容定員', '定員', '利用定員', 'capacity'],
  acceptedAge: ['受入年齢', '対象年齢'],
  weekdays: ['利用可能曜日', '開所曜日'],
  opensAt: ['開始時間', '開所時間', '開園時間'],
  closesAt: ['終了時間', '閉所時間', '閉園時間'],
  opening: ['opening_time', '開所時間帯', '保育時間'],
  hoursNote: ['利用可能日時特記事項', '利用日時特記事項', '利用可能日時特記'],
  education: ['education_time', '教育時間'],
  standard: ['childcare_standard_time', '保育標準時間', '標準時間'],
  short: ['childcare_short_time', '保育短時間', '短時間'],
  temporaryCare: ['一時預かりの有無'],
  sickChildCare: ['病児保育の有無'],
  url: ['URL', 'ホームページ'],
  latitude: ['緯度'],
  longitude: ['経度'],
  note: ['備考'],
} as const
type FacilityKey = keyof typeof COLUMNS

const KNOWN = new Map(
  (Object.entries(COLUMNS) as [FacilityKey, readonly string[]][]).flatMap(([key, headings]) =>
    headings.map((heading) => [foldHeading(heading), key] as const),
  ),
)

/** One facility as a list has it. null where the list says nothing or nothing readable. */
export interface ListedFacility {
  row: number
  name: string
  kana: string | null
  /** As written, half width. */
  type: string | null
  publicId: string | null
  address: string | null
  phone: string | null
  capacity: number | null
  opensAt: Time | null
  closesAt: Time | null
  /** 0 = Sunday … 6 = Saturday; null when the list does not say. */
  weekdays: number[] | null
  /** Exceptions in words; Saturday's shorter hours live only here. */
  hoursNote: string | null
  standard: [Time, Time] | null
  short: [Time, Time] | null
  note: string | null
  /** Every filled cell under its own heading, as written: what has no place of its own is not lost. */
  details: Record<string, string>
}

export interface FacilityList {
  facilities: ListedFacility[]
  unknownColumns: string[]
  errors: Problem[]
  warnings: Problem[]
}

/** Reads a list of facilities. Without a column of names it is none: one error says so and names the headings that were there. */
export function readFacilities(grid: readonly GridRow[]): FacilityList {
  const headings = findHeadings<FacilityKey>(grid, (folded) => KNOWN.get(folded) ?? null, ['name'])
  if (!headings)
    return { facilities: [], unknownColumns: [], errors: [problem(null, null, 'ファイルに何も書かれていません。')], warnings: [] }
  if (!headings.columns.has('name')) {
    const seen = headings.row.cells.map(tidy).filter(Boolean).slice(0, 12).join('、').slice(0, 200)
    const text = `名称の列が見つかりません。「名称」または「施設名」という見出しの列がある施設一覧を選んでください（読めた見出し: ${seen}）。`
    return { facilities: [], unknownColumns: headings.unknown, errors: [problem(headings.row.row, null, text)], warnings: [] }
  }
  const rows = rowsBelow(grid, headings.row)
  const errors = strayCells(rows, headings.row)
  const stray = new Set(errors.map(({ row }) => row))
  const warnings: Problem[] = []
  const facilities: ListedFacility[] = []
  const firstRow = new Map<string, number>()
  for (const row of rows) {
    if (stray.has(row.row)) continue
    const text = (key: FacilityKey): string | null => {
      const column = headings.columns.get(key)
      const value = column ? tidy(row.cells[column.index] ?? '') : ''
      return /^[-−‐–—―ー]*$/u.test(value) ? null : value
    }
    const read = <Value>(key: FacilityKey, readCell: (cell: string) => CellRead<Value>): Value | null => {
      const value = text(key)
      if (value === null || saysNothing(value)) return null
      const { value: found, fault } = readCell(value)
      if (fault !== null)
        warnings.push(problem(row.row, headings.columns.get(key)?.heading ?? null, `${fault}（空けたままにします）`))
      return found
    }
    const name = text('name')
    if (name === null || name.length > 100) {
      const heading = headings.columns.get('name')?.heading ?? null
      errors.push(problem(row.row, heading, name === null ? '名称を入れてください' : '100文字までにしてください'))
      continue
    }
    const publicId = text('publicId')
    for (const key of [`name ${name} ${text('address') ?? ''}`, ...(publicId === null ? [] : [`id ${publicId}`])]) {
      const before = firstRow.get(key)
      if (before !== undefined) errors.push(problem(row.row, null, `「${name}」は${before}行目と同じ施設です`))
      else firstRow.set(key, row.row)
    }
    const opening = readOpening(text('opening') ?? '')
    facilities.push({
      row: row.row,
      name,
      kana: text('kana'),
      type: text('type'),
      publicId,
      address: text('address'),
      phone: text('phone'),
      capacity: read('capacity', readWholeCell),
      opensAt: read('opensAt', readTimeCell) ?? opening.window?.[0] ?? null,
      closesAt: read('closesAt', readTimeCell) ?? opening.window?.[1] ?? null,
      weekdays: readWeekdays(text('weekdays') ?? opening.weekdays),
      hoursNote: text('hoursNote') ?? opening.note,
      standard: read('standard', readWindowCell),
      short: read('short', readWindowCell),
      note: text('note'),
      details: detailsOf(row, headings.row),
    })
  }
  if (rows.length === 0) errors.push(problem(null, null, '見出しの下に、施設の行がありません。'))
  return {
    facilities,
    unknownColumns: headings.unknown,
    errors: firstProblems(errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))),
    warnings: firstProblems(warnings),
  }
}

// Object.fromEntries, not assignment: a heading may be called anything, __proto__ too.
const detailsOf = (row: GridRow, headings: GridRow): Record<string, string> =>
  Object.fromEntries(
    headings.cells.flatMap((heading, index) => {
      const value = (row.cells[index] ?? '').trim()
      return heading.trim() && value ? [[heading.trim(), value.slice(0, 1000)] as const] : []
    }),
  )

const WEEK = '日月火水木金土'

/** 月火水木金土, 月～土, 月曜日から金曜日, 平日, 毎日. null when no weekday is named. */
export function readWeekdays(cell: string | null): number[] | null {
  const text = tidy(cell ?? '')
    .replace(/祝日?|休日/g, '')
    .replace(/曜日?/g, '')
  if (/^毎日$/.test(text)) return [0, 1, 2, 3, 4, 5, 6]
  const days = new Set<number>(text.includes('平日') ? [1, 2, 3, 4, 5] : [])
  const words = text.replaceAll('平日', '')
  for (const [, from = '', to = ''] of words.matchAll(/([日月火水木金土])(?:[-~〜–—―ー]|から)([日月火水木金土])/gu))
    for (let day = WEEK.indexOf(from); ; day = (day + 1) % 7) {
      days.add(day)
      if (day === WEEK.indexOf(to)) break
    }
  for (const letter of words) if (WEEK.includes(letter)) days.add(WEEK.indexOf(letter))
  return days.size > 0 ? [...days].sort() : null
}

/** 「月～土 / 7:00～19:00 / （延長保育含）」 in its three parts, in any order. */
function readOpening(cell: string): { weekdays: string | null; window: [Time, Time] | null; note: string | null } {
  const parts = cell.split(/[/\n]/).map(tidy).filter(Boolean)
  const weekdays = parts.find((part) => /^[日月火水木金土]/u.test(part)) ?? null
  const timed = parts.find((part) => readWindowCell(part).fault === null)
  const note = parts.filter((part) => part !== weekdays && part !== timed).join(' ')
  return { weekdays, window: timed === undefined ? null : readWindowCell(timed).value, note: note || null }
}
