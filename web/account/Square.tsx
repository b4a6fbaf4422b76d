// A QR code as one path. The maker of the pattern comes with the screen that shows it.
import { encode } from 'uqr'
import css from './Account.module.css'

/** A square to be read by another device; black on white in the dark, too, since readers expect that. */
export function Square({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg class={css.qr} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges" role="img" aria-label={label}>
      <path d={path} fill="#000" />
    </svg>
  )
}
