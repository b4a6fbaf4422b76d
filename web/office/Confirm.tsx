// One more question before something ends: what it does, one press, and the server's sentence when it was refused.
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'

export interface ConfirmProps {
  title: string
  /** What it does, and to whom. */
  more: string
  /** The button's word. */
  yes: string
  /** Sends it; `id` is the act's. */
  work: (id: string) => Promise<unknown>
  onClose: () => void
  onDone: () => void
}

/** A dialog with one press. */
export function Confirm({ title, more, yes, work, onClose, onDone }: ConfirmProps) {
  const { busy, fault, send } = useSend()
  const go = async () => {
    if (await send(work)) onDone()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      foot={
        <Button disabled={busy} onClick={() => void go()}>
          {yes}
        </Button>
      }
    >
      <p>{more}</p>
      {fault && <Notice tone="look" title={fault.message} />}
    </Dialog>
  )
}
