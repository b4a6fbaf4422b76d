import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { ChildGrowth } from '../../schema/growth/class-sheet.ts'
import { liveOf } from '../../schema/growth/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, classMembership, classroom, enrollment, growthMeasure } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { inForce } from '../presence/queries.ts'
import { editionsOf, measuresOf, nameOfHouse } from './queries.ts'

/**
 * Everything that was measured of one child. Staff read what was replaced too, by whom and why; a family reads what stands, and of its own
 * values whose they are not (assurance §2.4: never which other guardian wrote).
 */
export async function readChild(c: Context<App>, childId: Id): Promise<ChildGrowth> {
  const { facilityId } = c.get('scope')
  const { account, door } = tokenOf(c)
  const reached = reachedChildren(c.get('action'), facilityId, tokenOf(c), c.get('today'), c.get('now'))
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    db
      .select({
        familyName: child.familyName,
        givenName: child.givenName,
        familyKana: child.familyKana,
        givenKana: child.givenKana,
        birthDay: child.birthDay,
        sex: child.sex,
        className: classroom.name,
      })
      .from(child)
      .leftJoin(
        classMembership,
        and(
          eq(classMembership.facilityId, child.facilityId),
          eq(classMembership.childId, child.id),
          inForce(classMembership, c.get('today')),
        ),
      )
      .leftJoin(
        classroom,
        and(eq(classroom.facilityId, classMembership.facilityId), eq(classroom.id, classMembership.classroomId)),
      )
      .where(
        and(
          eq(child.facilityId, facilityId),
          eq(child.id, childId),
          sql`${childId} in ${reached}`,
          // A guest is measured at home, and whoever looks after it for a day learns nothing more of it here.
          sql`exists (select 1 from ${enrollment} e where e.facility_id = ${facilityId} and e.child_id = ${childId} and e.kind = 'regular')`,
        ),
      ),
    measuresOf(db, facilityId, sql`${growthMeasure.childId} = ${childId} and ${childId} in ${reached}`),
    editionsOf(db, facilityId),
  ])
  const [[home], [found], measures, editions] = rows
  if (!home || !found) throw notFound()
  const { familyName, givenName, familyKana, givenKana, birthDay, sex, className } = found
  const family = door === 'family'
  return {
    childId,
    kana: `${familyKana} ${givenKana}`.trim(),
    name: fullName({ familyName, givenName }),
    className,
    facility: home.name,
    birthDay,
    sex,
    editions,
    measures: (family ? liveOf(measures) : measures).map(({ childId: _of, accountId, by, reason, ...row }) => ({
      ...row,
      reason: family ? null : reason,
      by: family ? null : by,
      mine: accountId === account,
    })),
  }
}
