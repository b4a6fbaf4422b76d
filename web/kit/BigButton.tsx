import type { ComponentChildren } from 'preact'
import css from './BigButton.module.css'
import { Press, type Pressed } from './Button.tsx'
import type { Icon } from './icons.tsx'

export type BigButtonProps = Pressed & {
  icon: Icon
  /** The day it acts on or the present value: あす以降, 17:00 祖母 */
  second?: ComponentChildren
}

/** The large act of a child's card: icon, the family's verb, and what it acts on. */
export function BigButton({ icon: Icon, second, children, ...rest }: BigButtonProps) {
  return (
    <Press {...(rest as Pressed)} class={css.big}>
      <Icon size={26} />
      <span class={css.verb}>{children}</span>
      {second !== undefined && <span class={css.second}>{second}</span>}
    </Press>
  )
}

/** Three large acts, always in the same order. */
export const BigButtons = ({ children }: { children: ComponentChildren }) => <div class={css.row}>{children}</div>
