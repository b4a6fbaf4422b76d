// The numbers of a whole class or house at once, in the order each family wants to be called: for the paper in the drawer, and for the tablet
// on a day without a line. A child under a block is not among them; its numbers are opened one by one, by who may.
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { block, guardianship, person } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { childrenOfDevice, reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { inForce } from '../presence/queries.ts'

/** Numbers by child. In the room only on a paired tablet, for its classes, in the name that was opened there. The reading is written down. */
export async function readPhones(
  c: Context<App>,
): Promise<{ phones: Record<Id, [relationship: string, name: string, phone: string][]> }> {
  const { facilityId } = c.get('scope')
  const [token, today] = [tokenOf(c), c.get('today')]
  if (token.door === 'room' && !token.device) throw notFound()
  const reached = reachedChildren('child.phone', facilityId, token, today, c.get('now'))
  const here = token.device ? sql`${guardianship.childId} in ${childrenOfDevice(facilityId, token.device, today)}` : undefined
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
          sql`${guardianship.childId} in ${reached}`,
          here,
          sql`not exists (select 1 from ${block} where ${and(
            eq(block.facilityId, facilityId),
            sql`${block.childId} = ${guardianship.childId}`,
            isNull(block.liftedAt),
            inForce(block, today),
          )})`,
        ),
      )
      .orderBy(guardianship.childId, guardianship.contactOrder),
  ])
  const phones: Record<Id, [string, string, string][]> = {}
  for (const { childId, relationship, familyName, givenName, phone } of rows[0]) {
    const list = phones[childId] ?? []
    phones[childId] = list
    list.push([relationship, `${familyName} ${givenName}`.trim(), phone ?? ''])
  }
  await logReading(c, '', { opened: 'phones', children: Object.keys(phones).length })
  return { phones }
}
