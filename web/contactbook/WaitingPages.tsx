// 承認待ち of the contact book, a line a class and day, for who approves.
import type { Waiting } from '../../schema/contactbook/book.ts'
import type { Routes } from '../../worker/contactbook/routes.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { facilityId } from '../office/desk.ts'
import { words } from './words.ts'

const contactbook = wordOf<Routes>('contactbook')
const EVERY = 30_000

export function WaitingPages() {
  const waiting = useLoad<Waiting[]>(contactbook.address(facilityId(), '/waiting'), { every: EVERY })
  return (
    <>
      {(waiting?.data.value ?? []).map(({ day, classId, className, submissions }) => (
        <Notice
          key={`${day} ${classId}`}
          tone="look"
          title={words.waiting(submissions.length)}
          end={<Button href={`/office/book?day=${day}&class=${classId}`}>{words.open}</Button>}
        >
          {className} {shortDay(day)}
        </Notice>
      ))}
    </>
  )
}
