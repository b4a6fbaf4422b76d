import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import { ChevronRightIcon } from './icons.tsx'
import css from './Sheet.module.css'

export interface SheetProps {
  children: ComponentChildren
  /** `look` and `act` are outlined as well as tinted. */
  tone?: 'plain' | 'look' | 'act' | 'rest'
  /** Names the sheet for screen readers; then it is a region. */
  label?: string
  /** No padding of its own: for rows that reach the edges. */
  flush?: boolean
  class?: string | undefined
}

/** A sheet of paper on the ground. Parts that reach its edges (DayLine, Track) rely on its padding, `--sheet-pad`. */
export function Sheet({ children, tone = 'plain', label, flush = false, class: name }: SheetProps) {
  return (
    <section class={classes(css.sheet, css[tone], flush && css.flush, name)} aria-label={label}>
      {children}
    </section>
  )
}

export interface RowProps {
  children: ComponentChildren
  /** Knot or icon at the left. */
  mark?: ComponentChildren
  second?: ComponentChildren
  /** `look`: the second line is a deadline. */
  tone?: 'plain' | 'look'
  /** At the right, before the chevron. */
  end?: ComponentChildren
  href?: string
  onClick?: () => void
}

/** A row of a flush Sheet: mark, sentence, second line; a chevron when it leads somewhere. */
export function Row({ children, mark, second, tone = 'plain', end, href, onClick }: RowProps) {
  const inside = (
    <>
      {mark !== undefined && <span class={css.mark}>{mark}</span>}
      <span class={css.words}>
        <span>{children}</span>
        {second !== undefined && <span class={classes(css.second, tone === 'look' && css.due)}>{second}</span>}
      </span>
      {end}
      {(href !== undefined || onClick) && <ChevronRightIcon size={20} />}
    </>
  )
  if (href !== undefined) {
    return (
      <a class={classes(css.row, css.leads)} href={href}>
        {inside}
      </a>
    )
  }
  if (onClick) {
    return (
      <button type="button" class={classes(css.row, css.leads)} onClick={() => onClick()}>
        {inside}
      </button>
    )
  }
  return <div class={css.row}>{inside}</div>
}
