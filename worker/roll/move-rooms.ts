// 部屋うつり: who is in which room, for whoever asks where a child is now. It is about rooms: it makes nobody present.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { dayOf } from '../../schema/kit/day.ts'
import { UNDO_WINDOW } from '../../schema/presence/rule.ts'
import type { moveRoom, takeBackMove } from '../../schema/roll/input.ts'
import { roomMove } from '../../schema/shard.ts'
import { dayConditions } from '../kit/act-time.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { tokenOf } from '../kit/token.ts'

const WORD = '部屋うつり'

/** Classes or children go into a room, or back into their own. */
export async function moveRooms(c: Context<App>, asked: v.InferOutput<typeof moveRoom>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, at, classIds, childIds, toClass = null, toRoom = null } = asked
  const day = dayOf(at)
  const named = JSON.stringify(toClass === null ? classIds : [...classIds, toClass])
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [
      ...dayConditions(c, { action: 'roll.move', at, childIds, word: WORD }),
      {
        holds: sql`not exists (select 1 from json_each(${named}) n where not exists (select 1 from classroom r
          where r.facility_id = ${facilityId} and r.id = n.value and r.starts_on <= ${day} and (r.ends_on is null or r.ends_on >= ${day})))`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      insertRows(db, roomMove, [
        {
          facilityId,
          day,
          id,
          at,
          receivedAt: c.get('now'),
          accountId: tokenOf(c).account,
          classes: JSON.stringify(classIds),
          children: JSON.stringify(childIds),
          toClassroomId: toClass,
          toRoom,
        },
      ]),
    ],
    content: { classes: classIds, children: childIds.length, ...(toClass ? { toClass } : {}), ...(toRoom ? { toRoom } : {}) },
    deviceAt: at,
    topics: ['roll'],
  })
}

/** A move that did not happen so. It stays in the books, and so does who took it back and why. */
export async function takeBackRooms(c: Context<App>, asked: v.InferOutput<typeof takeBackMove>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, at, moveId, childIds, reason } = asked
  const [now, day] = [c.get('now'), dayOf(at)]
  const move = sql`from room_move m where m.facility_id = ${facilityId} and m.day = ${day} and m.id = ${moveId}`
  return write(c, {
    id,
    input: asked,
    children: childIds,
    conditions: [
      ...dayConditions(c, { action: 'roll.move', at, childIds, word: WORD }),
      // The right is asked for the children the caller names: they must be those who moved.
      {
        holds: sql`exists (select 1 ${move} and m.takes_back is null and m.children = ${JSON.stringify(childIds)})`,
        fail: notFound,
      },
      {
        holds: sql`not exists (select 1 from room_move b where b.facility_id = ${facilityId} and b.day = ${day} and b.takes_back = ${moveId})`,
        fail: () => conflict('undone', 'もう取り消されています。'),
      },
      {
        // Without a line the tablet's own clock says how soon it was.
        holds: sql`(${reason ? 1 : 0} or exists (select 1 ${move}
          and (m.received_at >= ${now - UNDO_WINDOW} or m.at >= ${at - UNDO_WINDOW})))`,
        fail: () => conflict('reason_needed', '1分をすぎたので、取り消すには理由が要ります。'),
      },
    ],
    rows: (db) => [
      insertRows(db, roomMove, [
        {
          facilityId,
          day,
          id,
          at,
          receivedAt: now,
          accountId: tokenOf(c).account,
          classes: '[]',
          children: '[]',
          takesBack: moveId,
          reason: reason ?? null,
        },
      ]),
    ],
    content: { takesBack: moveId, ...(reason ? { reason } : {}) },
    deviceAt: at,
    topics: ['roll'],
  })
}
