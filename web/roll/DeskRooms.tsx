// いま どの部屋に, at the desk: each room with who is in it, and moves that nobody wrote down on a tablet. The numbers add up to everybody in our care.
import { useState } from 'preact/hooks'
import type { Board } from '../../schema/presence/fold-board.ts'
import { Button } from '../kit/Button.tsx'
import { Part } from '../office/Desk.tsx'
import { mayHere } from '../office/desk.ts'
import { DeskMoves } from './DeskMoves.tsx'
import { RoomList } from './RoomList.tsx'
import { sumOf } from './room-text.ts'
import { words } from './room-words.ts'
import { useRoomsOfDay } from './use-rooms.ts'

export function DeskRooms({ facility, board }: { facility: number; board: Board }) {
  const known = useRoomsOfDay(facility, board)
  const [open, setOpen] = useState(false)
  if (!known || known.rooms.rooms.length === 0) return null
  return (
    <Part
      title={words.where}
      second={sumOf(known.rooms).text}
      end={mayHere('roll.move') && <Button onClick={() => setOpen(true)}>{words.fix}</Button>}
    >
      <RoomList rooms={known.rooms} classes={board.classes} />
      {open && <DeskMoves {...{ facility, board }} {...known} onClose={() => setOpen(false)} />}
    </Part>
  )
}
