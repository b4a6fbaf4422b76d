// Putting one value right, or taking it back: with a reason, and the old one stays.
import { useState } from 'preact/hooks'
import type { ChildGrowth, ChildMeasure } from '../../schema/growth/class-sheet.ts'
import { outside } from '../../schema/growth/input.ts'
import { type Oddity, oddityOf } from '../../schema/growth/oddity.ts'
import { type Live, liveOf, RANGES } from '../../schema/growth/rule.ts'
import { KIND_WORDS, readValue, showValue, UNITS } from '../../schema/growth/words.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/growth/routes.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { DayField, Field } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import css from './Desk.module.css'
import { words } from './words.ts'

const growth = wordOf<Routes>('growth')

interface CorrectDialogProps {
  facility: number
  child: ChildGrowth
  measure: Live<ChildMeasure>
  onClose: () => void
  onDone: () => void
}

export function CorrectDialog({ facility, child, measure, onClose, onDone }: CorrectDialogProps) {
  const { kind } = measure
  const [text, setText] = useState('')
  const [day, setDay] = useState<Day | null>(measure.day)
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<Partial<Record<'value' | 'day' | 'reason', string>>>({})
  const [odd, setOdd] = useState<Oddity | null>(null)
  const { busy, fault, send } = useSend()
  const give = async (sure: boolean) => {
    const value = text.trim() === '' ? null : readValue(kind, text)
    const [least, most] = RANGES[kind]
    const found = {
      ...(text.trim() !== '' && value === null ? { value: words.noNumber } : {}),
      ...(value !== null && (value < least || value > most) ? { value: outside(kind) } : {}),
      ...(!day || day > today() ? { day: words.needDay } : {}),
      ...(reason.trim() === '' ? { reason: words.needReason } : {}),
    }
    setFaults(found)
    if (Object.keys(found).length > 0 || !day) return
    const before = liveOf(child.measures).findLast((one) => one.kind === kind && one.day < day && one.id !== measure.id)
    const asks = sure || value === null ? null : oddityOf({ kind, value, day }, before, child)
    setOdd(asks)
    if (asks) return
    const json = {
      childId: child.childId,
      measureId: measure.id,
      kind,
      day,
      reason: reason.trim(),
      ...(value === null ? {} : { value }),
      ...(sure ? { sure: true as const } : {}),
    }
    if (await send((id) => growth.post(facility, '/correct', { id, ...json }), json)) onDone()
  }
  return (
    <Dialog open onClose={onClose} title={words.correctOf(KIND_WORDS[kind], shortDay(measure.day))}>
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void give(false)
        }}
      >
        <p>
          <b>{showValue(kind, measure.value)}</b> ・ {measure.by}
        </p>
        <p class={css.second}>{words.keepsOld}</p>
        <Field
          label={`${words.newValue}（${UNITS[kind]}）`}
          hint={words.newValueHint}
          error={faults.value}
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          value={text}
          onChange={(next) => {
            setText(next)
            setOdd(null)
          }}
        />
        <DayField label={words.measuredOn} error={faults.day} value={day} min={child.birthDay} max={today()} onChange={setDay} />
        <Field
          label={words.reason}
          hint={words.reasonHint}
          error={faults.reason}
          autoComplete="off"
          maxLength={100}
          value={reason}
          onChange={setReason}
        />
        {fault && <Notice tone="look" title={fault.message} />}
        {odd ? (
          <Notice tone="look" title={words.odd[odd]}>
            <p>{words.askAgain}</p>
            <Buttons>
              <Button disabled={busy} onClick={() => void give(true)}>
                {words.right}
              </Button>
              <Button onClick={() => setOdd(null)}>{words.change}</Button>
            </Buttons>
          </Notice>
        ) : (
          <Button kind="give" type="submit" disabled={busy}>
            {text.trim() === '' ? words.doTakeBack : words.doCorrect}
          </Button>
        )}
      </form>
    </Dialog>
  )
}
