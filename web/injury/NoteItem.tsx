// One けがの連絡 as staff see it: what was written last, where it stands, who of the family has read it, and what can be done about it.
import type { ComponentChildren } from 'preact'
import { isHead, partWord } from '../../schema/injury/body.ts'
import type { Note, Version } from '../../schema/injury/rule.ts'
import { DOCTOR_WORDS, INJURY_WORDS, NOTE_WORDS } from '../../schema/injury/words.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Facts } from '../kit/Facts.tsx'
import { clockTime, shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Figure } from './BodyMap.tsx'
import css from './Injury.module.css'
import { NoteActs } from './NoteActs.tsx'
import { Replies } from './Replies.tsx'
import { words } from './words.ts'

export interface NoteItemProps {
  facility: number
  note: Note
  kana: string
  /** 主任 and 園長 let it out; they put every note right. */
  reviews: boolean
  /** Kept on this tablet until there is a line: nothing can be done about it yet. */
  kept?: boolean
  /** With the day, in a list of many. */
  dated?: boolean
  /** At the desk: the papers that may be begun from it. */
  papers?: ComponentChildren
  onDone: () => void
}

export function NoteItem({ facility, note, kana, reviews, kept, dated, papers, onDone }: NoteItemProps) {
  const { last, state, returned, watched, read, acknowledged, replied, out } = note
  const waits = state === 'waiting' || state === 'returned'
  return (
    <article class={css.note} aria-label={`${kana} ${clockTime(last.at)} ${words.title}`}>
      <header class={css.noteHead}>
        <b>{kana}</b> <AllergensOf childId={last.childId} />
        <span>
          {dated && `${shortDay(last.day)} `}
          {clockTime(last.at)} {last.place}
        </span>
        <span class={waits || kept ? css.due : css.second}>{kept ? words.kept : NOTE_WORDS[state]}</span>
      </header>
      {isHead(last.parts) && state !== 'gone' && (
        <Notice tone="look" title={words.head}>
          {words.headMore}
        </Notice>
      )}
      <div class={css.noteBody}>
        <div class={css.figures}>
          <Figure view="front" chosen={last.parts} />
          <Figure view="back" chosen={last.parts} />
        </div>
        <NoteFacts version={last} />
      </div>
      {returned && state === 'returned' && (
        <p class={css.due}>
          {words.returned(returned.by)} {returned.note}
        </p>
      )}
      {watched.length > 0 && (
        <ul class={css.watched} aria-label={words.watch}>
          {watched.map((step) => (
            <li key={step.id}>
              <b>{clockTime(step.at)}</b> {step.note} <span class={css.second}>{step.by}</span>
            </li>
          ))}
        </ul>
      )}
      {out.length > 0 && (
        <p class={css.second}>
          {words.seen(read.length, acknowledged.length)}{' '}
          {acknowledged.map((step) => words.seenBy(step.by, clockTime(step.at))).join('、')}
        </p>
      )}
      <Replies of={replied} />
      <p class={css.second}>
        {kept ? words.keptMore : words.by(last.by, clockTime(last.writtenAt))}
        {last.supersedes && ` ・ ${words.corrected} ${last.reason ?? ''}`}
      </p>
      {state !== 'gone' && !kept && <NoteActs {...{ facility, note, reviews, onDone }} />}
      {state !== 'gone' && papers}
    </article>
  )
}

/** What was written, with what no family reads behind it. */
export const NoteFacts = ({ version }: { version: Version }) => (
  <Facts
    facts={[
      { name: words.parts, is: version.parts.map(partWord).join('・') },
      { name: words.kinds, is: version.kinds.map((kind) => INJURY_WORDS[kind]).join('・') },
      { name: words.what, is: version.what },
      { name: words.aid, is: version.aid },
      { name: words.doctor, is: [DOCTOR_WORDS[version.doctor], version.clinic].filter(Boolean).join(' ') },
      ...(version.inside ? [{ name: words.inside, is: version.inside }] : []),
      ...(version.sawBy ? [{ name: words.sawBy, is: version.sawBy }] : []),
    ]}
  />
)
