import { and, asc, between, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { memo } from '../../schema/shard.ts'
import { reachesEach, reachesOn } from '../contactbook/reach.ts'
import type { App } from '../kit/context.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { writerOf } from '../kit/writer.ts'

export interface Span {
  from: Day
  to: Day
}
/** Which memos of a span: about those classes or children of them, or about those children; with that tag, with those letters. */
export interface Wanted extends Span {
  of?: readonly Id[] | undefined
  /** About that child by name, and nobody else: no class, and nothing is looked up of other children. */
  child?: Id | undefined
  tag?: string | undefined
  words?: string | undefined
  /** The newest so many, and one more, so that it can be said that there are more. */
  most: number
}

/**
 * Children and days of a span of which there is a memo, as far as the caller may do the request's action for that child on that day. Asked
 * once and named, because a statement takes a hundred parameters.
 */
function reachedIn(c: Context<App>, db: Shard, { from, to, child }: Pick<Wanted, 'from' | 'to' | 'child'>) {
  const { facilityId } = c.get('scope')
  const holds = from === to ? reachesOn(c, sql`p.child_id`, from) : reachesEach(c, sql`p.child_id`, sql`p.day`)
  return db.$with('reached', {}).as(sql`select p.child_id, p.day from (
      select x.child_id, x.day from memo_child x where x.facility_id = ${facilityId} and x.day between ${from} and ${to}
        ${child ? sql`and x.child_id = ${child}` : sql``}
      union select m.child_id, v.day from memo v join class_membership m on m.facility_id = v.facility_id and m.classroom_id = v.classroom_id
        and m.starts_on <= v.day and (m.ends_on is null or m.ends_on >= v.day)
      where v.facility_id = ${facilityId} and v.day between ${from} and ${to} ${child ? sql`and 0` : sql``}) p
    where ${holds}`)
}

/** SQL: the children of a version, as far as they are reached. */
const childrenOf = (version: 'v' | 'memo') => {
  const of = sql.identifier(version)
  return sql`memo_child x join reached r on r.child_id = x.child_id and r.day = x.day
    where x.facility_id = ${of}.facility_id and x.day = ${of}.day and x.id = ${of}.id`
}

/**
 * Every version of the memos wanted between two days, each child and day as far as the caller may do the request's action for it: whatever is
 * written out of memos gathers them here. What is asked for is asked of the version that stands. A row is read with `asMemoRow`, the list with
 * `foldMemos` (schema/memo/rule.ts).
 */
export function memosBetween(c: Context<App>, db: Shard, wanted: Wanted) {
  const { facilityId } = c.get('scope')
  const { from, to, of, tag, words, most } = wanted
  const inClass = (childId: SQL, classes: SQL) => sql`exists (select 1 from class_membership m where m.facility_id = v.facility_id
    and m.child_id = ${childId} and m.classroom_id in (${classes}) and m.starts_on <= v.day and (m.ends_on is null or m.ends_on >= v.day))`
  const those = sql`select value from json_each(${JSON.stringify(of ?? [])})`
  const roots = sql`(select v.root_id from memo v where v.facility_id = ${facilityId} and v.day between ${from} and ${to}
    and not exists (select 1 from memo n where n.facility_id = v.facility_id and n.day = v.day and n.supersedes = v.id)
    and (exists (select 1 from ${childrenOf('v')})
      or exists (select 1 from reached r where r.day = v.day and ${inClass(sql`r.child_id`, sql`v.classroom_id`)}))
    ${
      of
        ? sql`and (v.classroom_id in (${those}) or exists (select 1 from ${childrenOf('v')}
            and (x.child_id in (${those}) or ${inClass(sql`x.child_id`, those)})))`
        : sql``
    }
    ${tag ? sql`and exists (select 1 from json_each(v.tags) t where t.value = ${tag})` : sql``}
    ${words ? sql`and instr(v.text, ${words}) > 0` : sql``}
    order by v.day desc, v.at desc limit ${most + 1})`
  return db
    .with(reachedIn(c, db, wanted))
    .select({
      id: memo.id,
      rootId: memo.rootId,
      day: memo.day,
      at: memo.at,
      writtenAt: memo.writtenAt,
      text: memo.text,
      tags: memo.tags,
      classId: memo.classroomId,
      className: sql<string | null>`(select r.name from classroom r where r.facility_id = memo.facility_id
        and r.id = memo.classroom_id limit 1)`.as('class_name'),
      children: sql<string>`(select json_group_array(json_array(k.id, k.kana)) from (select k.id,
        trim(k.family_kana || ' ' || k.given_kana) as kana from child k where k.facility_id = memo.facility_id
          and k.id in (select x.child_id from ${childrenOf('memo')}) order by k.kana_order) k)`.as('children_of'),
      photoIds: sql<string>`(select json_group_array(i.photo_id) from memo_photo i join photo w on w.facility_id = i.facility_id
        and w.id = i.photo_id and w.day = i.day and w.removed_at is null
        where i.facility_id = memo.facility_id and i.day = memo.day and i.id = memo.id)`.as('photo_ids'),
      by: writerOf('memo'),
      mine: sql<number>`memo.account_id = ${tokenOf(c).account}`.as('mine'),
      supersedes: memo.supersedes,
      gone: memo.gone,
      reason: memo.reason,
    })
    .from(memo)
    .where(and(eq(memo.facilityId, facilityId), between(memo.day, from, to), sql`memo.root_id in ${roots}`))
    .orderBy(asc(memo.day), asc(memo.at))
}

/** A row of `memosBetween` as it travels. */
export const asMemoRow = <Row extends { children: string; photoIds: string; mine: number }>({
  children,
  photoIds,
  mine,
  ...row
}: Row) => ({
  ...row,
  children: JSON.parse(children) as [Id, string][],
  photoIds: JSON.parse(photoIds) as Id[],
  mine: mine === 1,
})
