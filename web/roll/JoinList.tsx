import type { Board } from '../../schema/presence/fold-board.ts'
import { joinGroup } from './act.ts'
import { isHere } from './here.ts'
import type { Group } from './open-roll.ts'
import css from './Roll.module.css'
import { RollTile } from './RollTile.tsx'
import { words } from './words.ts'

/** Children who may come in midway: a tap says that this child is seen, here and now, and belongs to the group from now on. */
export function JoinList({ facility, board, group: { outing, state } }: { facility: number; board: Board; group: Group }) {
  const inside = new Set(state.members.map(({ childId }) => childId))
  const others = board.children.filter((child) => isHere(child) && !inside.has(child.childId))
  if (others.length === 0) return <p class={css.none}>{words.noneToJoin}</p>
  return (
    <ul class={css.tiles} aria-label={words.join}>
      {others.map((child) => (
        <RollTile
          key={child.childId}
          child={child}
          seenAt={undefined}
          reason={undefined}
          urgent={false}
          onTap={() => joinGroup(facility, outing.id, child.childId, state.outside ? state.scene : null)}
        />
      ))}
    </ul>
  )
}
