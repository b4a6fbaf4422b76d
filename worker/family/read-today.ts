// きょう: one answer per facility with everything a family's home screen says, folded by the same rule as the board.
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { foldBelongings, onPageOf, readFrom } from '../../schema/belonging/rule.ts'
import { careOfDay, FAMILY_CARE, kindsFor } from '../../schema/care/for-family.ts'
import { foldCare } from '../../schema/care/rule.ts'
import { addDays, MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { absentUntil, type Told } from '../../schema/notice/rule.ts'
import type { Capability } from '../../schema/permission/matrix.ts'
import { asShown, type Board } from '../../schema/presence/fold-board.ts'
import { soonest } from '../../schema/presence/rule.ts'
import { child, facility, outbox, person, pickupPerson } from '../../schema/shard.ts'
import { belongingRows } from '../belonging/queries.ts'
import { careReach, careRows } from '../care/read-day.ts'
import { anySilent } from '../device/beat.ts'
import { dayRules, exceptionOn, settingsOn } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import type { Env } from '../kit/env.ts'
import { stillFresh, writeEtag } from '../kit/etag.ts'
import { notFound } from '../kit/fail.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { findShard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { contactsOf } from '../notice/read-notices.ts'
import { asksForFamily, assembleAsks } from '../pickup/family-asks.ts'
import { assembleBoard } from '../presence/assemble-board.ts'
import { sinceNight } from '../presence/night.ts'
import {
  byChild,
  classesOn,
  factsBetween,
  inForce,
  type NoticeRow,
  noticesBetween,
  type RosterRow,
  rosterOn,
  stayOf,
} from '../presence/queries.ts'

/** How far ahead a family sees what it announced. */
const AHEAD_DAYS = 92

/** Answers today's screen of one facility for the caller's own children. */
export async function readToday(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const day = c.get('today')
  const account = tokenOf(c).account
  const mine = reachedChildren('family.read', facilityId, tokenOf(c), day, c.get('now'))
  const now = c.get('now')
  const version = sql<number>`coalesce((select sum(v.version) from topic_version v where v.facility_id = ${facilityId}
    and (v.topic = 'facility' or v.topic in (select 'child:' || m.child_id from ${mine} m))), 0)`
  if (await stillFresh(c, version, day)) return c.body(null, 304)
  const own = (column: typeof child.id | typeof pickupPerson.childId) => sql`${column} in ${mine}`
  const { who, rows } = await read(c, (db) => [
    db.select({ version, silent: sql<number>`${anySilent(facilityId, now)}`.as('silent') }).from(sql`(select 1)`),
    settingsOn(db, facilityId, day),
    exceptionOn(db, facilityId, day),
    classesOn(db, facilityId, day),
    rosterOn(db, facilityId, day, own(child.id)),
    factsBetween(db, facilityId, sinceNight(facilityId, day), day, sql`child_id in ${mine}`),
    noticesBetween(db, facilityId, sinceNight(facilityId, day), addDays(day, AHEAD_DAYS), sql`notice.child_id in ${mine}`),
    db
      .select({ childId: outbox.childId, kind: outbox.kind, at: outbox.at })
      .from(outbox)
      .where(
        and(
          eq(outbox.facilityId, facilityId),
          eq(outbox.day, day),
          eq(outbox.accountId, account),
          isNull(outbox.retractedAt),
          // A question is asked, not told.
          ne(outbox.kind, 'asked'),
          sql`${outbox.childId} in ${mine}`,
        ),
      )
      .orderBy(outbox.at),
    db
      .select({ childId: pickupPerson.childId, name: pickupPerson.name, relationship: pickupPerson.relationship })
      .from(pickupPerson)
      .where(and(eq(pickupPerson.facilityId, facilityId), inForce(pickupPerson, day), own(pickupPerson.childId)))
      .orderBy(pickupPerson.position),
    db
      .select({ accountId: person.accountId, familyName: person.familyName })
      .from(person)
      .where(
        and(
          eq(person.facilityId, facilityId),
          sql`${person.accountId} in (select k.account_id from notice_confirmation k where k.facility_id = ${facilityId} and k.child_id in ${mine})`,
        ),
      ),
    db.select({ name: facility.name, wording: facility.wording }).from(facility).where(eq(facility.facilityId, facilityId)),
    asksForFamily(c, db),
    careRows(db, facilityId, day, careReach(c, day), false),
    belongingRows(db, facilityId, readFrom(day), day, careReach(c, day, sql`belonging_step.child_id`)),
    contactsOf(db, facilityId, sql`notice.child_id in ${mine} and notice.account_id = ${account}`, day),
  ])
  const [
    [counted],
    [setting],
    [exception],
    classes,
    roster,
    facts,
    notices,
    lines,
    pickups,
    staff,
    [home],
    asked,
    care,
    belongings,
    contacts,
  ] = rows
  if (!setting || !home) throw notFound()
  const { settings } = setting
  const today = notices.filter((notice) => notice.startsOn <= day)
  const known = assembleBoard(
    { roster, facts, notices: today, forFamily: true },
    dayRules(settings, day, exception),
    classes,
    counted?.version ?? 0,
    now,
  )
  const board = counted?.silent || (await silentElsewhere(c.env, roster, known, now)) ? unalarmed(known, now) : known
  const noticesOf = byChild(notices.filter(({ endsOn }) => endsOn >= day))
  // A page that is reserved for later is told when it can be read.
  const linesOf = byChild(lines.filter(({ at }) => at <= now))
  const kinds = kindsFor(settings.familyCare ?? FAMILY_CARE)
  const careOf = byChild(care.filter(({ kind }) => kinds.includes(kind)))
  const belongingsOf = byChild(belongings)
  const pickupsOf = byChild(pickups)
  const names = new Map(staff.map((row) => [row.accountId, row.familyName]))
  const capabilities = new Map(who.wards.map((ward) => [ward.childId, ward.capabilities.split(',').filter(Boolean)]))
  const holds = (childId: Id, capability: Capability) => capabilities.get(childId)?.includes(capability) ?? false
  const births = new Map(roster.map((row) => [row.childId, row.birthDay]))
  const asks = assembleAsks(asked, now)
  const asksOf = byChild(asks)
  const nextChangeAt = soonest([
    board.nextChangeAt,
    ...lines.map(({ at }) => (at > now ? at : null)),
    ...asks.map(({ expiresAt }) => (expiresAt > now ? expiresAt : null)),
  ])
  writeEtag(c, who, board.version, nextChangeAt, day)
  return c.json({
    day,
    version: board.version,
    nextChangeAt,
    rules: board.rules,
    classes: board.classes,
    facility: {
      facilityId,
      ...home,
      phone: settings.phone,
      opensAt: settings.opensAt,
      closesAt: settings.closesAt,
      cutoffAt: settings.cutoffAt,
      cutoffText: settings.cutoffText,
      afterCutoff: settings.afterCutoff,
      absenceContact: settings.absenceContact ?? 'off',
      symptoms: settings.symptoms,
    },
    children: board.children.map(asShown).map(({ notices: _notices, allergens: _allergens, night: _night, ...row }) => ({
      ...(holds(row.childId, 'absence') ? row : withoutReasons(row)),
      birthDay: births.get(row.childId) ?? '',
      /** What this guardian may do for this child: a grandparent may only look. */
      capabilities: capabilities.get(row.childId) ?? [],
      notices: (noticesOf.get(row.childId) ?? []).map((notice) => ({
        ...forFamily(holds(row.childId, 'absence') ? notice : withoutDetails(notice), account, names),
        /** Where the reader said that it can be reached; nobody else of the family reads that. */
        contact: contacts.find(({ noticeId, childId }) => noticeId === notice.id && childId === row.childId)?.contact ?? null,
      })),
      /** Somebody on no list stands at the door: the guardian says whether the child may go along. */
      asks: (asksOf.get(row.childId) ?? []).map(({ childId: _child, ...ask }) => ask),
      lines: (linesOf.get(row.childId) ?? []).map(({ kind, at }) => ({ kind: kind as Exclude<typeof kind, 'asked'>, at })),
      care: careOfDay(
        foldCare(careOf.get(row.childId) ?? []),
        onPageOf(foldBelongings(belongingsOf.get(row.childId) ?? []), day, day),
      ),
      pickupPeople: (holds(row.childId, 'pickup_list') ? (pickupsOf.get(row.childId) ?? []) : []).map(
        ({ name, relationship }) => ({ name, relationship }),
      ),
    })),
  })
}

/** Where a child is in another facility, and has not come: whether a tablet there is silent. No answer is silence, too. */
async function silentElsewhere(env: Env, roster: readonly RosterRow[], board: Board, now: Moment): Promise<boolean> {
  const missing = new Set(
    board.children.flatMap(({ childId, status, place }) => (place && status === 'overdue' ? [childId] : [])),
  )
  const hosts = new Set(roster.flatMap((row) => (missing.has(row.childId) ? (stayOf(row)?.otherId ?? []) : [])))
  const silent = await Promise.all(
    [...hosts].map(async (hostId) => {
      const db = await findShard(env, hostId).catch(() => null)
      const found = await db
        ?.select({ one: sql<number>`1`.as('one') })
        .from(sql`(select 1)`)
        .where(anySilent(hostId, now))
        .catch(() => null)
      return found?.length !== 0
    }),
  )
  return silent.includes(true)
}

/** While a tablet is silent nobody is told that their child has not come: it may hold the arrival. Asked again soon. */
const unalarmed = (board: Board, now: Moment): Board => ({
  ...board,
  nextChangeAt: soonest([board.nextChangeAt, now + MINUTE]),
  children: board.children.map((child) => {
    if (child.status !== 'overdue') return child
    const { since: _since, ...rest } = child
    return { ...rest, status: child.told?.attendance?.kind === 'late' ? 'late_expected' : 'expected' }
  }),
})

/** For who may see a child's presence but not its notices (assurance §2.2 rows 6, 12, 25): that it is away, never why. */
const withoutDetails = (notice: NoticeRow): NoticeRow => ({
  ...notice,
  reason: null,
  symptoms: null,
  temperature: null,
  pickupPerson: null,
  note: null,
})
const withoutReasons = <Row extends { told?: Told }>(row: Row): Row => {
  if (!row.told) return row
  const { attendance, pickup } = row.told
  return {
    ...row,
    told: {
      attendance: attendance?.kind === 'absent' ? { ...attendance, reason: null } : attendance,
      pickup: pickup && { ...pickup, person: null },
    },
  }
}

/** A notice as the family sees it: never which other guardian wrote it (assurance §2.4), the real end of an absence (RA03). */
const forFamily = (notice: NoticeRow, account: Id, staff: ReadonlyMap<string | null, string>) => ({
  id: notice.id,
  kind: notice.kind,
  startsOn: notice.startsOn,
  endsOn: notice.kind === 'absent' ? absentUntil(notice) : notice.endsOn,
  announcedUntil: notice.endsOn,
  reason: notice.reason,
  symptoms: notice.symptoms ?? [],
  temperature: notice.temperature,
  time: notice.time,
  person: notice.pickupPerson,
  note: notice.note,
  withdrawn: notice.withdrawn,
  afterCutoff: notice.afterCutoff,
  byStaff: notice.source === 'staff',
  mine: notice.accountId === account,
  writtenAt: notice.writtenAt,
  confirmedAt: notice.confirmedAt,
  confirmer: notice.confirmedBy ? (staff.get(notice.confirmedBy) ?? '') : null,
})
