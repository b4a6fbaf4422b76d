import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import css from './Roll.module.css'
import { words } from './words.ts'

/** The last look through a bus: both have to be said, one by one, before it can be over. */
export function Finish({ onEnd }: { onEnd: () => void }) {
  const [walked, setWalked] = useState(false)
  const [device, setDevice] = useState(false)
  return (
    <section class={css.finish} aria-label={words.check}>
      <h3 class={css.missingTitle}>{words.check}</h3>
      <Check checked={walked} onChange={setWalked}>
        {words.walked}
      </Check>
      <Check checked={device} onChange={setDevice}>
        {words.device}
      </Check>
      <Button kind="give" wide disabled={!walked || !device} onClick={onEnd}>
        {words.end}
      </Button>
    </section>
  )
}
