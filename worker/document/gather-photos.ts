// What the pictures of a class's day offer to its 保育ドキュメンテーション: each with the line that was written under it.
import { type SQL, sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import type { Gathered } from '../../schema/document/gathered.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { App } from '../kit/context.ts'
import type { Shard } from '../kit/shard.ts'
import { seen } from '../photo/reach.ts'
import type { Asked } from './asked.ts'

/** Pictures of one day that are offered. */
const MOST = 60

export const photoQueries = (c: Context<App>, db: Shard, { subjectId, from }: Asked) =>
  [
    db
      .select({
        id: sql<Id>`p.id`.as('id'),
        at: sql<Moment>`p.at`.as('at'),
        caption: sql<string>`coalesce(p.caption, '')`.as('caption'),
      })
      .from(sql`photo p`)
      .where(onDay(c, subjectId, from))
      .orderBy(sql`p.at, p.id`)
      .limit(MOST),
  ] as const

const onDay = (c: Context<App>, classId: Id, day: Day): SQL =>
  sql`p.facility_id = ${c.get('scope').facilityId} and p.day = ${day} and p.classroom_id = ${classId} and ${seen(c)}`

/** One without a line is offered as a picture: it is drawn on the paper once it is taken. */
export const photosOf = (day: Day, [photos]: BatchResponse<ReturnType<typeof photoQueries>>): Gathered[] =>
  photos.map(({ id, at, caption }) => ({
    ...{ key: `photos ${id}`, section: 'photos', childId: null, text: caption || '（写真）', at },
    sources: [{ word: 'photo', day, id }],
  }))
