// The bucket the pictures lie in: those of a class's day, and those of a pharmacy's sheet.
import { randomBytes } from 'node:crypto'
import type { R2Bucket, R2ObjectBody } from '@cloudflare/workers-types'
import type { Context } from 'hono'
import type { Day } from '../../schema/kit/day.ts'
import { SIZES, type Size } from '../../schema/photo/rule.ts'
import type { App } from '../kit/context.ts'
import { Fail, outOfReach } from '../kit/fail.ts'

/** @throws 409 in a deployment without one: its screens offer no pictures */
export function bucketOf(c: Context<App>): R2Bucket {
  const bucket = c.env.PHOTOS
  if (!bucket) throw new Fail(409, 'no_photos', 'この園のつむぎには、写真をしまう場所がまだありません。')
  return bucket
}

/** `photo`: of a class's day. `sheet`: of a medicine. */
export type Folder = 'photo' | 'sheet'
/** A place in the bucket: of the day and house it came to, for the night's sweep, and random behind that. */
export const newKey = (facilityId: number, day: Day, folder: Folder = 'photo'): string =>
  `${ofDay(day, folder)}${facilityId}/${randomBytes(16).toString('base64url')}`
export const placeOf = (key: string, size: Size): string => `${key}.${size}`
export const placesOf = (key: string): string[] => SIZES.map((size) => placeOf(key, size))

/** What came to all houses on a day begins with this; `readPlace` takes such a place apart. */
export const ofDay = (day: Day, folder: Folder = 'photo'): string => `${folder}/${day}/`
export function readPlace(place: string): { facilityId: number; key: string } | null {
  const found = /^((?:photo|sheet)\/[\d-]{10}\/(\d+)\/[\w-]+)\.\w+$/.exec(place)
  return found ? { key: found[1] ?? '', facilityId: Number(found[2]) } : null
}

/** A bucket that does not answer is a moment that passes: what was sent is kept by who sent it. */
async function ask<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch {
    throw outOfReach()
  }
}

export const put = (bucket: R2Bucket, key: string, size: Size, bytes: Uint8Array): Promise<unknown> =>
  ask(() => bucket.put(placeOf(key, size), bytes, { httpMetadata: { contentType: 'image/jpeg' } }))

export const take = (bucket: R2Bucket, key: string, size: Size): Promise<R2ObjectBody | null> =>
  ask(() => bucket.get(placeOf(key, size)))
