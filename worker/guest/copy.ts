// What another facility needs of a child for a day, and nothing more: who it is, what it must not eat, whom to call, who fetches it, who must
// not, and what the family said of the day. No address, no workplace, no capability: a guardian sees the child's day at home.
import { and, eq, gte, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { GuestGuardian } from '../../schema/guest/table.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, facility, guestStay } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import type { Shard } from '../kit/shard.ts'

/** A JSON array of columns for each row, in the order of the columns' types in `Copy`. */
export interface Copy {
  child: [
    familyName: string,
    givenName: string,
    familyKana: string,
    givenKana: string,
    kanaOrder: string,
    birthDay: Day,
    sex: string,
    allergens: string[],
    contactWay: string | null,
    need: string | null,
  ]
  guardians: GuestGuardian[]
  /** `holds`: on the list that day; somebody who was taken off it since the day was arranged is taken off there too. */
  pickups: [id: Id, name: string, relationship: string, phone: string | null, position: number, holds: 0 | 1][]
  /** Who must be kept away, by person: without the person's row a block keeps nobody. */
  barred: [id: Id, accountId: Id | null, familyName: string, givenName: string, kana: string][]
  blocks: [id: Id, personId: Id, names: string[], kind: string, text: string, ...rest: (string | number | null)[]][]
  notices: unknown[][]
  confirmations: [noticeId: Id, accountId: Id, confirmedAt: number][]
}

/** Copies are made anew for today and tomorrow; one that never arrived is tried from the day it was arranged. */
const KEPT_FRESH_DAYS = 1
/** A whole house goes to a shelter, and stays there the next day. */
const MOST = 600

const dated = (name: string) => {
  const row = sql.identifier(name)
  return sql`${row}.starts_on <= guest_stay.day and (${row}.ends_on is null or ${row}.ends_on >= guest_stay.day)`
}
const ofChild = (name: string) => {
  const row = sql.identifier(name)
  return sql`${row}.facility_id = guest_stay.facility_id and ${row}.child_id = guest_stay.child_id`
}

// Lifted ones too, so that what was lifted at home is lifted there.
const blocks = sql`from block b where ${ofChild('b')} and ${dated('b')}`
/** Notices that speak of the day, and every later version of them: one that no longer speaks of it takes the earlier one back. */
const versions = sql`(with recursive spoken(id) as (select n.id from notice n where ${ofChild('n')} and ${dated('n')}
  union select n.id from notice n join spoken on n.supersedes = spoken.id where ${ofChild('n')}) select id from spoken)`

/** Who has left, or whose record was put away, is nobody's to wait for: the day ends as if it had been taken back. */
const gone = sql<number>`not exists (select 1 from enrollment e join child k on k.facility_id = e.facility_id and k.id = e.child_id
  and k.archived_at is null where ${ofChild('e')} and ${dated('e')} and e.kind = 'regular')`

/** The copy of a stay as JSON text; lists in a fixed order, so that the same facts are the same text. */
const copy = sql<string>`json_object(
  'child', (select json_array(k.family_name, k.given_name, k.family_kana, k.given_kana, k.kana_order, k.birth_day, k.sex, json(k.allergens),
    k.contact_way, (select h.need from contract_hours h where ${ofChild('h')} and ${dated('h')} limit 1))
    from child k where k.facility_id = guest_stay.facility_id and k.id = guest_stay.child_id),
  'guardians', (select json_group_array(json(one)) from (
    select json_array(p.account_id, trim(p.family_name || ' ' || p.given_name), g.relationship, p.phone) as one
    from guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
    where ${ofChild('g')} and ${dated('g')} and g.granted_by is null order by g.contact_order, p.id)),
  'pickups', (select json_group_array(json(one)) from (
    select json_array(u.id, u.name, u.relationship, u.phone, u.position, ${dated('u')}) as one from pickup_person u where ${ofChild('u')}
      and (u.ends_on is null or u.ends_on >= date(guest_stay.arranged_at / 1000, 'unixepoch', '-1 day')) order by u.position, u.id)),
  'barred', (select json_group_array(json(one)) from (
    select json_array(p.id, p.account_id, p.family_name, p.given_name, p.kana) as one from person p
    where p.facility_id = guest_stay.facility_id and p.id in (select b.person_id ${blocks}) order by p.id)),
  'blocks', (select json_group_array(json(one)) from (
    select json_array(b.id, b.person_id, json(b.names), b.kind, b.text, b.starts_on, b.set_by, b.set_at, b.confirmed_by, b.confirmed_at,
      b.lift_asked_by, b.lift_asked_at, b.lifted_by, b.lifted_at) as one ${blocks} order by b.id)),
  'notices', (select json_group_array(json(one)) from (
    select json_array(n.id, n.kind, n.starts_on, n.ends_on, n.reason, json(n.symptoms), n.temperature, n.time, n.pickup_person, n.note,
      n.withdrawn, n.supersedes, n.source, n.after_cutoff, n.account_id, n.written_at) as one
    from notice n where ${ofChild('n')} and n.id in ${versions} order by n.written_at, n.id)),
  'confirmations', (select json_group_array(json(one)) from (
    select json_array(k.notice_id, k.account_id, k.confirmed_at) as one from notice_confirmation k
    where ${ofChild('k')} and k.notice_id in ${versions} order by k.notice_id)))`.as('copy')

/** Stays of a facility's own children that the host may not know as they are now, each with its copy; and what the host has to know of home. */
export const copiesDue = (db: Shard, facilityId: number, today: Day) =>
  [
    db
      .select({
        day: guestStay.day,
        childId: guestStay.childId,
        id: guestStay.id,
        otherId: guestStay.otherId,
        kind: guestStay.kind,
        fromTime: guestStay.fromTime,
        toTime: guestStay.toTime,
        arrangedBy: guestStay.arrangedBy,
        arrangedAt: guestStay.arrangedAt,
        endAskedAt: guestStay.endAskedAt,
        sent: guestStay.sent,
        gone: gone.as('gone'),
        copy,
      })
      .from(guestStay)
      .innerJoin(child, and(eq(child.facilityId, guestStay.facilityId), eq(child.id, guestStay.childId)))
      .where(
        and(
          eq(guestStay.facilityId, facilityId),
          gte(guestStay.day, today),
          eq(guestStay.side, 'home'),
          isNull(guestStay.endedAt),
          or(isNull(guestStay.sentAt), isNotNull(guestStay.endAskedAt), lte(guestStay.day, addDays(today, KEPT_FRESH_DAYS))),
        ),
      )
      // What has never arrived comes first: it must not wait behind what only may have changed.
      .orderBy(isNotNull(guestStay.sentAt), isNull(guestStay.endAskedAt), guestStay.day, guestStay.childId)
      .limit(MOST),
    db
      .select({ name: facility.name, organisationId: facility.organisationId })
      .from(facility)
      .where(eq(facility.facilityId, facilityId)),
    settingsOn(db, facilityId, today),
  ] as const

/** A stay of home with its copy. */
export type StayToSend = Awaited<ReturnType<typeof copiesDue>[0]>[number]
