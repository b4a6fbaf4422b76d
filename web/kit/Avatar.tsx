import css from './Avatar.module.css'
import { classes } from './classes.ts'

export interface AvatarProps {
  /** The child's name in kana; its first letter is shown. */
  name: string
  /** care: here with us. rest: not here. chosen: solid ink. plain: outlined. */
  tone?: 'care' | 'rest' | 'chosen' | 'plain'
  size?: number
  /** 顔写真 as the address of an image, where there is one. */
  face?: string | undefined
}

/** A child's face, or the first letter of its name, in a circle. The name always stands beside it, or is the label of what it is in. */
export function Avatar({ name, tone = 'rest', size = 48, face }: AvatarProps) {
  return (
    <span
      class={classes(css.avatar, css[tone])}
      style={{ inlineSize: `${size / 16}rem`, fontSize: `${(size * 0.42) / 16}rem` }}
      aria-hidden="true"
    >
      {face ? <img class={css.face} src={face} alt="" draggable={false} /> : [...name][0]}
    </span>
  )
}
