// 午睡チェック of a day as a file that Excel opens as it is.
import type { Context } from 'hono'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { layOutNaps } from '../../schema/nap/lay-out-naps.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { readDay } from './read-day.ts'

const WIDTHS = [10, 18, 20, 8, 8, 16, 12, 12, 12, 20, 18, 18, 12, 14, 16, 24, 16]

/** Writes the file. It is handed out only once it is written down who took it. */
export async function exportNaps(c: Context<App>, asked: { day: Day; class?: Id | undefined; format: 'csv' | 'xlsx' }) {
  const { day, class: classId, format } = asked
  const napDay = await readDay(c, { day, class: classId })
  const { headings, rows } = layOutNaps(napDay, c.get('now'))
  await logReading(c, '', { exported: format, day, children: new Set(rows.map((row) => row[2])).size })
  const name = classId ? `${day}_${napDay.classes[0]?.name ?? ''}` : day
  const title = `午睡チェック ${name}`
  return answerTable(c, {
    format,
    name: `午睡チェック_${name}_${napDay.facility}`,
    title,
    lines: [napDay.facility, madeAt(c)],
    headings,
    rows,
    widths: (column) => WIDTHS[column] ?? 10,
    frozenColumns: 3,
  })
}
