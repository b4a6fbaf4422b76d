// A name of an illness that came by telephone, or was said at the door.
import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { SelectField } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { board } from '../office/watch.ts'
import { type Disease, infection } from './api.ts'
import css from './Desk.module.css'
import { words } from './words.ts'

export interface OpenDialogProps {
  diseases: readonly Disease[]
  onClose: () => void
  onDone: () => void
}

export function OpenDialog({ diseases, onClose, onDone }: OpenDialogProps) {
  const [childId, setChild] = useState('')
  const [key, setKey] = useState('')
  const [certainty, setCertainty] = useState<'suspected' | 'diagnosed' | null>(null)
  const { busy, fault, send } = useSend()
  const save = async () => {
    if (certainty === null) return
    const json = { childId, key, certainty }
    if (await send((id) => infection.post(facilityId(), '/open', { id, ...json }), json)) onDone()
  }
  return (
    <Dialog
      open
      place="side"
      onClose={onClose}
      title={words.openTitle}
      foot={
        <Button kind="give" disabled={busy || !childId || !key || certainty === null} onClick={() => void save()}>
          {words.save}
        </Button>
      }
    >
      <div class={css.form}>
        {fault && <Notice tone="look" title={fault.message} />}
        <SelectField
          label={words.child}
          value={childId}
          onChange={setChild}
          options={[
            { value: '', label: words.chooseChild },
            ...(board.value?.children ?? []).map((child) => ({ value: child.childId, label: child.kana })),
          ]}
        />
        <SelectField
          label={words.disease}
          value={key}
          onChange={setKey}
          options={[{ value: '', label: words.chooseDisease }, ...diseases.map((one) => ({ value: one.key, label: one.name }))]}
        />
        <Chips<'suspected' | 'diagnosed'>
          legend={words.certainty}
          chips={[
            { value: 'diagnosed', span: 2, label: words.diagnosed },
            { value: 'suspected', span: 2, label: words.suspected },
          ]}
          value={certainty}
          onChange={setCertainty}
        />
      </div>
    </Dialog>
  )
}
