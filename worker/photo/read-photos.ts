// The pictures of a day: lists for staff and for families, and a picture itself.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { type Day, daysBetween, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { childQuery, classQuery, pictureQuery } from '../../schema/photo/input.ts'
import type { ClassPhotos, FamilyPhotos } from '../../schema/photo/list.ts'
import type { Audience } from '../../schema/photo/rule.ts'
import { reachesThen } from '../contactbook/reach.ts'
import type { App } from '../kit/context.ts'
import { foreignPage } from '../kit/cross-site.ts'
import { stillFresh, versionOfAll, writeEtag } from '../kit/etag.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { take } from './bucket.ts'
import { classOn, isInView, levelOf, seen, seenByFamily } from './reach.ts'

const TOPICS = ['photo', 'facility']
const MOST_DAYS = 31

/** The pictures of a class's day, brought out or not. */
export async function readClassPhotos(c: Context<App>, { day, class: classId }: v.InferOutput<typeof classQuery>) {
  const { facilityId } = c.get('scope')
  const key = `${day}-${classId}`
  const version = versionOfAll(facilityId, TOPICS)
  if (await stillFresh(c, version, key)) return c.body(null, 304)
  const { who, rows } = await read(c, (db) => [
    db.select({ version }).from(sql`(select 1)`),
    db
      .select({
        childId: sql<Id>`m.child_id`.as('child_id'),
        kana: sql<string>`trim(k.family_kana || ' ' || k.given_kana)`.as('kana'),
        level: levelOf(facilityId, sql`m.child_id`).as('level'),
      })
      .from(sql`class_membership m join child k on k.facility_id = m.facility_id and k.id = m.child_id`)
      .where(classOn(c, classId, day))
      .orderBy(sql`k.kana_order`),
    db
      .select({
        id: sql<Id>`p.id`.as('id'),
        at: sql<Moment>`p.at`.as('at'),
        width: sql<number>`p.width`.as('width'),
        height: sql<number>`p.height`.as('height'),
        caption: sql<string>`coalesce(p.caption, '')`.as('caption'),
        audience: sql<Audience | null>`p.audience`.as('audience'),
        publishedAt: sql<Moment | null>`p.published_at`.as('published_at'),
        inView: isInView(facilityId).as('in_view'),
        by: sql<string>`coalesce((select trim(q.family_name || ' ' || q.given_name) from person q where q.facility_id = p.facility_id
          and q.account_id = p.account_id limit 1), '')`.as('by_name'),
        childIds: sql<string>`(select json_group_array(i.child_id) from photo_child i where i.facility_id = p.facility_id
          and i.photo_id = p.id)`.as('child_ids'),
      })
      .from(sql`photo p`)
      .where(sql`p.facility_id = ${facilityId} and p.day = ${day} and p.classroom_id = ${classId} and ${seen(c)}`)
      .orderBy(sql`p.at, p.id`),
  ])
  const [[counted], children, photos] = rows
  if (children.length === 0) throw notFound()
  writeEtag(c, who, counted?.version ?? 0, null, key)
  return c.json({
    kept: c.env.PHOTOS !== undefined,
    photos: photos.map((one) => ({ ...one, inView: one.inView === 1, childIds: JSON.parse(one.childIds) as Id[] })),
    children,
  } satisfies ClassPhotos)
}

/** What a family sees of some days of its child. */
export async function readFamilyPhotos(c: Context<App>, { childId, from, to }: v.InferOutput<typeof childQuery>) {
  const { facilityId } = c.get('scope')
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DAYS) throw badInput(`日（to）: ${MOST_DAYS}日分までにしてください`, 'to')
  const key = `${childId}-${from}-${to}`
  const version = versionOfAll(facilityId, TOPICS)
  if (await stillFresh(c, version, key)) return c.body(null, 304)
  const reached = sql`(select ch.id as child_id from child ch where ch.facility_id = ${facilityId} and ch.id = ${childId}
    and ${reachesThen(c, sql`ch.id`, sql`${to}`)})`
  const { who, rows } = await read(c, (db) => [
    db.select({ version, reached: sql<number>`exists (select 1 from ${reached} r)`.as('reached') }).from(sql`(select 1)`),
    db
      .select({
        id: sql<Id>`p.id`.as('id'),
        day: sql<Day>`p.day`.as('day'),
        at: sql<Moment>`p.at`.as('at'),
        width: sql<number>`p.width`.as('width'),
        height: sql<number>`p.height`.as('height'),
        caption: sql<string>`coalesce(p.caption, '')`.as('caption'),
      })
      .from(sql`photo p`)
      .where(sql`p.facility_id = ${facilityId} and p.day between ${from} and ${to} and ${seenByFamily(c, reached)}`)
      .orderBy(sql`p.at, p.id`),
  ])
  const [[counted], photos] = rows
  if (!counted?.reached) throw notFound()
  writeEtag(c, who, counted.version, null, key)
  return c.json({ kept: c.env.PHOTOS !== undefined, photos } satisfies FamilyPhotos)
}

/**
 * The bytes of a picture. It never changes under its id, so that a phone that has it is told that it is still right; whether it may still be seen is
 * asked each time. What a desk or a tablet shares with others is not left in the browser's own cache.
 */
export async function readPicture(c: Context<App>, { photoId, size }: v.InferOutput<typeof pictureQuery>) {
  const { facilityId } = c.get('scope')
  if (!['same-origin', 'none', undefined].includes(c.req.header('sec-fetch-site'))) throw foreignPage()
  const { rows } = await read(c, (db) => [
    db
      .select({ key: sql<string>`p.object_key`.as('object_key') })
      .from(sql`photo p`)
      .where(sql`p.facility_id = ${facilityId} and p.id = ${photoId} and p.object_key <> '' and ${seen(c)}`),
  ])
  const [found] = rows[0]
  if (!found) throw notFound()
  const etag = `"${photoId}-${size}"`
  c.header('Cache-Control', tokenOf(c).door === 'family' ? 'private, no-cache' : 'no-store')
  c.header('Vary', 'Cookie, X-Door, X-Account')
  c.header('ETag', etag)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  const object = c.env.PHOTOS ? await take(c.env.PHOTOS, found.key, size) : null
  if (!object) throw notFound()
  c.header('Content-Type', 'image/jpeg')
  c.header('Content-Length', String(object.size))
  return c.body(object.body as unknown as ReadableStream)
}
