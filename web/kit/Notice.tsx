import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import type { Icon } from './icons.tsx'
import { Knot } from './Knot.tsx'
import css from './Notice.module.css'

export interface NoticeProps {
  /** look: amber, something waits. act: red, a child. ink: plain news. */
  tone: 'look' | 'act' | 'ink'
  /** What happened, in bold. */
  title: ComponentChildren
  /** What was kept and what to do. */
  children?: ComponentChildren
  icon?: Icon
  /** Buttons at the right. */
  end?: ComponentChildren
  /** A bar across the page's top instead of a sheet. */
  strip?: boolean
}

/** A strip that stays until what it says is over. Red ones interrupt a screen reader, the others wait. */
export function Notice({ tone, title, children, icon: Icon, end, strip = false }: NoticeProps) {
  return (
    <div class={classes(css.notice, css[tone], strip && css.strip)} role={tone === 'act' ? 'alert' : 'status'}>
      {Icon ? <Icon size={24} class={css.icon} /> : tone === 'act' && <Knot of="overdue" size={26} plain class={css.icon} />}
      <div class={css.words}>
        <b>{title}</b>
        {children !== undefined && <div class={css.more}>{children}</div>}
      </div>
      {end !== undefined && <div class={css.end}>{end}</div>}
    </div>
  )
}
