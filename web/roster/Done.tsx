import { Button } from '../kit/Button.tsx'
import { monthDay } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import css from './Import.module.css'
import { type Previewed, summaryOf } from './Preview.tsx'
import { words } from './words.ts'

/** What was written, and where to look at it. */
export function Done({ previewed, onAgain }: { previewed: Previewed; onAgain: () => void }) {
  return (
    <Sheet label={words.done(monthDay(previewed.appliesOn))}>
      <div class={css.commit}>
        <p role="status">
          <b class={css.summary}>
            <Knot of="seen" size={18} /> {words.done(monthDay(previewed.appliesOn))}
          </b>
          <span>{summaryOf(previewed.counts)}</span>
          <span class={css.second}>{words.doneMore}</span>
        </p>
        <p class={css.ends}>
          <Button href="/office">{words.toToday}</Button>
          <Button href="/office/child">{words.toChildren}</Button>
          <Button kind="quiet" onClick={onAgain}>
            {words.another}
          </Button>
        </p>
      </div>
    </Sheet>
  )
}
