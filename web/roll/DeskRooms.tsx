// いま どの部屋に, at the desk: each room with who is in it. The numbers add up to everybody in our care.
import type { Board } from '../../schema/presence/fold-board.ts'
import { Part } from '../office/Desk.tsx'
import { RoomList } from './RoomList.tsx'
import { sumOf } from './room-text.ts'
import { words } from './room-words.ts'
import { useRooms } from './use-rooms.ts'

export function DeskRooms({ facility, board }: { facility: number; board: Board }) {
  const rooms = useRooms(facility, board)
  if (!rooms || rooms.rooms.length === 0) return null
  return (
    <Part title={words.where} second={sumOf(rooms).text}>
      <RoomList rooms={rooms} classes={board.classes} />
    </Part>
  )
}
