// Texts that were found, each with the words in it that were looked for, and where it stands.
import type { ComponentChildren } from 'preact'
import { type Hit, partsOf, piecesOf } from '../../schema/document/search.ts'
import { shortDay } from '../kit/format.ts'
import { placeOf } from './api.ts'
import css from './Document.module.css'
import own from './Writing.module.css'

interface FoundProps {
  hits: readonly Hit[]
  words: string
  /** What can be done with a text. */
  act?: (hit: Hit) => ComponentChildren
}

export function Found({ hits, words, act }: FoundProps) {
  const pieces = piecesOf(words)
  return (
    <ul class={css.items}>
      {hits.map((hit, place) => (
        <li key={`${place} ${hit.day} ${hit.kind} ${hit.subject}`} class={own.hit}>
          <a href={placeOf({ kind: hit.kind, subject: hit.subject || undefined, day: hit.day })}>
            {[hit.title, hit.name, hit.section, `${hit.day.slice(0, 4)}年 ${shortDay(hit.day)}`].filter(Boolean).join('　')}
          </a>
          <p class={css.written}>
            {partsOf(hit.text, pieces).map((part, at) => (at % 2 === 1 ? <mark key={`${at} ${part}`}>{part}</mark> : part))}
          </p>
          <span class={own.hitFoot}>
            <span class={css.second}>{hit.by}</span>
            {act?.(hit)}
          </span>
        </li>
      ))}
    </ul>
  )
}
