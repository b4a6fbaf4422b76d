// 外出: where one child goes for a while, and is expected back from.
import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { Field } from '../kit/Field.tsx'
import css from './GoOut.module.css'
import { words } from './words.ts'

/** The place may be left out: that a child is out must be said at once, where to can be asked. */
export function GoOut({ onGoOut }: { onGoOut: (place: string | undefined) => void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [text, setText] = useState('')
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        onGoOut(text.trim() || chosen || undefined)
      }}
    >
      <Chips
        legend={words.goOutPlace}
        chips={words.goOutPlaces.map((value) => ({ value, label: value, span: 2 as const }))}
        value={chosen}
        onChange={setChosen}
      />
      <Field label={words.goOutText} value={text} onChange={setText} maxLength={40} autoComplete="off" />
      <Button kind="give" type="submit" wide>
        {words.doGoOut}
      </Button>
    </form>
  )
}
