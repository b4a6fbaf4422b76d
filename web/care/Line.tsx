import type { ComponentChildren } from 'preact'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { classes } from '../kit/classes.ts'
import css from './Care.module.css'

export interface LineProps {
  child: BoardChild
  /** What stands already: 36.7 10:05. */
  stands: ComponentChildren
  /** Under the name: what of the child matters on this sheet. */
  second?: ComponentChildren
  /** Something was entered here that is not saved yet. */
  fresh?: boolean
  /** Something here has to be looked at. */
  look?: boolean
  children: ComponentChildren
}

/** One child of a sheet: who, what stands already, and what can be entered. */
export const Line = ({ child, second, stands, fresh = false, look = false, children }: LineProps) => (
  <li class={classes(css.line, fresh && css.fresh, look && css.look)} data-care={child.childId}>
    <p class={css.who}>
      <b class={css.kana}>{child.kana}</b>
      <Allergens words={child.allergens} mark={child.mark} />
      {second}
    </p>
    <div class={css.stands}>{stands}</div>
    <div class={css.choices}>{children}</div>
  </li>
)

export interface ChoiceProps {
  /** The child's name, for screen readers. */
  of: string
  label: string
  chosen: boolean
  onChoose: () => void
}

/** One of a row of equal buttons; none is chosen before somebody chose it. */
export const Choice = ({ of, label, chosen, onChoose }: ChoiceProps) => (
  <button type="button" class={classes(css.choice, chosen && css.chosen)} aria-pressed={chosen} onClick={onChoose}>
    <span class="unseen">{of} </span>
    {label}
  </button>
)
