// A child's card: masked as it lies open on a desk, whole when somebody opened it for a reason, and who of the house has looked at theirs this year.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { isMasked, roundOf, type Why } from '../../schema/ledger/rule.ts'
import { isFamilyKind } from '../../schema/ledger/words.ts'
import type { Action } from '../../schema/permission/matrix.ts'
import {
  child,
  classMembership,
  classroom,
  enrollment,
  facility,
  guardianship,
  person,
  pickupPerson,
} from '../../schema/shard.ts'
import { mayOpenMore, openedLately } from '../audit/bulk-openings.ts'
import type { App } from '../kit/context.ts'
import { isOwnChild } from '../kit/enrolled.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { inEffect, reachedChildren } from '../kit/rights.ts'
import { waits } from '../kit/said.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { inForce } from '../presence/queries.ts'
import { homeHidden, readsHidden } from './hidden.ts'
import { ledgerEntries, toEntry } from './queries.ts'

/** SQL: the child asked for, where the caller reaches it and it is the facility's own. */
function reached(c: Context<App>, action: Action, childId: Id): SQL {
  const { facilityId } = c.get('scope')
  return sql`${childId} in ${reachedChildren(action, facilityId, tokenOf(c), c.get('today'), c.get('now'))} and ${isOwnChild(facilityId, sql`${childId}`)}`
}

const cardOf = (c: Context<App>, db: Shard, childId: Id, mine: SQL) => {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  return db
    .select({
      familyName: child.familyName,
      givenName: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      birthDay: child.birthDay,
      sex: child.sex,
      number: child.number,
      contactWay: child.contactWay,
      facility: sql<string>`(select f.name from facility f where f.facility_id = ${facilityId})`.as('facility'),
      hidden: homeHidden(facilityId, sql`child.id`, today).as('hidden'),
      guarded:
        sql<number>`exists (select 1 from block b where b.facility_id = ${facilityId} and b.child_id = child.id and ${inEffect(today)})`.as(
          'guarded',
        ),
      checkedAt: sql<Moment | null>`(select max(k.at) from ledger_check k where k.facility_id = ${facilityId}
        and k.year = ${roundOf(today)} and k.child_id = child.id)`.as('checked_at'),
      enrollments: sql<string>`(select json_group_array(json_array(e.starts_on, e.ends_on)) from (select * from enrollment
        where facility_id = ${facilityId} and child_id = child.id and kind = 'regular' order by starts_on) e)`.as('enrollments'),
      classes:
        sql<string>`(select json_group_array(json_array(m.starts_on, m.ends_on, m.name)) from (select m.starts_on, m.ends_on, r.name
        from class_membership m join classroom r on r.facility_id = m.facility_id and r.id = m.classroom_id
        where m.facility_id = ${facilityId} and m.child_id = child.id order by m.starts_on) m)`.as('classes'),
      contracts:
        sql<string>`(select json_group_array(json_array(h.starts_on, h.ends_on, h.need)) from (select * from contract_hours
        where facility_id = ${facilityId} and child_id = child.id order by starts_on) h)`.as('contracts'),
    })
    .from(child)
    .where(and(eq(child.facilityId, facilityId), eq(child.id, childId), mine))
}
type Card = Awaited<ReturnType<typeof cardOf>>[number]
type Span = [startsOn: Day, endsOn: Day | null]

const profileOf = (card: Card) => ({
  name: fullName(card),
  kana: `${card.familyKana} ${card.givenKana}`.trim(),
  birthDay: card.birthDay,
  sex: card.sex,
  number: card.number,
  facility: card.facility,
  hidden: Boolean(card.hidden),
  checkedAt: card.checkedAt,
  enrollments: JSON.parse(card.enrollments) as Span[],
  classes: JSON.parse(card.classes) as [...Span, name: string][],
  contracts: JSON.parse(card.contracts) as [...Span, need: 'standard' | 'short'][],
})

/** The card as it lies open: staff see that there is something where it is masked; a family its own words, but no hidden home. */
export async function readLedger(c: Context<App>, childId: Id) {
  const { facilityId } = c.get('scope')
  const { account, door } = tokenOf(c)
  const family = door === 'family'
  const mine = reached(c, 'ledger.read', childId)
  const { rows } = await read(c, (db) => [
    cardOf(c, db, childId, mine),
    ledgerEntries(db, facilityId, sql`ledger_entry.child_id = ${childId} and ${mine}`),
  ])
  const [[found], entries] = rows
  if (!found) throw notFound()
  const card = profileOf(found)
  return {
    childId,
    today: c.get('today'),
    ...card,
    // A family knows its nursery; that its home is hidden, and the number the city has given its child, are the nursery's own.
    hidden: family ? false : card.hidden,
    number: family ? null : card.number,
    entries: entries
      .filter(({ kind }) => !family || isFamilyKind(kind))
      .map((row) =>
        toEntry(row, {
          account,
          named: !family,
          masked: family ? card.hidden && row.kind === 'home' : isMasked(row.kind),
        }),
      ),
  }
}

const guardiansOf = (c: Context<App>, db: Shard, childId: Id, mine: SQL) =>
  db
    .select({
      familyName: person.familyName,
      givenName: person.givenName,
      relationship: guardianship.relationship,
      phone: person.phone,
      address: person.address,
      workplace: person.workplace,
    })
    .from(guardianship)
    .innerJoin(person, and(eq(person.facilityId, guardianship.facilityId), eq(person.id, guardianship.personId)))
    .where(
      and(
        eq(guardianship.facilityId, c.get('scope').facilityId),
        eq(guardianship.childId, childId),
        inForce(guardianship, c.get('today')),
        mine,
        // Who is barred from the child stands on no card.
        sql`not exists (select 1 from block b join person q on q.facility_id = b.facility_id and q.id = b.person_id
          where b.facility_id = ${c.get('scope').facilityId} and b.child_id = ${childId} and b.lifted_at is null
          and (b.person_id = person.id or q.account_id = person.account_id))`,
      ),
    )
    .orderBy(guardianship.contactOrder)

/** The whole card, opened for a reason, which is written down (RL12). A hidden home is read by 園長 and 主任 alone, and its 園名 goes on no paper. */
export async function openLedger(c: Context<App>, asked: { childId: Id; why: Why; format?: 'csv' | 'xlsx' | undefined }) {
  const { facilityId } = c.get('scope')
  const { account } = tokenOf(c)
  const { childId, why, format } = asked
  const mine = reached(c, 'ledger.open', childId)
  const { who, rows } = await read(c, (db) => [
    cardOf(c, db, childId, mine),
    ledgerEntries(db, facilityId, sql`ledger_entry.child_id = ${childId} and ${mine}`),
    guardiansOf(c, db, childId, mine),
    db
      .select({ name: pickupPerson.name, relationship: pickupPerson.relationship, phone: pickupPerson.phone })
      .from(pickupPerson)
      .where(
        and(
          eq(pickupPerson.facilityId, facilityId),
          eq(pickupPerson.childId, childId),
          inForce(pickupPerson, c.get('today')),
          mine,
        ),
      )
      .orderBy(pickupPerson.position),
    openedLately(c, db, childId),
  ])
  const [[found], entries, guardians, pickups, [lately]] = rows
  if (!found) throw notFound()
  await mayOpenMore(c, childId, lately)
  await logReading(c, childId, { opened: 'ledger', why, ...(format ? { exported: format } : {}) })
  const card = profileOf(found)
  const shut = card.hidden && !readsHidden(who)
  const silent = Boolean(found.guarded) && !readsHidden(who)
  return {
    childId,
    today: c.get('today'),
    ...card,
    // What is printed of a hidden household does not say where the child is.
    facility: shut ? '' : card.facility,
    guardians: guardians.map(({ phone, address, workplace, relationship, ...names }) => ({
      name: fullName(names),
      relationship,
      phone: silent ? null : phone,
      address: shut ? null : address,
      workplace: shut ? null : workplace,
    })),
    pickups: pickups.map((one) => ({ ...one, phone: silent ? null : one.phone })),
    entries: entries.map((row) =>
      toEntry(row, { account, named: true, masked: (shut && row.kind === 'home') || (silent && row.kind === 'contact') }),
    ),
  }
}
export type OpenCard = Awaited<ReturnType<typeof openLedger>>

/** 年に一度の確認: the children of today, whether their household has looked at the card this fiscal year, and what of it waits. */
export async function readRound(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const year = roundOf(today)
  const mine = reachedChildren('ledger.read', facilityId, tokenOf(c), today, c.get('now'))
  const { rows } = await read(c, (db) => [
    db
      .select({
        childId: child.id,
        familyName: child.familyName,
        givenName: child.givenName,
        familyKana: child.familyKana,
        givenKana: child.givenKana,
        contactWay: child.contactWay,
        classId: sql<Id | null>`${classroom.id}`.as('class_id'),
        className: classroom.name,
        checked: sql<string | null>`(select json_array(max(k.at), k.way) from ledger_check k where k.facility_id = ${facilityId}
          and k.year = ${year} and k.child_id = child.id having max(k.at) is not null)`.as('checked'),
        waiting: sql<number>`(select count(*) from ledger_entry e where e.facility_id = ${facilityId} and e.child_id = child.id
          and ${waits('ledger', sql`e`)})`.as('waiting'),
      })
      .from(child)
      .innerJoin(
        enrollment,
        and(
          eq(enrollment.facilityId, child.facilityId),
          eq(enrollment.childId, child.id),
          inForce(enrollment, today),
          eq(enrollment.kind, 'regular'),
        ),
      )
      .leftJoin(
        classMembership,
        and(
          eq(classMembership.facilityId, child.facilityId),
          eq(classMembership.childId, child.id),
          inForce(classMembership, today),
        ),
      )
      .leftJoin(
        classroom,
        and(eq(classroom.facilityId, classMembership.facilityId), eq(classroom.id, classMembership.classroomId)),
      )
      .where(and(eq(child.facilityId, facilityId), sql`child.id in ${mine}`))
      .orderBy(classroom.position, child.kanaOrder),
    db.select({ name: facility.name }).from(facility).where(eq(facility.facilityId, facilityId)),
  ])
  const [children, [home]] = rows
  return {
    year,
    facility: home?.name ?? '',
    children: children.map(({ checked, familyKana, givenKana, familyName, givenName, ...one }) => {
      const [at, way] = checked ? (JSON.parse(checked) as [Moment, 'app' | 'paper']) : []
      return {
        ...one,
        name: fullName({ familyName, givenName }),
        kana: `${familyKana} ${givenKana}`.trim(),
        checked: at && way ? { at, way } : null,
      }
    }),
  }
}
