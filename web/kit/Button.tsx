import type { ComponentChildren } from 'preact'
import css from './Button.module.css'
import { classes } from './classes.ts'
import type { Icon } from './icons.tsx'

/** plain: bordered. give: the one solid green act that hands something to us. act: solid red, a child's safety. quiet: no border. */
export type ButtonKind = 'plain' | 'give' | 'act' | 'quiet'

interface Common {
  children: ComponentChildren
  icon?: Icon
  class?: string | undefined
  /** Only when the visible word does not say enough: のぐち めい に電話 */
  label?: string
}
/** A button; with `href` a link that looks like one. */
export type Pressed = Common &
  (
    | { href: string; download?: string; onClick?: never; disabled?: never; type?: never }
    | { href?: never; onClick?: (() => void) | undefined; disabled?: boolean | undefined; type?: 'button' | 'submit' }
  )

export type ButtonProps = Pressed & {
  kind?: ButtonKind
  /** As wide as its place. */
  wide?: boolean
  /** Pressed or not, for buttons that stay down. */
  pressed?: boolean
}

/** A button of the door's own height: 48 phone, 64 tablet, 34 desk. */
export function Button({ kind = 'plain', wide = false, pressed, icon: Icon, class: name, ...rest }: ButtonProps) {
  return (
    <Press {...rest} class={classes(css.button, css[kind], wide && css.wide, name)} pressed={pressed}>
      {Icon && <Icon />}
      <span>{rest.children}</span>
    </Press>
  )
}

type PressProps = Pressed & { pressed?: boolean | undefined }

/** A bare button or link; what it looks like is up to its class. */
export function Press(props: PressProps) {
  const { children, label, class: name } = props
  if (props.href !== undefined) {
    return (
      <a href={props.href} download={props.download} class={name} aria-label={label}>
        {children}
      </a>
    )
  }
  return (
    <button
      type={props.type ?? 'button'}
      onClick={() => props.onClick?.()}
      disabled={props.disabled}
      class={name}
      aria-label={label}
      aria-pressed={props.pressed}
    >
      {children}
    </button>
  )
}

/** Buttons side by side, equally wide; below each other where there is no room. */
export const Buttons = ({ children }: { children: ComponentChildren }) => <div class={css.row}>{children}</div>
