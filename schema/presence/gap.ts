// 記録もれ: days that are over and of which the records do not say all. They are neither present nor absent until somebody has said what was.
import type { Day } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Time } from '../kit/time.ts'
import type { Register, RegisterCell } from './fold-register.ts'

/** both: expected, and nothing is known. arrive, leave: only the other one was recorded; of an arrival that was only stamped nobody knows more. */
export type Missing = 'both' | 'arrive' | 'leave'

export interface Gap {
  day: Day
  childId: Id
  kana: string
  classId: Id | null
  missing: Missing
  arrive: Time | null
  leave: Time | null
  /** The contract's hours of that day, which a person may say it was. */
  plan: readonly [Time, Time] | null
}

/** What a cell of a day that is over lacks, or null. */
export function missingIn({ kind, arrive, leave, lasts }: RegisterCell): Missing | null {
  if (lasts) return null
  if (kind === 'unknown') return arrive === undefined ? 'both' : 'leave'
  if (kind !== 'present' && kind !== 'late' && kind !== 'early' && kind !== 'late_early') return null
  if (arrive === undefined) return leave === undefined ? 'both' : 'arrive'
  return leave === undefined ? 'leave' : null
}

/** The gaps of a register, the latest day first. */
export const gapsOf = (register: Register, today: Day): Gap[] =>
  register.children
    .flatMap(({ childId, kana, name, classId, cells }) =>
      cells.flatMap((cell): Gap[] => {
        const missing = cell.day < today ? missingIn(cell) : null
        if (!missing) return []
        const { day, arrive = null, leave = null, plan = null } = cell
        return [{ day, childId, kana: kana || name, classId: cell.classId ?? classId, missing, arrive, leave, plan }]
      }),
    )
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
