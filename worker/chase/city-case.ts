// A chase that has become the city's: opened by the minute's count, over at the end of the day. Until then an officer
// reads who is missing, and nothing else of anybody.
import { and, eq, gt, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { chaseCase, placement } from '../../schema/directory.ts'
import { addDays, dayOf, type Moment, startOf } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { audit, child } from '../../schema/shard.ts'
import { readCity } from '../city/scope.ts'
import { withDigest } from '../kit/audit-row.ts'
import type { App } from '../kit/context.ts'
import type { Env } from '../kit/env.ts'
import { notFound } from '../kit/fail.ts'
import { blocked } from '../kit/rights.ts'
import { openShard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { assembleChases, chaseQueries } from './read-chases.ts'

/** SQL: the count `r` of a facility says that its longest chase has reached the city. */
export const reachedCity = (now: Moment) =>
  sql`coalesce(r.totals ->> '$.overdue', 0) > 0 and r.totals ->> '$.cityDueAt' <= ${now}`

/** Opens the cases that are due: once a facility and day, however often it is asked. */
export async function openCases(env: Env, now: Moment): Promise<void> {
  const day = dayOf(now)
  await drizzle(env.DIRECTORY)
    .insert(chaseCase)
    .select(sql`select p.organisation_id, p.facility_id, ${day}, ${now}, ${startOf(addDays(day, 1))} from placement p
      join roll_up r on r.facility_id = p.facility_id and r.day = ${day} where ${reachedCity(now)}`)
    .onConflictDoNothing()
}

/** Who is missing in a facility whose chase is the city's. Every look is a row in that facility's audit. */
export async function readCase(c: Context<App>, facilityId: number) {
  const [day, now] = [c.get('today'), c.get('now')]
  // Due is enough: should the minute's work have stopped, the case is there all the same.
  const due = sql<Moment | null>`(select r.totals ->> '$.cityDueAt' from roll_up r where r.facility_id = ${facilityId} and r.day = ${day}
    and ${reachedCity(now)})`
  const { organisation, rows } = await readCity(c, (db, organisationId) => [
    db
      .select({ shard: placement.shard, name: placement.name, openedAt: chaseCase.openedAt, due: due.as('due') })
      .from(placement)
      .leftJoin(
        chaseCase,
        and(
          eq(chaseCase.organisationId, organisationId),
          eq(chaseCase.facilityId, placement.facilityId),
          eq(chaseCase.day, day),
          gt(chaseCase.expiresAt, now),
        ),
      )
      .where(and(eq(placement.facilityId, facilityId), eq(placement.organisationId, organisationId))),
  ])
  const [found] = rows[0]
  const openedAt = found?.openedAt ?? found?.due ?? null
  if (!found || openedAt === null) throw notFound()
  const db = openShard(c.env, found.shard)
  const account = tokenOf(c).account
  // What a block keeps from the officer as a person, the office does not open (assurance §2.3, 2).
  const free = sql`not ${blocked(facilityId, sql`${child.id}`, account, day)}`
  const answer = assembleChases(await db.batch(chaseQueries(db, facilityId, day, free)), day, now)
  if (!answer) throw notFound()
  const chases = answer.chases
    .filter(({ step }) => step === 'city')
    // Who is missing, and what came of the calls: not whom, not who called, and no note of theirs.
    .map(({ calls, ...chase }) => ({ ...chase, calls: calls.map(({ id, at, outcome, said }) => ({ id, at, outcome, said })) }))
  await db.insert(audit).values(
    withDigest({
      facilityId,
      commandId: newId(now),
      childId: '',
      action: 'city.case',
      accountId: account,
      door: 'office',
      deviceId: null,
      outcome: 'read',
      at: now,
      deviceAt: null,
      content: { case: day, children: chases.flatMap(({ children }) => children.map(({ childId }) => childId)) },
    }),
  )
  return {
    organisation: { organisationId: organisation.id },
    facility: { facilityId, name: found.name },
    openedAt,
    expiresAt: startOf(addDays(day, 1)),
    chases,
  }
}
