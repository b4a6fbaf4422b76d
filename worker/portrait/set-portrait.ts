import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { Id } from '../../schema/kit/id.ts'
import type { setChild as childInput, setPerson as personInput } from '../../schema/portrait/input.ts'
import { SIDES } from '../../schema/portrait/rule.ts'
import { portrait } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { readJpeg } from '../kit/jpeg.ts'
import { tokenOf } from '../kit/token.ts'

const bad = (what: string) => badInput(`写真（jpeg）: ${what}`, 'jpeg')

/** The picture without anything that is not the picture. */
function cleaned(given: string): string {
  const found = readJpeg(new Uint8Array(Buffer.from(given, 'base64')))
  if (!found) throw bad('JPEGの写真を選んでください')
  const [least, most] = SIDES
  if ([found.width, found.height].some((side) => side < least || side > most))
    throw bad('写真の大きさが合いません。もういちど選んでください')
  return Buffer.from(found.bytes).toString('base64')
}

/** Puts a child's face in the place of the one that was there, or takes it away. */
export const setChild = (c: Context<App>, { childId, ...asked }: v.InferOutput<typeof childInput>): Promise<Receipt> =>
  setPortrait(c, { ...asked, of: [{ childId, pickupId: '' }] }, [])

/** The same of somebody who fetches, on every list that is named. */
export function setPerson(c: Context<App>, asked: v.InferOutput<typeof personInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  return setPortrait(c, asked, [
    {
      holds: sql`not exists (select 1 from json_each(${JSON.stringify(asked.of)}) o where not exists (select 1 from pickup_person k
        where k.facility_id = ${facilityId} and k.child_id = o.value ->> 'childId' and k.id = o.value ->> 'pickupId'
          and (k.ends_on is null or k.ends_on >= ${c.get('today')})))`,
      fail: notFound,
    },
  ])
}

/** The audit says that it was done; the picture is not in it. */
function setPortrait(
  c: Context<App>,
  asked: { id: Id; of: readonly { childId: Id; pickupId: Id }[]; jpeg: string | null },
  conditions: readonly Condition[],
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, of } = asked
  const jpeg = asked.jpeg === null ? null : cleaned(asked.jpeg)
  const list = JSON.stringify(of.map(({ childId, pickupId }) => [childId, pickupId]))
  return write(c, {
    id,
    input: asked,
    children: [...new Set(of.map(({ childId }) => childId))],
    conditions,
    rows: (db) => [
      db
        .delete(portrait)
        .where(
          and(
            eq(portrait.facilityId, facilityId),
            sql`(${portrait.childId}, ${portrait.pickupId}) in (select value ->> 0, value ->> 1 from json_each(${list}))`,
          ),
        ),
      ...(jpeg === null
        ? []
        : [
            db.insert(portrait).select(sql`select ${facilityId}, value ->> 0, value ->> 1, ${id}, ${jpeg}, ${tokenOf(c).account},
              ${c.get('now')} from json_each(${list})`),
          ]),
    ],
    content: { portrait: jpeg === null ? 'removed' : 'set', of: of.flatMap(({ pickupId }) => pickupId || []) },
    topics: [],
  })
}
