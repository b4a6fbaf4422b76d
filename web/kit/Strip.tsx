// What a class has to think of now, in one line above the tiles: in words, and one button that opens it.
import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import css from './Strip.module.css'

interface StripProps {
  label: string
  /** True while something is waiting or late. */
  look: boolean
  end: ComponentChildren
  children: ComponentChildren
}

export const Strip = ({ label, look, end, children }: StripProps) => (
  <section class={classes(css.strip, look && css.look)} aria-label={label}>
    <p class={css.words}>{children}</p>
    {end}
  </section>
)
