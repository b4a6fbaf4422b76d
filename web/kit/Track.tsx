// What became of a report, from top to bottom: 連絡しました → 園に届きました → 園が確認. Slack where it has not happened yet.
import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import { StepKnot, type StepState, Stretch } from './DayLine.tsx'
import css from './Track.module.css'

export interface TrackStep {
  id: string
  title: ComponentChildren
  /** Who or where: さとう さん（父） */
  note?: ComponentChildren
  /** 7:38. Leave out what has not happened. */
  time?: ComponentChildren
  state: StepState
}

export interface TrackProps {
  steps: readonly TrackStep[]
  /** For screen readers: 連絡のゆくえ */
  label: string
}

/** A vertical thread that enters at the upper edge of its Sheet and ends in its last knot. */
export function Track({ steps, label }: TrackProps) {
  return (
    <ol class={css.track} aria-label={label}>
      {steps.map((step, index) => {
        const after = steps[index + 1]
        const taut = after !== undefined && after.state !== 'planned' && step.state !== 'unsent'
        return (
          <li key={step.id} class={classes(css.step, css[step.state])}>
            <span class={css.rail}>
              {index === 0 && <span class={css.enter} aria-hidden="true" />}
              {after && <Stretch shape="upright" taut={taut} class={css.to} />}
              <StepKnot state={step.state} class={css.knot} />
            </span>
            <span class={css.words}>
              <span class={css.title}>{step.title}</span>
              {step.note !== undefined && <span class={css.note}>{step.note}</span>}
            </span>
            {step.time !== undefined && <span class={css.time}>{step.time}</span>}
          </li>
        )
      })}
    </ol>
  )
}
