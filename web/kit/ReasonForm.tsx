// Why something recorded is taken back: one of a few reasons by one tap, or one's own words, which count when both are there.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, type ButtonKind } from './Button.tsx'
import { Chips } from './Chips.tsx'
import { Field } from './Field.tsx'
import css from './ReasonForm.module.css'

interface ReasonFormProps {
  words: {
    reason: string
    reasons: readonly string[]
    reasonText: string
    needReason: string
    doTakeBack: string
  }
  kind?: ButtonKind
  /** What is asked before the reason. */
  before?: ComponentChildren
  /** What will come of it, said before the button. */
  hint?: string
  onReason: (reason: string) => void
}

export function ReasonForm({ words, kind = 'plain', before, hint, onReason }: ReasonFormProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const reason = text.trim() || chosen
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (reason) onReason(reason)
      }}
    >
      {before}
      <Chips
        legend={words.reason}
        chips={words.reasons.map((value) => ({ value, label: value, span: 2 as const }))}
        value={chosen}
        onChange={setChosen}
        error={tried && !reason && words.needReason}
      />
      <Field label={words.reasonText} value={text} onChange={setText} maxLength={100} autoComplete="off" />
      {hint && <p class={css.hint}>{hint}</p>}
      <Button kind={kind} type="submit" wide>
        {words.doTakeBack}
      </Button>
    </form>
  )
}
