import type { ComponentChildren } from 'preact'
import type { Moment } from '../../schema/kit/day.ts'
import { second } from './clock.ts'
import { CheckIcon, UndoIcon } from './icons.tsx'
import css from './UndoBar.module.css'
import { plain, type Word } from './words.tsx'

const UNDO: Word = { ja: 'とりけす', easy: '{取|と}り{消|け}す', en: 'Undo' }
const seconds = (count: number): Word => ({ ja: `${count}秒`, easy: `${count}{秒|びょう}`, en: `${count} s` })

export interface UndoBarProps {
  /** What was done to whom and when: <b>かとう みお</b> を受け入れました 9:11 */
  children: ComponentChildren
  /** The moment after which it can no longer be undone. */
  until: Moment
  /** How long the thread is when whole, in ms: 60 000 */
  whole: number
  onUndo: () => void
}

/** Solid ink; its lower edge is a thread that shortens. Renders nothing once `until` has passed. It never covers a tile: give it a place. */
export function UndoBar({ children, until, whole, onUndo }: UndoBarProps) {
  const left = until - second.value
  if (left <= 0) return null
  return (
    <div class={css.bar} role="status">
      <span class={css.what}>
        <CheckIcon size={20} />
        <span>{children}</span>
      </span>
      <button type="button" class={css.undo} onClick={() => onUndo()}>
        <UndoIcon size={20} />
        <span>
          {plain(UNDO)} <span aria-hidden="true">{plain(seconds(Math.ceil(left / 1000)))}</span>
        </span>
      </button>
      <span class={css.thread} aria-hidden="true" style={{ transform: `scaleX(${Math.min(1, left / whole).toFixed(4)})` }} />
    </div>
  )
}
