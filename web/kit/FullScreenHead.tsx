// The head of a screen over the whole tablet: the way back, what it is, and what belongs beside that.
import type { ComponentChildren } from 'preact'
import { Button } from './Button.tsx'
import css from './FullScreenHead.module.css'
import { ChevronLeftIcon } from './icons.tsx'

interface FullScreenHeadProps {
  /** とじる, もどる, やめる. */
  back: string
  onClose: () => void
  title: ComponentChildren
  children?: ComponentChildren
}

export const FullScreenHead = ({ back, onClose, title, children }: FullScreenHeadProps) => (
  <header class={css.head}>
    <Button kind="quiet" icon={ChevronLeftIcon} onClick={onClose}>
      {back}
    </Button>
    <h2 class={css.title}>{title}</h2>
    {children}
  </header>
)
