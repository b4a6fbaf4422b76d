// The papers of a span that were decided, as far as the caller reads them: how many, how much, and page by page.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { NamedStep } from '../../schema/document/lines.ts'
import type { Snapshot } from '../../schema/document/snapshot.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { classroom, document } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import type { Shard } from '../kit/shard.ts'
import { READERS, ROW, reaches } from './reach.ts'

/** Papers of one answer. A page and not one by one, because a call may ask D1 a thousand times and a house writes thousands a year. */
export const PAGE = 20
/** Days of the longest period: a year's plan is of each of its months. */
const LONGEST_PERIOD = 366

export interface Wanted {
  from: Day
  to: Day
  /** Null of the whole house. */
  classId: Id | null
}

/** SQL: papers of the span with a stamp, of the class and of the children it had at the time. Which stamp was the last, the steps say. */
function wanted(c: Context<App>, { from, to, classId }: Wanted): SQL {
  const { facilityId } = c.get('scope')
  const ofClass = sql`(document.about = 'class' and document.subject = ${classId} or document.about = 'child' and exists (select 1
    from class_membership m where m.facility_id = document.facility_id and m.child_id = document.subject and m.classroom_id = ${classId}
      and m.starts_on <= document.ends_on and (m.ends_on is null or m.ends_on >= document.starts_on)))`
  return sql`document.facility_id = ${facilityId} and document.starts_on between ${addDays(from, -LONGEST_PERIOD)} and ${to}
    and document.ends_on >= ${from} and ${classId === null ? sql`1` : ofClass}
    and exists (select 1 from document_step s where s.facility_id = document.facility_id and s.document_id = document.id
      and s.kind in ('approved', 'stood_in'))
    and ${reaches(c, ROW, READERS)}`
}

/** How many there are, and the bytes of what was handed in of them. */
export const weighed = (c: Context<App>, db: Shard, asked: Wanted) =>
  db
    .select({
      papers: sql<number>`count(*)`.as('papers'),
      bytes:
        sql<number>`coalesce(sum((select sum(octet_length(s.snapshot)) from document_step s where s.facility_id = document.facility_id
        and s.document_id = document.id and s.kind = 'submitted')), 0)`.as('bytes'),
    })
    .from(document)
    .where(wanted(c, asked))

/** The name of the class that is asked for. */
export const classNamed = (db: Shard, facilityId: number, classId: Id | null) =>
  db
    .select({ name: classroom.name })
    .from(classroom)
    .where(sql`classroom.facility_id = ${facilityId} and classroom.id = ${classId}`)

/** A step as it is taken along; `snapshot` of 提出 alone, and not once its words were disposed of. */
export interface KeptStep extends NamedStep {
  digest: string
  snapshot: Snapshot | null
}

/** Where the page before ended. */
export interface After {
  startsOn: string
  id: string
}

/** The next papers with all their steps, in the order of their days. Which they are is found first, so that no other's words are read. */
export const decidedPage = (c: Context<App>, db: Shard, asked: Wanted, after: After) =>
  db
    .select({
      id: document.id,
      kind: document.kind,
      version: document.kindVersion,
      startsOn: document.startsOn,
      endsOn: document.endsOn,
      /** Of the child it is about: it is still said of whom a paper was when its words are gone. */
      childName:
        sql<string>`coalesce((select trim(k.family_name || ' ' || k.given_name) from child k where document.about = 'child'
        and k.facility_id = document.facility_id and k.id = document.subject), '')`.as('child_name'),
      className: sql<string>`coalesce(case document.about
        when 'class' then (select r.name from classroom r where r.facility_id = document.facility_id and r.id = document.subject)
        when 'child' then (select r.name from class_membership m join classroom r on r.facility_id = m.facility_id and r.id = m.classroom_id
          where m.facility_id = document.facility_id and m.child_id = document.subject and m.starts_on <= document.ends_on
            and (m.ends_on is null or m.ends_on >= document.starts_on) order by m.starts_on desc limit 1) end, '')`.as(
        'class_name',
      ),
      steps:
        sql<string>`(select json_group_array(json_object('number', s.number, 'kind', s.kind, 'place', s.place, 'role', s.role,
        'accountId', s.account_id, 'at', s.at, 'digest', s.digest, 'snapshot', json(s.snapshot),
        'by', coalesce((select trim(p.family_name || ' ' || p.given_name) from person p where p.facility_id = s.facility_id
          and p.account_id = s.account_id limit 1), '')))
        from document_step s where s.facility_id = document.facility_id and s.document_id = document.id)`.as('steps'),
    })
    .from(document)
    .where(
      sql`document.facility_id = ${c.get('scope').facilityId} and document.id in (select document.id from document
        where (document.starts_on, document.id) > (${after.startsOn}, ${after.id}) and ${wanted(c, asked)}
        order by document.starts_on, document.id limit ${PAGE})`,
    )
    .orderBy(document.startsOn, document.id)
