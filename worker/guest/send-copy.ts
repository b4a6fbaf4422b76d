// From home to host. Every step may run again, at once in two places, or break off in the middle: the copy is absolute, the host takes it in
// one batch or not at all, and only then home knows that it arrived. Until then home looks for the child itself.
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { addDays, classAgeOf, type Day, dayOf, fiscalYearOf, type Moment, weekdayOf } from '../../schema/kit/day.ts'
import {
  audit,
  child,
  classMembership,
  contractHours,
  enrollment,
  guard,
  guestStay,
  notice,
  noticeConfirmation,
  pickupPerson,
} from '../../schema/shard.ts'
import { exceptionOn, isOpen, settingsOn } from '../facility/day-rules.ts'
import { digestOf, withDigest } from '../kit/audit-row.ts'
import { isConstraint, raiseIn } from '../kit/command.ts'
import type { Env } from '../kit/env.ts'
import { findShard, type Shard } from '../kit/shard.ts'
import { isOffOn } from '../kit/switched-off.ts'
import { tell } from '../kit/tell-listeners.ts'
import type { Copy, StayToSend } from './copy.ts'
import { idHere } from './of-home.ts'
import { blockRows } from './send-blocks.ts'

/** What the host is told of the facility the child comes from. */
export interface Home {
  facilityId: number
  organisationId: number
  name: string
  phone: string
}

/** SQL: the host is of the same organisation, takes acts, and has not switched guests off. */
const takesGuests = (hostId: number, { organisationId }: Home, day: Day) => sql`exists (select 1 from facility_home h
  join facility f on f.facility_id = h.facility_id and f.organisation_id = ${organisationId}
  where h.facility_id = ${hostId} and h.state = 'open' and not ${isOffOn(hostId, 'guest', day)})`

/** Whether the host is open on a day: on a closed one nobody would wait for a guest. */
export async function isOpenOn(host: Shard, hostId: number, day: Day): Promise<boolean> {
  const [[setting], [exception]] = await host.batch([settingsOn(host, hostId, day), exceptionOn(host, hostId, day)])
  return setting !== undefined && isOpen(setting.settings, day, exception)
}

/** Topics of everything that shows a guest. */
export const topicsOf = (childId: string) => ['presence', 'guest', `child:${childId}`]

/** Sends one stay as it is now, unless the host has it so already. Resolves to false when the host does not take it now. */
export async function sendCopy(env: Env, home: Home, stay: StayToSend, now: Moment): Promise<boolean> {
  const hours = [stay.fromTime, stay.toTime, stay.kind, home.name, home.phone]
  const digest = digestOf(hours, stay.copy)
  if (stay.sent === digest) return true
  const [db, host] = [await findShard(env, home.facilityId), await findShard(env, stay.otherId)]
  if (!db || !host) return false
  if (!(await isOpenOn(host, stay.otherId, stay.day))) return lookedUpAgain(env, stay.otherId)
  try {
    await host.batch(hostRows(env, host, home, stay, digest, now) as [BatchItem<'sqlite'>])
  } catch (error) {
    if (isConstraint(error)) return lookedUpAgain(env, stay.otherId)
    throw error
  }
  // A block may have come with it.
  await tell(env, stay.otherId, { topics: topicsOf(stay.childId), again: true, now })
  const [setting] = await settingsOn(host, stay.otherId, stay.day)
  const mine = and(
    eq(guestStay.facilityId, home.facilityId),
    eq(guestStay.day, stay.day),
    eq(guestStay.childId, stay.childId),
    eq(guestStay.id, stay.id),
  )
  await db.batch([
    db
      .update(guestStay)
      .set({ sent: digest, sentAt: now, otherPhone: setting?.settings.phone ?? '' })
      .where(and(mine, isNull(guestStay.endedAt))),
    raiseIn(db, home.facilityId, topicsOf(stay.childId)),
  ])
  await tell(env, home.facilityId, { topics: topicsOf(stay.childId), again: false, now })
  return true
}

/** A host that refuses may have moved house: the next round asks it where it lives now. */
async function lookedUpAgain(env: Env, hostId: number): Promise<false> {
  await findShard(env, hostId, true)
  return false
}

/** Everything the host keeps of a guest, as one batch. */
function hostRows(env: Env, host: Shard, home: Home, stay: StayToSend, digest: string, now: Moment): BatchItem<'sqlite'>[] {
  const hostId = stay.otherId
  const { day, childId, id } = stay
  const copy = JSON.parse(stay.copy) as Copy
  const [familyName, givenName, familyKana, givenKana, kanaOrder, birthDay, sex, allergens, contactWay, need] = copy.child
  const own = { facilityId: hostId, childId, startsOn: day, endsOn: day }
  const week = Array.from({ length: 7 }, (_, weekday) => (weekday === weekdayOf(day) ? [stay.fromTime, stay.toTime] : null))
  const only = { endsOn: day }
  return [
    host
      .insert(guard)
      .select(sql`select null where not (${takesGuests(hostId, home, dayOf(now))}) or exists (select 1 from guest_stay s
      where s.facility_id = ${hostId} and s.day = ${day} and s.child_id = ${childId} and s.id = ${id} and s.ended_at is not null)`),
    host
      .insert(child)
      .values({
        facilityId: hostId,
        id: childId,
        familyName,
        givenName,
        familyKana,
        givenKana,
        kanaOrder,
        birthDay,
        sex: sex as 'x',
        allergens,
        contactWay: contactWay as null,
      })
      // A child who has come to stay by now is the host's own, with what the host wrote down.
      .onConflictDoUpdate({
        target: [child.facilityId, child.id],
        set: { familyName, givenName, familyKana, givenKana, kanaOrder, allergens, contactWay: contactWay as null },
        setWhere: sql`not exists (select 1 from enrollment e where e.facility_id = ${hostId} and e.child_id = ${childId} and e.kind = 'regular')`,
      }),
    host
      .insert(enrollment)
      .values({ ...own, kind: 'guest' })
      // Also one that was taken back and is arranged again.
      .onConflictDoUpdate({
        target: [enrollment.facilityId, enrollment.childId, enrollment.startsOn],
        set: only,
        setWhere: eq(enrollment.kind, 'guest'),
      }),
    // The class of its age; of a mixed house the nearest.
    host
      .insert(classMembership)
      .select(sql`select ${hostId}, ${childId}, ${day}, ${day}, r.id from classroom r
        where r.facility_id = ${hostId} and r.starts_on <= ${day} and (r.ends_on is null or r.ends_on >= ${day})
        order by abs(coalesce(r.class_age, 9) - ${classAgeOf(birthDay, fiscalYearOf(day))}), r.position limit 1`)
      .onConflictDoUpdate({
        target: [classMembership.facilityId, classMembership.childId, classMembership.startsOn],
        set: only,
        setWhere: sql`${classMembership.endsOn} < ${classMembership.startsOn}`,
      }),
    host
      .insert(contractHours)
      .values({ ...own, need: (need ?? 'standard') as 'standard', week: week as never })
      .onConflictDoUpdate({
        target: [contractHours.facilityId, contractHours.childId, contractHours.startsOn],
        set: { week: week as never, ...only },
      }),
    ...pickupRows(host, stay, copy),
    ...blockRows(env, host, home, stay, copy),
    ...noticeRows(host, stay, copy),
    host
      .insert(guestStay)
      .values({
        facilityId: hostId,
        day,
        childId,
        id,
        side: 'host',
        otherId: home.facilityId,
        otherName: home.name,
        otherPhone: home.phone,
        guardians: copy.guardians,
        kind: stay.kind,
        fromTime: stay.fromTime,
        toTime: stay.toTime,
        arrangedBy: stay.arrangedBy,
        arrangedAt: stay.arrangedAt,
      })
      .onConflictDoUpdate({
        target: [guestStay.facilityId, guestStay.day, guestStay.childId, guestStay.id],
        set: {
          otherName: home.name,
          otherPhone: home.phone,
          guardians: copy.guardians,
          fromTime: stay.fromTime,
          toTime: stay.toTime,
        },
      }),
    host
      .insert(audit)
      .values(
        withDigest({
          facilityId: hostId,
          commandId: digestOf(id, digest),
          childId,
          action: 'guest.arrange',
          accountId: stay.arrangedBy,
          door: 'office',
          deviceId: null,
          outcome: 'done',
          at: now,
          deviceAt: null,
          content: { guestFrom: home.facilityId, day, stay: id },
        }),
      )
      .onConflictDoNothing(),
    raiseIn(host, hostId, topicsOf(childId)),
  ]
}

/** Who may fetch, under ids of this stay, since another day's list is another list. Whom the host added itself stays. */
function pickupRows(host: Shard, { otherId: hostId, day, childId, id }: StayToSend, copy: Copy): BatchItem<'sqlite'>[] {
  const listed = copy.pickups.map(([pickupId, ...rest]) => [idHere(id, pickupId), ...rest] as const)
  const pickups = JSON.stringify(listed.filter(([, , , , , holds]) => holds))
  const off = JSON.stringify(listed.flatMap(([pickupId, , , , , holds]) => (holds ? [] : [pickupId])))
  return [
    host
      .update(pickupPerson)
      .set({ endsOn: addDays(day, -1) })
      .where(
        and(
          eq(pickupPerson.facilityId, hostId),
          eq(pickupPerson.childId, childId),
          sql`${pickupPerson.id} in (select value from json_each(${off}))`,
        ),
      ),
    host
      .insert(pickupPerson)
      .select(sql`select ${hostId}, ${childId}, v.value ->> 0, v.value ->> 1, v.value ->> 2, v.value ->> 3, v.value ->> 4, ${day}, ${day}
        from json_each(${pickups}) v where true`)
      .onConflictDoUpdate({
        target: [pickupPerson.facilityId, pickupPerson.childId, pickupPerson.id],
        set: {
          name: sql`excluded.name`,
          relationship: sql`excluded.relationship`,
          phone: sql`excluded.phone`,
          position: sql`excluded.position`,
          endsOn: day,
        },
      }),
  ]
}

/** What the family said of the day, version by version, and what home has confirmed. */
const noticeRows = (host: Shard, { otherId: hostId, childId }: StayToSend, copy: Copy): BatchItem<'sqlite'>[] => [
  host
    .insert(notice)
    .select(sql`select ${hostId}, ${childId}, v.value ->> 0, v.value ->> 1, v.value ->> 2, v.value ->> 3, v.value ->> 4, nullif(v.value -> 5, 'null'),
      v.value ->> 6, v.value ->> 7, v.value ->> 8, v.value ->> 9, v.value ->> 10, v.value ->> 11, v.value ->> 12, v.value ->> 13,
      v.value ->> 14, v.value ->> 15 from json_each(${JSON.stringify(copy.notices)}) v where true`)
    .onConflictDoNothing(),
  host
    .insert(noticeConfirmation)
    .select(sql`select ${hostId}, ${childId}, v.value ->> 0, v.value ->> 1, v.value ->> 2
      from json_each(${JSON.stringify(copy.confirmations)}) v where true`)
    .onConflictDoNothing(),
]
