// 配置基準: the ratios by age, with the usual sets to begin from, and who is at work as a rule.
import { NATIONAL, TRANSITION } from '../../schema/staffing/rule.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { Field, TextArea } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { RATIOS, ratioForm } from './form.ts'
import css from './Settings.module.css'
import type { SettingsFormProps } from './SettingsForm.tsx'
import { words } from './words.ts'

export const StaffingFields = ({ form, faults, onChange }: SettingsFormProps) => (
  <Sheet label={words.staffing}>
    <h2 class={css.title}>{words.staffing}</h2>
    <div class={css.fields}>
      <p>{words.ratios}</p>
      <Buttons>
        <Button onClick={() => onChange(ratioForm({ ...NATIONAL, rounding: form.rounding }))}>{words.national}</Button>
        <Button onClick={() => onChange(ratioForm({ ...TRANSITION, rounding: form.rounding }))}>{words.transition}</Button>
        <Button onClick={() => onChange({ age1: '5' })}>{words.fiveToOne}</Button>
      </Buttons>
      <div class={css.marks}>
        {RATIOS.map((key) => (
          <Field
            key={key}
            label={words[key]}
            hint={words.peopleUnit}
            error={faults[key]}
            inputMode="numeric"
            maxLength={2}
            value={form[key]}
            onChange={(value) => onChange({ [key]: value })}
          />
        ))}
      </div>
      <Chips
        legend={words.rounding}
        chips={[
          { value: 'half_up', label: words.half_up, span: 4 },
          { value: 'up', label: words.roundUp, span: 4 },
        ]}
        value={form.rounding}
        onChange={(rounding) => onChange({ rounding })}
      />
      <TextArea
        label={words.staffHours}
        hint={words.staffHoursHint}
        error={faults.staffHours}
        rows={4}
        maxLength={400}
        value={form.staffHours}
        onChange={(staffHours) => onChange({ staffHours })}
      />
    </div>
  </Sheet>
)
