// 午睡チェック: how often a sleeping child is looked at, by class age, and what the one tap says.
import { INTERVALS, type Interval } from '../../schema/nap/rule.ts'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { SelectField } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { napWords as words } from './nap-words.ts'
import css from './Settings.module.css'
import type { SettingsFormProps } from './SettingsForm.tsx'

const AGES = ['age0', 'age1', 'age2', 'older'] as const

export const NapFields = ({ form: { nap }, onChange }: Pick<SettingsFormProps, 'form' | 'onChange'>) => (
  <Sheet label={words.nap}>
    <h2 class={css.title}>{words.nap}</h2>
    <div class={css.fields}>
      {AGES.map((age) => (
        <SelectField
          key={age}
          label={words[age]}
          value={String(nap[age])}
          onChange={(value) => onChange({ nap: { ...nap, [age]: Number(value) as Interval } })}
          options={INTERVALS.map((minutes) => ({ value: String(minutes), label: words.every(minutes) }))}
        />
      ))}
      <Check
        checked={nap.olderDaily}
        second={words.olderDailyHint}
        onChange={(olderDaily) => onChange({ nap: { ...nap, olderDaily } })}
      >
        {words.olderDaily}
      </Check>
      <Chips
        legend={words.attest}
        chips={[
          { value: 'tap', label: words.tap, span: 4 },
          { value: 'each', label: words.each, span: 4 },
        ]}
        value={nap.attest}
        onChange={(attest) => onChange({ nap: { ...nap, attest } })}
      />
    </div>
  </Sheet>
)
