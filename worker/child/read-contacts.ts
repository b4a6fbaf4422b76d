// Whom to call about a child, and where they live: asked for one child at a time, by who may, and each opening is written down.
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import type { Action } from '../../schema/permission/matrix.ts'
import { block, child, guardianship, guestStay, person, pickupPerson } from '../../schema/shard.ts'
import { mayOpenMore, openedLately } from '../audit/bulk-openings.ts'
import { isBarredName } from '../block/barred.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import type { Principal } from '../kit/principal.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { homeHidden, readsHidden } from '../ledger/hidden.ts'
import { fullName } from '../presence/assemble-board.ts'
import { inForce } from '../presence/queries.ts'

/** SQL: this column is the child asked for, and the caller reaches it with the action. */
const reached = (c: Context<App>, action: Action, childId: Id) => (column: SQLiteColumn) =>
  sql`${column} = ${childId} and ${childId} in ${reachedChildren(action, c.get('scope').facilityId, tokenOf(c), c.get('today'), c.get('now'))}`

const childNamed = (c: Context<App>, db: Shard, action: Action, childId: Id) =>
  db
    .select({ familyName: child.familyName, givenName: child.givenName })
    .from(child)
    .where(and(eq(child.facilityId, c.get('scope').facilityId), reached(c, action, childId)(child.id)))

const guardiansOf = (c: Context<App>, db: Shard, action: Action, childId: Id) =>
  db
    .select({
      personId: person.id,
      accountId: person.accountId,
      familyName: person.familyName,
      givenName: person.givenName,
      phone: person.phone,
      address: person.address,
      workplace: person.workplace,
      relationship: guardianship.relationship,
    })
    .from(guardianship)
    .innerJoin(person, and(eq(person.facilityId, guardianship.facilityId), eq(person.id, guardianship.personId)))
    .where(
      and(
        eq(guardianship.facilityId, c.get('scope').facilityId),
        inForce(guardianship, c.get('today')),
        reached(c, action, childId)(guardianship.childId),
      ),
    )
    .orderBy(guardianship.contactOrder)

/** Whom to call about a guest of today: their own facility said so. */
const guardiansOfGuest = (c: Context<App>, db: Shard, childId: Id) =>
  db
    .select({ guardians: guestStay.guardians })
    .from(guestStay)
    .where(
      and(
        eq(guestStay.facilityId, c.get('scope').facilityId),
        eq(guestStay.day, c.get('today')),
        eq(guestStay.side, 'host'),
        isNull(guestStay.endedAt),
        reached(c, 'child.phone', childId)(guestStay.childId),
      ),
    )

/** Who is barred from the child today. */
const barredFrom = (c: Context<App>, db: Shard, childId: Id) =>
  db
    .select({ personId: block.personId, accountId: person.accountId, names: block.names })
    .from(block)
    .innerJoin(person, and(eq(person.facilityId, block.facilityId), eq(person.id, block.personId)))
    .where(
      and(
        eq(block.facilityId, c.get('scope').facilityId),
        eq(block.childId, childId),
        sql`${block.liftedAt} is null`,
        inForce(block, c.get('today')),
      ),
    )
type Barred = Awaited<ReturnType<typeof barredFrom>>[number]

const isBarredAccount = (barred: readonly Barred[], account: Id | null): boolean =>
  account !== null && barred.some(({ accountId }) => accountId === account)
const isBarred = (barred: readonly Barred[], one: { personId: Id; accountId: Id | null }): boolean =>
  isBarredAccount(barred, one.accountId) || barred.some(({ personId }) => personId === one.personId)

/** While a block protects a child, what would tell where its people are is for 主任 and 園長 only. */
const mayOpen = (who: Principal, barred: readonly Barred[]): boolean =>
  barred.length === 0 || who.roles.some(({ role }) => role === 'director' || role === 'head_teacher')

/**
 * Whom to call about a child, in the family's order, and who may fetch it. Opening this is logged (assurance §2.2 rows 3 and 4). Somebody
 * who is barred from the child stands in neither list: nobody calls, or hands over, by an old habit.
 */
export async function readContacts(c: Context<App>, childId: Id) {
  const { facilityId } = c.get('scope')
  const { who, rows } = await read(c, (db) => [
    childNamed(c, db, 'child.phone', childId),
    guardiansOf(c, db, 'child.phone', childId),
    db
      .select({ id: pickupPerson.id, name: pickupPerson.name, relationship: pickupPerson.relationship })
      .from(pickupPerson)
      .where(
        and(
          eq(pickupPerson.facilityId, facilityId),
          inForce(pickupPerson, c.get('today')),
          reached(c, 'child.phone', childId)(pickupPerson.childId),
        ),
      )
      .orderBy(pickupPerson.position),
    barredFrom(c, db, childId),
    openedLately(c, db, childId),
    guardiansOfGuest(c, db, childId),
  ])
  const [[found], guardians, pickupPeople, barred, [lately], [guest]] = rows
  if (!found) throw notFound()
  await mayOpenMore(c, childId, lately)
  const opened = mayOpen(who, barred)
  await logReading(c, childId, { opened: 'contacts' })
  const barredNames = barred.flatMap(({ names }) => names)
  return {
    childId,
    name: fullName(found),
    /** The numbers are with 主任 and 園長. */
    askOffice: !opened,
    guardians: guardians
      .filter((one) => !isBarred(barred, one))
      .map(({ personId, phone, relationship, ...names }) => ({
        personId,
        name: fullName(names),
        relationship,
        phone: opened ? phone : null,
      }))
      .concat(
        (guest?.guardians ?? []).flatMap(([accountId, name, relationship, phone], place) =>
          isBarredAccount(barred, accountId) || isBarredName(barredNames, name, relationship)
            ? []
            : { personId: `guest-${place}`, name, relationship, phone: opened ? phone : null },
        ),
      ),
    pickupPeople: pickupPeople.filter(({ name, relationship }) => !isBarredName(barredNames, name, relationship)),
  }
}

/** Where the guardians of a child live and work. Stays shut until somebody opens it, and that is logged. */
export async function readAddresses(c: Context<App>, childId: Id) {
  const { who, rows } = await read(c, (db) => [
    childNamed(c, db, 'child.address', childId),
    guardiansOf(c, db, 'child.address', childId),
    barredFrom(c, db, childId),
    openedLately(c, db, childId),
    db
      .select({ hidden: homeHidden(c.get('scope').facilityId, sql`${childId}`, c.get('today')).as('hidden') })
      .from(sql`(select 1)`),
  ])
  const [[found], guardians, barred, [lately], [home]] = rows
  if (!found || !mayOpen(who, barred) || (home?.hidden && !readsHidden(who))) throw notFound()
  await mayOpenMore(c, childId, lately)
  await logReading(c, childId, { opened: 'addresses' })
  return {
    childId,
    guardians: guardians
      .filter((one) => !isBarred(barred, one))
      .map(({ personId, address, workplace }) => ({ personId, address, workplace })),
  }
}
