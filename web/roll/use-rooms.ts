import { useEffect, useMemo } from 'preact/hooks'
import type { Board } from '../../schema/presence/fold-board.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import { type RoomsNow, roomsNow } from '../../schema/roll/room.ts'
import { mayHere } from '../office/desk.ts'
import { openRoll } from './open-roll.ts'

interface DeskRoomsNow {
  rooms: RoomsNow
  day: RollDay
  refresh: () => Promise<void>
}

/** Who is in which room, at the desk, and the moves it comes from; null while the board is not there, and for whoever may not look at it. */
export function useRoomsOfDay(facility: number, board: Board | null): DeskRoomsNow | null {
  const day = board?.rules.day
  const open = useMemo(() => (day !== undefined && mayHere('roll.read') ? openRoll(facility, day) : null), [facility, day])
  useEffect(() => open?.stop, [open])
  const known = open?.day.value
  return board && known && open ? { rooms: roomsNow(board, known), day: known, refresh: open.refresh } : null
}

/** The same without the moves. */
export const useRooms = (facility: number, board: Board | null): RoomsNow | null => useRoomsOfDay(facility, board)?.rooms ?? null
