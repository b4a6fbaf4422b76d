// 文例 of the nursery, and what was published of the same child in the last weeks, to be taken up while writing. Only what is pressed is
// added, before one's eyes.
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
  /** Whose text is written; of the class's own there is nothing to quote but 文例. */
  child?: BookChild
  day: Day
  phrases: readonly string[]
  onUse: (text: string) => void
}

export function Quote({ facility, child, day, phrases, onUse }: QuoteProps) {
  const [open, setOpen] = useState(false)
  const use = (text: string) => {
    onUse(text)
    setOpen(false)
  }
  if (!child && phrases.length === 0) return null
  return (
    <>
      <Button kind="quiet" label={`${child?.kana ?? words.classText} ${words.quote}`} onClick={() => setOpen(true)}>
        {child ? words.quote : words.phrases}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={child ? words.quoteOf(child.kana) : words.phrases}>
        {open && (
          <div class={css.quotes}>
            <Lines of={child ? words.phrases : null} texts={phrases.map((text) => ({ text }))} onUse={use} />
            {child && <Past {...{ facility, child, day }} onUse={use} />}
          </div>
        )}
      </Dialog>
    </>
  )
}

function Past({ facility, child, day, onUse }: { facility: number; child: BookChild; day: Day; onUse: (text: string) => void }) {
  const span = { childId: child.childId, from: addDays(day, -28), to: addDays(day, -1) }
  const book = useLoad<Book>(contactbook.address(facility, '/child', span))?.data.value
  if (!book) return <p class={css.second}>{words.loading}</p>
  const texts = book.days.flatMap(({ day: of, texts: list }) =>
    list.filter((one) => one.of === 'child').map(({ text }) => ({ of: shortDay(of), text })),
  )
  if (texts.length === 0) return <p class={css.second}>{words.quoteNone}</p>
  return <Lines of={words.past} texts={texts} onUse={onUse} />
}

interface LinesProps {
  of: string | null
  texts: readonly { of?: string; text: string }[]
  onUse: (text: string) => void
}

const Lines = ({ of, texts, onUse }: LinesProps) =>
  texts.length === 0 ? null : (
    <section>
      {of && <h3 class={css.second}>{of}</h3>}
      <ul class={css.past}>
        {texts.map(({ of: when, text }) => (
          <li key={`${when} ${text}`}>
            <p>
              {when && <b>{when} </b>}
              <span class={css.written}>{text}</span>
            </p>
            <Button label={`${text} ${words.use}`} onClick={() => onUse(text)}>
              {words.use}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
