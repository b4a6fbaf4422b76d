import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { REASONS, type Reason } from '../../schema/roll/input.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import css from './Roll.module.css'
import { words } from './words.ts'

interface ReasonsProps {
  child: BoardChild | undefined
  chosen: Reason | undefined
  onReason: (reason: Reason | null) => void
}

/** Why a child is not there, one tap each. None is preselected. */
export function Reasons({ child, chosen, onReason }: ReasonsProps) {
  if (!child) return null
  return (
    <fieldset class={css.reasons} aria-label={words.reasonOf(child.kana)}>
      <b class={css.reasonName}>{child.kana}</b> <Allergens words={child.allergens} mark={child.mark} />
      {REASONS.map((reason) => (
        <Button key={reason} pressed={chosen === reason} onClick={() => onReason(chosen === reason ? null : reason)}>
          {words.reasons[reason]}
        </Button>
      ))}
    </fieldset>
  )
}
