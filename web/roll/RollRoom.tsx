// Rolls and head counts over the board: what is under way, pinned, and what lies open.
import { useEffect } from 'preact/hooks'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { classesWith, roomsNow } from '../../schema/roll/room.ts'
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
  // A class that has come into this room has left its tablet in its own: what it has to think of is said here too.
  const together = classId === null ? null : classesWith(rooms, board.classes, classId)
  const near = together === null ? shown : board.children.filter((one) => one.classId && together.includes(one.classId))
  useEffect(() => showRooms(rooms))
  useEffect(() => () => showRooms(null), [])
  return (
    <>
      <MovedClasses facility={facility} board={board} rooms={rooms} classId={classId} />
      <Strip board={board} near={near} classIds={together} day={day.value} groups={groups.value} />
      {open?.what === 'start' && (
        <StartSheet facility={facility} classes={board.classes} near={near} own={shown} groups={groups.value} />
      )}
      {group && <RollScreen key={group.outing.id} facility={facility} board={board} group={group} onClose={closeRoll} />}
      {open?.what === 'count' && (
        <CountSheet key={open.classId} facility={facility} board={board} rooms={rooms} classId={open.classId} slot={open.slot} />
      )}
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
