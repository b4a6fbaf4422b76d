import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import css from './FullScreen.module.css'

export interface FullScreenProps {
  /** What it is, for screen readers. */
  label: string
  /** Called for Esc. */
  onClose: () => void
  /** Head, body and, where there is one, foot: the body is what scrolls. */
  children: ComponentChildren
}

/** A native dialog over the whole screen: the focus stays in it, Esc closes it. */
export function FullScreen({ label, onClose, children }: FullScreenProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const dialog = ref.current
    const cancel = (event: Event) => {
      event.preventDefault()
      close.current()
    }
    dialog?.showModal()
    dialog?.addEventListener('cancel', cancel)
    return () => {
      dialog?.removeEventListener('cancel', cancel)
      dialog?.close()
    }
  }, [])
  return (
    <dialog ref={ref} class={css.screen} aria-label={label}>
      {children}
    </dialog>
  )
}
