// What the figures of 成果の見える化 are counted from beside the register: notices, calls, 連絡帳, answers. Numbers and moments; the words are never read.

import { type SQL, sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import { addDays, type Day, HOUR, type Moment, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type Called, countOutcome, type OutcomeMonth, type ToldNotice } from '../../schema/organisation/count-outcome.ts'
import type { MonthCounts } from '../../schema/organisation/month-count.ts'
import type { Shard } from '../kit/shard.ts'
import { asOutcome, surveyCounts } from '../survey/answer.ts'

const DAY_MS = 24 * HOUR

/** SQL: a notice `n` of a family that none replaces. */
export const lastWord = sql`n.source = 'guardian' and not exists (select 1 from notice x where x.facility_id = n.facility_id
  and x.child_id = n.child_id and x.supersedes = n.id)`

/**
 * 連絡帳 of some days that a family could read for a day, and how many nobody opened. Of a child of whom no guardian with an account may read, there is
 * none; what was taken away again was not there.
 */
export const booksBetween = (db: Shard, facilityId: number, from: Day, to: Day, now: Moment) =>
  db
    .select({ out: sql<number>`count(*)`.as('out_count'), unread: sql<number>`coalesce(sum(b.unread), 0)`.as('unread_count') })
    .from(
      sql`(select distinct k.day, m.child_id, not exists (select 1 from contact_read r where r.facility_id = k.facility_id and r.day = k.day
          and r.child_id = m.child_id) as unread
        from contact_page k join class_membership m on m.facility_id = k.facility_id and (m.child_id = k.child_id or m.classroom_id = k.classroom_id)
          and m.starts_on <= k.day and (m.ends_on is null or m.ends_on >= k.day)
        where k.facility_id = ${facilityId} and k.day between ${from} and ${to} and k.step = 'publish' and k.publish_at <= ${now - DAY_MS}
          and not exists (select 1 from contact_page w where w.facility_id = k.facility_id and w.day = k.day and w.subject_id = k.subject_id
            and w.step = 'withdraw' and w.at > k.at)
          and ${isRead(sql`m.child_id`)}) b`,
    )

/** SQL: there is a guardian with an account who may read the book of a child of `k`. */
const isRead = (
  childId: SQL,
) => sql`exists (select 1 from guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
  where g.facility_id = k.facility_id and g.child_id = ${childId} and p.account_id is not null and instr(g.capabilities, ',read_note,') > 0
    and g.starts_on <= k.day and (g.ends_on is null or g.ends_on >= k.day))`

/** For one batch; `outcomeOf` reads what they found. */
export const outcomeQueries = (db: Shard, facilityId: number, from: Day, to: Day, now: Moment) =>
  [
    db
      .select({
        absences:
          sql<string>`json_group_array(json_object('childId', n.child_id, 'startsOn', n.starts_on, 'endsOn', n.ends_on))`.as(
            'absences',
          ),
      })
      .from(sql`notice n`)
      .where(sql`n.facility_id = ${facilityId} and n.ends_on >= ${from} and n.starts_on <= ${to} and n.kind = 'absent'
        and n.withdrawn = 0 and ${lastWord}`),
    db
      .select({
        notices: sql<string>`(select json_group_array(json_object('at', v.at, 'first', json(iif(v.first, 'true', 'false')),
          'confirmedAt', v.confirmed_at)) from (
          select min(n.written_at) as at, max(n.supersedes is null) as first, (select min(k.confirmed_at) from notice_confirmation k
            where k.facility_id = ${facilityId} and k.notice_id = n.id and k.child_id in (select o.child_id from notice o
              where o.facility_id = ${facilityId} and o.id = n.id and o.ends_on >= ${from})) as confirmed_at
          from notice n where n.facility_id = ${facilityId} and n.ends_on >= ${from} and n.source = 'guardian' and n.withdrawn = 0
            and n.written_at >= ${startOf(from)} and n.written_at < ${startOf(addDays(to, 1))} group by n.id) v)`.as('notices'),
      })
      .from(sql`(select 1)`),
    db
      .select({
        calls:
          sql<string>`(select json_group_array(json_object('day', v.day, 'childId', v.child_id, 'at', v.at, 'spokeAt', v.spoke_at)) from (
          select c.day, c.child_id, min(c.at) as at, min(case when c.outcome = 'spoke' then c.at end) as spoke_at from chase_call c
          where c.facility_id = ${facilityId} and c.day between ${from} and ${to} and c.about = 'arrival'
          group by c.day, c.child_id) v)`.as('calls'),
      })
      .from(sql`(select 1)`),
    booksBetween(db, facilityId, from, to, now),
    surveyCounts(db, facilityId, from.slice(0, 7)),
  ] as const

type Told = BatchResponse<ReturnType<typeof outcomeQueries>>
type Folded = Omit<OutcomeMonth, 'absences' | 'notices' | 'calls'>

/** The counts of a month out of what `outcomeQueries` found, and its register. */
export function outcomeOf([[absent], [told], [called], [books], answers]: Told, folded: Folded): MonthCounts {
  return {
    ...countOutcome({
      ...folded,
      absences: JSON.parse(absent?.absences ?? '[]') as { childId: Id; startsOn: Day; endsOn: Day }[],
      notices: JSON.parse(told?.notices ?? '[]') as ToldNotice[],
      calls: JSON.parse(called?.calls ?? '[]') as Called[],
    }),
    booksOut: books?.out ?? 0,
    booksUnread: books?.unread ?? 0,
    ...asOutcome(answers),
  }
}
