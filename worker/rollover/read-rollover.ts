import type { Context } from 'hono'
import { layOutClasses } from '../../schema/rollover/lay-out-classes.ts'
import { holdsOn } from '../../schema/roster/settle-dated.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { readYear, shownChildren } from './queries.ts'

/** 年度更新の下見: every child of the house in the next year, its classes, who works in them, and whether the year was decided. */
export async function readRollover(c: Context<App>) {
  const found = await readYear(c)
  const { who, year, first, last, base, rehearsal, seen, decided, beside, names } = found
  const hours = new Set(
    rehearsal.after.contractHours.filter((row) => row.endsOn === null || row.endsOn >= first).map((row) => row.childId),
  )
  return {
    year,
    firstDay: first,
    today: c.get('today'),
    /** Of this year, for what a child comes from. */
    thisYear: base.classroom
      .filter((one) => holdsOn(one, last))
      .map(({ id, name, classAge, position }) => ({ id, name, classAge, position }))
      .sort((a, b) => a.position - b.position),
    ending: base.classroom
      .filter((one) => holdsOn(one, first) && !rehearsal.classes.some(({ id }) => id === one.id))
      .map(({ id }) => id),
    classes: rehearsal.classes,
    children: shownChildren(who, found).map((one) => ({ ...one, hasHours: hours.has(one.childId) })),
    works: rehearsal.works.map((one) => ({ ...one, name: names.get(one.personId) ?? '' })),
    /** What has to be settled before the year can be decided. */
    obstacles: rehearsal.obstacles,
    /** What is decided when it is decided; empty for whoever is kept from a child, and so cannot see all of it. */
    seen: who.kept.size === 0 ? seen : '',
    decided: decided ? { at: decided.decidedAt, by: decided.by, changed: decided.seen !== seen } : null,
    beside: beside ?? { tariff: null, settings: null, ownForms: 0 },
  }
}

/** The new classes as a file. */
export async function exportClasses(c: Context<App>, format: 'csv' | 'xlsx') {
  const found = await readYear(c, 'rollover.plan')
  const { year, rehearsal, decided, who, seen } = found
  const children = shownChildren(who, found)
  await logReading(c, '', { exported: format, year, children: children.length })
  const { headings, rows } = layOutClasses(rehearsal.classes, found.base.classroom, children)
  const standing = decided?.seen === seen ? '決定' : '下見'
  return answerTable(c, {
    format,
    name: `${year}年度のクラス_${standing}`,
    title: `${year}年度のクラス（${standing}）`,
    lines: [madeAt(c)],
    headings,
    rows,
    widths: (column) => [14, 18, 20, 14, 8, 14, 12][column] ?? 12,
    frozenColumns: 3,
  })
}
