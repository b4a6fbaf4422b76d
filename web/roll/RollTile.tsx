import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { Reason } from '../../schema/roll/input.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { Avatar } from '../kit/Avatar.tsx'
import { classes } from '../kit/classes.ts'
import { clockTime } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { faceOf } from '../portrait/face.ts'
import css from './Roll.module.css'
import { words } from './words.ts'

interface RollTileProps {
  child: BoardChild
  seenAt: number | undefined
  reason: Reason | undefined
  /** At an evacuation a child that was not seen is red from the first moment. */
  urgent: boolean
  onTap: () => void
}

/** One child of a roll: not seen, seen when, or why not. */
export function RollTile({ child, seenAt, reason, urgent, onTap }: RollTileProps) {
  const seen = seenAt !== undefined
  const left = child.status === 'left'
  return (
    <li>
      <button
        type="button"
        class={classes(css.tile, seen && css.seen, !seen && urgent && !left && css.urgent)}
        aria-pressed={seen}
        data-roll={child.childId}
        onClick={onTap}
      >
        <Avatar
          name={child.kana.split(' ').at(-1) ?? child.kana}
          face={faceOf(child.childId)}
          tone={seen ? 'care' : 'plain'}
          size={52}
        />
        <span class={css.tileWords}>
          <b class={css.kana}>{child.kana}</b>
          <Allergens words={child.allergens} mark={child.mark} />
          <span class={css.state}>
            <Knot of={left ? 'left' : seen ? 'present' : urgent ? 'overdue' : 'expected'} size={16} />
            {left
              ? words.handedOver
              : seen
                ? `${words.seen} ${clockTime(seenAt)}`
                : reason
                  ? words.reasons[reason]
                  : words.notSeen}
          </span>
        </span>
      </button>
    </li>
  )
}
