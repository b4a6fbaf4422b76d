// A paper that is written at the tablet: its sections with what the records offer and where each stands, and 文例 for the text one writes.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { later } from '../kit/later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { usePhrases } from '../phrase/open-phrases.ts'
import type { Named, Opened } from './api.ts'
import css from './Document.module.css'
import type { Asked } from './Help.tsx'
import { Section } from './Section.tsx'
import { useWriting } from './use-writing.ts'
import { words } from './words.ts'

const Help = later(() => import('./Help.tsx').then((file) => file.Help))

interface RoomWritingProps {
  facility: number
  named: Named
  opened: Opened
  refresh: () => Promise<void>
  /** Behind the sections, once everything that was typed has arrived. */
  foot?: (arrived: boolean) => ComponentChildren
}

export function RoomWriting({ facility, named, opened, refresh, foot }: RoomWritingProps) {
  const writing = useWriting(facility, named, opened, refresh)
  const phrases = usePhrases(facility, named.kind)?.data.value
  const [help, setHelp] = useState<Asked | null>(null)
  return (
    <>
      <output class={css.saving}>
        {writing.saving === 'saved' && words.saved}
        {writing.saving === 'saving' && words.saving}
        {writing.saving === 'typing' && words.typing}
      </output>
      {writing.saving === 'offline' && <Notice tone="look" title={words.offline} />}
      {writing.fault && (
        <Notice tone="look" title={words.notSaved}>
          {writing.fault}
        </Notice>
      )}
      {help && phrases && <Help {...{ facility, opened, writing, phrases }} asked={help} onClose={() => setHelp(null)} />}
      <div class={css.paper}>
        {opened.kind.sections.map((section) => (
          <Section
            key={section.key}
            {...{ section, opened, writing }}
            rules={phrases?.wording.rules}
            onHelp={phrases ? setHelp : undefined}
          />
        ))}
      </div>
      {foot?.(writing.saving === 'saved' || writing.saving === 'none')}
    </>
  )
}
