// 顔写真 this page knows.
import { signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'

/** Pictures as addresses, by `faceKey`. */
export const faces = signal<ReadonlyMap<string, string>>(new Map())

export const faceKey = (childId: Id, pickupId: Id = ''): string => `${childId}/${pickupId}`

/** The face of a child, or of somebody who fetches it, as an address for an image. */
export const faceOf = (childId: Id, pickupId?: Id): string | undefined => faces.value.get(faceKey(childId, pickupId))
