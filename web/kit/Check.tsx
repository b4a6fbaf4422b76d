import type { ComponentChildren } from 'preact'
import css from './Check.module.css'
import { CheckIcon } from './icons.tsx'

export interface CheckProps {
  checked: boolean
  onChange: (checked: boolean) => void
  children: ComponentChildren
  second?: ComponentChildren
  disabled?: boolean
}

/** One yes-or-no with its words: きょうだいも同じ内容で */
export function Check({ checked, onChange, children, second, disabled }: CheckProps) {
  return (
    <label class={css.check}>
      <span class={css.box}>
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <CheckIcon size={18} class={css.tick} />
      </span>
      <span class={css.words}>
        <span>{children}</span>
        {second !== undefined && <span class={css.second}>{second}</span>}
      </span>
    </label>
  )
}
