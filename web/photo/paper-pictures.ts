// The small pictures of some days, for a book that is printed: fetched and unpacked before the printer asks.
import type { FamilyPhotos } from '../../schema/photo/list.ts'
import type { Pictures } from '../contactbook/use-papers.tsx'
import { Refused } from '../kit/call.ts'
import { photo } from './api.ts'
import { fetchPicture } from './picture.ts'

/** @throws NoLine */
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
        const blob = await fetchPicture(facility, id, 'small')
        if (!blob) return []
        const image = new Image()
        image.src = URL.createObjectURL(blob)
        await image.decode().catch(() => undefined)
        return [{ day, src: image.src, caption }]
      }),
    )
    return drawn.flat()
  }
