// Choices as chips on a 4-column grid. Real radios and checkboxes underneath: arrow keys, space and screen readers work as everywhere.
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import css from './Chips.module.css'
import { classes } from './classes.ts'
import { CheckIcon, type Icon } from './icons.tsx'

export interface Chip<Value extends string> {
  value: Value
  label: ComponentChildren
  icon?: Icon
  /** Columns of four; 1 unless said. */
  span?: 1 | 2 | 3 | 4
  disabled?: boolean
}

export type ChipsProps<Value extends string> = {
  /** The bold word above. Never left out: it names the group. */
  legend: ComponentChildren
  /** At the right of the legend: いくつでも */
  hint?: ComponentChildren
  /** One sentence that says what to do; shown under the chips. */
  error?: ComponentChildren
  /** Four unless said. */
  columns?: 3
  chips: readonly Chip<Value>[]
} & (
  | { many?: false; value: Value | null; onChange: (value: Value) => void }
  | { many: true; value: readonly Value[]; onChange: (values: Value[]) => void }
)

/** One of several (`value: V | null`, nothing preselected), or with `many` any of them. */
export function Chips<Value extends string>(props: ChipsProps<Value>) {
  const id = useId()
  const { legend, hint, error, chips, columns } = props
  const chosen = (value: Value) => (props.many ? props.value.includes(value) : props.value === value)
  const choose = (value: Value, on: boolean) => {
    if (!props.many) props.onChange(value)
    else props.onChange(chips.map((chip) => chip.value).filter((each) => (each === value ? on : props.value.includes(each))))
  }
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend class={css.legend}>
        <b>{legend}</b>
        {hint !== undefined && <span class={css.hint}>{hint}</span>}
      </legend>
      <div class={css.room}>
        <div class={classes(css.grid, columns && css.three)}>
          {chips.map(({ value, label, icon: Icon, span = 1, disabled }) => (
            <label key={value} class={classes(css.chip, css[`span${span}`])}>
              <input
                type={props.many ? 'checkbox' : 'radio'}
                name={id}
                value={value}
                checked={chosen(value)}
                disabled={disabled}
                onChange={(event) => choose(value, event.currentTarget.checked)}
              />
              <CheckIcon class={css.tick} size={16} />
              {Icon && <Icon size={20} class={css.icon} />}
              <span>{label}</span>
            </label>
          ))}
        </div>
      </div>
      {error && (
        <p class={css.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
