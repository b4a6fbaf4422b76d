import { useState } from 'preact/hooks'
import { Avatar } from '../kit/Avatar.tsx'
import { later } from '../kit/later.tsx'
import { plain, Say } from '../kit/words.tsx'
import css from './FaceButton.module.css'
import { faceOf } from './face.ts'
import type { TakePortraitProps } from './TakePortrait.tsx'
import { words } from './words.ts'

const TakePortrait = later(() => import('./TakePortrait.tsx').then((file) => file.TakePortrait))

/** A face that is pressed to change it. Used by families and at the desk. */
export function FaceButton(whose: Omit<TakePortraitProps, 'onClose'>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" class={css.face} onClick={() => setOpen(true)}>
        <Avatar name={whose.name} face={faceOf(whose.childId, whose.of?.[0]?.pickupId)} tone="plain" />
        <span class="unseen">{plain(words.of(whose.name))}</span>
        <span class={css.word} aria-hidden="true">
          <Say w={words.face} alone />
        </span>
      </button>
      {open && <TakePortrait {...whose} onClose={() => setOpen(false)} />}
    </>
  )
}
