// Looks at sleeping children on their way into the books. Nothing is ever changed there: a correction is one more row that names what it replaces.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { type Day, dayOf } from '../../schema/kit/day.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import type { addToNap, checkNap, checkRoom, correctNap } from '../../schema/nap/input.ts'
import { POSITION_WORDS } from '../../schema/nap/words.ts'
import { napAddition, napCheck, napRoomCheck } from '../../schema/shard.ts'
import { dayConditions } from '../kit/act-time.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { tokenOf } from '../kit/token.ts'

/** Looks as they are made, one tap each. */
export async function check(c: Context<App>, asked: v.InferOutput<typeof checkNap>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, at, entries } = asked
  const day = dayOf(at)
  const childIds = entries.map(({ childId }) => childId)
  const list = JSON.stringify(entries)
  const moments = entries.flatMap(({ at, slot }) => [at, slot ?? at])
  const replaces = entries.some(({ supersedes }) => supersedes)
  const noticed = entries.some(({ breathing, colour, bedding, note }) => !breathing || !colour || !bedding || note)
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [
      ...dayConditions(c, {
        action: 'nap.record',
        at,
        childIds,
        word: '午睡チェック',
        others: { moments, field: 'entries', word: '時刻' },
      }),
      ...(replaces ? replacing(facilityId, day, list) : []),
    ],
    rows: (db) => [
      db
        .insert(napCheck)
        .select(sql`select ${facilityId}, ${day}, e.value ->> 'childId', ${id}, e.value ->> 'at', e.value ->> 'slot',
        ${c.get('now')}, ${tokenOf(c).account}, e.value ->> 'position', e.value ->> 'way', e.value ->> 'breathing', e.value ->> 'colour',
        e.value ->> 'bedding', e.value ->> 'note', e.value ->> 'supersedes', null from json_each(${list}) e`),
    ],
    content: { looks: entries.length, ...(replaces ? { replaces: true } : {}), ...(noticed ? { noticed: true } : {}) },
    deviceAt: at,
    topics: ['nap'],
  })
}

/** A look entered afterwards, or one put right, by 主任 or 園長 with a reason. It is marked so wherever it is read. */
export async function correct(c: Context<App>, asked: v.InferOutput<typeof correctNap>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, slot, childId, position = null, note = null, supersedes = null, reason, ...seen } = asked
  const [at, day] = [c.get('now'), dayOf(slot)]
  if (slot > at) throw badInput('枠（slot）: まだ来ていない枠には入れられません', 'slot')
  const list = JSON.stringify([{ childId, supersedes }])
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: [enrolled(facilityId, childId, day), ...(supersedes ? replacing(facilityId, day, list) : [])],
    rows: (db) => [
      insertRows(db, napCheck, [
        {
          ...rowOf(c, day, { id, at }),
          childId,
          slot,
          position,
          ...seen,
          way: 'each',
          note,
          supersedes,
          reason,
        },
      ]),
    ],
    content: {
      day,
      napSlot: showTime(timeOn(day, slot)),
      position: position ? POSITION_WORDS[position] : null,
      ...(supersedes ? { replaces: true } : {}),
      reason,
    },
    topics: ['nap'],
  })
}

/** 室温・湿度 of the room a class sleeps in. */
export async function recordRoom(c: Context<App>, asked: v.InferOutput<typeof checkRoom>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, at, classId, temperature = null, humidity = null } = asked
  const day = dayOf(at)
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      ...dayConditions(c, { action: 'nap.room', at, childIds: [], word: '室温・湿度' }),
      {
        holds: sql`exists (select 1 from classroom r where r.facility_id = ${facilityId} and r.id = ${classId}
          and r.starts_on <= ${day} and (r.ends_on is null or r.ends_on >= ${day}))`,
        fail: notFound,
      },
    ],
    rows: (db) => [insertRows(db, napRoomCheck, [{ ...rowOf(c, day, { id, at }), classroomId: classId, temperature, humidity }])],
    content: { roomTemperature: temperature, humidity },
    deviceAt: at,
    topics: ['nap'],
  })
}

/** Older children are looked at for the day of the act, or no longer. */
export async function add(c: Context<App>, asked: v.InferOutput<typeof addToNap>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, at, childIds, added } = asked
  const day = dayOf(at)
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: dayConditions(c, { action: 'nap.record', at, childIds, word: '午睡チェックの対象' }),
    rows: (db) => [
      db
        .insert(napAddition)
        .select(sql`select ${facilityId}, ${day}, e.value, ${id}, ${at}, ${c.get('now')}, ${tokenOf(c).account},
        ${added ? 1 : 0} from json_each(${JSON.stringify(childIds)}) e`),
    ],
    content: { addedToNap: added ? 'added' : 'end' },
    deviceAt: at,
    topics: ['nap'],
  })
}

const rowOf = (c: Context<App>, day: Day, { id, at }: { id: string; at: number }) => ({
  facilityId: c.get('scope').facilityId,
  day,
  id,
  at,
  receivedAt: c.get('now'),
  accountId: tokenOf(c).account,
})

const enrolled = (facilityId: number, childId: string, day: Day): Condition => ({
  holds: sql`exists (select 1 from enrollment e where e.facility_id = ${facilityId} and e.child_id = ${childId}
    and e.starts_on <= ${day} and (e.ends_on is null or e.ends_on >= ${day}))`,
  fail: notFound,
})

/** A correction replaces a look that is there and that nobody has replaced before. */
function replacing(facilityId: number, day: Day, list: string): Condition[] {
  const named = sql`n.facility_id = ${facilityId} and n.day = ${day} and n.child_id = e.value ->> 'childId'`
  const each = (holds: SQL) =>
    sql`not exists (select 1 from json_each(${list}) e where e.value ->> 'supersedes' is not null and not (${holds}))`
  return [
    {
      holds: each(
        sql`exists (select 1 from nap_check n where ${named} and n.id = e.value ->> 'supersedes' and n.position is not null)`,
      ),
      fail: notFound,
    },
    {
      holds: each(sql`not exists (select 1 from nap_check n where ${named} and n.supersedes = e.value ->> 'supersedes')`),
      fail: () => conflict('overtaken', 'この記録は、ほかの人がさきに直しました。見なおして、もういちど入れてください。'),
    },
  ]
}
