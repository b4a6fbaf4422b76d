// 連絡帳: what families are asked for, by the age of the class, and whether pages are approved before they come out.
import { FIRST_FORMS, HOME_FIELDS } from '../../schema/contactbook/home.ts'
import { words as bookWords } from '../contactbook/words.ts'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { TextArea } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import css from './Settings.module.css'
import type { SettingsFormProps } from './SettingsForm.tsx'
import { words } from './words.ts'

export function BookFields({ form, faults, onChange }: SettingsFormProps) {
  const { homeForms = FIRST_FORMS, bookApproval = false } = form
  return (
    <Sheet label={bookWords.title}>
      <h2 class={css.title}>{bookWords.title}</h2>
      <div class={css.fields}>
        {(['young', 'old'] as const).map((age) => (
          <Chips
            key={age}
            legend={words[age]}
            many
            chips={HOME_FIELDS.map((value) => ({ value, label: bookWords.fields[value] }))}
            value={homeForms[age]}
            onChange={(chosen) => onChange({ homeForms: { ...homeForms, [age]: chosen } })}
          />
        ))}
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
