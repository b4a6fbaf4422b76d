// Which places of a paper are masked, and the way back to what was masked before.
import { useState } from 'preact/hooks'
import { type Mask, placesOf, withMask } from '../../schema/document/mask.ts'
import type { ToDisclose } from './api.ts'

/** By field, in their order. */
export type Masks = Readonly<Record<string, readonly Mask[]>>

/** One place of one field. */
export interface Place {
  field: string
  mask: Mask
}

export function useMasks({ masks: proposed, texts }: Pick<ToDisclose, 'masks' | 'texts'>) {
  const [past, setPast] = useState<readonly Masks[]>([proposed])
  const masks = past.at(-1) ?? proposed
  const of = (field: string): readonly Mask[] => masks[field] ?? []
  const wordsAt = ({ field, mask }: Place): string => (texts[field] ?? '').slice(mask.from, mask.to)
  const put = (next: Masks) => setPast([...past, next])
  const all = Object.entries(masks).flatMap(([field, list]) => list.map((mask): Place => ({ field, mask })))
  return {
    of,
    wordsAt,
    count: all.length,
    /** Places that hide the same words. */
    alike: (place: Place): Place[] => all.filter((one) => wordsAt(one) === wordsAt(place)),
    mask: ({ field, mask }: Place) => put({ ...masks, [field]: withMask(of(field), mask) }),
    /** Masks every place where these words stand; false when they stand nowhere. */
    maskAll: (words: string): boolean => {
      const found = Object.entries(texts).map(([field, text]) => ({ field, places: placesOf(text, words) }))
      const stands = found.some(({ places }) => places.length > 0)
      if (stands) put(Object.fromEntries(found.map(({ field, places }) => [field, places.reduce(withMask, [...of(field)])])))
      return stands
    },
    takeOff: (places: readonly Place[]) =>
      put(
        Object.fromEntries(
          Object.entries(masks).map(([field, list]) => [field, list.filter((mask) => !places.some((one) => one.mask === mask))]),
        ),
      ),
    undo: past.length > 1 ? () => setPast(past.slice(0, -1)) : undefined,
  }
}
export type Masking = ReturnType<typeof useMasks>
