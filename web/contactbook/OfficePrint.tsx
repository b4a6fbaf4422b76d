// 印刷 at the desk: the books of a class, or of one of its children, a day, a week or a month on A4.
import { useState } from 'preact/hooks'
import type { BookClass } from '../../schema/contactbook/book.ts'
import { type Day, isDay } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/contactbook/routes.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { SelectField } from '../kit/Field.tsx'
import { longDay } from '../kit/format.ts'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { paperLine } from '../office/Paper.tsx'
import css from './ClassBook.module.css'
import { PrintForm } from './PrintForm.tsx'
import { usePapers } from './use-papers.tsx'
import { words } from './words.ts'

const contactbook = wordOf<Routes>('contactbook')

const line = (place: string, first: Day, last: Day): string =>
  paperLine(place, first) + (first === last ? '' : ` 〜 ${longDay(last)}`)

export function OfficePrint() {
  const { query } = visit.value
  const asked = query.day ?? ''
  const day: Day = isDay(asked) && asked <= today() ? asked : today()
  const classId = query.class ?? ''
  const loaded = useLoad<BookClass>(contactbook.address(facilityId(), '/class', { day, class: classId }))
  const [only, setOnly] = useState<Id>('')
  const papers = usePapers(facilityId(), line)
  const book = loaded?.data.value
  return (
    <>
      <div class="screen-only">
        <Desk
          title={`${words.title} ${book?.className ?? ''} ${longDay(day)}`}
          name={words.title}
          end={
            <Button icon={ChevronLeftIcon} href={`/office/book?day=${day}&class=${classId}`}>
              {words.back}
            </Button>
          }
        >
          {book ? (
            <Sheet label={words.print}>
              <div class={css.print}>
                <SelectField
                  label={words.whose}
                  value={only}
                  onChange={setOnly}
                  options={[
                    { value: '', label: words.wholeClass(book.children.length) },
                    ...book.children.map(({ childId, kana }) => ({ value: childId, label: kana })),
                  ]}
                />
                <PrintForm papers={papers} childIds={only ? [only] : book.children.map(({ childId }) => childId)} day={day} />
              </div>
            </Sheet>
          ) : (
            <Loading from={loaded} />
          )}
        </Desk>
      </div>
      {papers.paper}
    </>
  )
}
