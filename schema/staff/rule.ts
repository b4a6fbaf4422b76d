// What follows from a role beside its rights: which doors there are behind it.
import type { Door } from '../account/input.ts'
import type { Role } from '../permission/matrix.ts'

/** Doors a role opens. It finds the way in and grants nothing: 事務 never stands in a room, 保育士 write their papers at the desk of the staff room, 栄養士・調理 have one for the menu. */
export const DOORS_OF: Readonly<Record<Role, readonly Exclude<Door, 'family'>[]>> = {
  nursery_teacher: ['room', 'office'],
  head_teacher: ['room', 'office'],
  director: ['office', 'room'],
  nurse: ['room', 'office'],
  cook: ['room', 'office'],
  office: ['office'],
}
