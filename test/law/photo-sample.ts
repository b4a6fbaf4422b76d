import { smallJpegBytes } from '../kit/small-jpeg.ts'
import { act, at, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const SMALL = smallJpegBytes({ width: 32, height: 24 })
/** A picture as a screen sends it: the small one first. */
const PICTURE = new Uint8Array([...SMALL, ...smallJpegBytes({ width: 64, height: 48 })])

/** 写真. */
export const PHOTO_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/photo/class': ({ classId }) => ({ query: { day: DAY, class: classId } }),
  'GET /api/f/:facility/photo/child': ({ childId }) => ({ query: { childId, from: DAY, to: DAY } }),
  'GET /api/f/:facility/photo/picture': ({ photoId }) => ({ query: { photoId, size: 'small' } }),
  'GET /api/f/:facility/photo/consent': () => ({}),
  'GET /api/f/:facility/photo/paper': () => ({}),
  'GET /api/f/:facility/takeout/list': ({ childId }) => ({ query: { childId } }),
  'GET /api/f/:facility/takeout/file': ({ childId }) => ({ query: { childId, from: DAY, to: DAY } }),
  'POST /api/f/:facility/photo/keep': ({ classId }) => ({
    query: { id: act(), class: classId, at: String(at('7:57')), small: String(SMALL.length) },
    picture: PICTURE,
  }),
  'POST /api/f/:facility/photo/publish': ({ childId, photoId }) => ({
    json: { id: act(), photoId, childIds: [childId], audience: 'family', caption: 'どろんこ', attested: true },
  }),
  'POST /api/f/:facility/photo/remove': ({ photoId }) => ({ json: { id: act(), photoId, reason: '写りがよくない' } }),
  'POST /api/f/:facility/photo/consent': ({ childId }) => ({ json: { id: act(), childId, level: 'class' } }),
  'POST /api/f/:facility/photo/paper': ({ childId }) => ({ json: { id: act(), childIds: [childId], level: 'class', day: DAY } }),
}
