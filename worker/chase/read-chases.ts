// The chases of today, computed when they are asked for: no clock of ours has to run for a missing child to be shown.
import { and, eq, ne, sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import type { About } from '../../schema/chase/rule.ts'
import { type ChaseCall, chasesOf, lookedFor, type MissingChild } from '../../schema/chase/rule.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { chaseCall, child } from '../../schema/shard.ts'
import { dayRules, exceptionOn, settingsOn } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { withoutKept } from '../kit/principal.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { assembleBoard } from '../presence/assemble-board.ts'
import { sinceNight } from '../presence/night.ts'
import { byChild, classesOn, factsBetween, noticesBetween, recordedHere, rosterOn } from '../presence/queries.ts'

export interface MissingInChase extends MissingChild<CallInChase> {
  name: string
  kana: string
  className: string
  plan: BoardChild['plan'] | null
  /** The time at which it was announced to come, or to be fetched, when that is what has passed. */
  announced: number | null
}
export interface CallInChase extends ChaseCall {
  note: string | null
  by: string
}

/**
 * SQL: a row `h` for each child and somebody who answers for it: a guardian as the person and as the account, so that a guest of the day, whose
 * guardians are no persons here, is of one household with its sibling; of a guest's guardian without an account the telephone.
 */
const householdsOn = (facilityId: number, day: Day) => sql`(
  select g.child_id, g.person_id as who from ${registered(facilityId, day)}
  union all select g.child_id, p.account_id from ${registered(facilityId, day)} and p.account_id is not null
  union all select s.child_id, coalesce(v.value ->> 0, v.value ->> 3) from guest_stay s, json_each(s.guardians) v
    where s.facility_id = ${facilityId} and s.day = ${day} and s.side = 'host' and s.ended_at is null
      and coalesce(v.value ->> 0, v.value ->> 3) is not null) h`

/** SQL behind `from`: guardianships `g` of persons `p` which the facility registered itself. */
const registered = (
  facilityId: number,
  day: Day,
) => sql`guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
  where g.facility_id = ${facilityId} and g.granted_by is null and g.starts_on <= ${day} and (g.ends_on is null or g.ends_on >= ${day})`

/** Everything a chase is computed from, for one batch. `only` narrows to some children by SQL. */
export const chaseQueries = (db: Shard, facilityId: number, day: Day, only?: ReturnType<typeof sql>) =>
  [
    settingsOn(db, facilityId, day),
    exceptionOn(db, facilityId, day),
    classesOn(db, facilityId, day),
    rosterOn(db, facilityId, day, only),
    factsBetween(db, facilityId, sinceNight(facilityId, day), day, recordedHere),
    noticesBetween(db, facilityId, sinceNight(facilityId, day), day),
    db
      .select({
        childId: chaseCall.childId,
        id: chaseCall.id,
        at: chaseCall.at,
        about: chaseCall.about,
        person: chaseCall.person,
        outcome: chaseCall.outcome,
        said: chaseCall.said,
        note: chaseCall.note,
        by: sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from person p
          where p.facility_id = chase_call.facility_id and p.account_id = chase_call.account_id limit 1)`.as('by_name'),
      })
      .from(chaseCall)
      .where(and(eq(chaseCall.facilityId, facilityId), eq(chaseCall.day, day), ne(chaseCall.about, 'handover')))
      .orderBy(chaseCall.at),
    db
      .select({ pairs: sql<string>`json_group_array(json_array(h.child_id, h.who))`.as('pairs') })
      .from(householdsOn(facilityId, day)),
  ] as const

type Rows = BatchResponse<ReturnType<typeof chaseQueries>>

/** Chases, and the calls about children who are no longer missing, out of what `chaseQueries` found. */
export function assembleChases(rows: Rows, day: Day, now: Moment) {
  const [[setting], [exception], classes, roster, facts, notices, calls, [guardians]] = rows
  if (!setting) return null
  const rules = dayRules(setting.settings, day, exception)
  const board = assembleBoard({ roster, facts, notices }, rules, classes, 0, now)
  const callsOf = byChild(calls.map(({ by, ...call }) => ({ ...call, by: by ?? '' })))
  const households = new Map<Id, Id[]>()
  for (const [childId, who] of JSON.parse(guardians?.pairs ?? '[]') as [Id, Id][])
    households.set(childId, [...(households.get(childId) ?? []), who])
  const names = new Map(classes.map(({ classId, name }) => [classId, name]))
  const describe = (one: BoardChild, about: About, since: Moment): MissingInChase => ({
    childId: one.childId,
    name: one.name,
    kana: one.kana,
    className: names.get(one.classId ?? '') ?? '',
    about,
    since,
    plan: one.plan ?? null,
    announced:
      about === 'pickup'
        ? (one.told?.pickup?.time ?? null)
        : one.told?.attendance?.kind === 'late'
          ? one.told.attendance.time
          : null,
    household: households.get(one.childId) ?? [],
    calls: (callsOf.get(one.childId) ?? []).flatMap(({ childId: _child, about: of, ...call }) => (of === about ? [call] : [])),
  })
  const missing = board.children.flatMap((one) => {
    const why = lookedFor(one)
    return why ? [describe(one, why.about, why.since)] : []
  })
  const looked = new Set(missing.map(({ childId }) => childId))
  const found = board.children.filter(({ childId }) => !looked.has(childId) && callsOf.has(childId))
  const { chaseDirectorAfter: directorAfter, chaseCityAfter: cityAfter } = setting.settings
  return {
    chases: chasesOf(missing, { directorAfter, cityAfter }, now).map(({ children, ...chase }) => ({
      ...chase,
      children: children.map(({ household: _people, calls: _calls, about: _about, ...rest }) => rest),
    })),
    /** Known by now: what the morning's calls were about. */
    found: found.map((one) => {
      const { household: _people, since: _since, calls: _calls, ...rest } = describe(one, 'arrival', now)
      const calls = (callsOf.get(one.childId) ?? []).map(({ childId: _child, about: _about, ...call }) => call)
      return { ...rest, calls, status: one.status }
    }),
  }
}

/** Today's chases of the children the caller reaches. */
export async function readChases(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const [day, now] = [c.get('today'), c.get('now')]
  const mine = reachedChildren('chase.read', facilityId, tokenOf(c), day, now)
  const { who, rows } = await read(c, (db) => chaseQueries(db, facilityId, day, sql`${child.id} in ${mine}`))
  const [setting, exception, classes, roster, ...rest] = rows
  const answer = assembleChases([setting, exception, classes, withoutKept(who, roster), ...rest], day, now)
  if (!answer) throw notFound()
  return answer
}
