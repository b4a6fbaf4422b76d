// What families asked for: of one child for its family, of some days for whoever plans the staff.
import { and, asc, between, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { headsOf, type Requested, type RequestState, stateOf } from '../../schema/plan/request.ts'
import { child, planRequest } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'

const steps = sql<string>`(select json_group_array(json_array(s.step, s.note, s.at)) from (select * from plan_request_step s
  where s.facility_id = plan_request.facility_id and s.day = plan_request.day and s.child_id = plan_request.child_id
    and s.request_id = plan_request.id order by s.at) s)`

/** Requests of some days with what became of them; `only` narrows by SQL. */
export const requestsBetween = (db: Shard, facilityId: number, from: Day, to: Day, only: SQL) =>
  db
    .select({
      requestId: planRequest.id,
      childId: planRequest.childId,
      day: planRequest.day,
      kind: planRequest.kind,
      arrive: planRequest.arrive,
      leave: planRequest.leave,
      note: planRequest.note,
      taken: planRequest.taken,
      writtenAt: planRequest.writtenAt,
      steps: steps.as('steps'),
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
    })
    .from(planRequest)
    .innerJoin(child, and(eq(child.facilityId, planRequest.facilityId), eq(child.id, planRequest.childId)))
    .where(and(eq(planRequest.facilityId, facilityId), between(planRequest.day, from, to), only))
    .orderBy(asc(planRequest.day), asc(planRequest.writtenAt))

type Row = Awaited<ReturnType<typeof requestsBetween>>[number]
type Step = [Exclude<RequestState, 'asked'>, note: string | null, at: Moment]

export interface RequestOfPlan extends Requested {
  childId: Id
  note: string | null
  taken: boolean
  writtenAt: Moment
  /** What the house said to it. */
  answer: string | null
}

/** A request as its steps leave it. */
export function requestOf({
  steps: packed,
  familyName: _f,
  givenName: _g,
  familyKana: _k,
  givenKana: _i,
  ...row
}: Row): RequestOfPlan {
  const list = JSON.parse(packed) as Step[]
  return {
    ...row,
    state: stateOf(
      row.taken,
      list.map(([step]) => step),
    ),
    answer: list.find(([, note]) => note)?.[1] ?? null,
  }
}

/** Requests of some days, of the children the caller reaches and that are still here, with heads by half hour. */
export async function readRequests(c: Context<App>, { from, to }: { from: Day; to: Day }) {
  const { facilityId } = c.get('scope')
  const mine = reachedChildren('notice.read', facilityId, tokenOf(c), c.get('today'), c.get('now'))
  const { rows } = await read(c, (db) => [
    requestsBetween(
      db,
      facilityId,
      from,
      to,
      sql`plan_request.child_id in ${mine} and exists (select 1 from enrollment e
      where e.facility_id = ${facilityId} and e.child_id = plan_request.child_id and (e.ends_on is null or e.ends_on >= ${c.get('today')}))`,
    ),
  ])
  const requests = rows[0].map((row) => ({
    ...requestOf(row),
    name: fullName(row),
    kana: `${row.familyKana} ${row.givenKana}`.trim(),
  }))
  return { requests, heads: headsOf(requests) }
}
