// 与薬依頼 as it is filled in, on a parent's phone or at the desk from a paper: one medicine, one dose, one day. Nothing is filled in beforehand but the day.
import { useState } from 'preact/hooks'
import { addDays } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import {
  MOST_AHEAD,
  needsOpinion,
  type Sheets,
  SORTS,
  SPECIALS,
  type Special,
  STORAGES,
  TIMINGS,
} from '../../schema/medicine/rule.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { today } from '../kit/clock.ts'
import { DayField, Field, TextArea, TimeField } from '../kit/Field.tsx'
import { Knot } from '../kit/Knot.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useSend } from '../kit/use-send.ts'
import { plain, Say, type Word } from '../kit/words.tsx'
import css from './Ask.module.css'
import type { SheetRef } from './api.ts'
import { sorts as sortWords, specials, storages, timings, warnings, words } from './family-words.ts'
import { SheetField } from './SheetField.tsx'
import { type Faults, faultsOf, nothingTyped, sendIt, type Typed } from './typed.ts'

export interface AskFormProps {
  facility: number
  childId: Id
  kind: 'give' | 'tell'
  /** The facility always wants a 主治医意見書. */
  opinion: boolean
  /** Whether a picture of 薬剤情報 is handed in, and how many days it is kept behind the last dose. */
  sheets: Sheets
  sheetDays: number
  /** A picture of an earlier request of this child that is still there. */
  earlier: SheetRef | null
  onDone: () => void
  onCancel: () => void
}

export function AskForm({ facility, childId, kind, opinion, sheets, sheetDays, earlier, onDone, onCancel }: AskFormProps) {
  const [typed, setTyped] = useState<Typed>(() => nothingTyped())
  const [faults, setFaults] = useState<Faults>({})
  const [part, setPart] = useState<number | null>(null)
  const { busy, fault, send } = useSend()
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part })
    setFaults({})
  }
  const save = async () => {
    const found = faultsOf(kind, typed, sheets === 'require')
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const done = await send((id) => sendIt(facility, { id, childId }, kind, typed, setPart), [kind, typed])
    setPart(null)
    if (done) onDone()
  }
  const error = (key: keyof Typed) => {
    const found = faults[key]
    return found ? <Say w={found} /> : fault?.field === (key === 'sheet' ? 'sheetId' : key) ? fault.message : undefined
  }
  const text = (key: 'medicine' | 'amount' | 'clinic' | 'condition', label: Word, hint?: Word, most = 60) => (
    <Field
      label={<Say w={label} />}
      hint={hint && <Say w={hint} alone />}
      error={error(key)}
      maxLength={most}
      value={typed[key]}
      onChange={(value) => change({ [key]: value })}
    />
  )
  const gives = kind === 'give'
  return (
    <Sheet label={plain(gives ? words.ask : words.tell)}>
      <form
        class={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <h2>
          <Say w={gives ? words.ask : words.tell} />
        </h2>
        {gives && (
          <p class={css.second}>
            <Say w={words.rules} />
          </p>
        )}
        <DayField
          label={<Say w={gives ? words.day : words.dayTell} />}
          error={error('day')}
          min={today()}
          max={addDays(today(), MOST_AHEAD)}
          value={typed.day}
          onChange={(day) => change({ day })}
        />
        {gives && sheets !== 'none' && (
          <SheetField
            {...{ facility, earlier, part }}
            required={sheets === 'require'}
            days={sheetDays}
            error={error('sheet')}
            value={typed.sheet}
            onChange={(sheet) => change({ sheet })}
          />
        )}
        {text('medicine', words.medicine, gives ? words.medicineHint : words.optional, 80)}
        {gives ? (
          <Chips
            legend={<Say w={words.sort} />}
            error={error('sorts')}
            chips={SORTS.map((value) => ({ value, label: <Say w={sortWords[value]} />, span: 2 as const }))}
            value={typed.sorts[0] ?? null}
            onChange={(sort) => change({ sorts: [sort] })}
          />
        ) : (
          <Chips
            many
            legend={<Say w={words.sort} />}
            hint={<Say w={words.many} alone />}
            error={error('sorts')}
            chips={SORTS.map((value) => ({ value, label: <Say w={sortWords[value]} />, span: 2 as const }))}
            value={typed.sorts}
            onChange={(sorts) => change({ sorts })}
          />
        )}
        <Chips
          many
          legend={<Say w={words.special} />}
          hint={<Say w={words.specialHint} alone />}
          chips={SPECIALS.map((value) => ({ value, label: <Say w={specials[value]} />, span: 2 as const }))}
          value={typed.special}
          onChange={(special) => change({ special })}
        />
        {typed.special.map((special) => (
          <Warning key={special} special={special} />
        ))}
        {gives && (
          <>
            {text('amount', words.amount, words.amountHint, 40)}
            <Chips
              legend={<Say w={words.timing} />}
              error={error('timing')}
              columns={3}
              chips={TIMINGS.map((value) => ({ value, label: <Say w={timings[value]} /> }))}
              value={typed.timing}
              onChange={(timing) => change({ timing })}
            />
            <TimeField
              label={<Say w={words.time} />}
              hint={<Say w={words.timeHint} alone />}
              error={error('time')}
              value={typed.time}
              onChange={(time) => change({ time })}
            />
            <Chips
              legend={<Say w={words.storage} />}
              error={error('storage')}
              chips={STORAGES.map((value) => ({ value, label: <Say w={storages[value]} />, span: 2 as const }))}
              value={typed.storage}
              onChange={(storage) => change({ storage })}
            />
            {text('condition', words.condition, undefined, 80)}
            {text('clinic', words.clinic)}
            <DayField
              label={<Say w={words.prescribed} />}
              error={error('prescribedOn')}
              max={typed.day ?? today()}
              value={typed.prescribedOn}
              onChange={(prescribedOn) => change({ prescribedOn })}
            />
          </>
        )}
        {!gives && (
          <TextArea
            label={<Say w={words.how} />}
            hint={<Say w={words.howHint} alone />}
            error={error('condition')}
            maxLength={200}
            value={typed.condition}
            onChange={(condition) => change({ condition })}
          />
        )}
        <TextArea
          label={<Say w={words.note} />}
          hint={<Say w={words.optional} alone />}
          rows={2}
          maxLength={200}
          value={typed.note}
          onChange={(note) => change({ note })}
        />
        {gives && (
          <>
            <Ticked typed={typed} of="usedBefore" word={words.usedBefore} error={error('usedBefore')} onChange={change} />
            <Ticked typed={typed} of="declared" word={words.declared} error={error('declared')} onChange={change} />
            <p class={css.second}>
              <Say w={words.bring} /> {needsOpinion(typed.special, opinion) && <Say w={words.bringOpinion} />}
            </p>
          </>
        )}
        <p class={css.second}>
          <Say w={words.nap} />
        </p>
        {Object.keys(faults).length > 0 && <Notice tone="look" title={<Say w={words.incomplete} />} />}
        {fault && <Notice tone="look" title={fault.message} />}
        <Buttons>
          <Button onClick={onCancel}>
            <Say w={words.cancel} alone />
          </Button>
          <Button kind="give" type="submit" disabled={busy}>
            <Say w={words.send} alone />
          </Button>
        </Buttons>
      </form>
    </Sheet>
  )
}

export const Warning = ({ special }: { special: Special }) => (
  <p class={css.warning} role="alert">
    <Knot of="overdue" size={20} plain />
    <span>
      <b>
        <Say w={specials[special]} alone />
      </b>{' '}
      <Say w={warnings[special]} />
    </span>
  </p>
)

interface TickedProps {
  typed: Typed
  of: 'usedBefore' | 'declared'
  word: Word
  error: ReturnType<typeof Say> | string | undefined
  onChange: (part: Partial<Typed>) => void
}

const Ticked = ({ typed, of, word, error, onChange }: TickedProps) => (
  <div>
    <Check checked={typed[of]} onChange={(on) => onChange({ [of]: on })}>
      <Say w={word} />
    </Check>
    {error && <p class={css.fault}>{error}</p>}
  </div>
)
