// Printing books: they are fetched one child after the other, with a count to be seen, and then printed.
import { useRef, useState } from 'preact/hooks'
import type { Book } from '../../schema/contactbook/book.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/contactbook/routes.ts'
import { Refused, wordOf } from '../kit/call.ts'
import { type Fault, faultOf } from '../kit/use-send.ts'
import desk from '../office/Desk.module.css'
import { BookPaper } from './BookPaper.tsx'

const contactbook = wordOf<Routes>('contactbook')

export interface Papers {
  /** What comes out of the printer. */
  paper: preact.JSX.Element
  /** Children fetched of how many; null when nothing is under way. */
  done: { of: number; count: number } | null
  fault: Fault | null
  print: (childIds: readonly Id[], days: { from: Day; to: Day }) => void
  stop: () => void
}

/** @param line what stands under the title, of a nursery and a day */
export function usePapers(facility: number, line: (place: string, day: Day) => string): Papers {
  const [books, setBooks] = useState<readonly Book[]>([])
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
    const found: Book[] = []
    try {
      for (const [count, childId] of childIds.entries()) {
        setDone({ of: childIds.length, count })
        const book = await contactbook.get(facility, '/child', { childId, ...days }).catch(ofNobody)
        if (run.current !== mine) return
        if (book) found.push(book as Book)
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
        {books.map((book) => (
          <BookPaper key={book.childId} book={book} line={line} />
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
