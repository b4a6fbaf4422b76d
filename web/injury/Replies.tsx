// What guardians wrote back to a note, as staff read it (RA25).
import { clockTime } from '../kit/format.ts'
import css from './Injury.module.css'
import { words } from './words.ts'

export function Replies({ of }: { of: readonly { id: string; note: string | null; at: number; by: string }[] }) {
  if (of.length === 0) return null
  return (
    <ul class={css.watched} aria-label={words.replies}>
      {of.map((one) => (
        <li key={one.id}>
          <b>
            {words.replies} {clockTime(one.at)}
          </b>{' '}
          {one.note} <span class={css.second}>{one.by}</span>
        </li>
      ))}
    </ul>
  )
}
