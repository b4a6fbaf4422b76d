// Which classes have to be counted, or were counted and differ. Tablet and desk say the same.
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { type CountState, foldCounts } from '../../schema/roll/count.ts'
import type { RollDay } from '../../schema/roll/day.ts'
import { isHere } from './here.ts'

/** A class of which a count differs, or is due. */
export interface Asked {
  classId: Id
  name: string
  differs: CountState['last']
  slot?: CountState['slots'][number]
}

/** Classes with somebody in them; those of one room when `only` is given. */
export function askedCounts(board: Board, day: RollDay, now: Moment, only: readonly Id[] | null): Asked[] {
  const counted = board.classes.filter(
    ({ classId }) =>
      (only === null || only.includes(classId)) && board.children.some((child) => child.classId === classId && isHere(child)),
  )
  return counted.flatMap(({ classId, name }): Asked[] => {
    const rows = day.counts.filter((row) => row.classId === classId)
    const { differs, last, slots } = foldCounts(rows, day.countTimes, day.day, now)
    if (differs) return [{ classId, name, differs: last }]
    const slot = slots.findLast(({ state }) => state !== 'coming')
    return slot && slot.state !== 'done' ? [{ classId, name, differs: null, slot }] : []
  })
}
