// 要録の送付簿 as a file that Excel opens as it is.
import type { Context } from 'hono'
import { bySchool, COPY_WORDS, METHOD_WORDS } from '../../schema/keeping/delivery.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { readDeliveries } from './deliveries.ts'

const COLUMNS: readonly (readonly [string, number])[] = [
  ['就学先', 24],
  ['氏名', 20],
  ['ふりがな', 20],
  ['卒所', 12],
  ['送付先', 24],
  ['あて名', 24],
  ['方法', 16],
  ['抄本・写し', 10],
  ['送付した日', 12],
  ['送付した人', 16],
  ['受領した日', 12],
  ['とりけし', 30],
]

/** Writes the file: a line for each delivery, those taken back too, and one for each child without any. */
export async function exportDeliveries(c: Context<App>, { year, format }: { year: number; format: 'csv' | 'xlsx' }) {
  const { facility, leavers } = await readDeliveries(c, year)
  await logReading(c, '', { exported: format, year, children: leavers.length })
  const rows = bySchool(leavers).flatMap(([school, children]) =>
    children.flatMap(({ name, kana, leftOn, deliveries }) => {
      const child = [school, name, kana, leftOn ?? '']
      if (deliveries.length === 0) return [[...child, '', '', '', '', '', '', '', '']]
      return deliveries.map((one) => [
        ...child,
        one.school,
        one.addressee,
        METHOD_WORDS[one.method],
        COPY_WORDS[one.copy],
        one.sentOn,
        one.by,
        one.receivedOn ?? '',
        one.goneAt === null ? '' : (one.reason ?? ''),
      ])
    }),
  )
  return answerTable(c, {
    format,
    name: `要録の送付簿_${year}年度_${facility}`,
    title: `要録の送付簿 ${year}年度`,
    lines: [facility, madeAt(c)],
    headings: COLUMNS.map(([heading]) => heading),
    rows,
    widths: (column) => COLUMNS[column]?.[1] ?? 10,
    frozenColumns: 3,
  })
}
