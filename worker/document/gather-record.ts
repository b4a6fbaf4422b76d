// What a period offers to the record of one child, in one round trip beside whatever else opens the page.
import { sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { foldMarks } from '../../schema/development/rule.ts'
import { gatherRecord } from '../../schema/document/gather-record.ts'
import type { Gathered } from '../../schema/document/gathered.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { foldMemos, MOST_IN_FILE } from '../../schema/memo/rule.ts'
import { reachesOn } from '../contactbook/reach.ts'
import { listsOf, marksOf } from '../development/queries.ts'
import { measuresFrom } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import type { Shard } from '../kit/shard.ts'
import { asMemoRow, memosBetween } from '../memo/queries.ts'

export interface Period {
  childId: Id
  from: Day
  to: Day
  /** Age on 1 April, by the class of the period. */
  classAge: number | null
}

/** The rows of a child's period, as far as the caller may do the request's action for it. */
export function recordQueries(c: Context<App>, db: Shard, { childId, from, to }: Pick<Period, 'childId' | 'from' | 'to'>) {
  const { facilityId } = c.get('scope')
  return [
    memosBetween(c, db, { from, to, of: [childId], most: MOST_IN_FILE }),
    listsOf(db, facilityId),
    marksOf(
      db,
      facilityId,
      sql`development_mark.child_id = ${childId} and ${reachesOn(c, sql`development_mark.child_id`, c.get('today'))}`,
      false,
    ),
    measuresFrom(
      db,
      facilityId,
      from,
      sql`growth_measure.child_id = ${childId} and ${reachesOn(c, sql`growth_measure.child_id`, c.get('today'))}`,
    ),
  ] as const
}

/** What `recordQueries` found, as it is offered. */
export function recordOf(period: Period, rows: BatchResponse<ReturnType<typeof recordQueries>>): Gathered[] {
  const [memos, lists, marks, measures] = rows
  const words = new Map(lists.flatMap(({ items }) => items.map((item) => [item.key, item] as const)))
  const seen = [...foldMarks(marks).values()].flatMap(({ item, day }) => {
    const said = words.get(item)
    return said && period.from <= day && day <= period.to ? [{ id: item, day, area: said.area, text: said.text }] : []
  })
  return gatherRecord({ ...period, memos: foldMemos(memos.map(asMemoRow)), measures, seen })
}
