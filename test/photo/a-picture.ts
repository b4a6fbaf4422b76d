// A class with pictures: who takes them, and how they are sent.
import { type SmallJpeg, smallJpegBytes } from '../kit/small-jpeg.ts'
import { act, at, bindings, type clientOf, makeWorld } from '../kit/world.ts'

type Client = ReturnType<typeof clientOf>

export const SMALL = smallJpegBytes({ width: 32, height: 24 })

/** A picture as a screen sends it: the small one, and the large one behind it. */
export const pictureOf = (large: SmallJpeg | Uint8Array = { width: 160, height: 120 }, small: Uint8Array = SMALL) =>
  new Uint8Array([...small, ...(large instanceof Uint8Array ? large : smallJpegBytes(large))])

export const bucket = () => {
  if (!bindings.PHOTOS) throw new Error('no bucket is bound')
  return bindings.PHOTOS
}

export interface Sending {
  id?: string
  classId: string
  at?: number
  picture?: Uint8Array<ArrayBuffer>
  small?: number
  type?: string
}

export function keep(who: Client, { id = act(), classId, at: taken = at('8:00'), picture, small, type }: Sending) {
  const query = new URLSearchParams({ id, class: classId, at: String(taken), small: String(small ?? SMALL.length) })
  return who.send('POST', `/photo/keep?${query}`, {
    headers: { 'content-type': type ?? 'image/jpeg' },
    body: picture ?? pictureOf(),
  })
}

/** Two children of a class with their families, one of another class, and who works there. */
export async function aClass() {
  const world = await makeWorld()
  const [ai, ume, star] = [
    await world.addChild('こども あい'),
    await world.addChild('こども うめ'),
    await world.addChild('ほしの こ', { classId: world.star, birthDay: '2021-10-10' }),
  ]
  const family = { ai: await world.addGuardian([ai]), ume: await world.addGuardian([ume]), star: await world.addGuardian([star]) }
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
  const director = await world.addStaff('director')
  const allow = (who: Client, childId: string, level: string) => who.post('/photo/consent', { id: act(), childId, level })
  /** A picture taken in; its id. */
  const taken = async (more: Partial<Sending> = {}) => String((await keep(teacher, { classId: world.rabbit, ...more })).body.id)
  const publish = (photoId: string, childIds: string[], audience: 'family' | 'class', more: object = {}) =>
    teacher.post('/photo/publish', { id: act(), photoId, childIds, audience, caption: '', attested: true, ...more })
  const look = (who: Client, photoId: string, size = 'large', headers: Record<string, string> = {}) =>
    who.get(`/photo/picture?photoId=${photoId}&size=${size}`, headers)
  const seenBy = async (who: Client, childId: string) =>
    ((await who.get(`/photo/child?childId=${childId}&from=2026-11-20&to=2026-11-20`)).body.photos as { id: string }[]).map(
      ({ id }) => id,
    )
  return { world, ai, ume, star, family, teacher, director, allow, taken, publish, look, seenBy }
}
