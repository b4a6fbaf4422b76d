// 身体計測 of a month: what was measured of each child, and the last values before. One round trip, for the entry, the list and its file.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { ClassSheet, Value } from '../../schema/growth/class-sheet.ts'
import { KINDS, lastOf, liveOf, type Measure } from '../../schema/growth/rule.ts'
import { addMonths, type Month, monthRange } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, classMembership, growthMeasure } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { byChild, classesOn, inForce } from '../presence/queries.ts'
import { editionsOf, measuresFrom, nameOfHouse, ownChildrenOn } from './queries.ts'

/** How many months before the asked one a last value is looked for. */
const BACK = 12

export async function readClass(c: Context<App>, asked: { month: Month; class?: Id | undefined }): Promise<ClassSheet> {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { from, to } = monthRange(asked.month)
  if (from > today) throw notFound()
  const since = `${addMonths(asked.month, -BACK)}-01`
  const isOver = to < today
  const day = isOver ? to : today
  const reached = reachedChildren(c.get('action'), facilityId, tokenOf(c), today, c.get('now'))
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    classesOn(db, facilityId, day),
    ownChildrenOn(
      db,
      facilityId,
      day,
      and(sql`${child.id} in ${reached}`, asked.class ? eq(classMembership.classroomId, asked.class) : undefined),
    ),
    measuresFrom(
      db,
      facilityId,
      since,
      and(
        sql`${growthMeasure.childId} in ${reached}`,
        asked.class
          ? sql`${growthMeasure.childId} in (select class_membership.child_id from ${classMembership} where ${and(
              eq(classMembership.facilityId, facilityId),
              eq(classMembership.classroomId, asked.class),
              inForce(classMembership, day),
            )})`
          : undefined,
      ) ?? sql`1`,
    ),
    editionsOf(db, facilityId),
  ])
  const [[home], classes, children, measures, editions] = rows
  if (!home) throw notFound()
  const measuresOf = byChild(measures)
  return {
    month: asked.month,
    today,
    facility: home.name,
    classes: classes.map(({ classId, name }) => ({ classId, name })),
    editions,
    children: children.map(({ childId, classId, birthDay, sex, ...names }) => {
      const live = liveOf<Measure>(measuresOf.get(childId) ?? [])
      const before = live.filter((one) => one.day >= since && one.day < from)
      return {
        childId,
        classId,
        kana: `${names.familyKana} ${names.givenKana}`.trim(),
        name: fullName(names),
        birthDay,
        sex,
        before: KINDS.flatMap((kind) => lastOf(before, kind) ?? []).map(toValue),
        now: live.filter((one) => one.day >= from && one.day <= to).map(toValue),
      }
    }),
  }
}

/** A standing value as it travels. */
export const toValue = ({ id, kind, day, value, place }: Measure & { value: number }): Value => ({ id, kind, day, value, place })
