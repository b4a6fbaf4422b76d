// From the rows of a machine's file to readings. Columns are found by their headings: 時刻, 氏名 or ふりがな, 体位, 呼吸数, 知らせ and, where the file has
// more than one day, 日付.
import { readDayCell, readTimeCell, saysNothing } from '../kit/cell.ts'
import type { Day } from '../kit/day.ts'
import { findHeadings, firstProblems, foldHeading, type GridRow, type Problem, problem, rowsBelow } from '../kit/grid.ts'
import type { Id } from '../kit/id.ts'
import { hiragana, tidy } from '../kit/kana.ts'
import {
  byMinute,
  LONGEST_ALERT,
  MOST_BREATHS,
  MOST_READINGS,
  type Reading,
  type SensorChild,
  type SensorPosition,
} from './sensor.ts'

const WORDS = {
  day: ['日付', '年月日', '日', '測定日', '計測日'],
  time: ['時刻', '時間', '測定時刻', '計測時刻', '検知時刻', '日時', '測定日時'],
  child: ['氏名', '名前', '園児名', '園児', '児童名', 'ふりがな', '氏名ふりがな', 'お名前'],
  position: ['体位', '姿勢', '向き', '体の向き', '体勢'],
  breaths: ['呼吸数', '呼吸', '呼吸回数', '呼吸数回/分'],
  alert: ['知らせ', 'お知らせ', 'アラート', '通知', '警告', '検知', '検知内容'],
} as const
type Key = keyof typeof WORDS
const BY_HEADING = new Map(
  (Object.entries(WORDS) as [Key, readonly string[]][]).flatMap(([key, list]) =>
    list.map((word) => [foldHeading(word), key] as const),
  ),
)

const POSITIONS: Record<SensorPosition, RegExp> = {
  front: /^(うつぶせ|うつ伏せ|伏せ?|腹臥位|front|prone)/i,
  back: /^(あおむけ|仰向け|仰|背臥位|仰臥位|back|supine)/i,
  right: /^(右|right)/i,
  left: /^(左|left)/i,
}
const positionOf = (text: string): SensorPosition | undefined =>
  (Object.keys(POSITIONS) as SensorPosition[]).find((one) => POSITIONS[one].test(text))

/** A name as it is compared: one script, one width, no spaces. */
const folded = (name: string): string => hiragana(tidy(name)).replaceAll(' ', '')

export interface ReadSensor {
  children: { childId: Id; readings: Reading[] }[]
  /** Lines that cannot be taken in, each with its number and why. The others can. */
  problems: Problem[]
  /** Lines of other days. */
  otherDays: number
}

const nothing = (text: string, row: number | null = null): ReadSensor => ({
  children: [],
  problems: [problem(row, null, text)],
  otherDays: 0,
})

/** Reads the lines of one day. Several readings in a minute become the one that has to be looked at. */
export function readSensor(grid: readonly GridRow[], day: Day, children: readonly SensorChild[]): ReadSensor {
  const headings = findHeadings<Key>(grid, (heading) => BY_HEADING.get(heading) ?? null, ['time'])
  if (!headings) return nothing('ファイルに何も書かれていません。')
  const { columns, row: top } = headings
  if (
    !columns.has('time') ||
    !columns.has('child') ||
    !(['position', 'breaths', 'alert'] as const).some((key) => columns.has(key))
  )
    return nothing(
      '「時刻」「氏名」の列と、「体位」「呼吸数」「知らせ」のどれかの列が要ります。見出しの行を確かめてください。',
      top.row,
    )
  const byName = Map.groupBy(
    children.flatMap((child) => [...new Set([folded(child.name), folded(child.kana)])].map((name) => ({ name, child }))),
    ({ name }) => name,
  )
  const read = new Map<Id, Reading[]>()
  const problems: Problem[] = []
  let otherDays = 0
  for (const { row, cells } of rowsBelow(grid, top)) {
    const cell = (key: Key): string => tidy(cells[columns.get(key)?.index ?? -1] ?? '')
    const bad = (key: Key, text: string) => problems.push(problem(row, columns.get(key)?.heading ?? null, text))
    // 日時: the day stands before the time in one cell.
    const [, dayPart = '', timePart = cell('time')] = /^(\d{4}\D\d{1,2}\D\d{1,2})[ T日]+(\d.*)$/.exec(cell('time')) ?? []
    const when = dayPart || cell('day')
    if (when) {
      const { value, fault } = readDayCell(when)
      if (fault !== null) {
        bad('day', fault)
        continue
      }
      if (value !== day) {
        otherDays += 1
        continue
      }
    }
    const time = readTimeCell(timePart)
    if (time.fault !== null) {
      bad('time', time.fault)
      continue
    }
    const found = byName.get(folded(cell('child'))) ?? []
    if (found.length !== 1) {
      const who = cell('child').slice(0, 20)
      bad(
        'child',
        found.length === 0 ? `「${who}」は、この日の名簿にいません` : `「${who}」は2人います。ふりがなで書いてください`,
      )
      continue
    }
    const [said, breathing, alert] = [cell('position'), cell('breaths'), cell('alert')]
    const position = saysNothing(said) ? null : positionOf(said)
    if (position === undefined) {
      bad('position', `「${said.slice(0, 20)}」がわかりません。仰向け・右・左・うつぶせ のどれかにしてください`)
      continue
    }
    const breaths = saysNothing(breathing) ? null : Number(breathing.replace(/回?(\/分)?$/, ''))
    if (breaths !== null && !(Number.isInteger(breaths) && breaths >= 0 && breaths <= MOST_BREATHS)) {
      bad('breaths', `「${breathing.slice(0, 20)}」は呼吸数として読めません。0〜${MOST_BREATHS}にしてください`)
      continue
    }
    const call = saysNothing(alert) ? null : alert.slice(0, LONGEST_ALERT)
    if (position === null && breaths === null && call === null) {
      bad('position', '体位・呼吸数・知らせのどれも書かれていません')
      continue
    }
    const childId = found[0]?.child.childId ?? ''
    read.set(childId, [...(read.get(childId) ?? []), [time.value, position, breaths, call]])
  }
  const sorted = [...read].map(([childId, readings]) => ({ childId, readings: byMinute(readings) }))
  for (const { readings } of sorted)
    if (readings.length > MOST_READINGS)
      return nothing(`1人の記録が多すぎます（${MOST_READINGS}分まで）。ファイルを分けてください。`)
  return { children: sorted, problems: firstProblems(problems), otherDays }
}
