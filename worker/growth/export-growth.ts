// What was measured as a file that Excel opens as it is: a month of a class or of the house, or everything of one child.
import type { Context } from 'hono'
import type { DatedEdition } from '../../schema/growth/class-sheet.ts'
import { layOutGrowth, type MeasuredChild } from '../../schema/growth/lay-out-growth.ts'
import { liveOf } from '../../schema/growth/rule.ts'
import { CHEST_SOURCE_LINE, SOURCE_LINE } from '../../schema/growth/words.ts'
import type { Month } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { readChild } from './read-child.ts'
import { readClass, toValue } from './read-class.ts'

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
  return answerTable(c, {
    format: asked.format,
    name: `身体計測_${name}_${facility}`,
    title,
    lines: [facility, madeAt(c), SOURCE_LINE, CHEST_SOURCE_LINE],
    headings,
    rows,
    widths: (column) => [10, 18, 20, 12, 12, 12, 12][column] ?? 10,
    frozenColumns: 3,
  })
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
