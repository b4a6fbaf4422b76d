// The registered number is called back: whom, what came of it, and what 主任 or 園長 decides, with the reason.
import { useState } from 'preact/hooks'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { CallForm } from '../chase/CallForm.tsx'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { TextArea } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { submits } from '../kit/submits.ts'
import { useSend } from '../kit/use-send.ts'
import css from './AskAtDoor.module.css'
import { type Ask, personOf, pickup } from './door.ts'
import { decisionWords, words } from './door-words.ts'

export interface CallBackProps {
  facility: number
  ask: Ask
  /** After a call or a decision was written down. */
  onDone: () => void
}

export function CallBack({ facility, ask, onDone }: CallBackProps) {
  return (
    <>
      <p>
        {words.stranger(ask.kana, personOf(ask))} <AllergensOf childId={ask.childId} />
      </p>
      {ask.vouched && <p class={css.second}>{words.vouchedMore(ask.vouched)}</p>}
      <CallForm
        facility={facility}
        about="handover"
        children={[ask]}
        calls={ask.calls}
        onWritten={onDone}
        spoke={(who, back) => <Decide facility={facility} ask={ask} who={who} onBack={back} onDone={onDone} />}
      />
    </>
  )
}

function Decide({ facility, ask, who, onBack, onDone }: CallBackProps & { who: string; onBack: () => void }) {
  const [choice, setChoice] = useState<'yes' | 'no' | null>(null)
  const [reason, setReason] = useState('')
  const { busy, fault, send } = useSend()
  const ready = choice !== null && reason.trim() !== ''
  const go = async () => {
    const json = { childId: ask.childId, askId: ask.askId, yes: choice === 'yes', called: who, reason: reason.trim() }
    if (ready && (await send((id) => pickup.post(facility, '/decide', { id, ...json }), json))) onDone()
  }
  return (
    <form class={css.ask} noValidate onSubmit={submits(() => void go())}>
      <p>
        <b>{words.spokeTo(who)}</b>
      </p>
      <Chips
        legend={words.decision}
        chips={(['yes', 'no'] as const).map((value) => ({ value, label: decisionWords[value], span: 2 as const }))}
        value={choice}
        onChange={setChoice}
      />
      <TextArea label={words.reason} value={reason} onChange={setReason} maxLength={200} />
      <div aria-live="polite">{fault && <Notice tone="look" title={fault.message} />}</div>
      <Button kind="give" type="submit" wide disabled={busy || !ready}>
        {busy ? words.writing : words.write}
      </Button>
      <Button kind="quiet" type="button" onClick={onBack}>
        {words.back}
      </Button>
    </form>
  )
}
