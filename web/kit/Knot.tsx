// Status knots: 20 grid, stroke 2, the only filled shapes on a screen. Each differs in shape, so the board reads in pure grey.
import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import css from './Knot.module.css'
import { type Mark, markTones, type Status, statusWords } from './status.ts'

const ring = <circle cx="10" cy="10" r="6.8" />
const diamond = <path class={css.full} d="M10 1.8 18.2 10 10 18.2 1.8 10Z" />

const SHAPES: Record<Status | Mark, ComponentChildren> = {
  not_expected: <path d="M6 10h8" />,
  expected: <circle cx="10" cy="10" r="6.8" stroke-dasharray="2.7 2.64" stroke-linecap="butt" />,
  late_expected: (
    <>
      {ring}
      <path d="M10 6.2v4.1l2.6 1.6" />
    </>
  ),
  absent: (
    <>
      <rect x="3.2" y="3.2" width="13.6" height="13.6" rx="3.4" />
      <path d="M7 10h6" />
    </>
  ),
  overdue: (
    <>
      <path class={css.full} d="M10 2.4 18.4 17.2H1.6Z" />
      <path class={css.hole} d="M10 7.6v4.4M10 14.6v.1" />
    </>
  ),
  stamped: (
    <>
      {ring}
      <path class={css.half} d="M10 3.2a6.8 6.8 0 0 0 0 13.6Z" />
    </>
  ),
  present: <circle class={css.full} cx="10" cy="10" r="7" />,
  out: <path d="M16.3 10.8A6.8 6.8 0 1 1 9 3.3M10 10l7-7M12.2 3H17v4.8" />,
  left_stamped: (
    <>
      {ring}
      <path class={css.half} d="M10 3.2a6.8 6.8 0 0 1 0 13.6Z" />
    </>
  ),
  left: (
    <>
      {ring}
      <path d="m6.9 10.2 2.2 2.2 4-4.5" />
    </>
  ),
  contradiction: (
    <>
      {diamond}
      <path class={css.hole} d="M6.8 8.4h6.4M6.8 11.6h6.4M11.8 6.1 8.2 13.9" />
    </>
  ),
  answer: (
    <>
      {diamond}
      <path class={css.hole} d="M10 5.8v5M10 13.8v.1" />
    </>
  ),
  unsent: <path d="M6 15.8a3.6 3.6 0 0 1-.5-7.2 4.8 4.8 0 0 1 9.2 1 3.2 3.2 0 0 1-.5 6.2ZM10 14v-4.3M8 11.5l2-2 2 2" />,
  seen: (
    <>
      <circle class={css.full} cx="10" cy="10" r="7.8" />
      <path class={css.hole} d="m6.4 10.3 2.5 2.5 4.7-5.3" />
    </>
  ),
  now: <circle class={css.open} cx="10" cy="10" r="6.5" />,
}

const TONES: Partial<Record<Status | Mark, string | undefined>> = { answer: css.mark, unsent: css.mark, contradiction: css.mark }

const toneOf = (of: Status | Mark) => (of in statusWords ? statusWords[of as Status].tone : markTones[of as Mark])

export interface KnotProps {
  of: Status | Mark
  /** Side in pixels at 100 % text. */
  size?: number
  /** Takes the colour of its surroundings instead of its own: on solid slabs. Set `--knot-hole` there to the slab's colour. */
  plain?: boolean
  /** Needed only where no word stands beside the knot. */
  label?: string
  class?: string | undefined
}

/** The knot of a status or a mark. Decoration for a word beside it, unless it has a `label`. */
export function Knot({ of, size = 20, plain = false, label, class: name }: KnotProps) {
  return (
    <svg
      class={classes(css.knot, !plain && (TONES[of] ?? css[toneOf(of)]), name)}
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 20 20"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      {SHAPES[of]}
    </svg>
  )
}
