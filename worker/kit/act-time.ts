// How far the moment of an act may lie from now: a tablet that was without a line brings those of the last days, a clock may run a little ahead.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { addDays, type Day, dayOf, MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Action } from '../../schema/permission/matrix.ts'
import type { Condition } from './command.ts'
import type { App } from './context.ts'
import { enrolledOn } from './enrolled.ts'
import { badInput, notFound } from './fail.ts'
import { reachesPast } from './rights.ts'
import { tokenOf } from './token.ts'

export const OLDEST_DAYS = 7
export const AHEAD = 2 * MINUTE

/** What is written down of some children of one day. */
export interface ActOfDay {
  action: Action
  /** When it happened; it gives the day. */
  at: Moment
  childIds: readonly Id[]
  /** Where the moments inside stand in the input, and what they are called, for the sentence when one cannot be. */
  others?: { moments: readonly Moment[]; field: string; word: string }
  /** 点呼, 記録: what is refused when it is too old. */
  word: string
}

/** Moments that may be, children that are enrolled on that day and, of a day that is over, the caller's on it. */
export function dayConditions(c: Context<App>, { action, at, childIds, others, word }: ActOfDay): Condition[] {
  const { facilityId } = c.get('scope')
  const [now, today, day] = [c.get('now'), c.get('today'), dayOf(at)]
  const inside = others?.moments ?? []
  if ([at, ...inside].some((moment) => moment > now + AHEAD)) throw badInput('時刻（at）: まだ来ていない時刻です', 'at')
  if (others && inside.some((moment) => dayOf(moment) !== day))
    throw badInput(`${others.word}（${others.field}）: その日の時刻ではありません`, others.field)
  const list = JSON.stringify(childIds)
  const conditions: Condition[] = [{ holds: enrolledOn(facilityId, list, day), fail: notFound }]
  if (day < addDays(today, -OLDEST_DAYS))
    conditions.push({ holds: sql`0`, fail: badInput(`時刻（at）: ${OLDEST_DAYS}日より前の${word}は記録できません`, 'at') })
  if (day !== today) conditions.push({ holds: reachPast(c, action, list, day), fail: notFound })
  return conditions
}

const reachPast = (c: Context<App>, action: Action, list: string, day: Day) =>
  sql`not exists (select 1 from json_each(${list}) c where not (${reachesPast(action, c.get('scope').facilityId, tokenOf(c), c.get('today'), sql`c.value`, sql`${day}`)}))`
