// 連絡帳: what families are asked for, by the age of the class, and whether pages are approved before they come out.
import { FIRST_FORMS, FORM_FIELDS } from '../../schema/contactbook/home.ts'
import { HOWS } from '../../schema/meal/eating.ts'
import { HOW_WORDS } from '../../schema/meal/words.ts'
import { words as bookWords } from '../contactbook/words.ts'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { today } from '../kit/clock.ts'
import { DayField, TextArea } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import css from './Settings.module.css'
import type { SettingsFormProps } from './SettingsForm.tsx'
import { words } from './words.ts'

export function BookFields({ form, faults, onChange }: SettingsFormProps) {
  const { homeForms = FIRST_FORMS, bookApproval = false, morning } = form
  const { pool } = morning
  const asksEating = homeForms.young.includes('eating') || homeForms.old.includes('eating')
  const season = (part: Partial<NonNullable<typeof pool>>) =>
    onChange({ morning: { ...morning, pool: { from: today(), to: today(), ...pool, ...part } } })
  return (
    <Sheet label={bookWords.title}>
      <h2 class={css.title}>{bookWords.title}</h2>
      <div class={css.fields}>
        {(['young', 'old'] as const).map((age) => (
          <Chips
            key={age}
            legend={words[age]}
            many
            chips={FORM_FIELDS.map((value) => ({ value, label: bookWords.fields[value] }))}
            value={homeForms[age]}
            onChange={(chosen) => onChange({ homeForms: { ...homeForms, [age]: chosen } })}
          />
        ))}
        {asksEating && (
          <Chips
            legend={words.hows}
            hint={words.howsHint}
            many
            chips={HOWS.map((value) => ({ value, label: HOW_WORDS[value] }))}
            value={morning.hows}
            onChange={(hows) => onChange({ morning: { ...morning, hows } })}
          />
        )}
        <Check
          checked={pool !== null}
          onChange={(on) => (on ? season({}) : onChange({ morning: { ...morning, pool: null } }))}
          second={words.poolMore}
        >
          {words.pool}
        </Check>
        {pool && (
          <>
            <DayField label={words.poolFrom} value={pool.from} onChange={(from) => from && season({ from })} />
            <DayField
              label={words.poolTo}
              error={faults['morning.pool.to']}
              value={pool.to}
              onChange={(to) => to && season({ to })}
            />
          </>
        )}
        <Check checked={bookApproval} onChange={(on) => onChange({ bookApproval: on })} second={words.bookApprovalMore}>
          {words.bookApproval}
        </Check>
        <TextArea
          label={words.bookPhrases}
          hint={words.bookPhrasesHint}
          error={faults.bookPhrases}
          rows={4}
          value={form.bookPhrases}
          onChange={(bookPhrases) => onChange({ bookPhrases })}
        />
      </div>
    </Sheet>
  )
}
