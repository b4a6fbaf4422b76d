// Choices of a rehearsal. They change no day of anybody: until the year is decided nothing but this table is written.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import type { AddClass, EndClass, Place, Work } from '../../schema/rollover/input.ts'
import { firstOf, lastBefore } from '../../schema/rollover/rehearse.ts'
import { rolloverChoice } from '../../schema/shard.ts'
import { type Act, type Condition, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { comingYear } from './queries.ts'

/** Writes choices of the coming year. */
function choose(
  c: Context<App>,
  asked: { id: Id; year: number },
  act: Pick<Act, 'children' | 'conditions' | 'content' | 'rows'>,
) {
  onlyComing(c, asked.year)
  return write(c, { id: asked.id, input: asked, ...act, topics: ['rollover'] })
}

/** A year that has begun is changed child by child, and one after the next is not rehearsed yet. */
export function onlyComing(c: Context<App>, year: number): void {
  const coming = comingYear(c.get('today'))
  if (year < coming)
    throw conflict('begun', `${year}年度はもう始まっています。これからの変更は、名簿の取り込みと職員の画面でしてください。`)
  if (year > coming) throw badInput(`年度（year）: いま下見できるのは${coming}年度です`, 'year')
}

/** `item` and `value` as SQL behind `select`; a choice made again replaces the one before. */
const put = (
  c: Context<App>,
  db: Shard,
  year: number,
  about: 'child' | 'class' | 'work',
  { item, value, from }: { item: ReturnType<typeof sql>; value: ReturnType<typeof sql>; from: ReturnType<typeof sql> },
) =>
  db
    .insert(rolloverChoice)
    .select(
      sql`select ${c.get('scope').facilityId}, ${year}, ${about}, ${item}, ${value}, ${tokenOf(c).account}, ${c.get('now')} from ${from} where true`,
    )
    .onConflictDoUpdate({
      target: [rolloverChoice.facilityId, rolloverChoice.year, rolloverChoice.about, rolloverChoice.item],
      set: { value: sql`excluded.value`, accountId: sql`excluded.account_id`, at: sql`excluded.at` },
    })

/** SQL: this class is one of the year's, going on or new. */
const isNextClass = (facilityId: number, year: number, classroomId: ReturnType<typeof sql>) =>
  sql`(exists (select 1 from classroom k where k.facility_id = ${facilityId} and k.id = ${classroomId}
      and k.starts_on <= ${firstOf(year)} and (k.ends_on is null or k.ends_on >= ${firstOf(year)}))
    or exists (select 1 from rollover_choice n where n.facility_id = ${facilityId} and n.year = ${year} and n.about = 'class'
      and n.item = ${classroomId} and n.value ->> '$.is' = 'new'))`

const noClass = () => badInput('クラス（classroomId）: 来年度にあるクラスをえらんでください', 'classroomId')

/** Puts children into a class of the year, among the graduates or the leavers, or back to what is proposed. */
export async function placeChildren(c: Context<App>, asked: Place) {
  const { facilityId } = c.get('scope')
  const { year, children } = asked
  const last = lastBefore(year)
  const list = JSON.stringify(children)
  const conditions: Condition[] = [
    {
      holds: sql`not exists (select 1 from json_each(${list}) v where not exists (select 1 from enrollment e
        where e.facility_id = ${facilityId} and e.child_id = v.value ->> '$.childId' and e.kind = 'regular'
          and (e.ends_on is null or e.ends_on >= ${last})))`,
      fail: notFound,
    },
    {
      holds: sql`not exists (select 1 from json_each(${list}) v where v.value ->> '$.to.outcome' = 'class'
        and not ${isNextClass(facilityId, year, sql`(v.value ->> '$.to.classroomId')`)})`,
      fail: noClass,
    },
  ]
  return choose(c, asked, {
    children: children.map(({ childId }) => childId),
    conditions,
    rows: (db) => [
      put(c, db, year, 'child', {
        item: sql`v.value ->> '$.childId'`,
        value: sql`nullif(v.value -> '$.to', 'null')`,
        from: sql`json_each(${list}) v`,
      }),
    ],
    content: { year, placed: children.length },
  })
}

const ONE_ROW = sql`(select 1)`

/** A class that begins with the year, listed behind the others. */
export async function addClass(c: Context<App>, asked: AddClass) {
  const { facilityId } = c.get('scope')
  const { year, classroomId, name, classAge } = asked
  const first = firstOf(year)
  const chosen = sql`select 1 from rollover_choice n where n.facility_id = ${facilityId} and n.year = ${year} and n.about = 'class'`
  return choose(c, asked, {
    children: [],
    conditions: [
      {
        holds: sql`not exists (select 1 from classroom k where k.facility_id = ${facilityId} and k.id = ${classroomId} and k.starts_on < ${first})`,
        fail: conflict('id_taken', 'この番号はもう使われています。もういちど入れてください。'),
      },
      {
        holds: sql`not exists (select 1 from classroom k where k.facility_id = ${facilityId} and k.name = ${name}
            and k.starts_on < ${first} and (k.ends_on is null or k.ends_on >= ${first})
            and not exists (${chosen} and n.item = k.id and n.value ->> '$.is' = 'end'))
          and not exists (${chosen} and n.item <> ${classroomId} and n.value ->> '$.name' = ${name})`,
        fail: badInput(`クラスの名前（name）: 「${name}」は、もう来年度にあります`, 'name'),
      },
    ],
    rows: (db) => [
      put(c, db, year, 'class', {
        item: sql`${classroomId}`,
        value: sql`json_object('is', 'new', 'name', ${name}, 'classAge', ${classAge}, 'position', 1 + max(
          coalesce((select max(k.position) from classroom k where k.facility_id = ${facilityId}), 0),
          coalesce((select max(n.value ->> '$.position') from rollover_choice n where n.facility_id = ${facilityId}
            and n.year = ${year} and n.about = 'class'), 0)))`,
        from: ONE_ROW,
      }),
    ],
    content: { year, addedClass: classroomId },
  })
}

/** Ends a class with the old year, or lets it go on; a class that was to be new is not made. */
export async function endClass(c: Context<App>, asked: EndClass) {
  const { facilityId } = c.get('scope')
  const { year, classroomId, ends } = asked
  const first = firstOf(year)
  const going = sql`exists (select 1 from classroom k where k.facility_id = ${facilityId} and k.id = ${classroomId}
    and k.starts_on < ${first})`
  return choose(c, asked, {
    children: [],
    conditions: [
      {
        holds: sql`(${going} or exists (select 1 from rollover_choice n where n.facility_id = ${facilityId} and n.year = ${year}
          and n.about = 'class' and n.item = ${classroomId}))`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      put(c, db, year, 'class', {
        item: sql`${classroomId}`,
        value: ends ? sql`case when ${going} then json_object('is', 'end') end` : sql`null`,
        from: ONE_ROW,
      }),
    ],
    content: { year, classroomId, ends },
  })
}

/** Where somebody with a class works in the new year. */
export async function chooseWork(c: Context<App>, asked: Work) {
  const { facilityId } = c.get('scope')
  const { year, assignmentId, classroomId } = asked
  const last = lastBefore(year)
  return choose(c, asked, {
    children: [],
    conditions: [
      {
        holds: sql`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.id = ${assignmentId} and a.classroom_id <> ''
          and a.starts_on <= ${last} and (a.ends_on is null or a.ends_on >= ${last}))`,
        fail: notFound,
      },
      ...(classroomId === null ? [] : [{ holds: isNextClass(facilityId, year, sql`${classroomId}`), fail: noClass }]),
    ],
    rows: (db) => [
      put(c, db, year, 'work', {
        item: sql`${assignmentId}`,
        value: classroomId === null ? sql`null` : sql`${JSON.stringify({ classroomId, nextId: newId(c.get('now')) })}`,
        from: ONE_ROW,
      }),
    ],
    content: { year, assignmentId, classroomId },
  })
}
