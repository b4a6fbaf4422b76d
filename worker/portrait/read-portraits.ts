// Which faces there are, and the faces. Two questions, because a tablet asks the first every few minutes and the second only for what it lacks.
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { block, pickupPerson, portrait } from '../../schema/shard.ts'
import { isBarredName } from '../block/barred.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { childrenOfDevice, reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { inForce } from '../presence/queries.ts'

/**
 * The faces the caller may see; with their pictures those of `wanted`. People who fetch are seen by whoever may see the list they are on, by
 * a caregivers' tablet too, never by a screen at the entrance (RB30), and staff see none that a block keeps from the child.
 */
async function portraits(c: Context<App>, wanted?: readonly Id[]) {
  const { facilityId } = c.get('scope')
  const [today, now, token] = [c.get('today'), c.get('now'), tokenOf(c)]
  const device = token.door === 'device'
  const seen = reachedChildren('portrait.read', facilityId, token, today, now)
  const listed = device
    ? childrenOfDevice(facilityId, token.account, today)
    : reachedChildren('pickup.read', facilityId, token, today, now)
  const columns = {
    childId: portrait.childId,
    pickupId: portrait.pickupId,
    id: portrait.id,
    jpeg: wanted ? portrait.jpeg : sql<string>`''`,
  }
  const of = and(eq(portrait.facilityId, facilityId), wanted ? inArray(portrait.id, [...wanted]) : undefined)
  const { who, rows } = await read(c, (db) => [
    db
      .select(columns)
      .from(portrait)
      .where(and(of, eq(portrait.pickupId, ''), sql`${portrait.childId} in ${seen}`)),
    db
      .select({ ...columns, name: pickupPerson.name, relationship: pickupPerson.relationship })
      .from(portrait)
      .innerJoin(
        pickupPerson,
        and(
          eq(pickupPerson.facilityId, portrait.facilityId),
          eq(pickupPerson.childId, portrait.childId),
          eq(pickupPerson.id, portrait.pickupId),
        ),
      )
      .where(and(of, inForce(pickupPerson, today), sql`${portrait.childId} in ${listed}`)),
    db
      .select({ childId: block.childId, names: block.names })
      .from(block)
      .where(and(eq(block.facilityId, facilityId), isNull(block.liftedAt), inForce(block, today))),
  ])
  const [children, people, blocks] = rows
  const barred = ({ childId, name, relationship }: (typeof people)[number]): boolean =>
    who.door !== 'family' && blocks.some((one) => one.childId === childId && isBarredName(one.names, name, relationship))
  return [...children, ...(who.device && who.device.kind !== 'tablet' ? [] : people.filter((one) => !barred(one)))]
}

/** `[childId, pickupId, id]` of each face; the child's own has an empty pickupId. */
export async function listPortraits(c: Context<App>) {
  return { faces: (await portraits(c)).map(({ childId, pickupId, id }): [Id, Id, Id] => [childId, pickupId, id]) }
}

/** Pictures by the ids of the list, base64. What the caller may not see, or is gone, is not in it; where nothing is left there is no such thing. */
export async function readPortraits(c: Context<App>, ids: readonly Id[]) {
  const found = await portraits(c, ids)
  if (found.length === 0) throw notFound()
  return { pictures: Object.fromEntries(found.map(({ id, jpeg }) => [id, jpeg])) }
}
