// A picture of the day, and what its child's family allows of pictures.
import type { D1Database } from '@cloudflare/workers-types'
import type { Day } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import { photo, photoChild, photoConsent } from '../../../schema/shard.ts'
import { insertRows } from '../../../worker/dev/demo/store.ts'
import { tokenFor } from './canary.ts'
import { type Child, idOf, isGuest } from './town.ts'

export const photoOf = (childId: Id): Id => idOf('photo', childId)

/** A picture of that child alone, for its own family. */
export async function buildPhoto(db: D1Database, kid: Child, day: Day): Promise<void> {
  const { facility: facilityId, id: childId, classId } = kid
  if (!classId || isGuest(kid)) return
  const photoId = photoOf(childId)
  const [at, accountId] = [momentOf(day, 440), idOf('somebody')]
  await insertRows(db, photoConsent, [
    { facilityId, childId, id: idOf('consent', childId), level: 'book', paper: true, day, at, accountId },
  ])
  await insertRows(db, photo, [
    {
      facilityId,
      id: photoId,
      day,
      classroomId: classId,
      objectKey: tokenFor('photo.object_key', childId),
      bytes: 1000,
      width: 64,
      height: 48,
      at,
      receivedAt: at,
      accountId,
      caption: tokenFor('photo.caption', childId),
      audience: 'family',
      publishedBy: accountId,
      publishedAt: at,
    },
  ])
  await insertRows(db, photoChild, [{ facilityId, photoId, childId }])
}
