import { Button } from './Button.tsx'
import css from './NumberPad.module.css'

/** A key beside the digits: what it says, and for screen readers what it does when that is a sign. */
export interface PadKey {
  face: string
  label?: string
  onPress: () => void
}

export interface NumberPadProps {
  /** What is typed with it, for screen readers. */
  label: string
  onDigit: (digit: string) => void
  /** The keys at the left and the right of 0. */
  left: PadKey
  right?: PadKey
}

/** Digits under the thumb, as on a telephone. */
export function NumberPad({ label, onDigit, left, right }: NumberPadProps) {
  const digit = (face: string): PadKey => ({ face, onPress: () => onDigit(face) })
  const keys = [...'123456789'].map(digit)
  return (
    <fieldset class={css.pad}>
      <legend class="unseen">{label}</legend>
      {[...keys, left, digit('0'), ...(right ? [right] : [])].map(({ face, label, onPress }) => (
        <Button key={face} {...(label ? { label } : {})} onClick={onPress}>
          {face}
        </Button>
      ))}
    </fieldset>
  )
}
