// きょうの部屋うつり: what was recorded, and the way to say later that it was not so.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import { liveMoves, type RoomMove } from '../../schema/roll/room.ts'
import { Button } from '../kit/Button.tsx'
import { clockTime } from '../kit/format.ts'
import { UndoIcon } from '../kit/icons.tsx'
import { ReasonForm } from '../kit/ReasonForm.tsx'
import css from './Rooms.module.css'
import { shortName } from './room-text.ts'
import { words } from './room-words.ts'

interface MovesOfDayProps {
  board: Board
  day: RollDay
  onTakeBack: (move: RoomMove, reason: string) => void
}

export function MovesOfDay({ board, day, onTakeBack }: MovesOfDayProps) {
  const [picked, setPicked] = useState<Id | null>(null)
  const moves = liveMoves(day.moves).reverse()
  if (moves.length === 0) return null
  return (
    <section class={css.section}>
      <h3 class={css.heading}>{words.today}</h3>
      <ul class={css.rooms}>
        {moves.map((move) => (
          <li key={move.id} class={css.move}>
            <p>
              <b>{clockTime(move.at)}</b> {textOf(move, board)} <span class={css.second}>{move.by}</span>
            </p>
            {picked === move.id ? (
              <ReasonForm words={words} onReason={(reason) => onTakeBack(move, reason)} />
            ) : (
              <Button kind="quiet" icon={UndoIcon} onClick={() => setPicked(move.id)}>
                {words.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** うさぎ・りす → 延長室 */
function textOf({ classIds, childIds, toClass, toRoom }: RoomMove, { classes, children }: Board): string {
  const who = [
    ...classIds.map((classId) => shortName(classes, classId)),
    ...childIds.flatMap((childId) => children.find((child) => child.childId === childId)?.kana ?? []),
  ].join('・')
  const to = classes.find(({ classId }) => classId === toClass)?.name ?? toRoom
  return to === null ? `${who} ${words.isBack}` : `${who} → ${to}`
}
