// What every step of a page asks: the class and its children on that day, and that nobody has gone a step further in the meantime.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { LONGEST_LINE } from '../../schema/contactbook/page.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Source } from '../../schema/kit/source.ts'
import type { Condition } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { inClass, reachesOn } from './reach.ts'

/** How far back a page may still be written or taken away, in days. */
const BACK = 366

export const overtaken = () =>
  conflict('overtaken', 'ほかの人がさきに書きかえました。いまの内容を見てから、もういちどおためしください。')

export interface Subject {
  childId?: Id | undefined
}
export interface Asked {
  id: Id
  day: Day
  classId: Id
}

export const subjectsOf = ({ classId }: Asked, items: readonly Subject[]): string =>
  JSON.stringify(items.map(({ childId }) => childId ?? classId))

/** The children an act concerns: those it names, and for the class's own text all of the class whom the caller reaches. */
export async function concerned(c: Context<App>, { classId, day }: Asked, items: readonly Subject[]): Promise<Id[]> {
  const named = items.flatMap(({ childId }) => childId ?? [])
  if (named.length === items.length) return named
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({ childId: sql<Id>`m.child_id`.as('child_id') })
      .from(sql`class_membership m`)
      .where(sql`m.facility_id = ${facilityId} and m.classroom_id = ${classId} and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day})
        and ${reachesOn(c, sql`m.child_id`, day)} and exists (select 1 from enrollment e where e.facility_id = ${facilityId}
          and e.child_id = m.child_id and e.starts_on <= ${day} and (e.ends_on is null or e.ends_on >= ${day}))`),
  ])
  const children = [...new Set([...named, ...rows[0].map(({ childId }) => childId)])]
  if (children.length === 0) throw notFound()
  return children
}

/** The class and its children on the day, within the caller's reach of that day. */
export function within(
  c: Context<App>,
  { classId, day }: Asked,
  items: readonly Subject[],
  children: readonly Id[],
): Condition[] {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  if (day > today) throw badInput('日（day）: まだ来ていない日です', 'day')
  if (day < addDays(today, -BACK)) throw badInput('日（day）: 1年より前の連絡帳は書きかえられません', 'day')
  const named = JSON.stringify(items.flatMap(({ childId }) => childId ?? []))
  const all = JSON.stringify(children)
  return [
    {
      holds: sql`not exists (select 1 from json_each(${named}) c where c.value not in ${inClass(facilityId, classId, day)})`,
      fail: notFound,
    },
    { holds: enrolledOn(facilityId, all, day), fail: notFound },
    {
      holds:
        day === today ? sql`1` : sql`not exists (select 1 from json_each(${all}) c where not ${reachesOn(c, sql`c.value`, day)})`,
      fail: notFound,
    },
  ]
}

/** Nobody has gone a step further in the meantime, or written upon the draft. */
export function unchanged(
  facilityId: number,
  { day, classId }: Asked,
  items: readonly (Subject & { after: Id | null; version?: number })[],
): Condition {
  const list = JSON.stringify(
    items.map(({ childId, after, version = null }) => ({ subject: childId ?? classId, after, version })),
  )
  return {
    holds: sql`not exists (select 1 from json_each(${list}) e where (select k.id from contact_page k where k.facility_id = ${facilityId}
        and k.day = ${day} and k.subject_id = e.value ->> 'subject' order by k.at desc, k.id desc limit 1) is not e.value ->> 'after'
      or (e.value ->> 'version' is not null and coalesce((select d.version from contact_draft d where d.facility_id = ${facilityId}
        and d.day = ${day} and d.subject_id = e.value ->> 'subject'), 0) <> e.value ->> 'version'))`,
    fail: overtaken,
  }
}

/** What a text was written out of are memos of its day, about its class, or of a line about its child; as they stand or stood. */
export function fromRecords(
  facilityId: number,
  { day, classId }: Asked,
  items: readonly (Subject & { sources?: readonly Source[] | undefined })[],
): Condition {
  const list = JSON.stringify(
    items.flatMap(({ childId = null, sources = [] }) => sources.map((one) => ({ childId, day: one.day, id: one.id }))),
  )
  return {
    holds: sql`not exists (select 1 from json_each(${list}) e where e.value ->> 'day' <> ${day} or not exists (
      select 1 from memo v where v.facility_id = ${facilityId} and v.day = ${day} and v.root_id = e.value ->> 'id'
        and (v.classroom_id = ${classId} or exists (select 1 from memo_child x where x.facility_id = v.facility_id and x.day = v.day
          and x.id = v.id and x.child_id = e.value ->> 'childId'))))`,
    fail: notFound,
  }
}

/** A line is shorter than the class's text. */
export function lengths(items: readonly (Subject & { text: string })[]): void {
  const place = items.findIndex(({ childId, text }) => childId && text.length > LONGEST_LINE)
  if (place >= 0)
    throw badInput(`ひとりの文（items.${place}.text）: ${LONGEST_LINE}文字までにしてください`, `items.${place}.text`)
}
