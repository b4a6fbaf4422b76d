// 記録を取り消す: later than a minute it needs a reason, which stays in the history.
import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { Field } from '../kit/Field.tsx'
import { plain } from '../kit/words.tsx'
import css from './TakeBack.module.css'
import { words } from './words.ts'

/** @param what the act that would be taken back: 8:05 登園・受入 */
export function TakeBack({ what, onTakeBack }: { what: string; onTakeBack: (reason: string) => void }) {
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
        if (reason) onTakeBack(reason)
      }}
    >
      <p class={css.what}>
        {words.takeBackWhich}
        <b>{what}</b>
      </p>
      <Chips
        legend={words.reason}
        chips={words.reasons.map((value) => ({ value, label: value, span: 2 as const }))}
        value={chosen}
        onChange={setChosen}
        error={tried && !reason && words.needReason}
      />
      <Field label={words.reasonText} value={text} onChange={setText} maxLength={100} autoComplete="off" />
      <p class={css.hint}>{plain(words.tellFamily)}</p>
      <Button kind="give" type="submit" wide>
        {words.doTakeBack}
      </Button>
    </form>
  )
}
