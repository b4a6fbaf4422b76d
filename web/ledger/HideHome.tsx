// 住所秘匿: set and ended by 園長 and 主任, with the reason (RL13).
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { ShieldIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { submits } from '../kit/submits.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { ledger } from './api.ts'
import css from './Ledger.module.css'
import { words } from './words.ts'

export function HideHome({ childId, hidden, onDone }: { childId: Id; hidden: boolean; onDone: () => Promise<void> }) {
  const { busy, fault, send } = useSend()
  const [reason, setReason] = useState('')
  const save = async () => {
    const content = { childId, hidden: !hidden, reason }
    if (!(await send((id) => ledger.post(facilityId(), '/hide', { id, ...content }), content))) return
    setReason('')
    await onDone()
  }
  return (
    <Sheet label={words.hidden} class={css.kind}>
      <h2>{words.hidden}</h2>
      <p>{hidden ? words.hiddenOn : words.hiddenOff}</p>
      <form class={css.form} onSubmit={submits(save)}>
        <Field label={words.hideWhy} value={reason} onChange={setReason} maxLength={100} />
        {fault && <Notice tone="look" title={fault.message} />}
        <div class={css.acts}>
          <Button icon={ShieldIcon} type="submit" disabled={busy || reason.trim() === ''}>
            {hidden ? words.unhide : words.hide}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
