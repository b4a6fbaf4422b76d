// The frame of one desk screen: title, what is beside it, buttons at the right, and the paper that comes out when it is printed.
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { classes } from '../kit/classes.ts'
import css from './Desk.module.css'

export interface DeskProps {
  title: ComponentChildren
  /** For the browser's tab, when the title is not plain text. */
  name: string
  second?: ComponentChildren
  /** Buttons at the right of the title. */
  end?: ComponentChildren
  children: ComponentChildren
  /** Printed in place of the screen. */
  paper?: ComponentChildren
}

/** A screen of the desk. */
export function Desk({ title, name, second, end, children, paper }: DeskProps) {
  useEffect(() => {
    document.title = `${name} つむぎ`
  }, [name])
  return (
    <>
      <div class={classes(css.desk, paper !== undefined && 'screen-only')}>
        <header class={css.head}>
          <div class={css.words}>
            <h1 class={css.title}>{title}</h1>
            {second !== undefined && <p class={css.second}>{second}</p>}
          </div>
          {end !== undefined && <div class={css.end}>{end}</div>}
        </header>
        {children}
      </div>
      {paper !== undefined && <div class={css.paper}>{paper}</div>}
    </>
  )
}

export interface PartProps {
  title: ComponentChildren
  /** A knot or icon before the title. */
  mark?: ComponentChildren
  second?: ComponentChildren
  end?: ComponentChildren
  children: ComponentChildren
}

/** A part of a desk screen under a small heading. */
export const Part = ({ title, mark, second, end, children }: PartProps) => (
  <section class={css.part}>
    <div class={css.partHead}>
      <h2 class={css.partTitle}>
        {mark}
        {title}
      </h2>
      {second !== undefined && <p class={css.second}>{second}</p>}
      {end !== undefined && <div class={css.partEnd}>{end}</div>}
    </div>
    {children}
  </section>
)

/** A key of the keyboard, drawn. */
export const Key = ({ children }: { children: ComponentChildren }) => <kbd class={css.key}>{children}</kbd>

/** What the keyboard does here, said only where there is room for one and a mouse beside it. */
export const KeyHint = ({ children }: { children: ComponentChildren }) => <span class={css.keyHint}>{children}</span>
