import { SelectField } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import type { Form } from './form.ts'
import css from './Settings.module.css'
import { words } from './words.ts'

/** For how long 生活管理指導表 is good, and when its end is said to be near. */
export const AllergyFields = ({ form, onChange }: { form: Form; onChange: (change: Partial<Form>) => void }) => (
  <Sheet label={words.allergy}>
    <h2 class={css.title}>{words.allergy}</h2>
    <div class={css.fields}>
      <SelectField
        label={words.allergyMonths}
        hint={words.allergyMonthsHint}
        value={String(form.allergyMonths)}
        onChange={(value) => onChange({ allergyMonths: Number(value) })}
        options={[6, 12, 18, 24].map((count) => ({ value: String(count), label: words.months(count) }))}
      />
      <SelectField
        label={words.allergyWarnDays}
        value={String(form.allergyWarnDays)}
        onChange={(value) => onChange({ allergyWarnDays: Number(value) })}
        options={[0, 14, 30, 60, 90].map((count) => ({ value: String(count), label: words.daysBefore(count) }))}
      />
    </div>
  </Sheet>
)
