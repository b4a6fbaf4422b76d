// A picture as an address for an image. It is fetched in the name of whoever looks, which an image by itself cannot say, and let go again with
// the screen.
import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Size } from '../../schema/photo/rule.ts'
import { addressOf, speaker } from '../kit/call.ts'
import { door } from '../kit/door.ts'

/** Counts the pictures of this tablet that the nursery has taken: one that was not there yet is asked for again. */
export const arrived = signal(0)

/** Where a picture of a class's day is asked for. */
export const pictureAddress = (facility: number, photoId: Id, size: Size): string =>
  addressOf(facility, 'photo', '/picture', { photoId, size })

/** The bytes of a picture; null where there are none to be seen, or no line. */
export async function fetchPicture(address: string): Promise<Blob | null> {
  try {
    const answer = await fetch(address, {
      headers: { 'X-Door': door, ...speaker.as },
    })
    return answer.ok ? await answer.blob() : null
  } catch {
    return null
  }
}

/** An address for an image: undefined while it comes, null when it does not. */
export function usePicture(asked: string): string | null | undefined {
  const [address, setAddress] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    let stopped = false
    let made: string | undefined
    const ask = async () => {
      const blob = await fetchPicture(asked)
      if (stopped) return
      made = blob ? URL.createObjectURL(blob) : undefined
      setAddress(made ?? null)
    }
    void ask()
    const retry = () => void (made || ask())
    addEventListener('online', retry)
    const before = arrived.peek()
    const deaf = arrived.subscribe((count) => count !== before && retry())
    return () => {
      stopped = true
      deaf()
      removeEventListener('online', retry)
      if (made) URL.revokeObjectURL(made)
    }
  }, [asked])
  return address
}
