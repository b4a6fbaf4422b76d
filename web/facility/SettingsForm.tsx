import { MOST_THINGS } from '../../schema/belonging/rule.ts'
import { FAMILY_CARE } from '../../schema/care/for-family.ts'
import { EDITIONS } from '../../schema/growth/obesity.ts'
import { EDITION_WORDS } from '../../schema/growth/words.ts'
import { TOTALS } from '../../schema/presence/register-totals.ts'
import { Chips } from '../kit/Chips.tsx'
import { Field, SelectField, TimeField } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { AllergyFields } from './AllergyFields.tsx'
import { BookFields } from './BookFields.tsx'
import { CheckupFields } from './CheckupFields.tsx'
import { CutoffFields } from './CutoffFields.tsx'
import type { Faults, Form, NUMBERS } from './form.ts'
import { MealFields } from './MealFields.tsx'
import { MedicineFields } from './MedicineFields.tsx'
import { NapFields } from './NapFields.tsx'
import { PlanFields } from './PlanFields.tsx'
import css from './Settings.module.css'
import { StaffingFields } from './StaffingFields.tsx'
import { WordList } from './WordList.tsx'
import { careWords, markWords, WEEK, words } from './words.ts'

export interface SettingsFormProps {
  form: Form
  faults: Faults
  onChange: (change: Partial<Form>) => void
}

const MARKS = Object.keys(markWords) as (keyof typeof markWords)[]

/** Every setting of the facility, grouped as a director thinks of them. */
export function SettingsForm({ form, faults, onChange }: SettingsFormProps) {
  const grace = (key: (typeof NUMBERS)[number][0]) => (
    <Field
      label={words[key]}
      hint={key === 'aprilUntil' ? words.aprilUntilHint : key === 'overnightHours' ? words.overnightHoursHint : words.minutes}
      error={faults[key]}
      inputMode="numeric"
      maxLength={3}
      value={form[key]}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  return (
    <div class={css.groups}>
      <Sheet label={words.day}>
        <h2 class={css.title}>{words.day}</h2>
        <div class={css.fields}>
          <Field
            label={words.phone}
            hint={words.phoneHint}
            type="tel"
            error={faults.phone}
            maxLength={20}
            value={form.phone}
            onChange={(phone) => onChange({ phone })}
          />
          <Field
            label={words.address}
            hint={words.addressHint}
            error={faults.address}
            maxLength={120}
            value={form.address}
            onChange={(address) => onChange({ address })}
          />
          <div class={css.pair}>
            <TimeField
              label={words.opensAt}
              error={faults.opensAt}
              value={form.opensAt}
              onChange={(opensAt) => onChange({ opensAt })}
            />
            <TimeField
              label={words.closesAt}
              error={faults.closesAt}
              value={form.closesAt}
              onChange={(closesAt) => onChange({ closesAt })}
            />
          </div>
          <Chips
            many
            legend={words.openWeekdays}
            error={faults.openWeekdays}
            chips={[...WEEK].map((label, day) => ({ value: String(day), label }))}
            value={form.openWeekdays.map(String)}
            onChange={(days) => onChange({ openWeekdays: days.map(Number).sort() })}
          />
        </div>
      </Sheet>
      <Sheet label={words.chase}>
        <h2 class={css.title}>{words.chase}</h2>
        <div class={css.fields}>
          <TimeField
            label={words.chaseFrom}
            hint={words.chaseFromHint}
            error={faults.chaseFrom}
            value={form.chaseFrom}
            onChange={(chaseFrom) => onChange({ chaseFrom })}
          />
          {grace('arrivalGrace')}
          {grace('chaseDirectorAfter')}
          {grace('chaseCityAfter')}
          {grace('unseenAfter')}
          {grace('twiceWithin')}
          {grace('pickupGrace')}
          {grace('overnightHours')}
        </div>
      </Sheet>
      <Sheet label={words.counts}>
        <h2 class={css.title}>{words.counts}</h2>
        <div class={css.fields}>
          {(['headCountTimes', 'aprilCountTimes'] as const).map((key) => (
            <Field
              key={key}
              label={words[key]}
              hint={words.timesHint}
              error={faults[key]}
              maxLength={80}
              value={form[key]}
              onChange={(value) => onChange({ [key]: value })}
            />
          ))}
          {grace('aprilUntil')}
        </div>
      </Sheet>
      <Sheet label={words.rooms}>
        <h2 class={css.title}>{words.rooms}</h2>
        <div class={css.fields}>
          <Field
            label={words.roomNames}
            hint={words.roomNamesHint}
            error={faults.rooms}
            maxLength={300}
            value={form.rooms}
            onChange={(rooms) => onChange({ rooms })}
          />
        </div>
      </Sheet>
      <Sheet label={words.health}>
        <h2 class={css.title}>{words.health}</h2>
        <div class={css.fields}>
          <Field
            label={words.feverFrom}
            hint={words.feverFromHint}
            error={faults.feverFrom}
            inputMode="decimal"
            maxLength={4}
            value={form.feverFrom}
            onChange={(feverFrom) => onChange({ feverFrom })}
          />
          <Chips
            legend={words.familyCare}
            many
            chips={FAMILY_CARE.map((value) => ({ value, label: careWords[value] }))}
            value={form.familyCare}
            onChange={(familyCare) => onChange({ familyCare })}
          />
        </div>
      </Sheet>
      <BookFields form={form} faults={faults} onChange={onChange} />
      <NapFields form={form} onChange={onChange} />
      <MealFields form={form} onChange={onChange} />
      <StaffingFields form={form} faults={faults} onChange={onChange} />
      <CutoffFields {...{ form, faults, onChange }} />
      <Sheet label={words.marks} class={css.wide}>
        <h2 class={css.title}>{words.marks}</h2>
        <div class={css.fields}>
          <div class={css.marks}>
            {MARKS.map((key) => (
              <Field
                key={key}
                label={markWords[key]}
                error={faults[`marks.${key}`]}
                maxLength={4}
                value={form.marks[key]}
                onChange={(mark) => onChange({ marks: { ...form.marks, [key]: mark } })}
              />
            ))}
          </div>
          <Chips
            legend={words.registerTotals}
            hint={words.registerTotalsHint}
            error={faults.registerTotals}
            many
            chips={TOTALS.map((key) => ({ value: key, label: markWords[key] }))}
            value={form.registerTotals}
            onChange={(registerTotals) => onChange({ registerTotals })}
          />
          <SelectField
            label={words.familyAbsenceWord}
            value={form.familyAbsenceWord}
            onChange={(value) => onChange({ familyAbsenceWord: value === '事故欠' ? '事故欠' : '都合欠' })}
            options={[
              { value: '都合欠', label: '都合欠' },
              { value: '事故欠', label: '事故欠' },
            ]}
          />
        </div>
      </Sheet>
      <Sheet label={words.growth}>
        <h2 class={css.title}>{words.growth}</h2>
        <div class={css.fields}>
          <SelectField
            label={words.obesityEdition}
            hint={words.obesityEditionHint}
            value={form.obesityEdition}
            onChange={(value) => onChange({ obesityEdition: value === 'manual2012' ? 'manual2012' : 'cfa2023' })}
            options={EDITIONS.map((value) => ({ value, label: EDITION_WORDS[value] }))}
          />
        </div>
      </Sheet>
      <Sheet label={words.infection}>
        <h2 class={css.title}>{words.infection}</h2>
        <div class={css.fields}>
          <Chips
            legend={words.infectionAbsence}
            chips={[
              { value: 'suspended', label: words.asSuspended, span: 2 },
              { value: 'sick', label: words.asSick, span: 2 },
            ]}
            value={form.infectionAbsence}
            onChange={(infectionAbsence) => onChange({ infectionAbsence })}
          />
          <Chips
            legend={words.infectionDoor}
            chips={[
              { value: 'remind', label: words.doorAsks, span: 2 },
              { value: 'off', label: words.doorAsksNot, span: 2 },
            ]}
            value={form.infectionDoor}
            onChange={(infectionDoor) => onChange({ infectionDoor })}
          />
          <Chips
            legend={words.infectionAlert}
            chips={[
              { value: 'on', label: words.alertOn, span: 2 },
              { value: 'off', label: words.alertOff, span: 2 },
            ]}
            value={form.infectionAlert}
            onChange={(infectionAlert) => onChange({ infectionAlert })}
          />
          <SelectField
            label={words.infectionLeast}
            value={String(form.infectionLeast)}
            onChange={(value) => onChange({ infectionLeast: Number(value) })}
            options={[2, 3, 4, 5, 10].map((count) => ({ value: String(count), label: words.people(count) }))}
          />
        </div>
      </Sheet>
      <PlanFields form={form} onChange={onChange} />
      <MedicineFields form={form} onChange={onChange} />
      <CheckupFields form={form} onChange={onChange} />
      <AllergyFields form={form} onChange={onChange} />
      <Sheet label={words.belongings} class={css.wide}>
        <h2 class={css.title}>{words.belongings}</h2>
        <p class={css.second}>{words.belongingsMore}</p>
        <WordList
          of="belongings"
          list={form.belongings}
          most={MOST_THINGS}
          faults={faults}
          onChange={(belongings) => onChange({ belongings })}
        />
      </Sheet>
      <Sheet label={words.symptoms} class={css.wide}>
        <h2 class={css.title}>{words.symptoms}</h2>
        <p class={css.second}>{words.symptomsMore}</p>
        <WordList of="symptoms" list={form.symptoms} most={40} faults={faults} onChange={(symptoms) => onChange({ symptoms })} />
      </Sheet>
    </div>
  )
}
