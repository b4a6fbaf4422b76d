import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Action } from '../../schema/permission/matrix.ts'
import { child } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { reachedChildren } from '../kit/rights.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { seenByFamily } from '../photo/reach.ts'

/** SQL: the child, as far as the caller's action reaches it today. */
const reached = (c: Context<App>, childId: Id, action: Action) =>
  sql`(select r.child_id from ${reachedChildren(action, c.get('scope').facilityId, tokenOf(c), c.get('today'), c.get('now'))} r
    where r.child_id = ${childId})`

/** The child with the days it belongs here: `endsOn` is null while nobody has said when it leaves. */
export const childOf = (c: Context<App>, db: Shard, childId: Id) => {
  const { facilityId } = c.get('scope')
  const own = sql`enrollment e where e.facility_id = ${facilityId} and e.child_id = child.id`
  return db
    .select({
      name: sql<string>`trim(child.family_name || ' ' || child.given_name)`.as('full_name'),
      startsOn: sql<Day | null>`(select min(e.starts_on) from ${own})`.as('starts_on'),
      endsOn: sql<Day | null>`(select case when count(*) = count(e.ends_on) then max(e.ends_on) end from ${own})`.as('ends_on'),
      regular: sql<number>`exists (select 1 from ${own} and e.kind = 'regular')`.as('regular'),
    })
    .from(child)
    .where(and(eq(child.facilityId, facilityId), sql`child.id in ${reached(c, childId, c.get('action'))}`))
}

/** How many pictures the family sees of the child by month, and what they weigh. */
export const photosByMonth = (c: Context<App>, db: Shard, childId: Id) =>
  db
    .select({
      month: sql<string>`substr(p.day, 1, 7)`.as('month'),
      count: sql<number>`count(*)`.as('count'),
      bytes: sql<number>`sum(p.bytes)`.as('bytes'),
    })
    .from(sql`photo p`)
    .where(sql`p.facility_id = ${c.get('scope').facilityId} and p.object_key <> ''
      and ${seenByFamily(c, reached(c, childId, 'photo.read'))}`)
    .groupBy(sql`substr(p.day, 1, 7)`)

/** The pictures of some days that the family sees. */
export const photosToTake = (c: Context<App>, db: Shard, childId: Id, from: Day, to: Day) =>
  db
    .select({
      day: sql<Day>`p.day`.as('day'),
      at: sql<Moment>`p.at`.as('at'),
      caption: sql<string>`coalesce(p.caption, '')`.as('caption'),
      key: sql<string>`p.object_key`.as('object_key'),
    })
    .from(sql`photo p`)
    .where(sql`p.facility_id = ${c.get('scope').facilityId} and p.day between ${from} and ${to} and p.object_key <> ''
      and ${seenByFamily(c, reached(c, childId, 'photo.read'))}`)
    .orderBy(sql`p.at, p.id`)

/** When the child came first and went last on each day of a span; what was taken back is left out. */
export const comings = (c: Context<App>, db: Shard, childId: Id, from: Day, to: Day) =>
  db
    .select({
      day: sql<Day>`f.day`.as('day'),
      arrivedAt: sql<Moment | null>`min(case when f.kind in ('arrive', 'sighting') then f.at end)`.as('arrived_at'),
      leftAt: sql<Moment | null>`max(case when f.kind in ('leave', 'handover') then f.at end)`.as('left_at'),
    })
    .from(sql`presence_fact f`)
    .where(sql`f.facility_id = ${c.get('scope').facilityId} and f.day between ${from} and ${to} and f.child_id = ${childId}
      and f.child_id in ${reached(c, childId, 'family.read')} and f.kind <> 'undo'
      and not exists (select 1 from presence_fact u where u.facility_id = f.facility_id and u.day = f.day and u.child_id = f.child_id
        and u.supersedes = f.id)`)
    .groupBy(sql`f.day`)
    .orderBy(sql`f.day`)
