// The charges of a month as a file: for the city's 公金 system a line a child and nothing around them, its columns as they are set on that day.
import type { Context } from 'hono'
import { layOutFees } from '../../schema/fee/lay-out.ts'
import { writeCsv } from '../../schema/kit/csv.ts'
import { type Month, monthRange } from '../../schema/kit/day.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import { attachment } from '../kit/attachment.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { readHouseMonth } from './gather.ts'
import { columnsOn } from './tariffs.ts'

/** It is handed out only once it is written down who took it. Asks for the right to take files out of the house as well. */
export async function exportMonth(c: Context<App>, { month, format }: { month: Month; format: 'csv' | 'xlsx' }) {
  const { layouts, ...house } = await readHouseMonth(c, month, 'presence.export')
  const { headings, rows } = layOutFees(house, columnsOn(layouts, monthRange(month).to))
  await logReading(c, '', { exported: format, month, children: rows.length })
  const name = `料金_${month}_${house.facility}`
  if (format === 'csv') {
    c.header('Content-Disposition', attachment(`${name}.csv`))
    c.header('Content-Type', 'text/csv; charset=utf-8')
    return c.body(writeCsv([headings, ...rows]))
  }
  return answerTable(c, {
    ...{ format, name, title: `料金 ${month}`, lines: [house.facility, madeAt(c)], headings, rows },
    widths: () => 14,
    frozenColumns: 0,
  })
}
