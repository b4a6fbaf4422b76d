// The thread down the side of a tile: how surely the child's state is known. Borders, not backgrounds, so that it prints.
import { classes } from './classes.ts'
import css from './Edge.module.css'
import { type Status, statusWords, type Thread, type Tone } from './status.ts'

export interface EdgeProps {
  /** Takes thread and colour from the status vocabulary … */
  of?: Status
  /** … unless they are given. */
  thread?: Thread
  tone?: Tone
}

/** A vertical thread 7 px inside its nearest positioned ancestor. Decoration: the word and the knot say the same. */
export function Edge({ of, thread, tone }: EdgeProps) {
  const look = of ? statusWords[of] : undefined
  const kind = thread ?? look?.thread ?? 'none'
  if (kind === 'none') return null
  return <span aria-hidden="true" class={classes(css.edge, css[kind], css[tone ?? look?.tone ?? 'muted'])} />
}
