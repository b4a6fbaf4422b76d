import type { FacilitySettings } from '../../schema/facility/input.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { CrossIcon, PlusIcon } from '../kit/icons.tsx'
import type { Faults } from './form.ts'
import { freeKey } from './free-key.ts'
import css from './Settings.module.css'
import { words } from './words.ts'

type Symptom = FacilitySettings['symptoms'][number]

export interface SymptomListProps {
  symptoms: readonly Symptom[]
  faults: Faults
  onChange: (symptoms: Symptom[]) => void
}

/** The symptoms a family can choose, in three languages (RA04). Moved with a button, so that nobody has to drag. */
export function SymptomList({ symptoms, faults, onChange }: SymptomListProps) {
  const change = (index: number, part: Partial<Symptom>) =>
    onChange(symptoms.map((symptom, place) => (place === index ? { ...symptom, ...part } : symptom)))
  const up = (index: number) => {
    const moved = [...symptoms]
    const [taken] = moved.splice(index, 1)
    if (taken) moved.splice(index - 1, 0, taken)
    onChange(moved)
  }
  return (
    <>
      <ol class={css.symptoms}>
        {symptoms.map((symptom, index) => (
          <li key={symptom.key} class={css.symptom}>
            <Field
              label={words.ja}
              error={faults[`symptoms.${index}.ja`]}
              maxLength={20}
              value={symptom.ja}
              onChange={(ja) => change(index, { ja })}
            />
            <Field
              label={words.easy}
              {...(index === 0 ? { hint: words.easyHint('{熱|ねつ}') } : {})}
              error={faults[`symptoms.${index}.easy`]}
              maxLength={60}
              value={symptom.easy}
              onChange={(easy) => change(index, { easy })}
            />
            <Field
              label={words.en}
              error={faults[`symptoms.${index}.en`]}
              maxLength={40}
              value={symptom.en}
              onChange={(en) => change(index, { en })}
            />
            <div class={css.symptomActs}>
              <Button disabled={index === 0} label={words.upOf(symptom.ja || words.nameless)} onClick={() => up(index)}>
                {words.up}
              </Button>
              <Button
                icon={CrossIcon}
                label={words.removeOf(symptom.ja || words.nameless)}
                onClick={() => onChange(symptoms.filter((_, place) => place !== index))}
              >
                {words.remove}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Button
        icon={PlusIcon}
        disabled={symptoms.length >= 40}
        onClick={() => onChange([...symptoms, { key: freeKey(symptoms.map(({ key }) => key)), ja: '', easy: '', en: '' }])}
      >
        {words.add}
      </Button>
    </>
  )
}
