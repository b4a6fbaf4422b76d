// けがの連絡 on its way into the books. Nothing is changed there: a 訂正 and a とりさげ are versions, which are looked at again.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { partWord } from '../../schema/injury/body.ts'
import type { CorrectInjury, takeBackInjury as takeBackInput, WriteInjury } from '../../schema/injury/input.ts'
import { OLDEST_DAYS } from '../../schema/injury/rule.ts'
import { addDays, type Day, dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { injury } from '../../schema/shard.ts'
import { isLead, reachesOn } from '../contactbook/reach.ts'
import { AHEAD } from '../kit/act-time.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { enrolledOn } from '../kit/enrolled.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { insertRows } from '../kit/prepared.ts'
import { tokenOf } from '../kit/token.ts'

type Row = Omit<typeof injury.$inferInsert, 'facilityId' | 'writtenAt' | 'accountId'>

export const topicsOf = (childId: Id): string[] => ['injury', `child:${childId}`]

/** Of a day that is over: the caller reached the child then. Of today the right itself is asked. */
export const reachedThen = (c: Context<App>, childId: Id, day: Day): Condition[] =>
  day === c.get('today') ? [] : [{ holds: reachesOn(c, sql`${childId}`, day), fail: notFound }]

/** What an injury asks whichever version it is: a moment that has been, of a child who was here. */
function sound(c: Context<App>, childId: Id, at: number, day: Day): Condition[] {
  const { facilityId } = c.get('scope')
  if (at > c.get('now') + AHEAD) throw badInput('時刻（at）: まだ来ていない時刻です', 'at')
  if (dayOf(at) !== day) throw badInput('時刻（at）: その日の時刻ではありません', 'at')
  return [{ holds: enrolledOn(facilityId, JSON.stringify([childId]), day), fail: notFound }]
}

function keep(c: Context<App>, input: unknown, row: Row, conditions: readonly Condition[], step: string): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  return write(c, {
    id: row.id,
    input,
    children: [row.childId],
    conditions,
    rows: (db) => [insertRows(db, injury, [{ ...row, facilityId, writtenAt: c.get('now'), accountId: tokenOf(c).account }])],
    content: {
      day: row.day,
      injury: step,
      parts: row.parts.map(partWord).join('・'),
      ...(row.reason ? { reason: row.reason } : {}),
    },
    topics: topicsOf(row.childId),
  })
}

export function writeInjury(c: Context<App>, asked: WriteInjury): Promise<Receipt> {
  const day = dayOf(asked.at)
  if (day < addDays(c.get('today'), -OLDEST_DAYS)) throw badInput(`時刻（at）: ${OLDEST_DAYS}日より前のけがは書けません`, 'at')
  const row = { ...asked, day, rootId: asked.id, supersedes: null, gone: false, reason: null }
  return keep(c, asked, row, [...sound(c, asked.childId, asked.at, day), ...reachedThen(c, asked.childId, day)], '記入')
}

/** The next version, by its writer, 主任 or 園長. It waits to be looked at like the first. */
export function correctInjury(c: Context<App>, asked: CorrectInjury): Promise<Receipt> {
  const { injuryId, ...one } = asked
  const row = { ...one, rootId: injuryId, gone: false }
  return keep(c, asked, row, [...sound(c, asked.childId, asked.at, asked.day), ...replacing(c, asked)], '訂正')
}

/** とりさげ: what was said stays to be read in the version before. */
export async function takeBackInjury(c: Context<App>, asked: v.InferOutput<typeof takeBackInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, childId, day, injuryId, supersedes, reason } = asked
  return write(c, {
    id,
    input: asked,
    children: [childId],
    conditions: replacing(c, asked),
    rows: (db) => [
      db
        .insert(injury)
        .select(sql`select facility_id, day, child_id, ${id}, root_id, at, place, parts, kinds, what, aid, doctor, clinic, inside,
        saw_by, ${c.get('now')}, ${tokenOf(c).account}, ${supersedes}, 1, ${reason} from injury
        where facility_id = ${facilityId} and day = ${day} and child_id = ${childId} and id = ${supersedes} and root_id = ${injuryId}`),
    ],
    content: { day, injury: 'とりさげ', reason },
    topics: topicsOf(childId),
  })
}

interface Upon {
  childId: Id
  day: Day
  injuryId: Id
  supersedes: Id
}

/** A version that is there, that nobody has replaced, and whose first one is the caller's, or the caller is 主任 or 園長. */
function replacing(c: Context<App>, { childId, day, injuryId, supersedes }: Upon): Condition[] {
  const { facilityId } = c.get('scope')
  const of = (row: SQL) => sql`${row}.facility_id = ${facilityId} and ${row}.day = ${day} and ${row}.child_id = ${childId}`
  return [
    ...reachedThen(c, childId, day),
    {
      holds: sql`exists (select 1 from injury v where ${of(sql`v`)} and v.id = ${supersedes} and v.root_id = ${injuryId} and not v.gone)`,
      fail: notFound,
    },
    {
      holds: sql`(${isLead(c)} or exists (select 1 from injury r where ${of(sql`r`)} and r.id = ${injuryId}
        and r.account_id = ${tokenOf(c).account}))`,
      fail: () => conflict('not_yours', 'けがの連絡を直せるのは、書いた人と、主任・園長です。'),
    },
    {
      holds: sql`not exists (select 1 from injury n where ${of(sql`n`)} and n.supersedes = ${supersedes})`,
      fail: () => conflict('overtaken', 'この連絡は、ほかの人がさきに直しました。見なおして、もういちどおためしください。'),
    },
  ]
}
