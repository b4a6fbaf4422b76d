// What was written of the day, a word of whoever hands the child over, and 家庭に出す: at the tablet and at the desk.
import { useState } from 'preact/hooks'
import { isEmpty } from '../../schema/handover/card.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { TextArea } from '../kit/Field.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { type Answer, handover } from './api.ts'
import { CardAnswers } from './CardAnswers.tsx'
import { CardView } from './CardView.tsx'
import css from './Handover.module.css'
import { words } from './words.ts'

const EVERY = 20_000

/** The day's card of a child, kept fresh while it is looked at. */
export const useCard = (facility: number, childId: Id, day: Day) =>
  useLoad<Answer>(handover.address(facility, '/card', { childId, day }), { every: EVERY })

interface CardFormProps {
  facility: number
  answer: Answer
  onDone: () => void
}

export function CardForm({ facility, answer, onDone }: CardFormProps) {
  const [note, setNote] = useState('')
  const { busy, fault, send } = useSend()
  const { now, issued, kana, childId } = answer
  if (!now) return null
  const said = note.trim()
  const issue = async () => {
    const json = { childId, note: said }
    if (!(await send((id) => handover.post(facility, '/issue', { id, ...json }), [json, now]))) return
    setNote('')
    onDone()
  }
  return (
    <div class={css.form}>
      <p class={css.second}>{words.more}</p>
      <CardView card={now} note="" given={`${kana} ${words.now}`} />
      <TextArea label={words.note} hint={words.noteHint} rows={2} maxLength={300} value={note} onChange={setNote} />
      {fault && <Notice tone="look" title={fault.message} />}
      <Button kind="give" disabled={busy || (isEmpty(now) && !said)} onClick={() => void issue()}>
        {words.issue}
      </Button>
      {issued.map((one) => (
        <div key={one.id} class={css.issued}>
          <b>{words.issued(clockTime(one.at), one.by)}</b>
          {one.note && <p class={css.text}>{one.note}</p>}
          <CardAnswers {...one} />
        </div>
      ))}
    </div>
  )
}
