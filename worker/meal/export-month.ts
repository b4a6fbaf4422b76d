// 食数の月報: what was fixed of each day and what became of it, for the caterer and the city (RF04). Numbers only. 実施 is what the kitchen made: what was
// fixed, and the 差分 it took note of; a change that nobody in the kitchen knew of was cooked for.
import type { Context } from 'hono'
import type { Meal } from '../../schema/care/rule.ts'
import { daysFrom, type Month, monthRange, weekdayOf } from '../../schema/kit/day.ts'
import { BOXES, type Box, countTrays, knownTrays, totalOf } from '../../schema/meal/count.ts'
import { BOX_WORDS, MEAL_WORDS, SERVING_WORDS } from '../../schema/meal/words.ts'
import { nameOfHouse } from '../growth/queries.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { read } from '../kit/scope.ts'
import type { SheetCell } from '../kit/sheet.ts'
import { keptTrays } from './gather.ts'
import { fixesBetween, notesBetween } from './queries.ts'

const SNACKS = ['morning_snack', 'snack', 'supper'] as const satisfies readonly Meal[]
/** A tray of milk is no lunch, but it is counted where the form says so. */
const LUNCH: readonly Box[] = BOXES

/** A line a day up to yesterday's or today's fix: lunch by box, snacks, staff, fixed and made. */
async function gatherMonth(c: Context<App>, month: Month) {
  const { facilityId } = c.get('scope')
  const { from, to } = monthRange(month)
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    fixesBetween(db, facilityId, from, to),
    notesBetween(db, facilityId, from, to),
  ])
  const [[home], fixes, notes] = rows
  if (!home) throw notFound()
  const days = daysFrom(from, to).map((day) => {
    const fix = fixes.find((one) => one.day === day)
    if (!fix) return { day, serving: null, fixedAt: null, fixed: null, made: null, staff: null, changes: 0 }
    const noted = notes.filter((one) => one.day === day)
    const trays = keptTrays(fix.trays)
    return {
      day,
      serving: fix.serving,
      fixedAt: fix.at,
      fixed: countTrays(trays),
      made: countTrays(
        knownTrays(
          trays,
          noted.filter(({ childId }) => childId !== ''),
        ).values(),
      ),
      staff: noted.findLast(({ staff }) => staff !== null)?.staff ?? fix.staff.length,
      changes: noted.length,
    }
  })
  return { month, facility: home.name, days }
}

/** The month as data, for the desk. */
export const readMonth = async (c: Context<App>, { month }: { month: Month }) => gatherMonth(c, month)

export async function exportMonth(c: Context<App>, { month, format }: { month: Month; format: 'csv' | 'xlsx' }) {
  const { facility, days } = await gatherMonth(c, month)
  const headings = [
    '日',
    '曜日',
    '昼食（確定）',
    ...LUNCH.map((box) => `昼食 ${BOX_WORDS[box]}`),
    '昼食（実施）',
    ...SNACKS.map((meal) => `${MEAL_WORDS[meal]}（実施）`),
    '職員食',
    '差分の数',
    '備考',
  ]
  const rows = days.map(({ day, serving, fixed, made, staff, changes }): SheetCell[] => [
    day,
    '日月火水木金土'[weekdayOf(day)] ?? '',
    ...(fixed && made
      ? [
          totalOf(fixed, 'lunch'),
          ...LUNCH.map((box) => made.lunch?.[box] ?? 0),
          totalOf(made, 'lunch'),
          ...SNACKS.map((meal) => totalOf(made, meal)),
          staff,
          changes,
        ]
      : Array.from({ length: LUNCH.length + SNACKS.length + 4 }, () => null)),
    serving && serving !== 'served' ? SERVING_WORDS[serving] : '',
  ])
  const sums = headings.map((_, column): SheetCell => {
    if (column === 0) return '計'
    const numbers = rows.map((row) => row[column]).filter((cell) => typeof cell === 'number')
    return column === 1 || column === headings.length - 1 ? '' : numbers.reduce((sum, one) => sum + one, 0)
  })
  await logReading(c, '', { exported: format, month })
  return answerTable(c, {
    format,
    name: `食数_${month}_${facility}`,
    title: `食数 ${month}`,
    lines: [facility, madeAt(c), '実施は、確定した数に、給食室が承知した差分を足し引きした数です'],
    headings,
    rows: [...rows, sums],
    widths: (column) => (column === 0 || column === headings.length - 1 ? 14 : 8),
    frozenColumns: 2,
  })
}
