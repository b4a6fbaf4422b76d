// The list, and what was seen. Nothing is changed in the books: a day that was wrong is a further word about the same item.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { setItems as itemsInput, markItems as markInput } from '../../schema/development/input.ts'
import { developmentList, developmentMark } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'

/** The list from a day on: of today or later, so that what was looked at before stays as it was. */
export async function setItems(c: Context<App>, asked: v.InferOutput<typeof itemsInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, startsOn, items } = asked
  if (startsOn < c.get('today')) throw badInput('はじめの日（startsOn）: きょうからあとの日にしてください', 'startsOn')
  return write(c, {
    id,
    input: asked,
    children: [],
    rows: (db) => [
      db.insert(developmentList).values({
        ...{ facilityId, startsOn, id, items },
        ...{ accountId: tokenOf(c).account, writtenAt: c.get('now') },
      }),
    ],
    content: { startsOn, developmentItems: items.length },
    topics: ['memo'],
  })
}

export async function markItems(c: Context<App>, asked: v.InferOutput<typeof markInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, marks } = asked
  const today = c.get('today')
  if (marks.some(({ day }) => day !== null && day > today)) throw badInput('見られた日（marks）: まだ来ていない日です', 'marks')
  const list = JSON.stringify(marks)
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [
      { holds: enrolledOn(facilityId, JSON.stringify([childId]), today), fail: notFound },
      {
        holds: sql`not exists (select 1 from json_each(${list}) m where m.value ->> 'day' < (select k.birth_day from child k
          where k.facility_id = ${facilityId} and k.id = ${childId}))`,
        fail: badInput('見られた日（marks）: 生まれるより前の日です', 'marks'),
      },
      {
        holds: sql`not exists (select 1 from json_each(${list}) m where not exists (select 1 from development_list l, json_each(l.items) i
          where l.facility_id = ${facilityId} and i.value ->> 'key' = m.value ->> 'item'))`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      db.insert(developmentMark).select(sql`select ${facilityId}, ${childId}, m.value ->> 'item', ${id}, m.value ->> 'day',
        ${tokenOf(c).account}, max(${c.get('now')}, coalesce((select max(d.at) + 1 from development_mark d
          where d.facility_id = ${facilityId} and d.child_id = ${childId} and d.item = m.value ->> 'item'), 0))
        from json_each(${list}) m`),
    ],
    content: { developmentMarks: marks.length },
    topics: ['memo'],
  })
}
