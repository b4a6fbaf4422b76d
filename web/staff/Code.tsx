import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import dialog from '../office/dialog.module.css'
import css from './Staff.module.css'
import { words } from './words.ts'

/** A one-time code, large enough to be read out. It is nowhere else and cannot be shown again. */
export const Code = ({ name, code, until, onClose }: { name: string; code: string; until: string; onClose: () => void }) => (
  <Dialog
    open
    title={words.code}
    onClose={onClose}
    foot={
      <div class={dialog.foot}>
        <Button kind="give" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    }
  >
    <div class={css.column}>
      <p>{words.codeFor(name)}</p>
      <p class={css.code}>{code}</p>
      <p>{words.codeHow}</p>
      <p class={css.second}>{words.codeUntil(until)}</p>
    </div>
  </Dialog>
)
