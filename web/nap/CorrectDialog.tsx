// A slot put right afterwards by 主任 or 園長: with a reason, marked as such, and what stood before stays.
import { useState } from 'preact/hooks'
import type { Sleeper } from '../../schema/nap/day.ts'
import { POSITIONS, type Position, type Slot } from '../../schema/nap/rule.ts'
import { POSITION_WORDS, timingText } from '../../schema/nap/words.ts'
import type { Routes } from '../../worker/nap/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { wordOf } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import css from './DeskNaps.module.css'
import { words } from './words.ts'

const nap = wordOf<Routes>('nap')

export interface Asked {
  sleeper: Sleeper
  slot: Slot
}
interface CorrectDialogProps {
  facility: number
  asked: Asked
  onClose: () => void
  onDone: () => void
}
type Seen = 'usual' | 'odd'

export function CorrectDialog({ facility, asked: { sleeper, slot }, onClose, onDone }: CorrectDialogProps) {
  const { check } = slot
  const [position, setPosition] = useState<Position | 'gone' | null>(null)
  const [breathing, setBreathing] = useState<Seen | null>(null)
  const [colour, setColour] = useState<Seen | null>(null)
  const [bedding, setBedding] = useState<Seen | null>(null)
  const [note, setNote] = useState('')
  const [reason, setReason] = useState('')
  const { busy, fault, send } = useSend()
  const gone = position === 'gone'
  const whole = reason.trim() !== '' && (gone || (position && breathing && colour && bedding))
  const give = async () => {
    if (!whole || !position) return
    const json = {
      childId: sleeper.childId,
      slot: slot.at,
      ...(gone ? {} : { position }),
      breathing: gone || breathing === 'usual',
      colour: gone || colour === 'usual',
      bedding: gone || bedding === 'usual',
      ...(note.trim() && !gone ? { note: note.trim() } : {}),
      ...(check ? { supersedes: check.id } : {}),
      reason: reason.trim(),
    }
    if (await send((id) => nap.post(facility, '/correct', { id, ...json }), json)) onDone()
  }
  const pair = [
    { value: 'usual' as const, label: words.usual, span: 2 as const },
    { value: 'odd' as const, label: words.odd, span: 2 as const },
  ]
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          {words.correctTitle(sleeper.kana, clockTime(slot.at))} <AllergensOf childId={sleeper.childId} />
        </>
      }
    >
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        {check && (
          <p>
            <b>{[POSITION_WORDS[check.position], timingText(check)].filter(Boolean).join(' ')}</b> ・{' '}
            {words.by(check.by, clockTime(check.at))}
          </p>
        )}
        <p class={css.legend}>{words.correctHint}</p>
        <Chips
          legend={words.position}
          chips={[
            ...POSITIONS.map((value) => ({ value: value as Position | 'gone', label: words.positions[value] })),
            ...(check ? [{ value: 'gone' as const, label: words.gone, span: 4 as const }] : []),
          ]}
          value={position}
          onChange={setPosition}
        />
        {!gone && (
          <>
            <Chips legend={words.breathing} chips={pair} value={breathing} onChange={setBreathing} />
            <Chips legend={words.colour} chips={pair} value={colour} onChange={setColour} />
            <Chips legend={words.bedding} chips={pair} value={bedding} onChange={setBedding} />
            <Field label={words.note} hint={words.noteHint} maxLength={100} value={note} onChange={setNote} />
          </>
        )}
        <Field
          label={words.reason}
          hint={words.reasonHint}
          autoComplete="off"
          maxLength={100}
          value={reason}
          onChange={setReason}
        />
        {fault && <Notice tone="look" title={fault.message} />}
        <Button kind="give" type="submit" disabled={busy || !whole}>
          {words.save}
        </Button>
      </form>
    </Dialog>
  )
}
