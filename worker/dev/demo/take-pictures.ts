// 写真 of the demo: most families have said what they allow, and the classes have pictures of the last days, of leaves and sand and of nobody's
// face. They are drawn, and lie beside this file.
import { readFileSync } from 'node:fs'
import type { R2Bucket } from '@cloudflare/workers-types'
import { addDays, type Day, daysFrom } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import type { Level } from '../../../schema/photo/rule.ts'
import { photo, photoChild, photoConsent } from '../../../schema/shard.ts'
import { ofDay, placeOf } from '../../photo/bucket.ts'
import { diceOf } from './dice.ts'
import { cameSince, type House, holds } from './read-house.ts'
import { insertRows, rowsOf } from './store.ts'

const SCENES = [
  ['leaves', 'おちばをあつめました'],
  ['sand', '砂のトンネルができました'],
  ['blocks', 'みんなで高くつみました'],
  ['puddle', '雨のあとのみずたまり'],
  ['acorns', 'どんぐりをならべました'],
  ['stamps', '絵の具でぺたぺた'],
] as const
const [WIDTH, HEIGHT] = [960, 720]
const WEEK = 7
/** Of ten families: seven share with the class, one with a wall too, one keeps to its own book, and one has not answered. */
const ANSWERS: readonly (Level | null)[] = ['class', 'class', 'class', 'class', 'class', 'class', 'class', 'board', 'book', null]

const read = (name: string, size: string) => readFileSync(new URL(`pictures/${name}.${size}.jpg`, import.meta.url))

/** Takes a picture a class and day: those of days that are over are out. Days that have pictures stay as they are. */
export async function takePictures(house: House, bucket: R2Bucket, after: Day | null, today: Day): Promise<void> {
  const { db, facilityId } = house
  if (after === null) await sayWhatIsAllowed(house, addDays(today, -WEEK * 2))
  const first = after === null ? addDays(today, -WEEK) : addDays(after, 1)
  const rooms = await rowsOf<{ id: Id }>(db, 'select id from classroom where facility_id = ? order by position', facilityId)
  const levels = await rowsOf<{ childId: Id }>(
    db,
    "select child_id as childId from photo_consent where facility_id = ? and level in ('class', 'board')",
    facilityId,
  )
  const came = await cameSince(house, first)
  const shared = new Set(levels.map(({ childId }) => childId))
  const [photos, inThem] = [[] as (typeof photo.$inferInsert)[], [] as (typeof photoChild.$inferInsert)[]]
  for (const day of daysFrom(first, addDays(today, -1)))
    for (const { id: classroomId } of rooms) {
      const teacher = house.staff.find((one) => one.role === 'nursery_teacher' && one.classroomId === classroomId)
      const children = house.children.filter(
        (child) =>
          shared.has(child.childId) &&
          came.has(`${day} ${child.childId}`) &&
          child.classes.some((dated) => dated.classroomId === classroomId && holds(dated, day)),
      )
      const dice = diceOf(`${facilityId} ${classroomId} ${day} photo`)
      if (!teacher || children.length === 0 || dice.chance(0.5)) continue
      const at = momentOf(day, 10 * 60 + dice.between(20, 80))
      const [name, caption] = dice.pick(SCENES)
      const objectKey = `${ofDay(day)}${facilityId}/${dice.id(at)}`
      const bytes = { large: read(name, 'large'), small: read(name, 'small') }
      for (const size of ['large', 'small'] as const) await bucket.put(placeOf(objectKey, size), bytes[size])
      const photoId = dice.id(at)
      const accountId = teacher.accountId
      photos.push({
        ...{ facilityId, id: photoId, day, classroomId, objectKey, width: WIDTH, height: HEIGHT, bytes: bytes.large.byteLength },
        ...{
          at,
          receivedAt: at,
          accountId,
          caption,
          audience: 'class' as const,
          publishedBy: accountId,
          publishedAt: at + 60_000,
        },
      })
      for (const { childId } of children.slice(0, 3)) inThem.push({ facilityId, photoId, childId })
    }
  await insertRows(db, photo, photos)
  await insertRows(db, photoChild, inThem)
}

async function sayWhatIsAllowed({ db, facilityId, children }: House, day: Day): Promise<void> {
  const rows: (typeof photoConsent.$inferInsert)[] = []
  for (const { childId, guardians } of children) {
    const dice = diceOf(`${facilityId} ${childId} photo`)
    const level = dice.pick(ANSWERS)
    const accountId = guardians.find((one) => one.accountId !== null && one.capabilities.includes(',pickup_list,'))?.accountId
    const at = momentOf(day, 18 * 60)
    if (level && accountId) rows.push({ facilityId, childId, id: dice.id(at), level, paper: false, day, at, accountId })
  }
  await insertRows(db, photoConsent, rows)
}
