import type { ComponentChildren } from 'preact'
import css from './Empty.module.css'

export interface EmptyProps {
  /** What is so: まだ連絡はありません */
  title: ComponentChildren
  /** What to do next, or when something will appear. */
  children: ComponentChildren
  /** The button that does it. */
  act?: ComponentChildren
}

/** An empty place says what to do next. */
export function Empty({ title, children, act }: EmptyProps) {
  return (
    <div class={css.empty}>
      <svg class={css.slack} viewBox="0 0 120 24" width="120" height="24" aria-hidden="true">
        <path d="M4 6Q60 32 116 6" />
      </svg>
      <div class={css.title}>{title}</div>
      <div class={css.next}>{children}</div>
      {act}
    </div>
  )
}
