// 午睡チェック of a day as a file that Excel opens as it is.
import type { Context } from 'hono'
import { writeCsv } from '../../schema/kit/csv.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import { layOutNaps } from '../../schema/nap/lay-out-naps.ts'
import { attachment } from '../kit/attachment.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { readDay } from './read-day.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WIDTHS = [10, 18, 20, 8, 8, 16, 12, 12, 12, 20, 18, 18, 12, 14, 16, 24, 16]

/** Writes the file. It is handed out only once it is written down who took it. */
export async function exportNaps(c: Context<App>, asked: { day: Day; class?: Id | undefined; format: 'csv' | 'xlsx' }) {
  const { day, class: classId, format } = asked
  const napDay = await readDay(c, { day, class: classId })
  const { headings, rows } = layOutNaps(napDay, c.get('now'))
  await logReading(c, '', { exported: format, day, children: new Set(rows.map((row) => row[2])).size })
  const name = classId ? `${day}_${napDay.classes[0]?.name ?? ''}` : day
  const title = `午睡チェック ${name}`
  const lines = [napDay.facility, `作成 ${c.get('today')} ${showTime(timeOn(c.get('today'), c.get('now')))}`]
  c.header('Content-Disposition', attachment(`午睡チェック_${name}_${napDay.facility}.${format}`))
  if (format === 'csv') {
    c.header('Content-Type', 'text/csv; charset=utf-8')
    return c.body(writeCsv([[title], ...lines.map((line) => [line]), headings, ...rows]))
  }
  const { writeSheet } = await import('../kit/sheet.ts')
  c.header('Content-Type', XLSX)
  const bytes = await writeSheet({
    title,
    lines,
    columns: headings.map((heading, index) => ({ heading, width: WIDTHS[index] ?? 10 })),
    rows,
    orientation: 'landscape',
    frozenColumns: 3,
  })
  return c.body(bytes as Uint8Array<ArrayBuffer>)
}
