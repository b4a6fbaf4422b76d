// 承認待ち of the last days, for who approves. Computed from the steps: nothing else has to be kept in step with them.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Waiting } from '../../schema/contactbook/book.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOf, writeEtag } from '../kit/etag.ts'
import { read } from '../kit/scope.ts'
import { pageRows } from './queries.ts'
import { reachesOn, reachesThen } from './reach.ts'

/** Days back in which something may wait. */
const BACK = 14

export async function readWaiting(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const version = versionOf(facilityId, 'contactbook')
  if (await stillFresh(c, version, today)) return c.body(null, 304)
  const member = (day: SQL) =>
    sql`m.facility_id = ${facilityId} and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day})`
  const latest = sql`contact_page.step = 'submit' and not exists (select 1 from contact_page k where k.facility_id = ${facilityId}
    and k.day = contact_page.day and k.subject_id = contact_page.subject_id and (k.at > contact_page.at or (k.at = contact_page.at and k.id > contact_page.id)))`
  const reached = sql`exists (select 1 from class_membership m where ${member(sql`contact_page.day`)}
    and (m.child_id = contact_page.child_id or m.classroom_id = contact_page.classroom_id)
    and ${reachesThen(c, sql`m.child_id`, sql`contact_page.day`)})`
  const { who, rows } = await read(c, (db) => [
    db.select({ version }).from(sql`(select 1)`),
    pageRows(db, facilityId, addDays(today, -BACK), today, sql`${latest} and ${reached}`, true),
    db
      .select({
        childId: sql<Id>`m.child_id`.as('child_id'),
        classId: sql<Id>`m.classroom_id`.as('class_id'),
        name: sql<string>`r.name`.as('class_name'),
        from: sql<Day>`m.starts_on`.as('from_day'),
        to: sql<Day | null>`m.ends_on`.as('to_day'),
      })
      .from(sql`class_membership m join classroom r on r.facility_id = m.facility_id and r.id = m.classroom_id`)
      .where(sql`m.facility_id = ${facilityId} and (m.ends_on is null or m.ends_on >= ${addDays(today, -BACK)})
        and ${reachesOn(c, sql`m.child_id`, today)}`),
  ])
  const [[counted], submitted, members] = rows
  const groups = new Map<string, Waiting>()
  for (const { day, childId, classId, id, text, publishAt, by, at } of submitted) {
    const member = members.find((one) =>
      childId ? one.childId === childId && one.from <= day && (one.to ?? day) >= day : one.classId === classId,
    )
    if (!member) continue
    const key = `${day} ${member.classId}`
    const group = groups.get(key) ?? { day, classId: member.classId, className: member.name, submissions: [] }
    group.submissions.push({ childId, id, text, publishAt, by, at })
    groups.set(key, group)
  }
  writeEtag(c, who, counted?.version ?? 0, null, today)
  return c.json(
    [...groups.values()].sort((a, b) =>
      a.day < b.day ? -1 : a.day > b.day ? 1 : a.className < b.className ? -1 : 1,
    ) satisfies Waiting[],
  )
}
