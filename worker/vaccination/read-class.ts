// 予防接種 of a class or of the house: what stands of each child, on screen and as a file.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { foldHealth, standing } from '../../schema/health/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, classMembership } from '../../schema/shard.ts'
import { layOutDoses } from '../../schema/vaccination/lay-out-doses.ts'
import { SOURCE_LINE } from '../../schema/vaccination/vaccines.ts'
import { nameOfHouse, ownChildrenOn } from '../growth/queries.ts'
import { entriesOf } from '../health/queries.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { reachedChildren } from '../kit/rights.ts'
import { toSaid } from '../kit/said.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { byChild, classesOn } from '../presence/queries.ts'

export async function readClass(c: Context<App>, { class: classId }: { class?: Id | undefined }) {
  const { facilityId } = c.get('scope')
  const { account } = tokenOf(c)
  const today = c.get('today')
  const reached = reachedChildren(c.get('action'), facilityId, tokenOf(c), today, c.get('now'))
  const inClass = classId
    ? sql`and health_entry.child_id in (select m.child_id from class_membership m where m.facility_id = ${facilityId}
        and m.classroom_id = ${classId} and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today}))`
    : sql``
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    classesOn(db, facilityId, today),
    ownChildrenOn(
      db,
      facilityId,
      today,
      and(sql`${child.id} in ${reached}`, classId ? eq(classMembership.classroomId, classId) : undefined),
    ),
    entriesOf(db, facilityId, ['dose'], sql`health_entry.child_id in ${reached} ${inClass}`),
  ])
  const [[home], classes, children, entries] = rows
  if (!home) throw notFound()
  const entriesBy = byChild(entries)
  return {
    today,
    facility: home.name,
    classes: classes.map(({ classId: id, name }) => ({ classId: id, name })),
    children: children.map(({ childId, classId: of, birthDay, ...names }) => {
      const items = foldHealth((entriesBy.get(childId) ?? []).map((row) => toSaid(row, { account, named: false })))
      return {
        childId,
        classId: of,
        kana: `${names.familyKana} ${names.givenKana}`.trim(),
        name: fullName(names),
        birthDay,
        doses: standing(items, 'dose'),
        waiting: items.filter((item) => item.waiting).length,
      }
    }),
  }
}

/** The same as a file; who took it is written down first. */
export async function exportClass(c: Context<App>, { format, ...asked }: { class?: Id | undefined; format: 'csv' | 'xlsx' }) {
  const { today, facility, classes, children } = await readClass(c, asked)
  const nameOf = new Map(classes.map(({ classId, name }) => [classId, name]))
  const { headings, rows } = layOutDoses(
    children.map((one) => ({ ...one, className: nameOf.get(one.classId ?? '') ?? '' })),
    today,
  )
  await logReading(c, '', { exported: format, children: children.length })
  const name = asked.class ? `${today}_${nameOf.get(asked.class) ?? ''}` : today
  return answerTable(c, {
    format,
    name: `予防接種_${name}_${facility}`,
    title: `予防接種 ${name}`,
    lines: [facility, madeAt(c), SOURCE_LINE],
    headings,
    rows,
    widths: (column) => [10, 18, 20, 12][column] ?? 16,
    frozenColumns: 3,
  })
}
