// 健診 of one child, and of the house in a fiscal year with those who are still to be seen.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { DENTAL_A_YEAR, INTERNAL_A_YEAR, standingCheckups } from '../../schema/checkup/rule.ts'
import { type Day, fiscalYearOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, enrollment } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { nameOfHouse, ownChildrenOn } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { isOwnChild } from '../kit/enrolled.ts'
import { notFound } from '../kit/fail.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { classesOn, inForce } from '../presence/queries.ts'
import { resultsOf } from './queries.ts'

/** Staff read what was replaced too, by whom and why; a family what stands, and whether it said that it has read it. */
export async function readChild(c: Context<App>, childId: Id) {
  const { facilityId } = c.get('scope')
  const { account, door } = tokenOf(c)
  const today = c.get('today')
  const reached = reachedChildren('checkup.read', facilityId, tokenOf(c), today, c.get('now'))
  const mine = sql`${childId} in ${reached} and ${isOwnChild(facilityId, sql`${childId}`)}`
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    db
      .select({ familyName: child.familyName, givenName: child.givenName })
      .from(child)
      .where(sql`${child.facilityId} = ${facilityId} and ${child.id} = ${childId} and ${mine}`),
    resultsOf(db, facilityId, account, sql`checkup_result.child_id = ${childId} and ${mine}`),
  ])
  const [[home], [found], results] = rows
  if (!home || !found) throw notFound()
  const family = door === 'family'
  return {
    today,
    childId,
    name: fullName(found),
    facility: home.name,
    results: (family ? standingCheckups(results) : results).map(({ childId: _of, by, reason, mine: read, ...row }) => ({
      ...row,
      by: family ? null : by,
      reason: family ? null : reason,
      mine: read === 1,
    })),
  }
}

/** A fiscal year of the house: every child of today with its standing lines, and the facility's numbers of that day. */
export async function readYear(c: Context<App>, { year }: { year?: string | undefined }) {
  const { facilityId } = c.get('scope')
  const { account } = tokenOf(c)
  const today = c.get('today')
  const now = fiscalYearOf(today)
  const fiscalYear = year === undefined ? now : Number(year)
  if (fiscalYear > now) throw notFound()
  const last = `${fiscalYear + 1}-03-31`
  const day: Day = last < today ? last : today
  const reached = reachedChildren('checkup.class', facilityId, tokenOf(c), today, c.get('now'))
  const { rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    settingsOn(db, facilityId, day),
    classesOn(db, facilityId, day),
    ownChildrenOn(db, facilityId, day, sql`${child.id} in ${reached}`),
    db
      .select({ childId: enrollment.childId, startsOn: enrollment.startsOn })
      .from(enrollment)
      .where(
        sql`${enrollment.facilityId} = ${facilityId} and ${enrollment.kind} = 'regular' and ${inForce(enrollment, day)}
          and ${enrollment.childId} in ${reached}`,
      ),
    resultsOf(
      db,
      facilityId,
      account,
      sql`checkup_result.day between ${`${fiscalYear}-04-01`} and ${last} and checkup_result.child_id in ${reached}`,
    ),
  ])
  const [[home], [setting], classes, children, entered, results] = rows
  if (!home || !setting) throw notFound()
  const standing = Map.groupBy(standingCheckups(results), ({ childId }) => childId)
  const { checkupInternal = INTERNAL_A_YEAR, checkupDental = DENTAL_A_YEAR } = setting.settings
  return {
    today,
    day,
    year: fiscalYear,
    facility: home.name,
    internal: checkupInternal,
    dental: checkupDental,
    classes: classes.map(({ classId, name }) => ({ classId, name })),
    children: children.map(({ childId, classId, birthDay, ...names }) => ({
      childId,
      classId,
      kana: `${names.familyKana} ${names.givenKana}`.trim(),
      name: fullName(names),
      birthDay,
      enteredOn: entered.find((one) => one.childId === childId)?.startsOn ?? null,
      results: (standing.get(childId) ?? []).map(({ childId: _of, by: _by, reason: _why, mine: _read, ...row }) => row),
    })),
  }
}
