// The acts of a medicine, one at a time: 受け取り, a look by each of two people, 与薬 or why not, and putting a mistake right.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { momentOf } from '../../schema/kit/time.ts'
import { DOSE_CHECKS, type DoseCheck, RECEIPT_CHECKS, receiptChecksFor, type Withheld } from '../../schema/medicine/rule.ts'
import { DOSE_WORDS, RECEIPT_WORDS, WITHHELD_WORDS } from '../../schema/medicine/words.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { moment } from '../kit/clock.ts'
import { Field, TimeField } from '../kit/Field.tsx'
import { showTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { medicine } from './api.ts'
import type { DoseCardProps } from './DoseCard.tsx'
import { whenText } from './DoseFacts.tsx'
import css from './Medicine.module.css'
import { type Dose, isOpen } from './open-medicine.ts'
import { SheetPicture } from './SheetPicture.tsx'
import { words } from './words.ts'

/** The one next act, and behind it what else can become of a medicine. */
export function DoseActs({
  facility,
  dose,
  opinion,
  gives = true,
  onDone,
  onSecond,
}: Omit<DoseCardProps, 'similar' | 'readOnly'>) {
  const [withholding, setWithholding] = useState(false)
  const [undoing, setUndoing] = useState(false)
  const { busy, fault, send } = useSend()
  const about = { childId: dose.childId, day: dose.day, requestId: dose.id }
  const { state, looks, by } = dose.folded
  const act = async (work: (id: string) => Promise<unknown>, said: unknown) => {
    await send(work, said)
    // Refused or not: what another did meanwhile is shown.
    onDone()
  }
  if (withholding)
    return (
      <Withhold
        busy={busy}
        fault={fault?.message}
        onCancel={() => setWithholding(false)}
        onSave={(reason, note) => {
          const json = { ...about, reason, ...(note ? { note } : {}) }
          void act((id) => medicine.post(facility, '/withhold', { id, at: moment(), ...json }), json)
        }}
      />
    )
  if (undoing && by)
    return (
      <Undo
        busy={busy}
        fault={fault?.message}
        onCancel={() => setUndoing(false)}
        onSave={(reason) => {
          const json = { ...about, supersedes: by.id, reason }
          void act((id) => medicine.post(facility, '/undo', { id, ...json }), json)
        }}
      />
    )
  const mine = looks.some((look) => look.mine)
  return (
    <div class={css.next}>
      {state === 'asked' && (
        <Ticks
          title={words.receiveTitle}
          more={words.receiveMore}
          look={dose.sheet && <SheetPicture facility={facility} sheet={dose.sheet} />}
          list={receiptChecksFor(dose.special, opinion, dose.sheet !== null).map(
            (value) => [value, RECEIPT_WORDS[value]] as const,
          )}
          save={words.receive}
          busy={busy}
          onSave={(checks) => {
            const json = { ...about, checks: RECEIPT_CHECKS.filter((one) => checks.includes(one)) }
            void act((id) => medicine.post(facility, '/receive', { id, at: moment(), ...json }), json)
          }}
        />
      )}
      {gives && (state === 'received' || (state === 'checked' && !mine)) && (
        <Ticks
          title={words.checkTitle(looks.length + 1)}
          more={words.checkMore}
          list={DOSE_CHECKS.map((value) => [value, `${DOSE_WORDS[value]}　${doseValue(dose, value)}`] as const)}
          save={words.check}
          busy={busy}
          onSave={() => {
            const json = { ...about, checks: [...DOSE_CHECKS] }
            void act((id) => medicine.post(facility, '/check', { id, at: moment(), ...json }), [json, looks.length])
          }}
        />
      )}
      {state === 'checked' && mine && (
        <>
          <h4 class={css.step}>{words.secondTitle}</h4>
          <p>{words.secondMore(looks[0]?.by ?? '')}</p>
          {onSecond ? (
            <Button kind="give" onClick={onSecond}>
              {words.switchName}
            </Button>
          ) : (
            <p>{words.secondElsewhere}</p>
          )}
        </>
      )}
      {gives &&
        state === 'ready' &&
        (mine ? (
          <Give
            dose={dose}
            busy={busy}
            onSave={(at, note) => {
              const json = { ...about, at, ...(note ? { note } : {}) }
              void act((id) => medicine.post(facility, '/give', { id, ...json }), json)
            }}
          />
        ) : (
          <Notice tone="ink" title={words.onlyCheckers} />
        ))}
      {fault && <Notice tone="look" title={fault.message} />}
      <Buttons>
        {isOpen(dose) && (
          <Button kind="quiet" onClick={() => setWithholding(true)}>
            {words.withhold}
          </Button>
        )}
        {gives && (state === 'given' || state === 'withheld' || state === 'received') && (
          <Button kind="quiet" onClick={() => setUndoing(true)}>
            {words.undo}
          </Button>
        )}
      </Buttons>
    </div>
  )
}

/** What has to be compared with the thing in the hand. */
const doseValue = (dose: Dose, check: DoseCheck): string =>
  ({
    child: [dose.kana, dose.className].filter(Boolean).join(' '),
    time: whenText(dose),
    medicine: dose.medicine,
    amount: dose.amount ?? '',
  })[check]

interface TicksProps<Value extends string> {
  title: string
  more: string
  /** What is looked at beside the thing. */
  look?: ComponentChildren
  list: readonly (readonly [Value, string])[]
  save: string
  busy: boolean
  onSave: (checks: Value[]) => void
}

/** Nothing is ticked before somebody looked; the act opens when all are. */
function Ticks<Value extends string>({ title, more, look, list, save, busy, onSave }: TicksProps<Value>) {
  const [ticked, setTicked] = useState<readonly Value[]>([])
  const whole = list.every(([value]) => ticked.includes(value))
  return (
    <fieldset class={css.ticks}>
      <legend class={css.step}>{title}</legend>
      <p class={css.second}>{more}</p>
      {look}
      <div class={css.points}>
        {list.map(([value, label]) => (
          <Check
            key={value}
            checked={ticked.includes(value)}
            onChange={(on) => setTicked(on ? [...ticked, value] : ticked.filter((one) => one !== value))}
          >
            {label}
          </Check>
        ))}
      </div>
      <Button kind="give" disabled={busy || !whole} onClick={() => onSave([...ticked])}>
        {save}
      </Button>
    </fieldset>
  )
}

function Give({ dose, busy, onSave }: { dose: Dose; busy: boolean; onSave: (at: number, note: string) => void }) {
  const [time, setTime] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const at = () => (time === null ? moment() : momentOf(dose.day, time))
  return (
    <>
      <h4 class={css.step}>{words.giveTitle}</h4>
      <div class={css.fields}>
        <TimeField label={words.giveTime} value={time} onChange={setTime} />
        <Field label={words.giveNote} hint={words.giveNoteHint} maxLength={200} value={note} onChange={setNote} />
      </div>
      <Button kind="give" disabled={busy} onClick={() => onSave(at(), note.trim())}>
        {words.give(time === null ? '' : showTime(time))}
      </Button>
    </>
  )
}

interface WithholdProps {
  busy: boolean
  fault: string | undefined
  onCancel: () => void
  onSave: (reason: Withheld, note: string) => void
}

/** One tap for the usual reasons; その他 is explained. */
function Withhold({ busy, fault, onCancel, onSave }: WithholdProps) {
  const [reason, setReason] = useState<Withheld | null>(null)
  const [note, setNote] = useState('')
  const needs = reason === 'other' && note.trim() === ''
  return (
    <div class={css.next}>
      <Chips
        legend={words.withholdTitle}
        chips={(Object.keys(WITHHELD_WORDS) as Withheld[]).map((value) => ({
          value,
          label: WITHHELD_WORDS[value],
          span: 2 as const,
        }))}
        value={reason}
        onChange={setReason}
      />
      <Field label={words.whyNote} maxLength={200} value={note} onChange={setNote} />
      {fault && <Notice tone="look" title={fault} />}
      <Buttons>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button kind="give" disabled={busy || !reason || needs} onClick={() => reason && onSave(reason, note.trim())}>
          {words.withholdSave}
        </Button>
      </Buttons>
    </div>
  )
}

function Undo({ busy, fault, onCancel, onSave }: Omit<WithholdProps, 'onSave'> & { onSave: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  return (
    <div class={css.next}>
      <Field label={words.undoReason} maxLength={200} value={reason} onChange={setReason} />
      {fault && <Notice tone="look" title={fault} />}
      <Buttons>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button disabled={busy || reason.trim() === ''} onClick={() => onSave(reason.trim())}>
          {words.undoSave}
        </Button>
      </Buttons>
    </div>
  )
}
