// Boards of today as they were last folded. In the busiest minutes ten tablets of a nursery ask for the same board after each arrival: one of
// them pays for it, the others only for the question whether it is still the newest. Rights are never kept: each caller's are read each time.
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Principal } from '../kit/principal.ts'

export interface KeptBoard {
  version: number
  /** When it was folded: it holds from then on. */
  at: Moment
  /** Until when it holds by itself; null when time alone changes nothing. */
  nextChangeAt: Moment | null
  /** The answer as JSON. */
  text: string
}

/** What a board was asked for: with the eyes that look, all that its content depends on besides the version and the moment. */
export interface BoardAsked {
  facilityId: number
  day: Day
  class?: Id | undefined
}
const nameOf = ({ facilityId, day, class: classId }: BoardAsked): string => `${facilityId} ${day} ${classId ?? ''}`

/** By what was asked, then by the eyes. Some megabytes: a board of 150 children is about 30 kB. */
const boards = new Map<string, Map<string, KeptBoard>>()
const MOST = 200

/**
 * The way a caller sees a board, when others see it the same way: staff with their name open, or left alone on a tablet; tablets of the same
 * classes. Null for who sees it with other eyes: a parent among the staff, one whom a block keeps from a child.
 */
function eyesOf({ wards, kept, device, locked }: Principal): string | null {
  if (wards.length > 0 || kept.size > 0) return null
  return device ? `${device.kind} ${device.classroomIds}` : locked ? 'locked' : 'open'
}

/** The board as these eyes see it, if it was kept and still is what would be folded now. */
export function keptBoard(asked: BoardAsked, who: Principal, version: number | undefined, now: Moment): KeptBoard | null {
  const eyes = eyesOf(who)
  const board = eyes === null ? undefined : boards.get(nameOf(asked))?.get(eyes)
  if (!board || board.version !== version || now < board.at) return null
  return board.nextChangeAt === null || now < board.nextChangeAt ? board : null
}

/** Keeps a board for those who see it the same way. */
export function keepBoard(asked: BoardAsked, who: Principal, board: KeptBoard): void {
  const eyes = eyesOf(who)
  if (eyes === null) return
  if (boards.size >= MOST) boards.clear()
  const seen = boards.get(nameOf(asked)) ?? new Map<string, KeptBoard>()
  boards.set(nameOf(asked), seen.set(eyes, board))
}
