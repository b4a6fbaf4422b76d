import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/pickup/routes.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { Field } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { submits } from '../kit/submits.ts'
import { useSend } from '../kit/use-send.ts'
import { Say } from '../kit/words.tsx'
import css from './People.module.css'
import { words } from './words.ts'

const pickup = wordOf<Routes>('pickup')

/** Somebody who may fetch the child from today. Used by families and at the desk. */
export function AddPickup({ facilityId, childId, onDone }: { facilityId: number; childId: Id; onDone: () => void }) {
  const [name, setName] = useState('')
  const [relationship, setRelationship] = useState('')
  const [phone, setPhone] = useState('')
  const [gap, setGap] = useState(false)
  const { busy, fault, send } = useSend()
  const save = async () => {
    const given = { childIds: [childId], name: name.trim(), relationship: relationship.trim(), phone: phone.trim() }
    setGap(!given.name || !given.relationship)
    if (!given.name || !given.relationship) return
    const done = await send((id) => pickup.post(facilityId, '/', { id, ...given }), given)
    if (done) onDone()
  }
  return (
    <Sheet>
      <form class={css.form} noValidate onSubmit={submits(save)}>
        <Field label={<Say w={words.name} alone />} value={name} onChange={setName} maxLength={40} autoComplete="off" />
        <Field
          label={<Say w={words.relationship} alone />}
          value={relationship}
          onChange={setRelationship}
          maxLength={10}
          autoComplete="off"
        />
        <Field
          label={<Say w={words.phone} alone />}
          hint={<Say w={words.optional} alone />}
          type="tel"
          value={phone}
          onChange={setPhone}
          maxLength={20}
          autoComplete="off"
        />
        <div role="alert" class={css.error}>
          {gap ? <Say w={words.need} /> : fault?.message}
        </div>
        <Button kind="give" type="submit" disabled={busy}>
          <Say w={words.save} alone />
        </Button>
      </form>
    </Sheet>
  )
}
