// Before the paper is printed its pictures are fetched, memo by memo, with a count to be seen.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Memo } from '../../schema/memo/rule.ts'
import { paperPicture } from '../photo/paper-pictures.ts'

export interface MemoPictures {
  /** Addresses of the pictures that are ready. */
  drawn: ReadonlyMap<Id, string>
  /** How many memos with pictures have theirs, of `all`; null when nothing is under way. */
  done: number | null
  all: number
  print: (memos: readonly Memo[]) => void
}

export function usePaperPictures(facility: number): MemoPictures {
  const [drawn, setDrawn] = useState<ReadonlyMap<Id, string>>(new Map())
  const [under, setUnder] = useState<{ done: number; all: number } | null>(null)
  const print = async (memos: readonly Memo[]) => {
    const found = new Map(drawn)
    const wanted = memos.filter(({ photoIds }) => photoIds.some((id) => !found.has(id)))
    for (const [done, { photoIds }] of wanted.entries()) {
      setUnder({ done, all: wanted.length })
      await Promise.all(
        photoIds.map(async (id) => {
          const source = await paperPicture(facility, id)
          if (source) found.set(id, source)
        }),
      )
    }
    setDrawn(found)
    setUnder(null)
    requestAnimationFrame(() => requestAnimationFrame(() => globalThis.print()))
  }
  return { drawn, done: under?.done ?? null, all: under?.all ?? 0, print: (memos) => void print(memos) }
}
