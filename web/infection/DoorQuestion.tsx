// A child of an open case stands at the door: what is missing, asked once. The child is received in any case.
import { useState } from 'preact/hooks'
import { FORM_WORDS } from '../../schema/infection/words.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button, Buttons } from '../kit/Button.tsx'
import { moment, today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { longDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { send } from '../kit/outbox.ts'
import type { Case } from './api.ts'
import { doorAsks } from './door-asks.ts'
import { words } from './words.ts'

export interface DoorQuestionProps {
  facility: number
  childId: Id
  kana: string
  onClose: () => void
  /** The child is received. */
  onReceive: () => void
}

export function DoorQuestion({ facility, childId, kana, onClose, onReceive }: DoorQuestionProps) {
  const [cases] = useState(() => doorAsks.peek().get(childId) ?? [])
  const awaited = cases.filter(({ paper }) => paper === 'waiting')
  const [reason, setReason] = useState('')
  const [open, setOpen] = useState(false)
  const [tried, setTried] = useState(false)
  const keep = (path: string, one: Case, more: Record<string, unknown>) => {
    const id = newId(moment())
    void send({ id, facility, path: `infection/${path}`, json: { id, childId, caseId: one.id, ...more }, childIds: [childId] })
  }
  const receive = () => {
    doorAsks.value = new Map([...doorAsks.peek()].filter(([of]) => of !== childId))
    onReceive()
  }
  const paper = () => {
    for (const one of awaited) keep('paper', one, { day: today() })
    receive()
  }
  const anyway = () => {
    setTried(true)
    if (!reason.trim()) return
    for (const one of cases) keep('anyway', one, { day: today(), note: reason.trim() })
    receive()
  }
  // A day that is known not to have come is not healed by a paper.
  const early = cases.some(({ asks }) => asks === 'too_early')
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          {words.doorTitle(kana)} <AllergensOf childId={childId} />
        </>
      }
      foot={
        open ? (
          <Buttons>
            <Button kind="give" onClick={anyway}>
              {words.receiveNow}
            </Button>
          </Buttons>
        ) : (
          <Buttons>
            <Button onClick={() => setOpen(true)}>{words.anyway}</Button>
            {awaited.length > 0 && !early && (
              <Button kind="give" onClick={paper}>
                {words.paperHere}
              </Button>
            )}
          </Buttons>
        )
      }
    >
      {cases.map((one) => (
        <Notice key={one.id} tone="look" title={one.disease.name}>
          {one.asks === 'no_paper'
            ? words.noPaper(FORM_WORDS[one.disease.form])
            : one.asks === 'too_early'
              ? words.tooEarly(one.day ? longDay(one.day) : '')
              : words.unknownDay}
        </Notice>
      ))}
      {open && (
        <Field
          label={words.reason}
          value={reason}
          maxLength={100}
          onChange={setReason}
          error={tried && !reason.trim() ? words.needReason : undefined}
        />
      )}
    </Dialog>
  )
}
