import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { dayOf } from '../../schema/kit/day.ts'
import type { keepPhoto as keepInput } from '../../schema/photo/input.ts'
import { LEAST_SIDE, MOST_A_DAY, MOST_BYTES, MOST_SIDE, type Size } from '../../schema/photo/rule.ts'
import { photo } from '../../schema/shard.ts'
import { dayConditions } from '../kit/act-time.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import type { FileKind } from '../kit/input.ts'
import { type Jpeg, readJpeg } from '../kit/jpeg.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { bucketOf, newKey, put } from './bucket.ts'
import { isWithClass } from './reach.ts'

/** The small picture first, the large one behind it. */
export const PICTURES: FileKind = {
  types: /^(?:image\/jpeg|application\/octet-stream)\b/i,
  most: MOST_BYTES,
  refused: { code: 'not_a_picture', message: '写真（picture）: JPEGの写真を選んでください。' },
}

const bad = (size: Size, what: string) =>
  badInput(`${size === 'small' ? '小さい写真（small）' : '写真（picture）'}: ${what}`, size === 'small' ? 'small' : 'picture')

/** A picture without anything that is not the picture. */
function cleaned(bytes: Uint8Array, size: Size): Jpeg {
  const found = readJpeg(bytes)
  if (!found) throw bad(size, 'JPEGの写真ではありません。もういちど選んでください')
  const sides = [found.width, found.height]
  if (Math.min(...sides) < LEAST_SIDE || Math.max(...sides) > MOST_SIDE[size])
    throw bad(size, `縦も横も${MOST_SIDE[size]}画素までにしてください`)
  return found
}

/**
 * Takes a picture in. It lies in the bucket before a row names it: what goes wrong between leaves bytes that nobody can ask for, and that the
 * night takes away. The right is asked for first, so that nobody else fills the bucket.
 */
export async function keepPhoto(
  c: Context<App>,
  { id, class: classId, at, small }: v.InferOutput<typeof keepInput>,
  bytes: Uint8Array,
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const day = dayOf(at)
  const pictures = { small: cleaned(bytes.subarray(0, small), 'small'), large: cleaned(bytes.subarray(small), 'large') }
  const conditions = dayConditions(c, { action: 'photo.read', at, childIds: [], word: '写真' })
  const isMine = isWithClass(c, sql`${classId}`, day)
  const { rows } = await read(c, (db) => [
    db
      .select({
        mine: sql<number>`${isMine}`.as('mine'),
        there: sql<number>`exists (select 1 from photo p where p.facility_id = ${facilityId} and p.id = ${id})`.as('there'),
      })
      .from(sql`(select 1)`),
  ])
  const [found] = rows[0]
  if (!found?.mine) throw notFound()
  const bucket = bucketOf(c)
  const objectKey = newKey(facilityId, c.get('today'))
  if (!found.there) for (const size of ['large', 'small'] as const) await put(bucket, objectKey, size, pictures[size].bytes)
  const { width, height, bytes: kept } = pictures.large
  return write(c, {
    id,
    input: { classId, at, digest: createHash('sha256').update(bytes).digest('base64url') },
    children: [],
    conditions: [
      ...conditions,
      { holds: isMine, fail: notFound },
      {
        holds: sql`(select count(*) from photo p where p.facility_id = ${facilityId} and p.day = ${day} and p.classroom_id = ${classId}
          and p.removed_at is null) < ${MOST_A_DAY}`,
        fail: () =>
          conflict('too_many_photos', `写真は、ひとつのクラスで1日${MOST_A_DAY}枚までです。いらない写真をとりさげてください。`),
      },
    ],
    rows: (db) => [
      db.insert(photo).values({
        facilityId,
        id,
        day,
        classroomId: classId,
        objectKey,
        width,
        height,
        bytes: kept.byteLength,
        at,
        receivedAt: c.get('now'),
        accountId: tokenOf(c).account,
      }),
    ],
    content: { photo: 'kept', day, classId },
    deviceAt: at,
    topics: ['photo'],
  })
}
