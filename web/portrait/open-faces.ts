// What asks for faces comes after the first screen, which shows the first letter of a name until then.
import { useEffect } from 'preact/hooks'
import type { As } from '../kit/call.ts'

/** Asks for the faces of a facility, and for those that are new, until it is stopped. `as`: kept on the paired tablet too. */
export function openFaces(facilityId: number, as?: As): () => void {
  let stopped = false
  let stop: (() => void) | undefined
  void import('./keep-faces.ts').then((file) => {
    if (!stopped) stop = file.keepFaces(facilityId, as)
  })
  return () => {
    stopped = true
    stop?.()
  }
}

/** The same while a component lives. */
export const useFaces = (facilityIds: readonly number[]): void =>
  useEffect(() => {
    const stops = facilityIds.map((facilityId) => openFaces(facilityId))
    return () => {
      for (const stop of stops) stop()
    }
  }, [facilityIds.join()])
