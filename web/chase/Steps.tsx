import type { About } from '../../schema/chase/rule.ts'
import { STEPS, type Step, stepsOf } from '../../schema/chase/rule.ts'
import type { Moment } from '../../schema/kit/day.ts'
import { classes } from '../kit/classes.ts'
import { clockTime } from '../kit/format.ts'
import css from './Steps.module.css'
import { stepWords, words } from './words.ts'

/** 主任 → 園長 → 市: who has to act by now, and when it goes on. */
export function Steps({ about, step, nextStepAt }: { about: About; step: Step; nextStepAt: Moment | null }) {
  const at = STEPS.indexOf(step)
  return (
    <ol class={css.steps} aria-label={words.steps}>
      {stepsOf(about).map((one, place) => (
        <li
          key={one}
          class={classes(css.step, place < at && css.past, place === at && css.now)}
          aria-current={place === at ? 'step' : undefined}
        >
          {stepWords[one]}
          {place === at + 1 && nextStepAt !== null && <span class={css.time}> {words.until(clockTime(nextStepAt))}</span>}
        </li>
      ))}
    </ol>
  )
}
