// What of the rolls lies open over the board.
import { signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'

export type RollOpened =
  | { what: 'start' }
  | { what: 'roll'; outingId: Id }
  | { what: 'count'; classId: Id; slot?: number }
  | { what: 'why'; classId: Id; countId: Id }
  | { what: 'rooms'; childId?: Id }

export const rollOpened = signal<RollOpened | null>(null)
export const closeRoll = (): void => {
  rollOpened.value = null
}
