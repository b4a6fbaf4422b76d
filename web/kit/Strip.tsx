// What a class has to think of now: a key as high as a finger, beside others of its kind above the tiles. Its words, and what a press opens.
import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import { ChevronRightIcon } from './icons.tsx'
import css from './Strip.module.css'

interface StripProps {
  label: string
  /** True while something is waiting or late. */
  look: boolean
  /** What a press does, for whoever does not see the arrow. */
  open: string
  onOpen: () => void
  children: ComponentChildren
}

export const Strip = ({ label, look, open, onOpen, children }: StripProps) => (
  <section class={css.place} aria-label={label}>
    <button type="button" class={classes(css.strip, look && css.look)} onClick={onOpen}>
      <span class={css.words}>{children}</span>
      <span class="unseen">{open}</span>
      <ChevronRightIcon size={20} />
    </button>
  </section>
)
