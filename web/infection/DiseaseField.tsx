// The name of an illness: what the doctor said of it first, so that nothing is chosen before somebody says it.
import { Chips } from '../kit/Chips.tsx'
import { SelectField } from '../kit/Field.tsx'
import { plain, Say } from '../kit/words.tsx'
import type { Disease } from './api.ts'
import { diseaseWord, words } from './family-words.ts'

/** `key` is empty while the name is not known. */
export interface Told {
  key: string
  certainty: 'suspected' | 'diagnosed'
}

export interface DiseaseFieldProps {
  diseases: readonly Pick<Disease, 'key' | 'name'>[]
  value: Told | null
  onChange: (told: Told) => void
}

export function DiseaseField({ diseases, value, onChange }: DiseaseFieldProps) {
  return (
    <>
      <Chips<Told['certainty']>
        legend={<Say w={words.certainty} />}
        chips={[
          { value: 'diagnosed', span: 2, label: <Say w={words.diagnosed} /> },
          { value: 'suspected', span: 2, label: <Say w={words.suspected} /> },
        ]}
        value={value?.certainty ?? null}
        onChange={(certainty) => onChange({ key: value?.key ?? '', certainty })}
      />
      {value && (
        <SelectField
          label={<Say w={words.name} />}
          value={value.key}
          onChange={(key) => onChange({ ...value, key })}
          options={[
            { value: '', label: plain(words.noName) },
            ...diseases.map((one) => ({ value: one.key, label: plain(diseaseWord(one)) })),
          ]}
        />
      )}
    </>
  )
}
