// 未送信 n: on whatever screen of the room somebody is, as long as something has not reached the nursery.
import { CloudIcon } from '../kit/icons.tsx'
import { unsent } from '../kit/outbox.ts'
import css from './Header.module.css'
import { headShown } from './tablet.ts'
import { words } from './words.ts'

/** Says it where the board's head does not. */
export function Unsent() {
  if (headShown.value || unsent.value.length === 0) return null
  return (
    <aside class={css.unsent} aria-label={words.unsent}>
      <CloudIcon size={24} />
      <b role="status">
        {words.unsent} {unsent.value.length}
      </b>
    </aside>
  )
}
