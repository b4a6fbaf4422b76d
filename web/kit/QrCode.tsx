// A QR code as one path: sharp on paper at any size. Import the screen that shows one lazily, the encoder weighs more than most screens.
import { encode } from 'uqr'

/** Cells of quiet around the code, which readers need. */
const QUIET = 4

/** Draws a text as a QR code, black on white whatever the theme, since many readers take no other. `label` says what it is for. */
export function QrCode({ text, label, class: name }: { text: string; label: string; class?: string | undefined }) {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const whole = size + QUIET * 2
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])))
  return (
    <svg viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={label} class={name} shape-rendering="crispEdges">
      <rect width={whole} height={whole} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
