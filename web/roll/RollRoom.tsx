// Rolls and head counts over the board: what is under way, pinned, and what lies open.
import { useEffect } from 'preact/hooks'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { roomsNow } from '../../schema/roll/room.ts'
import { CountSheet, WhySheet } from './CountSheet.tsx'
import { MovedClasses } from './MovedClasses.tsx'
import { useRoll } from './open-roll.ts'
import { RollScreen } from './RollScreen.tsx'
import { RoomSheet } from './RoomSheet.tsx'
import { closeRoll, rollOpened } from './roll-opened.ts'
import { showRooms } from './rooms-shown.ts'
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
  const rooms = roomsNow(board, day.value)
  useEffect(() => showRooms(rooms))
  useEffect(() => () => showRooms(null), [])
  return (
    <>
      <MovedClasses facility={facility} board={board} rooms={rooms} classId={classId} />
      <Strip board={board} shown={shown} classId={classId} day={day.value} groups={groups.value} />
      {open?.what === 'start' && <StartSheet facility={facility} shown={shown} classId={classId} groups={groups.value} />}
      {group && <RollScreen key={group.outing.id} facility={facility} board={board} group={group} onClose={closeRoll} />}
      {open?.what === 'count' && <CountSheet facility={facility} board={board} classId={open.classId} slot={open.slot} />}
      {open?.what === 'rooms' && (
        <RoomSheet
          key={open.childId}
          facility={facility}
          board={board}
          rooms={rooms}
          day={day.value}
          classId={classId}
          child={board.children.find(({ childId }) => childId === open.childId)}
        />
      )}
      {open?.what === 'why' && <WhySheet facility={facility} board={board} classId={open.classId} countId={open.countId} />}
    </>
  )
}
