// 感染症の週のまとめ: new cases of a week by class and disease. Numbers only; taking them along is written down.
import type { Context } from 'hono'
import { LATELY, weekOf } from '../../schema/infection/count-cases.ts'
import { SOURCE_LINE } from '../../schema/infection/diseases.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { nameOfHouse } from '../growth/queries.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { read } from '../kit/scope.ts'
import { classesOn } from '../presence/queries.ts'
import { countedFrom } from './queries.ts'

export async function readWeek(c: Context<App>, { from }: { from: Day }) {
  const { facilityId } = c.get('scope')
  const to = addDays(from, LATELY - 1)
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    classesOn(db, facilityId, from),
    classesOn(db, facilityId, to),
    countedFrom(db, facilityId, from),
  ])
  const [[home], before, after, counted] = rows
  if (!home) throw notFound()
  return {
    today: c.get('today'),
    facility: home.name,
    from,
    to,
    // Those of both ends: in the first week of April the old year's and the new.
    classes: [...new Map([...before, ...after].map(({ classId, name }) => [classId, { classId, name }])).values()],
    counts: weekOf(counted, from),
  }
}

/** The same as a file: a line a disease, a column a class. */
export async function exportWeek(c: Context<App>, { from, format }: { from: Day; format: 'csv' | 'xlsx' }) {
  const { facility, to, classes, counts } = await readWeek(c, { from })
  const diseases = [...new Map(counts.map(({ key, name }) => [key, name]))]
  const of = (key: string, classId: string | null): number =>
    counts.find((one) => one.key === key && one.classId === classId)?.count ?? 0
  const headings = ['病名', ...classes.map(({ name }) => name), 'クラスなし', '計']
  const rows = diseases.map(([key, name]) => {
    const numbers = [...classes.map(({ classId }) => of(key, classId)), of(key, null)]
    return [name, ...numbers, numbers.reduce((sum, one) => sum + one, 0)]
  })
  await logReading(c, '', { exported: format, from, to })
  const title = `感染症の週のまとめ ${from}〜${to}`
  return answerTable(c, {
    format,
    name: `感染症の週のまとめ_${from}_${facility}`,
    title,
    lines: [facility, madeAt(c), SOURCE_LINE],
    headings,
    rows,
    widths: (column) => (column === 0 ? 32 : 12),
    frozenColumns: 1,
  })
}
