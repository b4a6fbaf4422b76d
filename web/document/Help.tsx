// Beside the text that is written: sentences of the house for this place, and one's own of earlier papers, taken with one press.
import { useState } from 'preact/hooks'
import type { Writing as At } from '../../schema/phrase/rule.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import type { PhraseList } from '../phrase/open-phrases.ts'
import { PhraseChoice } from '../phrase/PhraseChoice.tsx'
import type { Opened } from './api.ts'
import css from './Document.module.css'
import { OwnTexts } from './OwnTexts.tsx'
import type { Writing } from './use-writing.ts'
import { words } from './words.ts'

/** The place for which help was asked: a field of a section. */
export interface Asked {
  section: string
  field: string
  label: string
}

export interface HelpProps {
  facility: number
  asked: Asked
  opened: Opened
  writing: Writing
  phrases: PhraseList
  onClose: () => void
}

export function Help({ facility, asked: { section, field, label }, opened, writing, phrases, onClose }: HelpProps) {
  const [shown, setShown] = useState<'phrases' | 'own'>('phrases')
  const { kind, subject, startsOn } = opened
  const at: At = { kind: kind.key, section, age: subject.classAge, month: Number(startsOn.slice(5, 7)) }
  const add = (text: string) => {
    writing.type(field, [writing.textOf(field), text].filter(Boolean).join('\n'))
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={words.helpFor(label)} place="side">
      <div class={css.reason}>
        <Tabs
          label={words.helpTabs}
          panel="help"
          tabs={[
            { id: 'phrases', label: words.help },
            { id: 'own', label: words.helpOwn },
          ]}
          current={shown}
          onSelect={(id) => setShown(id as 'phrases' | 'own')}
        />
        <div id="help" role="tabpanel" aria-label={shown === 'phrases' ? words.help : words.helpOwn}>
          {shown === 'phrases' ? (
            <PhraseChoice list={phrases} at={at} onUse={add} />
          ) : (
            <OwnTexts facility={facility} kind={kind.key} onUse={add} />
          )}
        </div>
      </div>
    </Dialog>
  )
}
