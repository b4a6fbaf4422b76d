// What was measured as a file that Excel opens as it is: a month of a class or of the house, or everything of one child.
import type { Context } from 'hono'
import type { DatedEdition } from '../../schema/growth/class-sheet.ts'
import { layOutGrowth, type MeasuredChild } from '../../schema/growth/lay-out-growth.ts'
import { liveOf } from '../../schema/growth/rule.ts'
import { CHEST_SOURCE_LINE, SOURCE_LINE } from '../../schema/growth/words.ts'
import { writeCsv } from '../../schema/kit/csv.ts'
import type { Month } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import { attachment } from '../kit/attachment.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { readChild } from './read-child.ts'
import { readClass, toValue } from './read-class.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Asked {
  month?: Month | undefined
  class?: Id | undefined
  childId?: Id | undefined
  format: 'csv' | 'xlsx'
}

interface File {
  name: string
  children: MeasuredChild[]
  editions: DatedEdition[]
  facility: string
}

/** Writes the file. It is handed out only once it is written down who took it. */
export async function exportGrowth(c: Context<App>, asked: Asked) {
  const { name, children, editions, facility } = asked.childId
    ? await ofChild(c, asked.childId)
    : await ofMonth(c, asked.month ?? '', asked.class)
  const { headings, rows } = layOutGrowth(children, editions, { forStaff: true })
  await logReading(c, asked.childId ?? '', { exported: asked.format, month: asked.month ?? null, children: children.length })
  const title = `身体計測 ${name}`
  const lines = [facility, `作成 ${c.get('today')} ${showTime(timeOn(c.get('today'), c.get('now')))}`, SOURCE_LINE]
  c.header('Content-Disposition', attachment(`身体計測_${name}_${facility}.${asked.format}`))
  if (asked.format === 'csv') {
    c.header('Content-Type', 'text/csv; charset=utf-8')
    return c.body(writeCsv([[title], ...lines.map((line) => [line]), headings, ...rows]))
  }
  const { writeSheet } = await import('../kit/sheet.ts')
  c.header('Content-Type', XLSX)
  const bytes = await writeSheet({
    title,
    lines: [...lines, CHEST_SOURCE_LINE],
    columns: headings.map((heading, index) => ({ heading, width: [10, 18, 20, 12, 12, 12, 12][index] ?? 10 })),
    rows,
    orientation: 'landscape',
    frozenColumns: 3,
  })
  return c.body(bytes as Uint8Array<ArrayBuffer>)
}

async function ofMonth(c: Context<App>, month: Month, classId: Id | undefined): Promise<File> {
  const sheet = await readClass(c, { month, class: classId })
  const nameOf = new Map(sheet.classes.map((one) => [one.classId, one.name]))
  return {
    name: classId ? `${month}_${nameOf.get(classId) ?? ''}` : month,
    facility: sheet.facility,
    editions: sheet.editions,
    children: sheet.children.map(({ classId: of, now, ...child }) => ({
      ...child,
      className: nameOf.get(of ?? '') ?? '',
      values: now,
    })),
  }
}

async function ofChild(c: Context<App>, childId: Id): Promise<File> {
  const { measures, className, ...child } = await readChild(c, childId)
  return {
    name: child.name,
    facility: child.facility,
    editions: child.editions,
    children: [{ ...child, className: className ?? '', values: liveOf(measures).map(toValue) }],
  }
}
