// What was published of the same child in the last weeks, to be taken up while writing. Only what is pressed is added, before one's eyes.
import { useState } from 'preact/hooks'
import type { Book, BookChild } from '../../schema/contactbook/book.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/contactbook/routes.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { shortDay } from '../kit/format.ts'
import { useLoad } from '../kit/use-load.ts'
import css from './ClassBook.module.css'
import { words } from './words.ts'

const contactbook = wordOf<Routes>('contactbook')

interface QuoteProps {
  facility: number
  child: BookChild
  day: Day
  onUse: (text: string) => void
}

export function Quote({ facility, child, day, onUse }: QuoteProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" label={`${child.kana} ${words.quote}`} onClick={() => setOpen(true)}>
        {words.quote}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.quoteOf(child.kana)}>
        {open && (
          <Past
            {...{ facility, child, day }}
            onUse={(text) => {
              onUse(text)
              setOpen(false)
            }}
          />
        )}
      </Dialog>
    </>
  )
}

function Past({ facility, child, day, onUse }: QuoteProps) {
  const span = { childId: child.childId, from: addDays(day, -28), to: addDays(day, -1) }
  const book = useLoad<Book>(contactbook.address(facility, '/child', span))?.data.value
  if (!book) return <p class={css.second}>{words.loading}</p>
  const texts = book.days.flatMap(({ day: of, texts: list }) =>
    list.filter((one) => one.of === 'child').map(({ id, text }) => ({ of, id, text })),
  )
  if (texts.length === 0) return <p class={css.second}>{words.quoteNone}</p>
  return (
    <ul class={css.past}>
      {texts.map(({ of, id, text }) => (
        <li key={id}>
          <p>
            <b>{shortDay(of)}</b> <span class={css.written}>{text}</span>
          </p>
          <Button label={`${shortDay(of)} ${words.use}`} onClick={() => onUse(text)}>
            {words.use}
          </Button>
        </li>
      ))}
    </ul>
  )
}
