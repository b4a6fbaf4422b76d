// Rolls and head counts over the board: what is under way, pinned, and what lies open.
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { CountSheet, WhySheet } from './CountSheet.tsx'
import { useRoll } from './open-roll.ts'
import { RollScreen } from './RollScreen.tsx'
import { closeRoll, rollOpened } from './roll-opened.ts'
import { StartSheet } from './StartSheet.tsx'
import { Strip } from './Strip.tsx'

export interface RollRoomProps {
  facility: number
  board: Board
  /** The children of the class shown, or all. */
  shown: readonly BoardChild[]
  /** The class shown; null: all. */
  classId: string | null
}

export function RollRoom({ facility, board, shown, classId }: RollRoomProps) {
  const { day, groups } = useRoll(facility, board.rules.day)
  const open = rollOpened.value
  const group = open?.what === 'roll' ? groups.value.find(({ outing }) => outing.id === open.outingId) : undefined
  return (
    <>
      <Strip board={board} shown={shown} classId={classId} day={day.value} groups={groups.value} />
      {open?.what === 'start' && <StartSheet facility={facility} shown={shown} classId={classId} groups={groups.value} />}
      {group && <RollScreen key={group.outing.id} facility={facility} board={board} group={group} onClose={closeRoll} />}
      {open?.what === 'count' && <CountSheet facility={facility} board={board} classId={open.classId} slot={open.slot} />}
      {open?.what === 'why' && <WhySheet facility={facility} board={board} classId={open.classId} countId={open.countId} />}
    </>
  )
}
