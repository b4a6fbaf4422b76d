import type { ComponentChildren } from 'preact'
import { Button, type ButtonKind } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Notice } from '../kit/Notice.tsx'
import type { Fault } from '../kit/use-send.ts'
import dialog from '../office/dialog.module.css'
import { words } from './words.ts'

export interface FormDialogProps {
  title: string
  /** The word on the button. */
  save: string
  kind?: ButtonKind
  busy: boolean
  fault: Fault | null
  onSave: () => void
  onClose: () => void
  /** Buttons before the one that saves. */
  beside?: ComponentChildren
  children: ComponentChildren
}

/** A dialog with one form; what was refused is said above its button. */
export function FormDialog({ title, save, kind = 'give', busy, fault, onSave, onClose, beside, children }: FormDialogProps) {
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        class={dialog.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        {children}
        <div aria-live="polite">{fault && <Notice tone="look" title={fault.message} />}</div>
        <div class={dialog.foot}>
          {beside}
          <Button kind={kind} type="submit" disabled={busy}>
            {busy ? words.saving : save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
