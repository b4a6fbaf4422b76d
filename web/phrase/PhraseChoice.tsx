// 文例 for the place somebody writes in, to be searched and taken.
import { useState } from 'preact/hooks'
import { phrasesFor, type Writing } from '../../schema/phrase/rule.ts'
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { Field } from '../kit/Field.tsx'
import { mayHere } from '../office/desk.ts'
import type { PhraseList } from './open-phrases.ts'
import css from './Phrase.module.css'
import { words } from './words.ts'

interface PhraseChoiceProps {
  list: PhraseList
  at: Writing
  onUse: (text: string) => void
}

export function PhraseChoice({ list, at, onUse }: PhraseChoiceProps) {
  const [typed, setTyped] = useState('')
  const fitting = phrasesFor(list.phrases, at, typed)
  return (
    <div class={css.choice}>
      <Field label={words.find} type="search" value={typed} onChange={setTyped} />
      {fitting.length === 0 ? (
        <Empty title={words.noneFit}>{words.noneMore}</Empty>
      ) : (
        <ul>
          {fitting.map(({ id, text, from }) => (
            <li key={id} class={css.line}>
              <span class={css.text}>
                {text}
                {from === 'city' && <span class={css.second}>　{words.ofCity}</span>}
              </span>
              <Button label={words.useIt(text)} onClick={() => onUse(text)}>
                {words.use}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {mayHere('phrase.keep') && <a href="/office/phrase">{words.keepThese}</a>}
    </div>
  )
}
