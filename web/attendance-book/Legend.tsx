import type { CellKind, Register } from '../../schema/presence/fold-register.ts'
import { TOTALS } from '../../schema/presence/register-totals.ts'
import { facilitySettings } from '../office/watch.ts'
import css from './Book.module.css'
import { cellWord, words } from './words.ts'

const KINDS = [...TOTALS, 'notExpected'] as const satisfies CellKind[]

/** What each mark means: the words of today's settings, and of any other mark the month has. */
export function Legend({ register }: { register: Register }) {
  const used = new Map<CellKind, Set<string>>()
  for (const child of register.children)
    for (const { kind, mark } of child.cells) if (mark) used.set(kind, (used.get(kind) ?? new Set()).add(mark))
  const marks = facilitySettings.value?.marks
  return (
    <p class={css.legend}>
      {KINDS.map((kind) => {
        const all = [...new Set([...(used.get(kind) ?? []), ...(marks?.[kind] ? [marks[kind]] : [])])]
        return (
          <span key={kind}>
            <span class={css.mark}>{all.join('・') || words.blank}</span> {cellWord(kind, register.familyAbsenceWord)}
          </span>
        )
      })}
      {register.children.some(({ cells }) => cells.some(({ paper }) => paper)) && (
        <span>
          <span class={css.mark}>{words.paperMark}</span> {words.fromPaper}
        </span>
      )}
      <span>{words.shaded}</span>
    </p>
  )
}
