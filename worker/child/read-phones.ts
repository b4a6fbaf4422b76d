// The numbers of a whole class or house at once, in the order each family wants to be called: for the paper in the drawer, and for the tablet
// on a day without a line. A child under a block is not among them; its numbers are opened one by one, by who may.
import { and, eq, isNotNull, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { block, guardianship, guestStay, person } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { childrenOfDevice, reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { inForce } from '../presence/queries.ts'

/** Numbers by child, those of guests of today and tomorrow included. In the room only on a paired tablet, for its classes, in the name that was opened there. The reading is written down. */
export async function readPhones(
  c: Context<App>,
): Promise<{ phones: Record<Id, [relationship: string, name: string, phone: string][]> }> {
  const { facilityId } = c.get('scope')
  const [token, today] = [tokenOf(c), c.get('today')]
  if (token.door === 'room' && !token.device) throw notFound()
  /** SQL: a child the caller reaches on a day, on a tablet one of its classes, and under no block. */
  const open = (childId: SQLWrapper, day: Day): SQL | undefined =>
    and(
      sql`${childId} in ${reachedChildren('child.phone', facilityId, token, day, c.get('now'))}`,
      token.device ? sql`${childId} in ${childrenOfDevice(facilityId, token.device, day)}` : undefined,
      sql`not exists (select 1 from ${block} where ${and(
        eq(block.facilityId, facilityId),
        sql`${block.childId} = ${childId}`,
        isNull(block.liftedAt),
        inForce(block, day),
      )})`,
    )
  const guestsOn = (db: Shard, day: Day) =>
    db
      .select({ childId: guestStay.childId, guardians: guestStay.guardians })
      .from(guestStay)
      .where(
        and(
          eq(guestStay.facilityId, facilityId),
          eq(guestStay.day, day),
          eq(guestStay.side, 'host'),
          isNull(guestStay.endedAt),
          open(sql`guest_stay.child_id`, day),
        ),
      )
  const { rows } = await read(c, (db) => [
    db
      .select({
        childId: guardianship.childId,
        relationship: guardianship.relationship,
        familyName: person.familyName,
        givenName: person.givenName,
        phone: person.phone,
      })
      .from(guardianship)
      .innerJoin(person, and(eq(person.facilityId, guardianship.facilityId), eq(person.id, guardianship.personId)))
      .where(
        and(
          eq(guardianship.facilityId, facilityId),
          inForce(guardianship, today),
          isNotNull(person.phone),
          open(guardianship.childId, today),
        ),
      )
      .orderBy(guardianship.childId, guardianship.contactOrder),
    guestsOn(db, today),
    // Their copies are here from the evening before.
    guestsOn(db, addDays(today, 1)),
  ])
  const phones: Record<Id, [string, string, string][]> = {}
  for (const { childId, relationship, familyName, givenName, phone } of rows[0]) {
    const list = phones[childId] ?? []
    phones[childId] = list
    list.push([relationship, `${familyName} ${givenName}`.trim(), phone ?? ''])
  }
  for (const { childId, guardians } of [...rows[1], ...rows[2]])
    phones[childId] ??= guardians.flatMap(([, name, relationship, phone]): [string, string, string][] =>
      phone ? [[relationship, name, phone]] : [],
    )
  await logReading(c, '', { opened: 'phones', children: Object.keys(phones).length })
  return { phones }
}
