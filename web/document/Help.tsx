// 文例 beside the text that is written: sentences of the house for this place, taken with one press.
import type { Writing as At } from '../../schema/phrase/rule.ts'
import { Dialog } from '../kit/Dialog.tsx'
import type { PhraseList } from '../phrase/open-phrases.ts'
import { PhraseChoice } from '../phrase/PhraseChoice.tsx'
import type { Opened } from './api.ts'
import css from './Document.module.css'
import type { Writing } from './use-writing.ts'
import { words } from './words.ts'

/** The place for which help was asked: a field of a section. */
export interface Asked {
  section: string
  field: string
  label: string
}

export interface HelpProps {
  asked: Asked
  opened: Opened
  writing: Writing
  phrases: PhraseList
  onClose: () => void
}

export function Help({ asked: { section, field, label }, opened, writing, phrases, onClose }: HelpProps) {
  const { kind, subject, startsOn } = opened
  const at: At = { kind: kind.key, section, age: subject.classAge, month: Number(startsOn.slice(5, 7)) }
  const add = (text: string) => {
    writing.type(field, [writing.textOf(field), text].filter(Boolean).join('\n'))
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={words.helpFor(label)} place="side">
      <div class={css.reason}>
        <PhraseChoice list={phrases} at={at} onUse={add} />
      </div>
    </Dialog>
  )
}
