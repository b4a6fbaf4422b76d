import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { MinusIcon, PlusIcon } from './icons.tsx'
import css from './Stepper.module.css'
import { plain, type Word } from './words.tsx'

const LESS: Word = { ja: '下げる', easy: '{下|さ}げる', en: 'Less' }
const MORE: Word = { ja: '上げる', easy: '{上|あ}げる', en: 'More' }

export interface StepperProps {
  label: ComponentChildren
  /** For the two buttons: けさの体温 */
  name: string
  hint?: ComponentChildren
  /** null while nobody has said anything: nothing is pre-filled. */
  value: number | null
  onChange: (value: number | null) => void
  /** Where − and + begin when there is no value yet. */
  start: number
  min: number
  max: number
  step?: number
  /** Digits after the point. */
  digits?: number
  unit?: string
}

/** − 37.8 ℃ + : two large buttons, and a field between them for those who would rather type. */
export function Stepper({ label, name, hint, value, onChange, start, min, max, step = 0.1, digits = 1, unit }: StepperProps) {
  const id = useId()
  const clamp = (number: number) => Number(Math.min(max, Math.max(min, number)).toFixed(digits))
  const move = (by: number) => onChange(value === null ? start : clamp(value + by))
  const typed = (text: string) => {
    const number = Number(text.normalize('NFKC').replace(',', '.').trim())
    onChange(text.trim() === '' || Number.isNaN(number) ? null : clamp(number))
  }
  return (
    <div class={css.stepper}>
      <div class={css.head}>
        <label for={id} class={css.label}>
          {label}
        </label>
        {hint !== undefined && <span class={css.hint}>{hint}</span>}
      </div>
      <div class={css.box}>
        <button type="button" class={css.button} onClick={() => move(-step)} aria-label={`${name} ${plain(LESS)}`}>
          <MinusIcon size={24} />
        </button>
        <span class={css.value}>
          <input
            id={id}
            class={css.number}
            inputMode="decimal"
            autoComplete="off"
            value={value === null ? '' : value.toFixed(digits)}
            placeholder="–"
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => typed(event.currentTarget.value)}
          />
          {unit && <span class={css.unit}>{unit}</span>}
        </span>
        <button type="button" class={css.button} onClick={() => move(step)} aria-label={`${name} ${plain(MORE)}`}>
          <PlusIcon size={24} />
        </button>
      </div>
    </div>
  )
}
