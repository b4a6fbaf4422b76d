import { Check } from '../kit/Check.tsx'
import { SelectField } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import type { Form } from './form.ts'
import css from './Settings.module.css'
import { words } from './words.ts'

const OPTIONS = Array.from({ length: 13 }, (_, count) => ({ value: String(count), label: words.timesAYear(count) }))

/** How often a year every child is seen by the doctor and the dentist. */
export function CheckupFields({ form, onChange }: { form: Form; onChange: (change: Partial<Form>) => void }) {
  return (
    <Sheet label={words.checkup}>
      <h2 class={css.title}>{words.checkup}</h2>
      <div class={css.fields}>
        <SelectField
          label={words.checkupInternal}
          hint={words.checkupInternalHint}
          value={String(form.checkupInternal)}
          onChange={(value) => onChange({ checkupInternal: Number(value) })}
          options={OPTIONS}
        />
        <SelectField
          label={words.checkupDental}
          value={String(form.checkupDental)}
          onChange={(value) => onChange({ checkupDental: Number(value) })}
          options={OPTIONS}
        />
        <Check checked={form.sickbay} onChange={(sickbay) => onChange({ sickbay })} second={words.sickbayMore}>
          {words.sickbay}
        </Check>
      </div>
    </Sheet>
  )
}
