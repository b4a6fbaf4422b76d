import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { SelectField } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import type { Form } from './form.ts'
import css from './Settings.module.css'
import { words } from './words.ts'

const MINUTES = [10, 15, 20, 30, 45, 60].map((count) => ({ value: String(count), label: `${count}` }))
const DAYS = [7, 14, 30, 60, 90, 180, 365, 1_830].map((count) => ({ value: String(count), label: words.days(count) }))

/** Whether the nursery gives medicine at all (RD11), and what it asks for when it does. */
export function MedicineFields({ form, onChange }: { form: Form; onChange: (change: Partial<Form>) => void }) {
  return (
    <Sheet label={words.medicine}>
      <h2 class={css.title}>{words.medicine}</h2>
      <div class={css.fields}>
        <Chips
          legend={words.medicineGives}
          chips={[
            { value: 'give' as const, label: words.medicineGive, span: 2 },
            { value: 'tell' as const, label: words.medicineTell, span: 2 },
          ]}
          value={form.medicine}
          onChange={(medicine) => onChange({ medicine })}
        />
        {form.medicine === 'give' && (
          <>
            <Check
              checked={form.medicineOpinion}
              onChange={(medicineOpinion) => onChange({ medicineOpinion })}
              second={words.medicineOpinionMore}
            >
              {words.medicineOpinion}
            </Check>
            <SelectField
              label={words.medicineLate}
              hint={words.medicineLateHint}
              value={String(form.medicineLate)}
              onChange={(value) => onChange({ medicineLate: Number(value) })}
              options={MINUTES}
            />
            <Chips
              legend={words.medicineSheet}
              chips={[
                { value: 'none' as const, label: words.medicineSheetNone, span: 2 },
                { value: 'offer' as const, label: words.medicineSheetOffer, span: 2 },
                { value: 'require' as const, label: words.medicineSheetRequire, span: 2 },
              ]}
              value={form.medicineSheet}
              onChange={(medicineSheet) => onChange({ medicineSheet })}
            />
            {form.medicineSheet !== 'none' && (
              <SelectField
                label={words.medicineSheetDays}
                hint={words.medicineSheetDaysHint}
                value={String(form.medicineSheetDays)}
                onChange={(value) => onChange({ medicineSheetDays: Number(value) })}
                options={DAYS}
              />
            )}
          </>
        )}
      </div>
    </Sheet>
  )
}
