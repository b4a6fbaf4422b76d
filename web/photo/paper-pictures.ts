// Small pictures for what is printed: fetched and unpacked before the printer asks.
import type { Id } from '../../schema/kit/id.ts'
import type { FamilyPhotos } from '../../schema/photo/list.ts'
import type { Pictures } from '../contactbook/use-papers.tsx'
import { Refused } from '../kit/call.ts'
import { photo } from './api.ts'
import { fetchPicture, pictureAddress } from './picture.ts'

/** An address for a small picture on paper; null where there is none to be seen, or no line. */
export async function paperPicture(facility: number, photoId: Id): Promise<string | null> {
  const blob = await fetchPicture(pictureAddress(facility, photoId, 'small'))
  if (!blob) return null
  const image = new Image()
  image.src = URL.createObjectURL(blob)
  await image.decode().catch(() => undefined)
  return image.src
}

/**
 * The pictures of some days, for a child's book.
 * @throws NoLine
 */
export const paperPictures =
  (facility: number): Pictures =>
  async (childId, days) => {
    const answer = await photo.get(facility, '/child', { childId, ...days }).catch((error: unknown) => {
      if (error instanceof Refused && error.status === 404) return null
      throw error
    })
    const found = (answer as FamilyPhotos | null)?.photos ?? []
    const drawn = await Promise.all(
      found.map(async ({ id, day, caption }) => {
        const src = await paperPicture(facility, id)
        return src ? [{ day, src, caption }] : []
      }),
    )
    return drawn.flat()
  }
