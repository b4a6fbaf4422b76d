// A picture of 薬剤情報: taken in before the request that names it, and shown to whoever reads that request.
import { createHash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { FacilitySettings } from '../../schema/facility/input.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { keepSheet as keepInput, sheetQuery } from '../../schema/medicine/input.ts'
import { MOST_SHEET_BYTES, MOST_SHEETS, SHEET_SIDES, type Sheets } from '../../schema/medicine/rule.ts'
import { medicineSheet } from '../../schema/shard.ts'
import { reachesEach } from '../contactbook/reach.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { foreignPage } from '../kit/cross-site.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import type { FileKind } from '../kit/input.ts'
import { type Jpeg, readJpeg } from '../kit/jpeg.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { bucketOf, newKey, put, take } from '../photo/bucket.ts'
import { PICTURES } from '../photo/keep-photo.ts'

export const SHEET_PICTURE: FileKind = { ...PICTURES, most: MOST_SHEET_BYTES }

/** Whether requests come with a picture; never where there is no place to keep one. */
export const sheetsOf = (c: Context<App>, settings: FacilitySettings): Sheets =>
  c.env.PHOTOS ? (settings.medicineSheet ?? 'offer') : 'none'

/** SQL: that picture of that child is still there. */
export const isKept = (c: Context<App>, childId: Id, sheetId: Id): SQL =>
  sql`exists (select 1 from medicine_sheet s where s.facility_id = ${c.get('scope').facilityId} and s.child_id = ${childId}
    and s.id = ${sheetId} and s.object_key <> '')`

function cleaned(bytes: Uint8Array): Jpeg {
  const found = readJpeg(bytes)
  if (!found) throw badInput('薬剤情報の写真（picture）: JPEGの写真ではありません。もういちど選んでください', 'picture')
  const [least, most] = SHEET_SIDES
  if ([found.width, found.height].some((side) => side < least || side > most))
    throw badInput(`薬剤情報の写真（picture）: 縦も横も${least}〜${most}画素にしてください`, 'picture')
  return found
}

/** Takes a picture in. It lies in the bucket before a row names it, and the right is asked for before that (worker/photo/keep-photo.ts). */
export async function keepSheet(
  c: Context<App>,
  { id, childId }: v.InferOutput<typeof keepInput>,
  bytes: Uint8Array,
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const [today, now] = [c.get('today'), c.get('now')]
  const picture = cleaned(bytes)
  const { rows } = await read(c, (db) => [
    settingsOn(db, facilityId, today),
    db
      .select({
        mine: sql<number>`${childId} in ${reachedChildren(c.get('action'), facilityId, tokenOf(c), today, now)}`.as('mine'),
        there: sql<number>`${isKept(c, childId, id)}`.as('there'),
      })
      .from(sql`(select 1)`),
  ])
  const [[setting], [found]] = rows
  if (!setting || !found?.mine) throw notFound()
  const bucket = bucketOf(c)
  if (sheetsOf(c, setting.settings) === 'none')
    throw conflict('no_sheets', 'この園では、薬剤情報の写真をおあずかりしていません。')
  const objectKey = newKey(facilityId, today, 'sheet')
  if (!found.there) await put(bucket, objectKey, 'large', picture.bytes)
  const { width, height } = picture
  return write(c, {
    id,
    input: { childId, digest: createHash('sha256').update(bytes).digest('base64url') },
    children: [childId],
    conditions: [
      {
        holds: sql`(select count(*) from medicine_sheet s where s.facility_id = ${facilityId} and s.child_id = ${childId} and s.day = ${today})
          < ${MOST_SHEETS}`,
        fail: () => conflict('too_many_sheets', `薬剤情報の写真は、ひとりの子に1日${MOST_SHEETS}枚までです。`),
      },
    ],
    rows: (db) => [
      db.insert(medicineSheet).values({
        ...{ facilityId, childId, id, day: today, objectKey, width, height },
        ...{ bytes: picture.bytes.byteLength, accountId: tokenOf(c).account, at: now },
      }),
    ],
    content: { medicineSheet: 'あずかり' },
    topics: [],
  })
}

/** The bytes of a picture, to whoever reads a request that names it. No browser keeps them: it is a paper about a child's illness. */
export async function readSheet(c: Context<App>, { sheetId }: v.InferOutput<typeof sheetQuery>) {
  const { facilityId } = c.get('scope')
  if (!['same-origin', 'none', undefined].includes(c.req.header('sec-fetch-site'))) throw foreignPage()
  const { rows } = await read(c, (db) => [
    db
      .select({ key: sql<string>`s.object_key`.as('object_key') })
      .from(sql`medicine_sheet s`)
      .where(
        sql`s.facility_id = ${facilityId} and s.id = ${sheetId} and s.object_key <> '' and exists (select 1 from medicine_request r
          where r.facility_id = ${facilityId} and r.day >= s.day and r.child_id = s.child_id and r.sheet_id = s.id
            and ${reachesEach(c, sql`r.child_id`, sql`r.day`)})`,
      ),
  ])
  const [found] = rows[0]
  const object = found && c.env.PHOTOS ? await take(c.env.PHOTOS, found.key, 'large') : null
  if (!object) throw notFound()
  c.header('Cache-Control', 'no-store')
  c.header('Content-Type', 'image/jpeg')
  c.header('Content-Length', String(object.size))
  return c.body(object.body as unknown as ReadableStream)
}
