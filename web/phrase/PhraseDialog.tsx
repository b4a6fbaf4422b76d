// One 文例 as it is written: its words, and for which papers, sections, ages and months it is. Of the house, and of the city.
import { currentKinds } from '../../schema/document/kinds.ts'
import { LONGEST_PHRASE } from '../../schema/phrase/input.ts'
import type { Phrase } from '../../schema/phrase/rule.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { SelectField, TextArea } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import type { Fault } from '../kit/use-send.ts'
import css from './Phrase.module.css'
import { words } from './words.ts'

export type Draft = Omit<Phrase, 'id'> & { id: string | null }
export const NEW: Draft = { id: null, kind: '', section: '', age: null, month: null, text: '' }

interface PhraseDialogProps {
  draft: Draft
  busy: boolean
  fault: Fault | null
  /** Null: shut. */
  onChange: (draft: Draft | null) => void
  onKeep: () => void
}

export const PhraseDialog = ({ draft, busy, fault, onChange, onKeep }: PhraseDialogProps) => (
  <Dialog open onClose={() => onChange(null)} title={draft.id ? words.change : words.add}>
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.text.trim()) onKeep()
      }}
    >
      {fault && <Notice tone="look" title={fault.message} />}
      <TextArea
        label={words.text}
        required
        maxLength={LONGEST_PHRASE}
        value={draft.text}
        onChange={(text) => onChange({ ...draft, text })}
      />
      <Where draft={draft} onChange={onChange} />
      <Button type="submit" kind="give" disabled={busy || !draft.text.trim()}>
        {words.keep}
      </Button>
    </form>
  </Dialog>
)

/** As it travels: what is for all is left out. */
export const given = ({ kind, section, age, month, text }: Omit<Draft, 'id'>) => ({
  ...(kind ? { kind } : {}),
  ...(kind && section ? { section } : {}),
  ...(age === null ? {} : { age }),
  ...(month === null ? {} : { month }),
  text: text.trim(),
})

const kindOf = (key: string) => currentKinds().find((one) => one.key === key)

/** 月案　今月の保育目標　1歳児　11月 */
export function whereText({ kind, section, age, month }: Omit<Phrase, 'id'>): string {
  const of = kindOf(kind)
  return [
    of?.title,
    of?.sections.find(({ key }) => key === section)?.title,
    age === null ? '' : words.ageOf(String(age)),
    month === null ? '' : words.monthOf(String(month)),
  ]
    .filter(Boolean)
    .join('　')
}

const ALL = { value: '', label: words.any }
const numbers = (from: number, to: number, say: (number: string) => string) =>
  Array.from({ length: to - from + 1 }, (_, more) => ({ value: String(from + more), label: say(String(from + more)) }))

/** For which papers, sections, ages and months a phrase is. */
const Where = ({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) => (
  <>
    <SelectField
      label={words.kind}
      value={draft.kind}
      onChange={(kind) => onChange({ ...draft, kind, section: '' })}
      options={[ALL, ...currentKinds().map(({ key, title }) => ({ value: key, label: title }))]}
    />
    {draft.kind && (
      <SelectField
        label={words.section}
        value={draft.section}
        onChange={(section) => onChange({ ...draft, section })}
        options={[ALL, ...(kindOf(draft.kind)?.sections ?? []).map(({ key, title }) => ({ value: key, label: title }))]}
      />
    )}
    <SelectField
      label={words.age}
      value={draft.age === null ? '' : String(draft.age)}
      onChange={(age) => onChange({ ...draft, age: age === '' ? null : Number(age) })}
      options={[ALL, ...numbers(0, 5, words.ageOf)]}
    />
    <SelectField
      label={words.month}
      value={draft.month === null ? '' : String(draft.month)}
      onChange={(month) => onChange({ ...draft, month: month === '' ? null : Number(month) })}
      options={[ALL, ...numbers(1, 12, words.monthOf)]}
    />
  </>
)
