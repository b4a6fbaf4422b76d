import type { ComponentChildren } from 'preact'
import css from './Heading.module.css'

/** A bold word over a group of sheets, with something at its right: 園から · ぜんぶ見る（5） */
export const Heading = ({ children, end }: { children: ComponentChildren; end?: ComponentChildren }) => (
  <div class={css.heading}>
    <h2>{children}</h2>
    {end !== undefined && <span class={css.second}>{end}</span>}
  </div>
)
