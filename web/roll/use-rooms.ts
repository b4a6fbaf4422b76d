import { useEffect, useMemo } from 'preact/hooks'
import type { Board } from '../../schema/presence/fold-board.ts'
import { type RoomsNow, roomsNow } from '../../schema/roll/room.ts'
import { mayHere } from '../office/desk.ts'
import { openRoll } from './open-roll.ts'

/** Who is in which room, at the desk; null while the board is not there, and for whoever may not look at it. */
export function useRooms(facility: number, board: Board | null): RoomsNow | null {
  const day = board?.rules.day
  const open = useMemo(() => (day !== undefined && mayHere('roll.read') ? openRoll(facility, day) : null), [facility, day])
  useEffect(() => open?.stop, [open])
  const known = open?.day.value
  return board && known ? roomsNow(board, known) : null
}
