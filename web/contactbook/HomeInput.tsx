// The input of one field of the home side. Nothing in it is chosen before somebody chose it.
import type { ComponentChildren } from 'preact'
import { MOODS, STOOLS } from '../../schema/care/rule.ts'
import { type HomeField, LONGEST_NOTE } from '../../schema/contactbook/home.ts'
import type { How } from '../../schema/meal/eating.ts'
import { stools } from '../care/family-words.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { Field, TextArea, TimeField } from '../kit/Field.tsx'
import { PlusIcon } from '../kit/icons.tsx'
import { plain, Say } from '../kit/words.tsx'
import css from './FamilyBook.module.css'
import { amounts, faults, fields, hows as howWords, moods, words } from './family-words.ts'
import type { FaultOf, Typed, TypedMeal } from './home-draft.ts'

interface HomeInputProps {
  field: HomeField
  /** What may be said of 食事予定 beside 主食 and 副食. */
  hows: readonly How[]
  typed: Typed
  fault: FaultOf | undefined
  onChange: (change: Partial<Typed>) => void
}

const COUNTS = ['0', '1', '2', '3']
/** More often than that is not offered, and shown where it was said. */
const countsWith = (said: string | null): string[] => (said === null || COUNTS.includes(said) ? COUNTS : [...COUNTS, said])

export function HomeInput({ field, hows, typed, fault, onChange }: HomeInputProps) {
  const name = <Say w={fields[field]} alone />
  const error = fault && <Say w={faults[fault]} alone />
  switch (field) {
    case 'temperature': {
      const { temperature } = typed
      return (
        <div class={css.pair}>
          <Field
            label={<Say w={words.degrees} alone />}
            error={error}
            inputMode="decimal"
            autoComplete="off"
            maxLength={5}
            value={temperature.text}
            onChange={(text) => onChange({ temperature: { ...temperature, text } })}
          />
          <TimeField
            label={<Say w={words.measuredAt} alone />}
            value={temperature.at}
            onChange={(at) => onChange({ temperature: { ...temperature, at } })}
          />
        </div>
      )
    }
    case 'mood':
      return (
        <Chips
          legend={name}
          columns={3}
          chips={MOODS.map((value) => ({ value, label: <Say w={moods[value]} alone /> }))}
          value={typed.mood}
          onChange={(mood) => onChange({ mood })}
        />
      )
    case 'sleep':
      return (
        <fieldset class={css.group}>
          <legend>{name}</legend>
          <div class={css.pair}>
            <TimeField
              label={<Say w={words.asleep} alone />}
              error={error}
              value={typed.sleep.from}
              onChange={(from) => onChange({ sleep: { ...typed.sleep, from } })}
            />
            <TimeField
              label={<Say w={words.awake} alone />}
              value={typed.sleep.to}
              onChange={(to) => onChange({ sleep: { ...typed.sleep, to } })}
            />
          </div>
        </fieldset>
      )
    case 'milk': {
      const change = (index: number, part: Partial<Typed['milk'][number]>) =>
        onChange({ milk: typed.milk.map((one, at) => (at === index ? { ...one, ...part } : one)) })
      return (
        <fieldset class={css.group}>
          <legend>{name}</legend>
          {typed.milk.map(({ text, at }, index) => (
            <div class={css.pair} key={index}>
              <Field
                label={<Say w={words.ml} alone />}
                error={index === 0 ? error : undefined}
                inputMode="numeric"
                autoComplete="off"
                maxLength={4}
                value={text}
                onChange={(next) => change(index, { text: next })}
              />
              <TimeField label={<Say w={words.at} alone />} value={at} onChange={(next) => change(index, { at: next })} />
            </div>
          ))}
          {typed.milk.length < 10 && (
            <Button kind="quiet" icon={PlusIcon} onClick={() => onChange({ milk: [...typed.milk, { text: '', at: null }] })}>
              <Say w={words.moreMilk} alone />
            </Button>
          )}
        </fieldset>
      )
    }
    case 'supper':
    case 'breakfast': {
      const meal = typed[field]
      const change = (part: Partial<TypedMeal>) => {
        const next = { ...meal, ...part }
        onChange(field === 'supper' ? { supper: next } : { breakfast: next })
      }
      return (
        <fieldset class={css.group}>
          <legend>{name}</legend>
          <Chips
            legend={<Say w={words.how} alone />}
            error={error}
            columns={3}
            chips={amounts.map((word, index) => ({ value: String(index), label: <Say w={word} alone /> }))}
            value={meal.eaten}
            onChange={(eaten) => change({ eaten })}
          />
          <div class={css.pair}>
            <TimeField label={<Say w={words.at} alone />} value={meal.at} onChange={(at) => change({ at })} />
            <Field label={<Say w={words.what} alone />} maxLength={60} value={meal.what} onChange={(what) => change({ what })} />
          </div>
        </fieldset>
      )
    }
    case 'bath':
      return (
        <Chips
          legend={name}
          chips={(['yes', 'no'] as const).map((value) => ({ value, label: <Say w={words[value]} alone />, span: 2 as const }))}
          value={typed.bath}
          onChange={(bath) => onChange({ bath })}
        />
      )
    case 'stool':
      return (
        <fieldset class={css.group}>
          <legend>{name}</legend>
          <Chips
            legend={<Say w={words.count} alone />}
            error={error}
            chips={countsWith(typed.stool.count).map((value) => ({ value, label: <Say w={words.times(Number(value))} alone /> }))}
            value={typed.stool.count}
            onChange={(count) => onChange({ stool: { ...typed.stool, count } })}
          />
          {typed.stool.count !== '0' && (
            <Chips
              legend={<Say w={words.state} alone />}
              columns={3}
              chips={STOOLS.map((value) => ({ value, label: <Say w={stools[value]} alone /> }))}
              value={typed.stool.state}
              onChange={(state) => onChange({ stool: { ...typed.stool, state } })}
            />
          )}
        </fieldset>
      )
    case 'eating':
      return <EatingInput {...{ typed: typed.eating, hows, error }} onChange={(eating) => onChange({ eating })} />
    case 'pool':
      return (
        <Chips
          legend={name}
          chips={[
            { value: 'yes', label: <Say w={words.poolYes} alone />, span: 2 },
            { value: 'no', label: <Say w={words.poolNo} alone />, span: 2 },
          ]}
          value={typed.pool}
          onChange={(pool) => onChange({ pool })}
        />
      )
    case 'note':
      return (
        <TextArea
          label={name}
          rows={4}
          maxLength={LONGEST_NOTE}
          name={plain(fields.note)}
          value={typed.note}
          onChange={(note) => onChange({ note })}
        />
      )
  }
}

interface EatingInputProps {
  typed: Typed['eating']
  hows: readonly How[]
  error: ComponentChildren
  onChange: (typed: Typed['eating']) => void
}

/** 主食 and 副食, each by itself; whoever brings a lunch box is not asked about them. */
function EatingInput({ typed, hows, error, onChange }: EatingInputProps) {
  return (
    <fieldset class={css.group}>
      <legend>
        <Say w={fields.eating} alone />
      </legend>
      {hows.length > 0 && (
        <Chips
          legend={<Say w={words.today} alone />}
          chips={(['usual', ...hows] as const).map((value) => ({
            value,
            label: <Say w={value === 'usual' ? words.asUsual : howWords[value]} alone />,
            span: 2 as const,
          }))}
          value={typed.how}
          onChange={(how) => onChange({ ...typed, how })}
        />
      )}
      {typed.how === 'removal' && (
        <p class={css.second}>
          <Say w={words.removalMore} alone />
        </p>
      )}
      {typed.how !== 'bento' &&
        (['staple', 'side'] as const).map((part) => (
          <Chips
            key={part}
            legend={<Say w={words[part]} alone />}
            error={part === 'side' ? error : undefined}
            chips={(['yes', 'no'] as const).map((value) => ({
              value,
              label: <Say w={value === 'yes' ? words.eats : words.eatsNot} alone />,
              span: 2 as const,
            }))}
            value={typed[part]}
            onChange={(said) => onChange({ ...typed, [part]: said })}
          />
        ))}
    </fieldset>
  )
}
