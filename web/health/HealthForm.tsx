// One item of the record as it is typed: the same fields on a parent's phone and at the desk.
import { useState } from 'preact/hooks'
import {
  type HealthKind,
  type HealthValue,
  type HealthValues,
  HISTORY_KINDS,
  USUAL_LEAST,
  USUAL_MOST,
} from '../../schema/health/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { editionOn, OTHER } from '../../schema/vaccination/rule.ts'
import { Chips } from '../kit/Chips.tsx'
import { today } from '../kit/clock.ts'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { Stepper } from '../kit/Stepper.tsx'
import { plain, Say, type Word } from '../kit/words.tsx'
import { words as doses, vaccineWord } from '../vaccination/family-words.ts'
import { FormFoot } from './FormFoot.tsx'
import { histories, kinds, words } from './family-words.ts'
import css from './Health.module.css'

/** Everything that can be typed, of whatever kind. */
interface Typed {
  tenths: number | null
  name: string
  phone: string
  note: string
  since: string
  what: HealthValues['history']['what'] | null
  vaccine: string
  brand: string | null
  day: Day | null
  text: string
}
const BLANK: Typed = {
  tenths: null,
  name: '',
  phone: '',
  note: '',
  since: '',
  what: null,
  vaccine: '',
  brand: null,
  day: null,
  text: '',
}

/** A value as it is sent; null while something is missing. */
function typedValue(kind: HealthKind, typed: Typed): HealthValue | null {
  const { tenths, what, vaccine, brand, day } = typed
  const [name, phone, note] = [typed.name.trim(), typed.phone.trim(), typed.note.trim()]
  const [since, text] = [typed.since.trim(), typed.text.trim()]
  if (kind === 'usual') return tenths === null ? null : { tenths }
  if (kind === 'doctor') return name ? { name, phone, note } : null
  if (kind === 'history') return what && name ? { what, name, since, note } : null
  if (kind === 'mark') return text ? { text } : null
  if (!vaccine || !day || (vaccine === OTHER && !name)) return null
  return { vaccine, day, ...(vaccine === OTHER ? { name } : {}), ...(brand ? { brand } : {}) } as HealthValue
}

export interface HealthFormProps {
  kind: HealthKind
  value: HealthValue | null
  birthDay: Day
  /** What the mornings come to. */
  suggested: { tenths: number; days: number } | null
  save: Word
  busy: boolean
  fault: string | null
  onSave: (value: HealthValue) => void
  onCancel: () => void
}

export function HealthForm({ kind, value, birthDay, suggested, save, busy, fault, onSave, onCancel }: HealthFormProps) {
  const [typed, setTyped] = useState<Typed>({ ...BLANK, ...(value ?? {}) } as Typed)
  const [gap, setGap] = useState(false)
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part })
    setGap(false)
  }
  const submit = (event: Event) => {
    event.preventDefault()
    const ready = typedValue(kind, typed)
    if (ready) onSave(ready)
    else setGap(true)
  }
  const optional = <Say w={words.optional} alone />
  const note = (limit: number) => (
    <Field
      label={<Say w={words.note} />}
      hint={optional}
      maxLength={limit}
      value={typed.note}
      onChange={(one) => change({ note: one })}
    />
  )
  const vaccines = editionOn(today()).vaccines.filter(({ underSix }) => underSix)
  const brands = vaccines.find(({ key }) => key === typed.vaccine)?.brands
  return (
    <form class={css.form} aria-label={plain(kinds[kind])} onSubmit={submit}>
      {kind === 'usual' && (
        <>
          <Stepper
            label={<Say w={kinds.usual} />}
            name={plain(kinds.usual)}
            value={typed.tenths === null ? null : typed.tenths / 10}
            onChange={(one) => change({ tenths: one === null ? null : Math.round(one * 10) })}
            start={(suggested?.tenths ?? 365) / 10}
            min={USUAL_LEAST / 10}
            max={USUAL_MOST / 10}
            step={0.1}
            digits={1}
            unit="℃"
          />
          {suggested && (
            <p class={css.second}>
              <Say w={words.suggested((suggested.tenths / 10).toFixed(1), String(suggested.days))} />
            </p>
          )}
        </>
      )}
      {kind === 'doctor' && (
        <>
          <Field label={<Say w={words.doctorName} />} maxLength={40} value={typed.name} onChange={(name) => change({ name })} />
          <Field
            label={<Say w={words.phone} />}
            hint={optional}
            type="tel"
            maxLength={20}
            value={typed.phone}
            onChange={(phone) => change({ phone })}
          />
          {note(60)}
        </>
      )}
      {kind === 'history' && (
        <>
          <Chips
            legend={<Say w={words.what} />}
            columns={3}
            chips={HISTORY_KINDS.map((one) => ({ value: one, label: <Say w={histories[one]} alone /> }))}
            value={typed.what}
            onChange={(what) => change({ what })}
          />
          <Field label={<Say w={words.name} />} maxLength={30} value={typed.name} onChange={(name) => change({ name })} />
          <Field
            label={<Say w={words.since} />}
            hint={optional}
            maxLength={20}
            value={typed.since}
            onChange={(since) => change({ since })}
          />
          {note(200)}
        </>
      )}
      {kind === 'dose' && (
        <>
          <SelectField
            label={<Say w={doses.which} />}
            value={typed.vaccine}
            onChange={(vaccine) => change({ vaccine, brand: null })}
            options={[
              { value: '', label: '' },
              ...vaccines.map((one) => ({ value: one.key, label: plain(vaccineWord(one)) })),
              { value: OTHER, label: plain(doses.other) },
            ]}
          />
          {typed.vaccine === OTHER && (
            <Field label={<Say w={doses.name} />} maxLength={30} value={typed.name} onChange={(name) => change({ name })} />
          )}
          {brands && (
            <Chips
              legend={<Say w={doses.brand} />}
              hint={optional}
              chips={brands.map(({ key, name }) => ({ value: key, label: name, span: 2 as const }))}
              value={typed.brand}
              onChange={(brand) => change({ brand })}
            />
          )}
          <DayField
            label={<Say w={doses.day} />}
            hint={<Say w={doses.book} alone />}
            value={typed.day}
            min={birthDay}
            max={today()}
            onChange={(day) => change({ day })}
          />
        </>
      )}
      {kind === 'mark' && (
        <Field label={<Say w={kinds.mark} />} maxLength={10} value={typed.text} onChange={(text) => change({ text })} />
      )}
      <FormFoot gap={gap && words.needAll} {...{ fault, save, busy, onCancel }} />
    </form>
  )
}
