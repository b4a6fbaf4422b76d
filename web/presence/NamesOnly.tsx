import { isOver, keptRoster } from '../device/kept-roster.ts'
import { today } from '../kit/clock.ts'
import { momentText } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import css from './Room.module.css'
import { words } from './words.ts'

/** Says that the tablet knows no more of the day than the names. */
export function NamesOnly() {
  const until = keptRoster.value?.until ?? 0
  return (
    <div class={css.said}>
      <Notice tone="look" title={isOver.value ? words.rosterOver(momentText(until, today())) : words.namesOnly} />
    </div>
  )
}
