import type { Id } from '../../schema/kit/id.ts'

/** A child with a tray of its own. */
export interface Served {
  childId: Id
  kana: string
  name: string
  className: string
  allergens: string[]
  /** Its face as an address, where the screen has it by another way than the room. */
  face?: string
}
