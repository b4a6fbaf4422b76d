import type { BoardChild } from '../../schema/presence/fold-board.ts'

/** In our care now, by whatever was heard or seen: a child for a roll. */
export const isHere = ({ status }: BoardChild): boolean =>
  status === 'present' || status === 'stamped' || status === 'out' || status === 'left_stamped'

/** Held to be in the room: what a count by eye is compared with. A child that is out is not there to be counted. */
export const isInRoom = ({ status }: BoardChild): boolean => status === 'present' || status === 'left_stamped'
