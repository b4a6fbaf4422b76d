import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { addDays, later } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { addPickupPerson as addInput, changePickupPerson as changeInput } from '../../schema/pickup/input.ts'
import { pickupPerson, portrait } from '../../schema/shard.ts'
import { isOnlyGuest, ofHome } from '../guest/of-home.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound, overtaken } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'

const MOST = 20
const full = () => conflict('list_full', `お迎えの人は${MOST}人までです。来なくなった人を外してから、もういちど入れてください。`)

/** Who fetches a guest is on the list of home, and comes from there; for today a word of the family's is enough (お迎え変更). */
const ownList = (facilityId: number, childIds: readonly Id[]) => ({
  holds: sql`not exists (select 1 from json_each(${JSON.stringify(childIds)}) o where ${isOnlyGuest(facilityId, sql`o.value`)})`,
  fail: ofHome,
})

function mustBeSpan(startsOn: string, endsOn: string | null): void {
  if (endsOn !== null && endsOn < startsOn) throw badInput('終わりの日（endsOn）: はじまりの日より後にしてください', 'endsOn')
}

/** Puts somebody on the list of some children, behind those who are on it. */
export async function addPickupPerson(c: Context<App>, asked: v.InferOutput<typeof addInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const startsOn = later(asked.startsOn ?? today, today)
  const endsOn = asked.endsOn ?? null
  mustBeSpan(startsOn, endsOn)
  const { name, relationship } = asked
  const phone = asked.phone || null
  return write(c, {
    id: asked.id,
    input: asked,
    children: asked.childIds,
    conditions: [
      {
        holds: sql`(select count(*) from child d where d.facility_id = ${facilityId}
          and d.id in (select value from json_each(${JSON.stringify(asked.childIds)}))) = ${asked.childIds.length}`,
        fail: notFound,
      },
      ownList(facilityId, asked.childIds),
      {
        holds: sql`not exists (select 1 from json_each(${JSON.stringify(asked.childIds)}) v where (select count(*) from pickup_person k
          where k.facility_id = ${facilityId} and k.child_id = v.value and (k.ends_on is null or k.ends_on >= ${today})) >= ${MOST})`,
        fail: full,
      },
    ],
    rows: (db) => [
      db.insert(pickupPerson).select(
        sql`select ${facilityId}, v.value, ${asked.id}, ${name}, ${relationship}, ${phone}, 1 + coalesce((select max(k.position)
          from pickup_person k where k.facility_id = ${facilityId} and k.child_id = v.value), 0), ${startsOn}, ${endsOn}
          from json_each(${JSON.stringify(asked.childIds)}) v`,
      ),
    ],
    content: { added: asked.id, name, relationship, phone: phone !== null, startsOn, endsOn },
    topics: asked.childIds.map((childId) => `child:${childId}`),
  })
}

/** What stands of somebody on the list; the 404 of everything that is not one's own when there is no such. */
async function standing(c: Context<App>, childId: Id, pickupId: Id) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({
        name: pickupPerson.name,
        relationship: pickupPerson.relationship,
        phone: pickupPerson.phone,
        startsOn: pickupPerson.startsOn,
        endsOn: pickupPerson.endsOn,
      })
      .from(pickupPerson)
      .where(and(eq(pickupPerson.facilityId, facilityId), eq(pickupPerson.childId, childId), eq(pickupPerson.id, pickupId))),
  ])
  const found = rows[0][0]
  if (!found) throw notFound()
  return found
}

const same = (facilityId: number, childId: Id, pickupId: Id, before: Awaited<ReturnType<typeof standing>>) => ({
  holds: sql`exists (select 1 from pickup_person k where k.facility_id = ${facilityId} and k.child_id = ${childId} and k.id = ${pickupId}
    and k.name = ${before.name} and k.ends_on is ${before.endsOn} and k.starts_on = ${before.startsOn})`,
  fail: overtaken,
})

const withoutNumber = ({ phone, ...rest }: Awaited<ReturnType<typeof standing>>) => ({ ...rest, phone: phone !== null })

/** Writes somebody on the list anew. What stood there before is in the audit, without telephone numbers. */
export async function changePickupPerson(c: Context<App>, asked: v.InferOutput<typeof changeInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { childId, pickupId } = asked
  const before = await standing(c, childId, pickupId)
  const after = {
    name: asked.name,
    relationship: asked.relationship,
    phone: asked.phone === undefined ? before.phone : asked.phone || null,
    startsOn: asked.startsOn ?? before.startsOn,
    endsOn: asked.endsOn === undefined ? before.endsOn : asked.endsOn,
  }
  mustBeSpan(after.startsOn, after.endsOn)
  return write(c, {
    id: asked.id,
    input: asked,
    children: [childId],
    conditions: [ownList(facilityId, [childId]), same(facilityId, childId, pickupId, before)],
    rows: (db) => [
      db
        .update(pickupPerson)
        .set(after)
        .where(and(eq(pickupPerson.facilityId, facilityId), eq(pickupPerson.childId, childId), eq(pickupPerson.id, pickupId))),
    ],
    content: { changed: pickupId, before: withoutNumber(before), after: withoutNumber(after) },
    topics: [`child:${childId}`],
  })
}

/** Takes somebody off the list from this moment; that they were on it stays known. */
export async function endPickupPerson(c: Context<App>, asked: { id: Id; childId: Id; pickupId: Id }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { childId, pickupId } = asked
  const before = await standing(c, childId, pickupId)
  return write(c, {
    id: asked.id,
    input: asked,
    children: [childId],
    conditions: [ownList(facilityId, [childId]), same(facilityId, childId, pickupId, before)],
    rows: (db) => [
      db
        .update(pickupPerson)
        .set({ endsOn: addDays(c.get('today'), -1) })
        .where(and(eq(pickupPerson.facilityId, facilityId), eq(pickupPerson.childId, childId), eq(pickupPerson.id, pickupId))),
      // The face of somebody who no longer comes is nobody's to keep.
      db
        .delete(portrait)
        .where(and(eq(portrait.facilityId, facilityId), eq(portrait.childId, childId), eq(portrait.pickupId, pickupId))),
    ],
    content: { ended: pickupId, before: withoutNumber(before) },
    topics: [`child:${childId}`],
  })
}
