// Who sees a picture, as SQL. A picture shows several children: one who is kept from any of them is shown nothing of it (assurance §2.3).
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type Level, levelsFrom, UNSAID } from '../../schema/photo/rule.ts'
import { reachesOn, reachesThen } from '../contactbook/reach.ts'
import type { App } from '../kit/context.ts'
import { blocked, reachedChildren } from '../kit/rights.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'

/** SQL: what is allowed of pictures of a child now. */
export const levelOf = (facilityId: number, childId: SQL): SQL<Level> =>
  sql<Level>`coalesce((select k.level from photo_consent k where k.facility_id = ${facilityId} and k.child_id = ${childId}
    order by k.at desc, k.id desc limit 1), ${UNSAID})`

/** SQL: at least that is allowed of a child. */
export const allowsAtLeast = (facilityId: number, childId: SQL, least: Level): SQL =>
  sql`${levelOf(facilityId, childId)} in (select value from json_each(${JSON.stringify(levelsFrom(least))}))`

/** SQL: the staff member is with a class on a day: of today by the rights of today, of another day by those of then. */
export function isWithClass(c: Context<App>, classId: SQL, day: Day | SQL): SQL {
  const { facilityId } = c.get('scope')
  const [today, now] = [c.get('today'), c.get('now')]
  const isNow = () => sql`m.child_id in ${reachedChildren('photo.read', facilityId, tokenOf(c), today, now)}`
  const wasThen = () => reachesThen(c, sql`m.child_id`, sql`${day}`, 'photo.read')
  const holds =
    typeof day !== 'string'
      ? sql`(${day} >= ${today} and ${isNow()} or ${day} < ${today} and ${wasThen()})`
      : day < today
        ? wasThen()
        : isNow()
  return sql`exists (select 1 from class_membership m where m.facility_id = ${facilityId} and m.classroom_id = ${classId}
    and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day}) and ${holds})`
}

/** SQL: nobody in the picture `p` is kept from the caller. */
const showsNobodyBarred = (c: Context<App>): SQL => {
  const { facilityId } = c.get('scope')
  return sql`not exists (select 1 from photo_child i where i.facility_id = ${facilityId} and i.photo_id = p.id
    and ${blocked(facilityId, sql`i.child_id`, tokenOf(c).account, c.get('today'))})`
}

/** SQL: a member of staff sees the picture `p`, published or not. */
const seenByStaff = (c: Context<App>): SQL =>
  sql`(p.removed_at is null and ${isWithClass(c, sql`p.classroom_id`, sql`p.day`)} and ${showsNobodyBarred(c)})`

/**
 * SQL: the family of one of `children` sees the picture `p`. Consent is asked for now and not when it was published, so that a family that takes
 * it back has no picture left in view; the only child in a picture needs 連絡帳のみ for its own family.
 */
export function seenByFamily(c: Context<App>, children: SQL): SQL {
  const { facilityId } = c.get('scope')
  const inIt = sql`exists (select 1 from photo_child i where i.facility_id = ${facilityId} and i.photo_id = p.id and i.child_id = x.child_id)`
  return sql`(p.removed_at is null and p.published_at is not null and ${showsNobodyBarred(c)} and exists (select 1 from ${children} x where
    (${inIt} and (select count(*) from photo_child i where i.facility_id = ${facilityId} and i.photo_id = p.id) = 1
      and ${allowsAtLeast(facilityId, sql`x.child_id`, 'book')})
    or (p.audience = 'class' and ${allMayBeShared(facilityId)} and (${inIt} or exists (select 1 from class_membership m
      where m.facility_id = ${facilityId} and m.child_id = x.child_id and m.classroom_id = p.classroom_id and m.starts_on <= p.day
        and (m.ends_on is null or m.ends_on >= p.day))))))`
}

/** SQL: every family whose child is in the picture `p` allows クラス共有. */
const allMayBeShared = (
  facilityId: number,
): SQL => sql`not exists (select 1 from photo_child s where s.facility_id = ${facilityId}
  and s.photo_id = p.id and not ${allowsAtLeast(facilityId, sql`s.child_id`, 'class')})`

/** SQL: what was published can be seen by those it was published for; else a family took its consent back. */
export const isInView = (
  facilityId: number,
): SQL<number> => sql<number>`case p.audience when 'class' then ${allMayBeShared(facilityId)}
  else not exists (select 1 from photo_child s where s.facility_id = ${facilityId} and s.photo_id = p.id
    and not ${allowsAtLeast(facilityId, sql`s.child_id`, 'book')}) end`

/** SQL: the caller sees the picture `p`, at whatever door. */
export function seen(c: Context<App>): SQL {
  const { facilityId } = c.get('scope')
  const token = tokenOf(c)
  return token.door === 'family'
    ? seenByFamily(
        c,
        sql`(select v.child_id from ${reachedChildren('photo.read', facilityId, token, c.get('today'), c.get('now'))} v)`,
      )
    : seenByStaff(c)
}

/** Those of some pictures that are this facility's and seen by the caller, with their day; for an act that names pictures, before it is written. */
export const seenPhotos = (c: Context<App>, db: Shard, ids: readonly Id[]) =>
  db
    .select({ id: sql<Id>`p.id`.as('id'), day: sql<Day>`p.day`.as('day') })
    .from(sql`photo p`)
    .where(
      sql`p.facility_id = ${c.get('scope').facilityId} and p.id in (select value from json_each(${JSON.stringify(ids)})) and ${seen(c)}`,
    )

/** SQL: the children of a class on a day whom the caller reaches. */
export const classOn = (c: Context<App>, classId: string, day: Day): SQL => sql`m.facility_id = ${c.get('scope').facilityId}
  and m.classroom_id = ${classId} and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day})
  and ${reachesOn(c, sql`m.child_id`, day)}`
