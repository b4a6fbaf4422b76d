// In which room each child is, for what is drawn before the rolls are loaded: the tiles and a child's sheet.
import { signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'
import type { RoomsNow } from '../../schema/roll/room.ts'

/** Everybody in our care; null until it is known. */
export const rooms = signal<RoomsNow | null>(null)
/** Children who are in another room than their class, and its name. Changes only when it says something else, so that tiles stay as they are. */
export const apart = signal<Readonly<Record<Id, string>>>({})

export function showRooms(now: RoomsNow | null): void {
  rooms.value = now
  const next = Object.fromEntries(
    [...(now?.of ?? [])].flatMap(([childId, { alone, room }]) => (alone ? [[childId, room.name]] : [])),
  )
  if (JSON.stringify(next) !== JSON.stringify(apart.peek())) apart.value = next
}
