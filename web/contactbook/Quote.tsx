// メモ of the day, 文例 of the nursery, and what was published of the same child in the last weeks, to be taken up while writing. Only what is
// pressed is added, before one's eyes, and of a memo it is kept where the text came from.
import { useState } from 'preact/hooks'
import type { Book, BookChild } from '../../schema/contactbook/book.ts'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Source } from '../../schema/kit/source.ts'
import type { Memo } from '../../schema/memo/rule.ts'
import type { Routes } from '../../worker/contactbook/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { shortDay } from '../kit/format.ts'
import { useLoad } from '../kit/use-load.ts'
import { MemoItem } from '../memo/MemoItem.tsx'
import { words as memoWords } from '../memo/words.ts'
import css from './ClassBook.module.css'
import { words } from './words.ts'

const contactbook = wordOf<Routes>('contactbook')

interface QuoteProps {
  facility: number
  /** Whose text is written; of the class's own there is nothing to quote but 文例. */
  child?: BookChild
  day: Day
  phrases: readonly string[]
  memos: readonly Memo[]
  /** What the text is written out of already. */
  taken: readonly Source[]
  onUse: (text: string, source?: Source) => void
}

export function Quote({ facility, child, day, phrases, memos, taken, onUse }: QuoteProps) {
  const [open, setOpen] = useState(false)
  const use = (text: string, source?: Source) => {
    onUse(text, source)
    setOpen(false)
  }
  if (!child && phrases.length === 0 && memos.length === 0) return null
  const word = memos.length > 0 ? words.quoteMemos(memos.length) : child ? words.quote : words.phrases
  return (
    <>
      <Button kind="quiet" label={`${child?.kana ?? words.classText} ${word}`} onClick={() => setOpen(true)}>
        {word}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={
          <>
            {words.quoteOf(child?.kana ?? words.classText)} {child && <AllergensOf childId={child.childId} />}
          </>
        }
      >
        {open && (
          <div class={css.quotes}>
            <Memos {...{ facility, memos, taken }} onUse={use} />
            <Lines of={words.phrases} texts={phrases.map((text) => ({ text }))} onUse={use} />
            {child && <Past {...{ facility, child, day }} onUse={use} />}
          </div>
        )}
      </Dialog>
    </>
  )
}

interface MemosProps extends Pick<QuoteProps, 'facility' | 'memos' | 'taken'> {
  onUse: (text: string, source: Source) => void
}

const Memos = ({ facility, memos, taken, onUse }: MemosProps) =>
  memos.length === 0 ? null : (
    <section>
      <h3 class={css.second}>{memoWords.offered}</h3>
      <ul class={css.past}>
        {memos.map((memo) => (
          <li key={memo.id}>
            <MemoItem facility={facility} memo={memo} />
            {taken.some(({ id }) => id === memo.id) ? (
              <span class={css.second}>{memoWords.used}</span>
            ) : (
              <Button
                label={`${memo.text} ${words.use}`}
                onClick={() => onUse(memo.text, { of: 'memo', day: memo.day, id: memo.id })}
              >
                {words.use}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )

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
