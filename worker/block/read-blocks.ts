import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Context } from 'hono'
import { isOverdue } from '../../schema/block/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { block, child, guardianship, person, pickupPerson } from '../../schema/shard.ts'
import { isOnlyGuest, isOurs } from '../guest/of-home.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { type Principal, withoutKept } from '../kit/principal.ts'
import { inEffect, ownChild } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { openText } from '../kit/seal.ts'
import { tokenOf } from '../kit/token.ts'
import { aboutBarred } from '../pickup/may-hand.ts'
import { fullName } from '../presence/assemble-board.ts'
import { sealedAs } from './set-block.ts'

/** Not of children kept from the reader, nor of the reader's own: there one is a parent, not staff (assurance §2.3, 2 and 4). */
function forStaff<Row extends { childId: Id }>(who: Principal, rows: Row[]): Row[] {
  const own = new Set(who.wards.map(({ childId }) => childId))
  return withoutKept(who, rows).filter(({ childId }) => !own.has(childId))
}

/** SQL: a child whom the reader may look at as staff: not a guest whose days here are over, and not one of whom the reader is a parent. */
const readable = (c: Context<App>, childId: SQL): SQL => {
  const { facilityId } = c.get('scope')
  return sql`(${isOurs(facilityId, childId, c.get('today'))} and not ${ownChild(facilityId, childId, tokenOf(c).account)})`
}

const lost = 'この文は読めません。市から届いた書類で確かめて、入れ直してください。'

/** Every block of the facility, or of one child with the people it may be about; lifted ones too, newest first. Opening it is logged. */
export async function readBlocks(c: Context<App>, asked: { childId?: Id | undefined }) {
  const { facilityId } = c.get('scope')
  const [now, today] = [c.get('now'), c.get('today')]
  const childId = asked.childId ?? ''
  const { who, rows } = await read(c, (db) => [
    db
      .select({
        childId: block.childId,
        blockId: block.id,
        kind: block.kind,
        text: block.text,
        from: block.startsOn,
        to: block.endsOn,
        setBy: block.setBy,
        setAt: block.setAt,
        confirmedBy: block.confirmedBy,
        confirmedAt: block.confirmedAt,
        liftAskedBy: block.liftAskedBy,
        liftAskedAt: block.liftAskedAt,
        liftedBy: block.liftedBy,
        liftedAt: block.liftedAt,
        person: sql<string>`trim(${person.familyName} || ' ' || ${person.givenName})`.as('person'),
        kana: sql<string>`trim(${child.familyKana} || ' ' || ${child.givenKana})`.as('kana'),
        name: sql<string>`trim(${child.familyName} || ' ' || ${child.givenName})`.as('name'),
      })
      .from(block)
      .innerJoin(person, and(eq(person.facilityId, block.facilityId), eq(person.id, block.personId)))
      .innerJoin(child, and(eq(child.facilityId, block.facilityId), eq(child.id, block.childId)))
      .where(
        and(
          eq(block.facilityId, facilityId),
          asked.childId ? eq(block.childId, childId) : undefined,
          readable(c, sql`${block.childId}`),
        ),
      )
      .orderBy(desc(block.setAt)),
    staffNames(db, facilityId),
    db
      .select({
        personId: person.id,
        name: sql<string>`trim(${person.familyName} || ' ' || ${person.givenName})`.as('name'),
        relationship: guardianship.relationship,
      })
      .from(guardianship)
      .innerJoin(person, and(eq(person.facilityId, guardianship.facilityId), eq(person.id, guardianship.personId)))
      .where(and(eq(guardianship.facilityId, facilityId), eq(guardianship.childId, childId)))
      .orderBy(guardianship.contactOrder),
    db
      .select({ name: pickupPerson.name, relationship: pickupPerson.relationship })
      .from(pickupPerson)
      .where(and(eq(pickupPerson.facilityId, facilityId), eq(pickupPerson.childId, childId)))
      .orderBy(pickupPerson.position),
    db
      .select({ childId: child.id, familyName: child.familyName, givenName: child.givenName })
      .from(child)
      .where(and(eq(child.facilityId, facilityId), eq(child.id, childId), readable(c, sql`${child.id}`))),
  ])
  const [blocks, staff, guardians, pickups, children] = rows
  const [about] = forStaff(who, children)
  if (asked.childId && !about) throw notFound()
  await logReading(c, childId, { opened: 'blocks' })
  const names = new Map(staff.map(({ accountId, name }) => [accountId, name]))
  const nameOf = (account: Id | null) => (account ? (names.get(account) ?? '') : null)
  return {
    child: about ? { childId: about.childId, name: fullName(about) } : null,
    people: guardians.filter(({ personId }, place) => guardians.findIndex((one) => one.personId === personId) === place),
    pickups,
    blocks: forStaff(who, blocks).map(({ setBy, confirmedBy, liftAskedBy, liftedBy, text, ...row }) => ({
      ...row,
      text: openText(c.env, sealedAs(facilityId, row.blockId), text) ?? lost,
      setBy: nameOf(setBy),
      confirmedBy: nameOf(confirmedBy),
      liftAskedBy: nameOf(liftAskedBy),
      liftedBy: nameOf(liftedBy),
      /** Who began may not be the second. */
      mayConfirm: row.confirmedAt === null && setBy !== who.accountId,
      mayLift: row.liftAskedAt !== null && liftAskedBy !== who.accountId,
      overdue: row.liftedAt === null && isOverdue(row, now),
      state:
        row.liftedAt !== null || (row.to !== null && row.to < today)
          ? ('over' as const)
          : row.from > today
            ? ('to_come' as const)
            : ('in_effect' as const),
    })),
  }
}

const staffNames = (db: Parameters<Parameters<typeof read>[1]>[0], facilityId: number) =>
  db
    .select({
      accountId: person.accountId,
      name: sql<string>`trim(${person.familyName} || ' ' || ${person.givenName})`.as('name'),
    })
    .from(person)
    .where(
      and(
        eq(person.facilityId, facilityId),
        sql`${person.accountId} in (select a.value from block b, json_each(json_array(b.set_by, b.confirmed_by, b.lift_asked_by, b.lifted_by)) a
          where b.facility_id = ${facilityId})`,
      ),
    )

/**
 * How many blocks wait for a second person: numbers for きょう, so that nobody has to remember. And, quietly, who of the barred asks for a
 * child at the door today: the tablet where it was asked shows nothing of it.
 */
export async function readWaiting(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { who, rows } = await read(c, (db) => [
    db
      .select({ childId: block.childId, setAt: block.setAt, confirmedAt: block.confirmedAt, liftAskedAt: block.liftAskedAt })
      .from(block)
      .where(
        and(
          eq(block.facilityId, facilityId),
          sql`${block.liftedAt} is null and (${block.endsOn} is null or ${block.endsOn} >= ${c.get('today')})`,
          readable(c, sql`${block.childId}`),
          // Of a guest's the second person is at home.
          sql`not ${isOnlyGuest(facilityId, sql`${block.childId}`)}`,
        ),
      ),
    db
      .select({
        childId: sql<Id>`a.child_id`.as('asked_for'),
        kana: sql<string>`trim(${child.familyKana} || ' ' || ${child.givenKana})`.as('kana'),
        person: sql<string>`a.name`.as('person'),
        relationship: sql<string>`a.relationship`.as('relationship'),
        at: sql<number>`a.asked_at`.as('asked_at'),
      })
      .from(sql`pickup_ask a`)
      .innerJoin(child, sql`${child.facilityId} = a.facility_id and ${child.id} = a.child_id`)
      .where(
        sql`a.facility_id = ${facilityId} and a.day = ${c.get('today')} and ${aboutBarred} and ${readable(c, sql`a.child_id`)}`,
      )
      .orderBy(sql`a.asked_at`),
  ])
  const waiting = forStaff(who, rows[0])
  return {
    unconfirmed: waiting.filter(({ confirmedAt }) => confirmedAt === null).length,
    overdue: waiting.filter((row) => isOverdue(row, c.get('now'))).length,
    liftAsked: waiting.filter(({ liftAskedAt }) => liftAskedAt !== null).length,
    atDoor: forStaff(who, rows[1]),
  }
}

/** What the door must do about a child today, in the office's words, and about whom. Opening it is logged. */
export async function readAlert(c: Context<App>, childId: Id) {
  const { facilityId } = c.get('scope')
  const b = alias(block, 'b')
  const { who, rows } = await read(c, (db) => [
    db
      .select({
        childId: b.childId,
        blockId: b.id,
        text: b.text,
        person: sql<string>`trim(${person.familyName} || ' ' || ${person.givenName})`.as('person'),
      })
      .from(b)
      .innerJoin(person, and(eq(person.facilityId, b.facilityId), eq(person.id, b.personId)))
      .where(and(eq(b.facilityId, facilityId), eq(b.childId, childId), inEffect(c.get('today'))))
      .orderBy(b.setAt),
  ])
  const alerts = forStaff(who, rows[0])
  if (alerts.length === 0) throw notFound()
  await logReading(c, childId, { opened: 'alert' })
  return {
    childId,
    alerts: alerts.map(({ blockId, text, person: name }) => ({
      blockId,
      person: name,
      text: openText(c.env, sealedAs(facilityId, blockId), text) ?? lost,
    })),
  }
}
