// Telling families that something is there to read or to write: a line in the outbox without content, told like any other.
import { type SQL, sql } from 'drizzle-orm'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { outbox } from '../../schema/shard.ts'
import { blocked, grantHolds } from '../kit/rights.ts'
import type { Shard } from '../kit/shard.ts'

interface Word {
  facilityId: number
  commandId: Id
  kind: 'book' | 'nudge' | 'note' | 'records' | 'missing'
  /** SQL: the children it is about. */
  children: SQL
  at: Moment
  dueAt: Moment
  now: Moment
}

/** One line for every guardian who may read the child's book (of a nudge: write in it; of a note: may know of its health; of records: may take them; of a missing child: may say why), has an account and is not kept from the child. */
export function tellReaders(db: Shard, { facilityId, commandId, kind, children, at, dueAt, now }: Word) {
  const capability = { book: 'read_note', nudge: 'write_note', note: 'health', records: 'read_presence', missing: 'absence' }[
    kind
  ]
  const day = dayOf(at)
  return db.insert(outbox).select(sql`
    select distinct ${facilityId}, p.account_id, ${commandId}, g.child_id, 'app', ${kind}, ${day}, ${at}, ${now}, ${dueAt}, null
    from guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
    where g.facility_id = ${facilityId} and g.child_id in ${children} and p.account_id is not null
      and g.starts_on <= ${day} and (g.ends_on is null or g.ends_on >= ${day})
      and instr(g.capabilities, ${`,${capability},`}) > 0 and ${grantHolds(facilityId, day, capability)}
      and not ${blocked(facilityId, sql`g.child_id`, sql`p.account_id`, day)}`)
}

interface Replaced {
  facilityId: number
  day: Day
  /** SQL: the children concerned, and JSON: the subjects, children or a class, whose pages are replaced or taken away. */
  children: SQL
  subjects: string
  now: Moment
}

/**
 * Takes lines back whose time has not come, and whose page is replaced or taken away. Where the same act published another text for the child,
 * that is still to be told.
 */
export const untell = (db: Shard, { facilityId, day, children, subjects, now }: Replaced) =>
  db
    .update(outbox)
    .set({ retractedAt: now })
    .where(sql`outbox.facility_id = ${facilityId} and outbox.kind = 'book' and outbox.retracted_at is null and outbox.due_at > ${now}
      and outbox.child_id in ${children}
      and outbox.command_id in (select k.id from contact_page k where k.facility_id = ${facilityId} and k.day = ${day} and k.step = 'publish'
        and k.subject_id in (select value from json_each(${subjects})))
      and not exists (select 1 from contact_page k where k.facility_id = ${facilityId} and k.day = ${day} and k.id = outbox.command_id
        and k.step = 'publish' and (k.child_id = outbox.child_id or k.classroom_id is not null)
        and k.subject_id not in (select value from json_each(${subjects})))`)
