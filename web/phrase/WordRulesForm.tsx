// 言葉のきまり of the house: changed as one list, with what it was before.
import { useState } from 'preact/hooks'
import type { WordRules } from '../../schema/phrase/wording.ts'
import type { Routes } from '../../worker/phrase/routes.ts'
import { Button } from '../kit/Button.tsx'
import type { Reply } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Field } from '../kit/Field.tsx'
import { momentText } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { phraseWord } from './open-phrases.ts'
import css from './Phrase.module.css'
import { words } from './words.ts'

interface WordRulesFormProps {
  facility: number
  /** Of the rules in force; null of those one begins with. */
  id: string | null
  rules: WordRules
  onDone: () => Promise<void>
}

export function WordRulesForm({ facility, id: upon, rules, onDone }: WordRulesFormProps) {
  const [pairs, setPairs] = useState(rules.pairs)
  const [avoid, setAvoid] = useState(rules.avoid)
  const { busy, fault, send } = useSend()
  const save = async () => {
    const next = {
      pairs: pairs.map(({ from, to }) => ({ from: from.trim(), to: to.trim() })).filter(({ from, to }) => from && to),
      avoid: avoid.map(({ word, why }) => ({ word: word.trim(), why: why.trim() })).filter(({ word, why }) => word && why),
    }
    const sent = await send((id) => phraseWord.post(facility, '/wording', { id, ...(upon ? { upon } : {}), rules: next }), next)
    if (sent !== null) await onDone()
  }
  return (
    <form
      class={css.part}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {fault && <Notice tone="look" title={fault.message} />}
      <h2>{words.pairs}</h2>
      <p class={css.second}>{words.pairsMore}</p>
      {pairs.map((one, place) => (
        <div key={place} class={css.pair}>
          <Field
            label={words.from}
            maxLength={40}
            value={one.from}
            onChange={(from) => setPairs(pairs.with(place, { ...one, from }))}
          />
          <Field label={words.to} maxLength={40} value={one.to} onChange={(to) => setPairs(pairs.with(place, { ...one, to }))} />
          <Button kind="quiet" onClick={() => setPairs(pairs.toSpliced(place, 1))} label={words.remove(one.from)}>
            ×
          </Button>
        </div>
      ))}
      <Button onClick={() => setPairs([...pairs, { from: '', to: '' }])}>{words.addLine}</Button>
      <h2>{words.avoid}</h2>
      <p class={css.second}>{words.avoidMore}</p>
      {avoid.map((one, place) => (
        <div key={place} class={css.pair}>
          <Field
            label={words.word}
            maxLength={40}
            value={one.word}
            onChange={(word) => setAvoid(avoid.with(place, { ...one, word }))}
          />
          <Field
            label={words.why}
            maxLength={120}
            value={one.why}
            onChange={(why) => setAvoid(avoid.with(place, { ...one, why }))}
          />
          <Button kind="quiet" onClick={() => setAvoid(avoid.toSpliced(place, 1))} label={words.remove(one.word)}>
            ×
          </Button>
        </div>
      ))}
      <Button onClick={() => setAvoid([...avoid, { word: '', why: '' }])}>{words.addLine}</Button>
      <Button type="submit" kind="give" disabled={busy}>
        {words.keep}
      </Button>
      {upon && <Earlier facility={facility} />}
    </form>
  )
}

function Earlier({ facility }: { facility: number }) {
  const loaded = useLoad<Reply<Routes, '/wordings'>>(phraseWord.address(facility, '/wordings'))
  return (
    <details>
      <summary>{words.history}</summary>
      <ol>
        {loaded?.data.value?.versions.map(({ number, rules, by, at }) => (
          <li key={number}>
            <p>{words.number(String(number), by, momentText(at, today()))}</p>
            <p class={css.second}>
              {[
                ...rules.pairs.map(({ from, to }) => words.instead(from, to)),
                ...rules.avoid.map(({ word }) => words.thinkOf(word)),
              ].join('　')}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
