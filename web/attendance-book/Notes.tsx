import type { Footnote } from '../../schema/presence/register-notes.ts'
import css from './Book.module.css'
import { words } from './words.ts'

/** Under the grid: what was corrected, with what it was before, and remarks. */
export function Notes({ footnotes }: { footnotes: readonly Footnote[] }) {
  if (footnotes.length === 0) return null
  return (
    <section class={css.notes} aria-label={words.notes}>
      <ol>
        {footnotes.map(({ number, of, text }) => (
          <li key={number}>
            ※{number} <b>{of}</b> {text}
          </li>
        ))}
      </ol>
    </section>
  )
}
