import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { publishPhoto as publishInput, removePhoto as removeInput } from '../../schema/photo/input.ts'
import { photo, photoChild } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { conflict, Fail, notFound } from '../kit/fail.ts'
import { reachesPast } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { allowsAtLeast, seenPhotos } from './reach.ts'

/** The day of a picture the caller sees. Asked before the act: what makes a picture seen is more than one statement of an act holds. */
async function dayOfPhoto(c: Context<App>, photoId: Id): Promise<Day> {
  const { rows } = await read(c, (db) => [seenPhotos(c, db, [photoId])])
  const [found] = rows[0]
  if (!found) throw notFound()
  return found.day
}

/** Still there, and something about it. */
const isThere = (facilityId: number, photoId: Id, holds: SQL): SQL =>
  sql`exists (select 1 from photo p where p.facility_id = ${facilityId} and p.id = ${photoId} and ${holds})`

/** Brings a picture out: says who is in it, for whom it is, and that it was looked at (RC14). */
export async function publishPhoto(
  c: Context<App>,
  { id, photoId, childIds, audience, caption, attested }: v.InferOutput<typeof publishInput>,
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const day = await dayOfPhoto(c, photoId)
  const list = JSON.stringify(childIds)
  const every = (holds: SQL) => sql`not exists (select 1 from json_each(${list}) l where not (${holds}))`
  const then: Condition[] =
    day < today
      ? [{ holds: every(reachesPast('photo.publish', facilityId, tokenOf(c), today, sql`l.value`, sql`${day}`)), fail: notFound }]
      : []
  return write(c, {
    id,
    input: { photoId, childIds, audience, caption, attested },
    children: childIds,
    conditions: [
      { holds: isThere(facilityId, photoId, sql`p.removed_at is null`), fail: notFound },
      { holds: enrolledOn(facilityId, list, day), fail: notFound },
      ...then,
      {
        holds: isThere(facilityId, photoId, sql`p.published_at is null`),
        fail: () => conflict('published', 'この写真は、もう出してあります。直すときは、とりさげて、もういちど出してください。'),
      },
      {
        holds: every(allowsAtLeast(facilityId, sql`l.value`, audience === 'class' ? 'class' : 'book')),
        fail: () =>
          new Fail(
            409,
            'no_consent',
            audience === 'class'
              ? '子ども（childIds）: クラスに出す同意のない子が写っています。その子の写っていない写真にしてください。'
              : '子ども（childIds）: 写真の同意がまだありません。',
            { field: 'childIds' },
          ),
      },
    ],
    rows: (db) => [
      db
        .update(photo)
        .set({ audience, caption: caption || null, publishedBy: tokenOf(c).account, publishedAt: c.get('now') })
        .where(and(eq(photo.facilityId, facilityId), eq(photo.id, photoId))),
      db.insert(photoChild).select(sql`select ${facilityId}, ${photoId}, value from json_each(${list})`),
    ],
    content: { photo: 'published', photoId, audience, caption, attested },
    topics: ['photo'],
  })
}

/** とりさげ: out of view at once for everybody; the bytes go at night. */
export async function removePhoto(c: Context<App>, { id, photoId, reason }: v.InferOutput<typeof removeInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  // Taken away by the caller it is seen no more, and sent again the act still gets its receipt.
  const mine = and(eq(photo.facilityId, facilityId), eq(photo.id, photoId), eq(photo.removedBy, tokenOf(c).account))
  const { rows } = await read(c, (db) => [seenPhotos(c, db, [photoId]), db.select({ day: photo.day }).from(photo).where(mine)])
  if (rows.flat().length === 0) throw notFound()
  return write(c, {
    id,
    input: { photoId, reason },
    children: [],
    conditions: [{ holds: isThere(facilityId, photoId, sql`p.removed_at is null`), fail: notFound }],
    rows: (db) => [
      db
        .update(photo)
        .set({ removedBy: tokenOf(c).account, removedAt: c.get('now'), reason })
        .where(and(eq(photo.facilityId, facilityId), eq(photo.id, photoId))),
    ],
    content: { photo: 'removed', photoId, reason },
    topics: ['photo'],
  })
}
