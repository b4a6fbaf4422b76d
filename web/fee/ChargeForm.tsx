// 有料品 or 調整 of one child, typed in once.
import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { fee } from './api.ts'
import css from './Fee.module.css'
import { words } from './words.ts'

export function ChargeForm({ childId, month, done }: { childId: string; month: string; done: () => Promise<void> }) {
  const { busy, fault, send } = useSend()
  const [adjusting, setAdjusting] = useState(false)
  const [title, setTitle] = useState('')
  const [yen, setYen] = useState('')
  const [quantity, setQuantity] = useState('1')
  const at = (field: string) => (fault?.field === field ? fault.message : undefined)
  const give = async () => {
    const of = { month, title: title.trim(), yen: Number(yen) }
    const sent = await send(
      (id) =>
        adjusting
          ? fee.post(facilityId(), '/adjust', { id, ...of, childId })
          : fee.post(facilityId(), '/item', { id, ...of, children: [{ childId, quantity: Number(quantity) }] }),
      [adjusting, title, yen, quantity],
    )
    if (sent !== null) await done()
  }
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      {fault && <Notice tone="look" title={fault.message} />}
      <div class={css.row}>
        <Button pressed={!adjusting} onClick={() => setAdjusting(false)}>
          {words.asItem}
        </Button>
        <Button pressed={adjusting} onClick={() => setAdjusting(true)}>
          {words.asAdjustment}
        </Button>
      </div>
      <Field label={words.name} required maxLength={40} value={title} error={at('title')} onChange={setTitle} />
      <Field
        label={adjusting ? words.adjustYen : words.unit}
        inputMode={adjusting ? 'text' : 'numeric'}
        required
        value={yen}
        error={at('yen')}
        onChange={setYen}
      />
      {!adjusting && <Field label={words.quantity} inputMode="numeric" required value={quantity} onChange={setQuantity} />}
      <Button type="submit" kind="give" disabled={busy || !title.trim() || !yen.trim()}>
        {words.add}
      </Button>
    </form>
  )
}
