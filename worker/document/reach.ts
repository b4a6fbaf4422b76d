// Whose papers somebody may read and write, as SQL. A document is about a class, a child or the house, and no right of a child says whether a
// caregiver has that class: so it is asked here, of the assignments, for reading as for writing.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { timeOn } from '../../schema/kit/time.ts'
import { MATRIX, type Role } from '../../schema/permission/matrix.ts'
import type { App } from '../kit/context.ts'
import { blocked, inForceOf } from '../kit/rights.ts'
import { tokenOf } from '../kit/token.ts'

/** A document as SQL: columns of a row, or what was asked for. */
export interface Paper {
  /** The key of its kind. */
  key: SQL
  about: SQL
  subject: SQL
  startsOn: SQL
  endsOn: SQL
}

/** A document by its columns. */
export const ROW: Paper = {
  key: sql`document.kind`,
  about: sql`document.about`,
  subject: sql`document.subject`,
  startsOn: sql`document.starts_on`,
  endsOn: sql`document.ends_on`,
}

/** Roles that read the documents of the house; a 保育士 reads those of their class, of what concerns everybody, and of what they wrote down. */
export const READERS = Object.keys(MATRIX['document.read'].staff) as Role[]

/** SQL behind `from`: the caller's assignments `a` that count for a document, in one of some roles. */
function counting(c: Context<App>, { key, about, subject, startsOn, endsOn }: Paper, roles: readonly Role[]): SQL {
  const { facilityId } = c.get('scope')
  const { account } = tokenOf(c)
  const today = c.get('today')
  // 当番: whoever is on duty has every class, and writes the Saturday's diary of those who came together.
  const time = timeOn(today, c.get('now'))
  // A child's papers go with it: they are of the class it was in at the time, and of the one it is in today.
  const classes = sql`(select ${subject} where ${about} = 'class' union all select m.classroom_id from class_membership m
    where ${about} = 'child' and m.facility_id = ${facilityId} and m.child_id = ${subject}
      and ((m.starts_on <= ${endsOn} and (m.ends_on is null or m.ends_on >= ${startsOn})) or ${inForceOf('m', today)}))`
  return sql`assignment a join person p on p.facility_id = a.facility_id and p.id = a.person_id
    where a.facility_id = ${facilityId} and p.account_id = ${account}
      and a.role in (select value from json_each(${JSON.stringify(roles)}))
      and (${about} <> 'case' or a.role in ('head_teacher', 'director') or (a.role = 'nursery_teacher' and not exists (select 1 from document w
        where w.facility_id = a.facility_id and w.kind = ${key} and w.subject = ${subject} and w.account_id <> ${account})))
      and ((${inForceOf('a', today)} and (a.role <> 'nursery_teacher' or a.classroom_id is null or ${about} not in ('class', 'child')
          or a.classroom_id in ${classes}))
        or (a.role = 'nursery_teacher' and a.classroom_id in ${classes} and a.starts_on <= ${endsOn}
          and (a.ends_on is null or a.ends_on >= ${startsOn}))
        or (a.role = 'nursery_teacher' and ${inForceOf('a', today)} and exists (select 1 from duty d where d.facility_id = a.facility_id
          and d.person_id = a.person_id and d.day = ${today} and d.from_time <= ${time} and d.to_time > ${time})))`
}

/** SQL: the caller reaches a document in one of some roles, and no block keeps its child from them. */
export const reaches = (c: Context<App>, paper: Paper, roles: readonly Role[]): SQL =>
  sql`(exists (select 1 from ${counting(c, paper, roles)}) and not (${paper.about} = 'child'
    and ${blocked(c.get('scope').facilityId, paper.subject, tokenOf(c).account, c.get('today'))}))`

/** SQL: the role as which the caller does something: of those that may, the highest. */
export const asRole = (c: Context<App>, paper: Paper, roles: readonly Role[]): SQL =>
  sql`(select a.role from ${counting(c, paper, roles)}
    order by a.role = 'director' desc, a.role = 'head_teacher' desc, a.role limit 1)`

/** SQL: children of a class in a period. */
export const childrenOf = (facilityId: number, { subject, startsOn, endsOn }: Paper): SQL =>
  sql`(select m.child_id from class_membership m where m.facility_id = ${facilityId} and m.classroom_id = ${subject}
    and m.starts_on <= ${endsOn} and (m.ends_on is null or m.ends_on >= ${startsOn}))`

/** SQL: the class or the child is there in that period; the house is, and what happened. */
export const isThere = (facilityId: number, { about, subject, startsOn, endsOn }: Paper): SQL =>
  sql`(${about} not in ('class', 'child') or exists (select 1 from classroom r where ${about} = 'class' and r.facility_id = ${facilityId} and r.id = ${subject}
      and r.starts_on <= ${endsOn} and (r.ends_on is null or r.ends_on >= ${startsOn}))
    or exists (select 1 from enrollment e where ${about} = 'child' and e.facility_id = ${facilityId} and e.child_id = ${subject}
      and e.kind = 'regular' and e.starts_on <= ${endsOn} and (e.ends_on is null or e.ends_on >= ${startsOn})))`
