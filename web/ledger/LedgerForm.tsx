// One item of a card, filled in: the fields of its kind, in the words of the door it stands in.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { LedgerKind, LedgerValue } from '../../schema/ledger/rule.ts'
import { LEDGER_FIELDS, type LedgerField } from '../../schema/ledger/words.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { DayField, Field, SelectField, TextArea } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { submits } from '../kit/submits.ts'
import css from './Ledger.module.css'

type Draft = Record<string, string>

const draftOf = (kind: LedgerKind, value: LedgerValue | null): Draft =>
  Object.fromEntries(
    LEDGER_FIELDS[kind].map(({ key, of }) => {
      const there = (value as unknown as Record<string, unknown> | null)?.[key]
      return [key, there === undefined || there === null ? (of?.[0]?.[0] ?? '') : String(there)]
    }),
  )

/** What was filled in, as the server takes it. */
const givenValue = (kind: LedgerKind, draft: Draft): LedgerValue =>
  Object.fromEntries(
    LEDGER_FIELDS[kind].map(({ key, type, needed }) => {
      const text = (draft[key] ?? '').trim()
      if (type === 'number') return [key, Number(text)]
      return [key, type === 'day' && !needed && text === '' ? null : text]
    }),
  ) as unknown as LedgerValue

interface LedgerFormProps {
  kind: LedgerKind
  value: LedgerValue | null
  /** The word over a field, in the reader's language. */
  wordOf: (field: LedgerField) => ComponentChildren
  says: { save: ComponentChildren; cancel: ComponentChildren; needed: ComponentChildren }
  fault: string | null
  busy: boolean
  onSave: (value: LedgerValue) => void
  onCancel: () => void
}

export function LedgerForm({ kind, value, wordOf, says, fault, busy, onSave, onCancel }: LedgerFormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(kind, value))
  const [tried, setTried] = useState(false)
  const fields = LEDGER_FIELDS[kind]
  const empty = ({ key, needed }: LedgerField) => needed && !(draft[key] ?? '').trim()
  const save = () => {
    setTried(true)
    if (!fields.some(empty)) onSave(givenValue(kind, draft))
  }
  return (
    <form class={css.form} onSubmit={submits(save)}>
      {fields.map((field) => {
        const { key, of, type, most = 10 } = field
        const all = {
          label: wordOf(field),
          error: tried && empty(field) ? says.needed : undefined,
          value: draft[key] ?? '',
          onChange: (text: string) => setDraft({ ...draft, [key]: text }),
        }
        if (of) return <SelectField key={key} {...all} options={of.map(([option, label]) => ({ value: option, label }))} />
        if (type === 'long') return <TextArea key={key} {...all} rows={4} maxLength={most} />
        if (type === 'day')
          return <DayField key={key} {...all} value={all.value || null} onChange={(day) => all.onChange(day ?? '')} />
        return (
          <Field
            key={key}
            {...all}
            type={type === 'tel' ? 'tel' : 'text'}
            inputMode={type === 'number' ? 'numeric' : type === 'tel' ? 'tel' : 'text'}
            maxLength={type === 'number' ? 1 : most}
          />
        )
      })}
      {fault && <Notice tone="look" title={fault} />}
      <Buttons>
        <Button onClick={onCancel}>{says.cancel}</Button>
        <Button kind="give" type="submit" disabled={busy}>
          {says.save}
        </Button>
      </Buttons>
    </form>
  )
}
