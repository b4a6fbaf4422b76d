// 採用状況: what a house has not written, approved, seen or read, counted from its own shard and kept in DIRECTORY per facility and day (RN06). No query spans
// shards, and no text is opened: papers are counted by their periods and steps.
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { adoptionCount } from '../../schema/directory.ts'
import { foldSteps } from '../../schema/document/approval.ts'
import { expectedIn } from '../../schema/document/board.ts'
import { currentKinds } from '../../schema/document/kinds.ts'
import { addDays, type Day, dayOf, HOUR, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type AdoptionCounts, BACK, STUCK_AFTER } from '../../schema/organisation/adoption.ts'
import { classMembership, classroom } from '../../schema/shard.ts'
import { asForms, formRows } from '../document/forms.ts'
import { nobodyCame, unsettled, WAITS_FOR } from '../document/list-documents.ts'
import { asListed, listed } from '../document/queries.ts'
import { usesOf } from '../document/use-kind.ts'
import { exceptionsBetween, isOpen, settingsBetween } from '../facility/day-rules.ts'
import type { Env } from '../kit/env.ts'
import { openShard, type Shard } from '../kit/shard.ts'
import { classesBetween } from '../presence/month-queries.ts'
import { booksBetween, lastWord } from './outcome-queries.ts'

const AT_ONCE = 4
const DAY_MS = 24 * HOUR

export interface Place {
  facilityId: number
  shard: string
}
export type AdoptionRow = typeof adoptionCount.$inferSelect

/** Counts these facilities and keeps what was counted. One whose shard does not answer keeps what it had. */
export async function countAdoption(env: Env, places: readonly Place[], now: Moment): Promise<AdoptionRow[]> {
  const rows: AdoptionRow[] = []
  for (let from = 0; from < places.length; from += AT_ONCE) {
    const part = await Promise.allSettled(
      places.slice(from, from + AT_ONCE).map(
        async ({ facilityId, shard }): Promise<AdoptionRow> => ({
          facilityId,
          day: dayOf(now),
          asOf: now,
          counts: await countHouse(openShard(env, shard), facilityId, now),
        }),
      ),
    )
    rows.push(...part.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
  }
  if (rows.length > 0)
    await drizzle(env.DIRECTORY)
      .insert(adoptionCount)
      .select(
        sql`select v.value ->> '$.facilityId', v.value ->> '$.day', v.value ->> '$.asOf', v.value -> '$.counts'
          from json_each(${JSON.stringify(rows)}) v where true`,
      )
      .onConflictDoUpdate({
        target: [adoptionCount.facilityId, adoptionCount.day],
        set: { asOf: sql`excluded.as_of`, counts: sql`excluded.counts` },
        setWhere: sql`excluded.as_of >= ${adoptionCount.asOf}`,
      })
  return rows
}

/** One house, in one round trip. */
async function countHouse(db: Shard, facilityId: number, now: Moment): Promise<AdoptionCounts> {
  const today = dayOf(now)
  const from = addDays(today, -BACK)
  const [classes, children, uses, own, settings, exceptions, empty, documents, [books], [notices], [pages]] = await db.batch([
    classesBetween(db, facilityId, from, today),
    childrenIn(db, facilityId, from, today),
    usesOf(db, facilityId),
    formRows(db, facilityId),
    settingsBetween(db, facilityId, from, today),
    exceptionsBetween(db, facilityId, from, today),
    nobodyCame(db, facilityId, from, addDays(today, -1)),
    listed(
      db,
      facilityId,
      sql`((document.starts_on <= ${today} and document.ends_on >= ${from})
        or (document.starts_on between ${addDays(today, -WAITS_FOR)} and ${today} and ${unsettled(facilityId)}))`,
    ),
    booksBetween(db, facilityId, from, today, now),
    db
      .select({ unseen: sql<number>`count(distinct n.id)`.as('unseen') })
      .from(sql`notice n`)
      .where(sql`n.facility_id = ${facilityId} and n.ends_on >= ${from} and n.withdrawn = 0 and ${lastWord}
        and n.written_at between ${now - BACK * DAY_MS} and ${now - DAY_MS}
        and not exists (select 1 from notice_confirmation k where k.facility_id = n.facility_id and k.child_id = n.child_id
          and k.notice_id = n.id)`),
    db
      .select({ waiting: sql<number>`count(*)`.as('waiting') })
      .from(sql`contact_page k`)
      .where(sql`k.facility_id = ${facilityId} and k.day between ${from} and ${addDays(today, -1)} and k.step = 'submit'
        and not exists (select 1 from contact_page x where x.facility_id = k.facility_id and x.day = k.day
          and x.subject_id = k.subject_id and (x.at > k.at or (x.at = k.at and x.id > k.id)))`),
  ])
  const forms = asForms(own)
  const papers = documents.map((row) => asListed(row, forms))
  const open = (day: Day): boolean => {
    const setting = settings.findLast(({ startsOn }) => startsOn <= day)
    const exception = exceptions.find((one) => one.day === day)
    return setting !== undefined && isOpen(setting.settings, day, exception)
  }
  const term = { kinds: currentKinds(forms), uses, classes, children, from, to: today, today, isOpen: open, nobodyCame: empty }
  const stuck = papers.filter(({ approval, steps }) => {
    const since = Math.max(0, ...steps.map(({ at }) => at))
    return since > 0 && since <= now - STUCK_AFTER * DAY_MS && foldSteps(approval, steps).at === 'waiting'
  })
  return {
    papersLate: expectedIn(term, papers).filter(({ late }) => late).length,
    stuck: stuck.length + (pages?.waiting ?? 0),
    noticesUnseen: notices?.unseen ?? 0,
    booksOut: books?.out ?? 0,
    booksUnread: books?.unread ?? 0,
  }
}

/** Children of a span with the class they were in last, as `expectedIn` asks for them; how they are called is not read. */
const childrenIn = (db: Shard, facilityId: number, from: Day, to: Day) =>
  db
    .select({
      childId: sql<Id>`class_membership.child_id`.as('child_id'),
      classId: sql<Id>`classroom.id`.as('class_id'),
      classAge: classroom.classAge,
      name: sql<string>`''`.as('child_name'),
      className: sql<string>`''`.as('class_name'),
    })
    .from(classMembership)
    .innerJoin(
      classroom,
      sql`classroom.facility_id = class_membership.facility_id and classroom.id = class_membership.classroom_id`,
    )
    .where(sql`class_membership.facility_id = ${facilityId} and class_membership.starts_on <= ${to}
      and (class_membership.ends_on is null or class_membership.ends_on >= ${from})
      and not exists (select 1 from class_membership m where m.facility_id = class_membership.facility_id
        and m.child_id = class_membership.child_id and m.starts_on > class_membership.starts_on and m.starts_on <= ${to})`)
