// The language a person has chosen in this door, and the one component that says our words in it.
import { signal } from '@preact/signals'
import { Fragment } from 'preact'
import type { Door } from './door.ts'
import { inWording, type Language, type Phrase, plainIn, runsOf, type Wording } from './wording.ts'
import css from './words.module.css'

export { asIs, filled, type Language, type Phrase, same, type Word, type Wording } from './wording.ts'

const LANGUAGES: readonly string[] = ['ja', 'easy', 'en'] satisfies Language[]
const isLanguage = (text: string | null): text is Language => text !== null && LANGUAGES.includes(text)

/** The language of this door. Read it; change it with `speak`. */
export const language = signal<Language>('ja')
/** 園 or 所: what the organisation calls itself. Set when the session answers. */
export const wording = signal<Wording>('en')

let key = ''

/** Remembers the language per door, and falls back to the page's own when storage is closed. */
export function openWords(door: Door): void {
  key = `tsumugi.${door}.language`
  try {
    const kept = localStorage.getItem(key)
    if (isLanguage(kept)) show(kept)
  } catch {
    // Storage may be closed to us; the language then lasts as long as the page.
  }
}

/** Changes the language of this door, and of the page. */
export function speak(next: Language): void {
  show(next)
  try {
    localStorage.setItem(key, next)
  } catch {
    // As above: the choice is only not remembered.
  }
}

function show(next: Language): void {
  language.value = next
  document.documentElement.lang = next === 'en' ? 'en' : 'ja'
  document.documentElement.dataset.language = next
}

/** A phrase as plain text in the current language and wording: for aria-labels, titles, confirmations. */
export const plain = (phrase: Phrase): string => plainIn(phrase, language.value, wording.value)

const Runs = ({ text }: { text: string }) => (
  <>
    {runsOf(text).map((run, index) =>
      run.reading ? (
        <ruby key={index}>
          {run.text}
          <rt>{run.reading}</rt>
        </ruby>
      ) : (
        <Fragment key={index}>{run.text}</Fragment>
      ),
    )}
  </>
)

/**
 * Says a phrase in the current language. In やさしい日本語 it carries its readings and, unless `alone`, the English line beneath.
 */
export function Say({ w, alone = false }: { w: Phrase; alone?: boolean }) {
  if (typeof w === 'string' || language.value !== 'easy') return <>{plain(w)}</>
  const easy = <Runs text={inWording(w.easy, wording.value)} />
  if (alone || !w.en) return <span class={css.easy}>{easy}</span>
  return (
    <span class={css.both}>
      <span class={css.easy}>{easy}</span>
      <InEnglish w={w} />
    </span>
  )
}

/** The English line that goes with an easy phrase said `alone`; nothing in the other languages. */
export function InEnglish({ w }: { w: Phrase }) {
  if (typeof w === 'string' || language.value !== 'easy') return null
  return (
    <span lang="en" class={css.english}>
      {plainIn(w, 'en', wording.value)}
    </span>
  )
}
