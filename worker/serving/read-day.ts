// Who of a day has a tray of its own, and what was looked at. One round trip, for the class and for the kitchen.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { standsOf } from '../../schema/contactbook/home.ts'
import type { Day } from '../../schema/kit/day.ts'
import { servingCheck } from '../../schema/shard.ts'
import { asHomeRow, homeRows } from '../contactbook/queries.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { blocked, reachedChildren, reachesPast } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { writerOf } from '../kit/writer.ts'
import { fullName } from '../presence/assemble-board.ts'
import { classesOn, rosterOn } from '../presence/queries.ts'

/** SQL: children whose trays the caller looks at on a day, in that column. */
function reach(c: Context<App>, day: Day, childId: SQL): SQL {
  const { facilityId } = c.get('scope')
  const [token, today, action] = [tokenOf(c), c.get('today'), c.get('action')]
  if (day === today) return sql`${childId} in ${reachedChildren(action, facilityId, token, today, c.get('now'))}`
  return sql`(${reachesPast(action, facilityId, token, today, childId, sql`${day}`)} and not ${blocked(facilityId, childId, token.account, today)})`
}

export async function readDay(c: Context<App>, day: Day) {
  const { facilityId } = c.get('scope')
  if (day > c.get('today')) throw notFound()
  const { rows } = await read(c, (db) => [
    classesOn(db, facilityId, day),
    rosterOn(db, facilityId, day, and(sql`"child"."allergens" <> '[]'`, reach(c, day, sql`"child"."id"`))),
    db
      .select({
        id: servingCheck.id,
        childId: servingCheck.childId,
        meal: servingCheck.meal,
        step: servingCheck.step,
        tray: servingCheck.tray,
        dishes: servingCheck.dishes,
        at: servingCheck.at,
        by: writerOf('serving_check'),
      })
      .from(servingCheck)
      .where(and(eq(servingCheck.facilityId, facilityId), eq(servingCheck.day, day), reach(c, day, sql`serving_check.child_id`)))
      .orderBy(servingCheck.at),
    homeRows(
      db,
      facilityId,
      day,
      day,
      sql`home_field.field = 'eating' and ${reach(c, day, sql`home_field.child_id`)} and exists (select 1 from child k
        where k.facility_id = ${facilityId} and k.id = home_field.child_id and k.allergens <> '[]')`,
      '',
      false,
    ),
  ])
  const [classes, children, checks, said] = rows
  const eating = standsOf(said.map(asHomeRow), 'eating')
  return {
    day,
    classes,
    children: children.map((child) => ({
      childId: child.childId,
      classId: child.classroomId,
      kana: `${child.familyKana} ${child.givenKana}`.trim(),
      name: fullName(child),
      allergens: child.allergens,
      /** 食事予定, where home said one: it changes the tray, and nothing of what is left out. */
      eating: eating.get(child.childId)?.value ?? null,
    })),
    checks,
  }
}
