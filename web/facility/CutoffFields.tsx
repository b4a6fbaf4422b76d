// 締切 and what a family says with an absence.
import { CONTACT_WAYS } from '../../schema/notice/input.ts'
import { Chips } from '../kit/Chips.tsx'
import { TextArea, TimeField } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import css from './Settings.module.css'
import type { SettingsFormProps } from './SettingsForm.tsx'
import { contactWords, words } from './words.ts'

export const CutoffFields = ({ form, faults, onChange }: SettingsFormProps) => (
  <Sheet label={words.cutoff}>
    <h2 class={css.title}>{words.cutoff}</h2>
    <div class={css.fields}>
      <TimeField
        label={words.cutoffAt}
        error={faults.cutoffAt}
        value={form.cutoffAt}
        onChange={(cutoffAt) => onChange({ cutoffAt })}
      />
      <Chips
        legend={words.afterCutoff}
        chips={[
          { value: 'accept', label: words.accept, span: 4 },
          { value: 'refuse', label: words.refuse, span: 4 },
        ]}
        value={form.afterCutoff}
        onChange={(afterCutoff) => onChange({ afterCutoff })}
      />
      <Chips
        legend={words.absenceContact}
        columns={3}
        chips={CONTACT_WAYS.map((value) => ({ value, label: contactWords[value] }))}
        value={form.absenceContact}
        onChange={(absenceContact) => onChange({ absenceContact })}
      />
      <TextArea
        label={words.cutoffText}
        error={faults.cutoffText}
        rows={2}
        maxLength={200}
        value={form.cutoffText}
        onChange={(cutoffText) => onChange({ cutoffText })}
      />
    </div>
  </Sheet>
)
