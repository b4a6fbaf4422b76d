// 生活管理指導表 as it is typed off the paper: the same fields on a parent's phone and at the desk. Nothing is chosen before.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { ALLERGEN_IDS, ALLERGENS, allergenWord } from '../../schema/allergy/allergen.ts'
import { type AllergyValues, PAPER_FORMS } from '../../schema/allergy/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { FormFoot } from '../health/FormFoot.tsx'
import { Chips } from '../kit/Chips.tsx'
import { today } from '../kit/clock.ts'
import { DayField, Field, TextArea } from '../kit/Field.tsx'
import { plain, Say, type Word } from '../kit/words.tsx'
import css from './Allergy.module.css'
import { foodWord, words } from './family-words.ts'

type Paper = AllergyValues['paper']
const YES_NO = [
  { value: 'yes', label: <Say w={words.yes} alone />, span: 2 },
  { value: 'no', label: <Say w={words.no} alone />, span: 2 },
] as const

export interface PaperFormProps {
  save: Word
  busy: boolean
  fault: string | null
  /** More that is asked at the desk: the original, its end. */
  children?: ComponentChildren
  onSave: (paper: Paper) => void
  onCancel: () => void
}

export function PaperForm({ save, busy, fault, children, onSave, onCancel }: PaperFormProps) {
  const [form, setForm] = useState<Paper['form'] | null>(null)
  const [writtenOn, setWrittenOn] = useState<Day | null>(null)
  const [clinic, setClinic] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [others, setOthers] = useState('')
  const [cares, setCares] = useState<Record<string, string>>({})
  const [symptoms, setSymptoms] = useState('')
  const [anaphylaxis, setAnaphylaxis] = useState<'yes' | 'no' | null>(null)
  const [epipen, setEpipen] = useState<'yes' | 'no' | null>(null)
  const [medicine, setMedicine] = useState('')
  const [gap, setGap] = useState(false)
  const more = others.split(/[、，,]/).map((one) => one.trim())
  const foods = [...new Set([...chosen, ...more].filter(Boolean).map(allergenWord))]
  const submit = (event: Event) => {
    event.preventDefault()
    if (!form || !writtenOn || foods.length === 0 || !anaphylaxis || !epipen) return setGap(true)
    setGap(false)
    onSave({
      form,
      writtenOn,
      clinic: clinic.trim(),
      foods: foods.map((word) => ({ word, care: (cares[word] ?? '').trim() })),
      symptoms: symptoms.trim(),
      anaphylaxis: anaphylaxis === 'yes',
      epipen: epipen === 'yes',
      medicine: medicine.trim(),
    })
  }
  const optional = <Say w={words.optional} alone />
  return (
    <form class={css.form} aria-label={plain(words.hand)} onSubmit={submit}>
      <Chips
        legend={<Say w={words.form} />}
        chips={PAPER_FORMS.map((value) => ({ value, label: <Say w={words[value]} alone />, span: 2 as const }))}
        value={form}
        onChange={setForm}
      />
      <DayField label={<Say w={words.writtenOn} />} value={writtenOn} max={today()} onChange={setWrittenOn} />
      <Field label={<Say w={words.clinic} />} hint={optional} maxLength={60} value={clinic} onChange={setClinic} />
      <Chips
        legend={<Say w={words.foods} />}
        hint={<Say w={words.many} alone />}
        many
        columns={3}
        chips={ALLERGEN_IDS.map((id) => ({ value: ALLERGENS[id], label: <Say w={foodWord(ALLERGENS[id])} alone /> }))}
        value={chosen as (typeof ALLERGENS)[keyof typeof ALLERGENS][]}
        onChange={setChosen}
      />
      <Field
        label={<Say w={words.others} />}
        hint={<Say w={words.othersHint} alone />}
        maxLength={100}
        value={others}
        onChange={setOthers}
      />
      {foods.map((word) => (
        <Field
          key={word}
          label={<Say w={words.care(foodWord(word))} />}
          hint={optional}
          maxLength={100}
          value={cares[word] ?? ''}
          onChange={(care) => setCares({ ...cares, [word]: care })}
        />
      ))}
      <TextArea label={<Say w={words.symptoms} />} hint={optional} maxLength={300} value={symptoms} onChange={setSymptoms} />
      <Chips legend={<Say w={words.anaphylaxis} />} chips={YES_NO} value={anaphylaxis} onChange={setAnaphylaxis} />
      <Chips legend={<Say w={words.epipen} />} chips={YES_NO} value={epipen} onChange={setEpipen} />
      <Field label={<Say w={words.medicine} />} hint={optional} maxLength={100} value={medicine} onChange={setMedicine} />
      {children}
      <FormFoot gap={gap && words.needAll} {...{ fault, save, busy, onCancel }} />
    </form>
  )
}
