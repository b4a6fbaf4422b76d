// Printing books: they are fetched month by month, one child after the other, with a count to be seen, and then printed.
import { useRef, useState } from 'preact/hooks'
import type { Book } from '../../schema/contactbook/book.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { monthsOf } from '../../schema/takeout/rule.ts'
import type { Routes } from '../../worker/contactbook/routes.ts'
import { Refused, wordOf } from '../kit/call.ts'
import { type Fault, faultOf } from '../kit/use-send.ts'
import desk from '../office/Desk.module.css'
import { type BookLine, BookPaper, type PaperPicture } from './BookPaper.tsx'

const contactbook = wordOf<Routes>('contactbook')

export interface Papers {
  /** What comes out of the printer. */
  paper: preact.JSX.Element
  /** Months of children fetched of how many; null when nothing is under way. */
  done: { of: number; count: number } | null
  fault: Fault | null
  print: (childIds: readonly Id[], days: { from: Day; to: Day }) => void
  stop: () => void
}

/** Fetches the pictures of some days, ready to be printed. */
export type Pictures = (childId: Id, days: { from: Day; to: Day }) => Promise<readonly PaperPicture[]>

/**
 * @param line what stands under the title, of a nursery and a first and last day
 * @param picturesOf where pictures are printed too
 */
export function usePapers(facility: number, line: BookLine, picturesOf?: Pictures): Papers {
  const [books, setBooks] = useState<readonly { book: Book; pictures: readonly PaperPicture[] }[]>([])
  const [done, setDone] = useState<Papers['done']>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const run = useRef(0)
  const stop = () => {
    run.current += 1
    setDone(null)
  }
  const print = async (childIds: readonly Id[], days: { from: Day; to: Day }) => {
    run.current += 1
    const mine = run.current
    setFault(null)
    const found: { book: Book; pictures: readonly PaperPicture[] }[] = []
    // A week may lie over the turn of a month, and is asked for as a whole.
    const parts = days.to > addDays(days.from, 30) ? monthsOf(days.from, days.to) : [days]
    try {
      for (const [place, childId] of childIds.entries()) {
        const months: Book[] = []
        const pictures: PaperPicture[] = []
        for (const [count, part] of parts.entries()) {
          setDone({ of: childIds.length * parts.length, count: place * parts.length + count })
          const book = await contactbook.get(facility, '/child', { childId, ...part }).catch(ofNobody)
          if (book) months.unshift(book as Book)
          if (book && picturesOf) pictures.push(...(await picturesOf(childId, part)))
          if (run.current !== mine) return
        }
        const [newest] = months
        if (newest) found.push({ book: { ...newest, days: months.flatMap((month) => month.days) }, pictures })
      }
      setBooks(found)
      requestAnimationFrame(() => requestAnimationFrame(() => globalThis.print()))
    } catch (error) {
      setFault(faultOf(error))
    }
    setDone(null)
  }
  return {
    paper: (
      <div class={desk.paper}>
        {books.map(({ book, pictures }) => (
          <BookPaper key={book.childId} {...{ book, pictures, line }} />
        ))}
      </div>
    ),
    done,
    fault,
    print: (childIds, days) => void print(childIds, days),
    stop,
  }
}

/** A child one may not read of, or no longer, has no paper; the others have. */
function ofNobody(error: unknown): null {
  if (error instanceof Refused && error.status === 404) return null
  throw error
}
