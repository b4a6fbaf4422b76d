import { useState } from 'preact/hooks'
import { TextArea } from '../kit/Field.tsx'
import { ChevronRightIcon } from '../kit/icons.tsx'
import { MemoIcon } from '../kit/icons-later.tsx'
import { Say } from '../kit/words.tsx'
import css from './Report.module.css'
import { words } from './words.ts'

/** ひとこと: folded away until someone wants it, so that the sheet stays short. */
export function NoteField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [open, setOpen] = useState(value !== '')
  return (
    <details class={css.note} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class={css.summary}>
        <MemoIcon size={24} class={css.icon} />
        <span>
          <Say w={words.note} alone />{' '}
          <small class={css.hint}>
            （<Say w={words.optional} alone />）
          </small>
        </span>
        <ChevronRightIcon size={20} class={css.turn} />
      </summary>
      <TextArea label={<span class="unseen">{words.note.ja}</span>} value={value} onChange={onChange} maxLength={500} />
    </details>
  )
}
