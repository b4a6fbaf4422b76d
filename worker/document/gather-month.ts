// What a month offers to the 園だより: events that are planned, and days on which the house is closed.
import { sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { type Gathered, gatheredKey } from '../../schema/document/gathered.ts'
import { monthDay } from '../../schema/kit/era.ts'
import { document } from '../../schema/shard.ts'
import { exceptionsBetween } from '../facility/day-rules.ts'
import type { App } from '../kit/context.ts'
import type { Shard } from '../kit/shard.ts'
import type { Asked } from './asked.ts'
import { subjectName } from './queries.ts'
import { READERS, ROW, reaches } from './reach.ts'

export function monthQueries(c: Context<App>, db: Shard, { from, to }: Asked) {
  const { facilityId } = c.get('scope')
  return [
    db
      .select({ subject: document.subject, day: document.startsOn, name: subjectName(facilityId).as('subject_name') })
      .from(document)
      .where(
        sql`document.facility_id = ${facilityId} and document.kind = 'event_plan' and document.starts_on between ${from} and ${to}
          and ${reaches(c, ROW, READERS)}`,
      )
      .orderBy(document.startsOn, document.id)
      .limit(100),
    exceptionsBetween(db, facilityId, from, to),
  ] as const
}

export const monthOf = ([events, exceptions]: BatchResponse<ReturnType<typeof monthQueries>>): Gathered[] => [
  ...events
    .filter(({ name }) => name !== '')
    .map(
      ({ subject, day, name }): Gathered => ({
        ...{ key: gatheredKey(['events'], [subject, name]), section: 'events', childId: null, at: null },
        text: `${monthDay(day)}　${name}`,
        sources: [{ word: 'document', day, id: `event_plan ${subject}`.slice(0, 60), kind: 'event_plan', subject }],
      }),
    ),
  ...exceptions
    .filter(({ open }) => !open)
    .map(
      ({ day, name }): Gathered => ({
        ...{ key: gatheredKey(['closed'], [day, name ?? '']), section: 'closed', childId: null, at: null },
        text: [monthDay(day), name].filter(Boolean).join('　'),
        sources: [{ word: 'calendar', day, id: day }],
      }),
    ),
]
