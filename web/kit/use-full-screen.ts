import { useEffect, useRef } from 'preact/hooks'

/** A native dialog over the whole board: the focus stays in it, Esc closes it. */
export function useFullScreen(onClose: () => void) {
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
  return ref
}
