// A family's child's day as one thread: solid to now, slack and dotted where it is only planned. It enters and leaves at the sheet's edges.
import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import css from './DayLine.module.css'
import { Knot } from './Knot.tsx'
import { plain } from './words.tsx'

/** done: seen. now: still going on. unsent: on this phone only. seen: a person at the nursery read it. planned: to come. */
export type StepState = 'done' | 'now' | 'unsent' | 'seen' | 'planned'

export interface DayStep {
  id: string
  label: ComponentChildren
  value?: ComponentChildren
  /** A third line: English in easy mode, the person for a pick-up. */
  note?: ComponentChildren
  state: StepState
}

export interface DayLineProps {
  /** Two to five steps, in order. */
  steps: readonly DayStep[]
  /** `open`: the day goes on and the thread leaves the sheet. `closed`: it ends in the last knot. */
  ends?: 'open' | 'closed'
  /** `day`: centred knots, label over value. `report`: two or three wide steps, label and value in one line. */
  spread?: 'day' | 'report'
  /** What the line is, for screen readers: あおいの きょう */
  label: string
}

const STATE_WORDS: Partial<Record<StepState, { ja: string; easy: string; en: string }>> = {
  now: { ja: 'いま', easy: 'いま', en: 'now' },
  planned: { ja: '予定', easy: 'よてい', en: 'planned' },
  unsent: { ja: '未送信', easy: 'まだ おくっていません', en: 'not sent yet' },
}

const SLACK = { across: 'M2 12Q50 90 98 12', leaving: 'M4 12Q50 72 100 62', upright: 'M10 2Q85 50 10 98' }

interface StretchProps {
  taut: boolean
  /** Between two knots, out of the sheet, or down. */
  shape?: keyof typeof SLACK
  class?: string | undefined
}

/** A length of thread. Both its slack and its taut form are there, so that it can draw taut when a fact is confirmed. */
export function Stretch({ taut, shape = 'across', class: name }: StretchProps) {
  return (
    <span class={classes(css.stretch, css[shape], taut && css.taut, name)} aria-hidden="true">
      <span class={css.solid} />
      <svg class={css.slack} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path d={SLACK[shape]} />
      </svg>
    </span>
  )
}

/** The knot of a step. */
export function StepKnot({ state, class: name }: { state: StepState; class?: string | undefined }) {
  if (state === 'seen') return <Knot of="seen" size={24} class={name} />
  return (
    <svg class={classes(css.knot, css[state], name)} viewBox="0 0 24 24" width="1.5rem" height="1.5rem" aria-hidden="true">
      <circle cx="12" cy="12" r={state === 'now' || state === 'unsent' ? 8.5 : 7} />
    </svg>
  )
}

const past = (state: StepState | undefined) => state !== undefined && state !== 'planned'

/** Up to five knots on one thread, edge to edge of the Sheet it lies in. */
export function DayLine({ steps, ends = 'open', spread = 'day', label }: DayLineProps) {
  return (
    <div class={css.room}>
      <ol class={classes(css.line, spread === 'report' && css.report)} aria-label={label}>
        {steps.map((step, index) => {
          const after = steps[index + 1]
          const last = after === undefined
          const word = STATE_WORDS[step.state]
          return (
            <li key={step.id} class={classes(css.step, css[`is_${step.state}`])}>
              <span class={css.rail}>
                {index === 0 && <Stretch taut={past(step.state)} class={css.before} />}
                {(!last || ends === 'open') && (
                  <Stretch
                    taut={past(after?.state) && step.state !== 'unsent'}
                    shape={last ? 'leaving' : 'across'}
                    class={last ? css.out : css.between}
                  />
                )}
                <StepKnot state={step.state} class={css.at} />
              </span>
              <span class={css.words}>
                <span class={css.label}>{step.label}</span>
                {step.value !== undefined && <span class={css.value}>{step.value}</span>}
                {step.note !== undefined && <span class={css.note}>{step.note}</span>}
                {word && <span class="unseen">（{plain(word)}）</span>}
              </span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
