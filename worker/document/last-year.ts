// A 要録 is of a child in its last year (kind.ts: lastYear). Asked in the moment of writing, of the roster.
import { sql } from 'drizzle-orm'
import { fiscalYearOf } from '../../schema/kit/day.ts'
import type { Condition } from '../kit/command.ts'
import { badInput } from '../kit/fail.ts'
import type { Asked } from './asked.ts'

/** Whole years on 1 April at which a child has its last year. */
const LAST_AGE = 5

/** The child was born for that last year; nothing is asked of other kinds. */
export function isOfLastYear(facilityId: number, { kind, subjectId, from }: Asked): Condition[] {
  if (!kind.lastYear) return []
  const born = fiscalYearOf(from) - LAST_AGE
  return [
    {
      holds: sql`exists (select 1 from child k where k.facility_id = ${facilityId} and k.id = ${subjectId}
        and k.birth_day between ${`${born - 1}-04-02`} and ${`${born}-04-01`})`,
      fail: () => badInput(`だれの書類か（subject）: ${kind.title}は、年長の年度の子どもについて書きます`, 'subject'),
    },
  ]
}
