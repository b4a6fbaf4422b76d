// A 要録 is of a child in its last year (kind.ts: lastYear). Asked in the moment of writing, of the roster.
import { sql } from 'drizzle-orm'
import { type Day, fiscalYearOf } from '../../schema/kit/day.ts'
import type { Condition } from '../kit/command.ts'
import { badInput } from '../kit/fail.ts'
import type { Asked } from './asked.ts'

/** Whole years on 1 April at which a child has its last year. */
const LAST_AGE = 5

/** The first and the last day of birth of those who have their last year in a fiscal year. */
export function bornForLastYear(from: Day): { from: Day; to: Day } {
  const year = fiscalYearOf(from) - LAST_AGE
  return { from: `${year - 1}-04-02`, to: `${year}-04-01` }
}

/** The child was born for that last year; nothing is asked of other kinds. */
export function isOfLastYear(facilityId: number, { kind, subjectId, from }: Asked): Condition[] {
  if (!kind.lastYear) return []
  const born = bornForLastYear(from)
  return [
    {
      holds: sql`exists (select 1 from child k where k.facility_id = ${facilityId} and k.id = ${subjectId}
        and k.birth_day between ${born.from} and ${born.to})`,
      fail: () => badInput(`だれの書類か（subject）: ${kind.title}は、年長の年度の子どもについて書きます`, 'subject'),
    },
  ]
}
