// Under a text: the words of it that the house writes in another way, or thinks about twice. A tap changes one, a second takes that back.
import { useMemo, useState } from 'preact/hooks'
import { checkWording, type WordRules, withWord } from '../../schema/phrase/wording.ts'
import { Button } from '../kit/Button.tsx'
import css from './Phrase.module.css'
import { words } from './words.ts'

interface HintsProps {
  text: string
  rules: WordRules
  onChange: (text: string) => void
}

export function Hints({ text, rules, onChange }: HintsProps) {
  const found = useMemo(() => checkWording(text, rules), [text, rules])
  /** What stood before the last tap, while nothing else was written since. */
  const [changed, setChanged] = useState<{ before: string; after: string } | null>(null)
  const undo = changed?.after === text ? changed : null
  if (found.length === 0 && !undo) return null
  return (
    <ul class={css.hints} aria-live="polite">
      {found.map((one) => (
        <li key={one.at} class={css.hint}>
          {one.to === undefined ? (
            <span>
              <b>{words.thinkOf(one.word)}</b>　{one.why}
            </span>
          ) : (
            <>
              <span>{words.instead(one.word, one.to)}</span>
              <Button
                kind="quiet"
                label={words.fixIt(one.word, one.to)}
                onClick={() => {
                  const after = withWord(text, one)
                  setChanged({ before: text, after })
                  onChange(after)
                }}
              >
                {words.fix}
              </Button>
            </>
          )}
        </li>
      ))}
      {undo && (
        <li class={css.hint}>
          <Button
            kind="quiet"
            onClick={() => {
              setChanged(null)
              onChange(undo.before)
            }}
          >
            {words.undo}
          </Button>
        </li>
      )}
    </ul>
  )
}
