import { and, desc, eq, getTableColumns, gte, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { firstSettings } from '../../schema/facility/input.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { block, child, notice, noticeConfirmation, noticeContact, person } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { blocked, reachedChildren, reachesPast } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { noticesBetween } from '../presence/queries.ts'

/** Notices the reader reaches. For staff, one whose days are over belongs to who had the child in their class then (assurance §2.2 row 8). */
function reached(c: Context<App>) {
  const [{ facilityId }, token, today] = [c.get('scope'), tokenOf(c), c.get('today')]
  const now = reachedChildren('notice.read', facilityId, token, today, c.get('now'))
  if (token.door === 'family') return sql`${notice.childId} in ${now}`
  return sql`case when ${notice.endsOn} >= ${today} then ${notice.childId} in ${now}
    else ${reachesPast('presence.history', facilityId, token, today, sql`${notice.childId}`, sql`${notice.endsOn}`)}
      and not ${blocked(facilityId, sql`${notice.childId}`, token.account, today)} end`
}

/** Notices that touch some days, newest first, with the child's name; only children the reader reaches. */
export async function readNotices(c: Context<App>, asked: { from: Day; to?: Day | undefined }) {
  const { facilityId } = c.get('scope')
  const { who, rows } = await read(c, (db) => [
    noticesBetween(db, facilityId, asked.from, asked.to ?? asked.from, reached(c)),
    db
      .select({
        childId: child.id,
        familyName: child.familyName,
        givenName: child.givenName,
        familyKana: child.familyKana,
        givenKana: child.givenKana,
      })
      .from(child)
      .where(eq(child.facilityId, facilityId)),
    people(c, db),
    // Families never: a mark would tell that there is a block.
    db
      .select({ childId: block.childId, startsOn: block.startsOn, endsOn: block.endsOn })
      .from(block)
      .where(and(eq(block.facilityId, facilityId), isNull(block.liftedAt), sql`${tokenOf(c).door !== 'family' ? 1 : 0}`)),
    settingsOn(db, facilityId, c.get('today')),
    contactsOf(db, facilityId, reached(c), asked.from),
  ])
  const [notices, children, persons, blocks, [setting], contacts] = rows
  const own = new Set(who.wards.map(({ childId }) => childId))
  /** The neutral mark of the door, on a word about who fetches. */
  const asksOffice = ({ childId, kind, pickupPerson, withdrawn, startsOn }: (typeof notices)[number]) =>
    (kind === 'pickup_change' || kind === 'early_leave') &&
    pickupPerson !== null &&
    !withdrawn &&
    !own.has(childId) &&
    blocks.some((b) => b.childId === childId && b.startsOn <= startsOn && (b.endsOn === null || b.endsOn >= startsOn))
  const family = tokenOf(c).door === 'family'
  const leads = who.roles.some(({ role }) => role === 'head_teacher' || role === 'director')
  const holdsToday = (b: (typeof blocks)[number]) =>
    b.startsOn <= c.get('today') && (b.endsOn === null || b.endsOn >= c.get('today'))
  /** While a block protects a child, where its people are is for 主任 and 園長; to a family its own word alone. */
  const contactOf = ({ id, childId, accountId }: (typeof notices)[number]) =>
    (family ? accountId === tokenOf(c).account : leads || !blocks.some((b) => b.childId === childId && holdsToday(b)))
      ? (contacts.find((one) => one.noticeId === id && one.childId === childId)?.contact ?? null)
      : null
  const names = new Map(children.map((row) => [row.childId, row]))
  const writers = new Map(persons.map((row) => [row.accountId, `${row.familyName} ${row.givenName}`.trim()]))
  return {
    /** The facility's words for what `symptoms` of a notice names. */
    symptoms: (setting?.settings ?? firstSettings).symptoms.map(({ key, ja }) => ({ key, ja })),
    notices: notices
      .sort((a, b) => b.writtenAt - a.writtenAt)
      .map(({ accountId, confirmedBy, ...row }) => {
        const named = names.get(row.childId)
        return {
          ...row,
          contact: contactOf({ ...row, accountId, confirmedBy }),
          ...(asksOffice({ ...row, accountId, confirmedBy }) ? { askOffice: true as const } : {}),
          name: named ? `${named.familyName} ${named.givenName}`.trim() : '',
          kana: named ? `${named.familyKana} ${named.givenKana}`.trim() : '',
          writer: family && row.source === 'guardian' ? '' : (writers.get(accountId) ?? ''),
          confirmer: confirmedBy ? (writers.get(confirmedBy) ?? '') : null,
        }
      }),
  }
}

/** Where those who wrote can be reached, of notices that end on a day or after it. */
export const contactsOf = (db: Shard, facilityId: number, only: SQL, from: Day) =>
  db
    .select({
      noticeId: noticeContact.noticeId,
      childId: noticeContact.childId,
      contact: noticeContact.contact,
    })
    .from(notice)
    .innerJoin(
      noticeContact,
      and(
        eq(noticeContact.facilityId, notice.facilityId),
        eq(noticeContact.childId, notice.childId),
        eq(noticeContact.noticeId, notice.id),
      ),
    )
    .where(and(eq(notice.facilityId, facilityId), gte(notice.endsOn, from), only))

const { facilityId: _facility, ...versionColumns } = getTableColumns(notice)

const people = (c: Context<App>, db: Parameters<typeof noticesBetween>[0]) =>
  db
    .select({ accountId: person.accountId, familyName: person.familyName, givenName: person.givenName })
    .from(person)
    .where(and(eq(person.facilityId, c.get('scope').facilityId), sql`${person.accountId} is not null`))

/** Every version of one notice, newest first: who wrote what when, what it replaced, who confirmed it (RA12). */
export async function readHistory(c: Context<App>, asked: { childId: Id; noticeId: Id }) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({
        ...versionColumns,
        confirmedAt: noticeConfirmation.confirmedAt,
        confirmedBy: sql<Id | null>`${noticeConfirmation.accountId}`.as('confirmed_by'),
      })
      .from(notice)
      .leftJoin(
        noticeConfirmation,
        and(
          eq(noticeConfirmation.facilityId, notice.facilityId),
          eq(noticeConfirmation.childId, notice.childId),
          eq(noticeConfirmation.noticeId, notice.id),
        ),
      )
      .where(
        and(
          eq(notice.facilityId, facilityId),
          eq(notice.childId, asked.childId),
          inArray(notice.id, chainOf(facilityId, asked)),
          reached(c),
        ),
      )
      .orderBy(desc(notice.writtenAt)),
    people(c, db),
  ])
  const [versions, persons] = rows
  if (versions.length === 0) throw notFound()
  const family = tokenOf(c).door === 'family'
  const writers = new Map(persons.map((row) => [row.accountId, `${row.familyName} ${row.givenName}`.trim()]))
  return {
    versions: versions.map(({ accountId, confirmedBy, ...version }) => ({
      ...version,
      writer: family ? null : (writers.get(accountId) ?? ''),
      mine: accountId === tokenOf(c).account,
      confirmer: confirmedBy ? (writers.get(confirmedBy) ?? '') : null,
    })),
  }
}

/** Ids of a notice's versions in both directions. */
const chainOf = (facilityId: number, asked: { childId: Id; noticeId: Id }) => sql`(
  with recursive back(id, supersedes) as (
    select id, supersedes from notice where facility_id = ${facilityId} and child_id = ${asked.childId} and id = ${asked.noticeId}
    union select n.id, n.supersedes from notice n join back on n.facility_id = ${facilityId} and n.child_id = ${asked.childId} and n.id = back.supersedes),
  forth(id) as (
    select ${asked.noticeId} union select n.id from notice n join forth on n.facility_id = ${facilityId} and n.child_id = ${asked.childId} and n.supersedes = forth.id)
  select id from back union select id from forth)`
