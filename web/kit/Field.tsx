// Fields: the label stands above, the error under it names what to do. Never a placeholder for a label.
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import { readTime, type Time, writeTime } from '../../schema/kit/time.ts'
import { classes } from './classes.ts'
import css from './Field.module.css'

interface Labelled {
  label: ComponentChildren
  /** At the right of the label: なくてもよい, 7:30 家で */
  hint?: ComponentChildren
  /** One sentence that says what to do. */
  error?: ComponentChildren
  class?: string | undefined
}
interface Named {
  name?: string
  required?: boolean
  disabled?: boolean
}

export type FieldProps = Labelled &
  Named & {
    value: string
    onChange: (value: string) => void
    type?: 'text' | 'password' | 'email' | 'tel' | 'search'
    autoComplete?: string
    inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
    maxLength?: number
    autoFocus?: boolean
  }

interface ShellProps extends Labelled {
  control: (id: string, aria: { 'aria-invalid'?: 'true'; 'aria-describedby'?: string }) => ComponentChildren
}

function Shell({ label, hint, error, class: name, control }: ShellProps) {
  const id = useId()
  return (
    <div class={classes(css.field, name)}>
      <div class={css.head}>
        <label for={id} class={css.label}>
          {label}
        </label>
        {hint !== undefined && (
          <span class={css.hint} id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </div>
      {control(id, {
        ...(error ? { 'aria-invalid': 'true' } : {}),
        ...(error || hint !== undefined ? { 'aria-describedby': error ? `${id}-error` : `${id}-hint` } : {}),
      })}
      {error && (
        <p class={css.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

/** One line of text. */
export function Field({ label, hint, error, class: name, value, onChange, type = 'text', ...rest }: FieldProps) {
  return (
    <Shell
      {...{ label, hint, error, class: name }}
      control={(id, aria) => (
        <input
          {...rest}
          {...aria}
          id={id}
          class={css.control}
          // The attribute types want one kind of input per element; the five here take the same attributes.
          type={type as 'text'}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    />
  )
}

export type TextAreaProps = Labelled &
  Named & { value: string; onChange: (value: string) => void; rows?: number; maxLength?: number }

/** Several lines; it grows with what is written. */
export function TextArea({ label, hint, error, class: name, value, onChange, rows = 3, ...rest }: TextAreaProps) {
  return (
    <Shell
      {...{ label, hint, error, class: name }}
      control={(id, aria) => (
        <textarea
          {...rest}
          {...aria}
          id={id}
          class={classes(css.control, css.area)}
          rows={rows}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    />
  )
}

export type TimeFieldProps = Labelled & Named & { value: Time | null; onChange: (value: Time | null) => void; step?: number }

/** A time of day in minutes after midnight; null while empty or half typed. `step` in minutes, 1 unless said. */
export function TimeField({ label, hint, error, class: name, value, onChange, step = 1, ...rest }: TimeFieldProps) {
  return (
    <Shell
      {...{ label, hint, error, class: name }}
      control={(id, aria) => (
        <input
          {...rest}
          {...aria}
          id={id}
          class={css.control}
          type="time"
          step={step * 60}
          value={value === null ? '' : writeTime(value)}
          onInput={(event) => onChange(readTime(event.currentTarget.value))}
        />
      )}
    />
  )
}

export type DayFieldProps = Labelled & Named & { value: Day | null; onChange: (value: Day | null) => void; min?: Day; max?: Day }

/** A day; null while empty. */
export function DayField({ label, hint, error, class: name, value, onChange, ...rest }: DayFieldProps) {
  return (
    <Shell
      {...{ label, hint, error, class: name }}
      control={(id, aria) => (
        <input
          {...rest}
          {...aria}
          id={id}
          class={css.control}
          type="date"
          value={value ?? ''}
          onInput={(event) => onChange(event.currentTarget.value || null)}
        />
      )}
    />
  )
}

export type SelectFieldProps = Labelled &
  Named & {
    value: string
    onChange: (value: string) => void
    options: readonly { value: string; label: string }[]
  }

/** One of a longer list. For up to eight choices take Chips. */
export function SelectField({ label, hint, error, class: name, value, onChange, options, ...rest }: SelectFieldProps) {
  return (
    <Shell
      {...{ label, hint, error, class: name }}
      control={(id, aria) => (
        <select
          {...rest}
          {...aria}
          id={id}
          class={css.control}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    />
  )
}
