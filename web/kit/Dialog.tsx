import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import css from './Dialog.module.css'
import { CrossIcon } from './icons.tsx'
import { plain, type Word } from './words.tsx'

const CLOSE: Word = { ja: 'とじる', easy: 'とじる', en: 'Close' }

export interface DialogProps {
  open: boolean
  /** Called for Esc, the cross and a press beside the dialog. */
  onClose: () => void
  title: ComponentChildren
  children: ComponentChildren
  /** Buttons at the foot. */
  foot?: ComponentChildren
  /** `side`: a sheet along the right edge, for a child's details beside the board. `whole`: all of a phone's screen. */
  place?: 'middle' | 'side' | 'whole'
}

/** A native dialog: keeps the focus inside, gives it back to where it came from, closes with Esc. */
export function Dialog({ open, onClose, title, children, foot, place = 'middle' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const dialog = ref.current
    if (!open || !dialog) return
    const from = document.activeElement
    const beside = (event: MouseEvent) => event.target === dialog && close.current()
    dialog.addEventListener('click', beside)
    dialog.showModal()
    return () => {
      dialog.removeEventListener('click', beside)
      dialog.close()
      if (from instanceof HTMLElement && from.isConnected) from.focus()
    }
  }, [open])
  if (!open) return null
  return (
    <dialog
      ref={ref}
      class={place === 'middle' ? css.dialog : `${css.dialog} ${css[place]}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div class={css.inside}>
        <header class={css.head}>
          <h2 id={id} class={css.title}>
            {title}
          </h2>
          <button type="button" class={css.close} onClick={() => onClose()}>
            <CrossIcon size={20} />
            <span>{plain(CLOSE)}</span>
          </button>
        </header>
        <div class={css.body}>{children}</div>
        {foot !== undefined && <footer class={css.foot}>{foot}</footer>}
      </div>
    </dialog>
  )
}
