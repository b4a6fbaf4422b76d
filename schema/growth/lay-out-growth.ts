// What was measured as a table for files, one line a day and place. The nursery's file and a family's own are the same but for the official
// word of 肥満度, which a family does not read here.
import type { Day } from '../kit/day.ts'
import { type DatedEdition, editionOn, type Value } from './class-sheet.ts'
import { indicesOf, positionOf } from './position.ts'
import { KINDS, type Kind, monthsOld, type Sex } from './rule.ts'
import { CATEGORY_WORDS, EDITION_WORDS, IN_UNIT, KIND_WORDS, UNITS, ZONE_WORDS } from './words.ts'

export interface MeasuredChild {
  className: string
  name: string
  kana: string
  birthDay: Day
  sex: Sex
  /** Oldest first. */
  values: readonly Value[]
}

export interface GrowthTable {
  headings: string[]
  rows: (string | number)[][]
}

/** `1歳10か月`, by full months. */
export function ageText(birthDay: Day, day: Day): string {
  const months = Math.floor(monthsOld(birthDay, day))
  return months < 12 ? `${months}か月` : `${Math.floor(months / 12)}歳${months % 12}か月`
}

/** Values of one day and place side by side; a second value of a kind on the same day stands on a line of its own. */
export function linesOf<Row extends Pick<Value, 'day' | 'place' | 'kind'>>(values: readonly Row[]): Partial<Record<Kind, Row>>[] {
  const lines: { at: string; of: Partial<Record<Kind, Row>> }[] = []
  for (const value of values) {
    const at = `${value.day} ${value.place}`
    const line = lines.find((one) => one.at === at && !one.of[value.kind])
    if (line) line.of[value.kind] = value
    else lines.push({ at, of: { [value.kind]: value } })
  }
  return lines.map(({ of }) => of)
}

const round = (number: number | null, digits: number): number | '' => (number === null ? '' : Number(number.toFixed(digits)))

export function layOutGrowth(
  children: readonly MeasuredChild[],
  editions: readonly DatedEdition[],
  { forStaff }: { forStaff: boolean },
): GrowthTable {
  const headings = ['クラス', '名前', 'ふりがな', '生年月日', '計測日', '年齢', 'はかったところ']
  for (const kind of KINDS) {
    headings.push(`${KIND_WORDS[kind]} ${UNITS[kind]}`)
    if (kind !== 'chest') headings.push(`${KIND_WORDS[kind]}のパーセンタイル`, `${KIND_WORDS[kind]}のパーセンタイル（概算）`)
  }
  headings.push('肥満度 %', '肥満度の版', ...(forStaff ? ['肥満度の区分'] : []), 'カウプ指数')
  const rows = children.flatMap((child) =>
    linesOf(child.values).map((line) => {
      const some = Object.values(line)[0] as Value
      const { day } = some
      const cells = KINDS.flatMap((kind) => {
        const value = line[kind]?.value
        const position = value === undefined ? null : positionOf(child.sex, child.birthDay, { kind, day, value })
        const written = value === undefined ? '' : value / IN_UNIT[kind]
        return kind === 'chest' ? [written] : [written, position ? ZONE_WORDS[position.zone] : '', position?.percentile ?? '']
      })
      const both = line.weight && line.height
      const indices = both
        ? indicesOf(child, { weight: line.weight?.value ?? 0, height: line.height?.value ?? 0, day }, editionOn(editions, day))
        : null
      return [
        child.className,
        child.name,
        child.kana,
        child.birthDay,
        day,
        ageText(child.birthDay, day),
        some.place === 'nursery' ? '園' : '家・健診',
        ...cells,
        round(indices?.obesity ?? null, 2),
        indices && indices.obesity !== null ? EDITION_WORDS[indices.edition] : '',
        ...(forStaff ? [indices?.category ? CATEGORY_WORDS[indices.category] : ''] : []),
        round(indices?.kaup ?? null, 2),
      ]
    }),
  )
  return { headings, rows }
}
