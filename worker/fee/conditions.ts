// What has to hold in the moment something about money is written, and what is said when it does not.
import { sql } from 'drizzle-orm'
import type { Day, Month } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Condition } from '../kit/command.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'

/** A month after which nothing is closed. */
export const isOpen = (facilityId: number, month: Month): Condition => ({
  holds: sql`not exists (select 1 from fee_close k where k.facility_id = ${facilityId} and k.month >= ${month})`,
  fail: () => conflict('closed', 'この月は締めてあります。次の月の調整として入れてください。'),
})

/** Every child is one of the house's own. */
export const areHere = (facilityId: number, children: readonly Id[]): Condition => ({
  holds: sql`not exists (select 1 from json_each(${JSON.stringify(children)}) c where not exists (select 1 from enrollment e
    where e.facility_id = ${facilityId} and e.child_id = c.value and e.kind = 'regular'))`,
  fail: notFound,
})

/** No day of the future. */
export const notAhead = (day: Day, today: Day, name: string, field: string): Condition => ({
  holds: day > today ? sql`0` : sql`1`,
  fail: () => badInput(`${name}（${field}）: まだ来ていない日です`, field),
})
