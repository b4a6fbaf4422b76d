// Who writes on a day that is over, and how far back.
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { addDays, type Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Role } from '../../schema/permission/matrix.ts'
import { OLDEST_DAYS } from '../kit/act-time.ts'
import type { Condition } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, proofNeeded } from '../kit/fail.ts'
import { FRESH_FOR, reachesPast } from '../kit/rights.ts'
import { tokenOf } from '../kit/token.ts'

/** How far back a director corrects, at the desk. */
export const OLDEST_CORRECTION = 62

/** SQL: the child's day, when it is not today, is the caller's to write on (assurance §2.4: a class changes on 4/1). */
export const wasMine = (c: Context<App>, childId: Id, day: SQL): SQL =>
  reachesPast('presence.record', c.get('scope').facilityId, tokenOf(c), c.get('today'), sql`${childId}`, day)

/** SQL: the caller has one of these roles today. */
export const holdsRole = (c: Context<App>, roles: readonly Role[]): SQL => sql`exists (select 1 from assignment a join person p
  on p.facility_id = a.facility_id and p.id = a.person_id where a.facility_id = ${c.get('scope').facilityId}
    and p.account_id = ${tokenOf(c).account} and a.role in (select value from json_each(${JSON.stringify(roles)}))
    and a.starts_on <= ${c.get('today')} and (a.ends_on is null or a.ends_on >= ${c.get('today')}))`

/**
 * Who corrects a day that is over (assurance §2.2 row 11): 主任 up to seven days back, 園長 farther; everyone else today only. On a tablet
 * it asks for the PIN again.
 */
export function pastDayConditions(c: Context<App>, ofToday: SQL, since: (day: Day) => SQL): Condition[] {
  const [{ facilityId }, token, today] = [c.get('scope'), tokenOf(c), c.get('today')]
  const lead = sql`(${holdsRole(c, ['director'])} or (${holdsRole(c, ['head_teacher'])} and ${since(addDays(today, -OLDEST_DAYS))}))`
  const fresh = sql`exists (select 1 from session s where s.facility_id = ${facilityId} and s.token_hash = ${token.hash}
    and (s.device_id is null or s.fresh_at > ${c.get('now') - FRESH_FOR}))`
  return [
    {
      holds: sql`(${ofToday} or ${lead})`,
      fail: () => conflict('day_over', 'すぎた日の記録は、主任（7日まで）か園長が直せます。事務室に伝えてください。'),
    },
    { holds: sql`(${ofToday} or ${fresh})`, fail: () => proofNeeded() },
  ]
}

/** What was left out of a day that is long over is the director's to add, at the desk (記録もれ). */
export function oldDayConditions(c: Context<App>, day: Day): Condition[] {
  const fail = badInput(`時刻（at）: ${OLDEST_CORRECTION}日より前の記録は足せません`, 'at')
  if (day < addDays(c.get('today'), -OLDEST_CORRECTION)) return [{ holds: sql`0`, fail }]
  return pastDayConditions(c, sql`0`, (from) => sql`${day} >= ${from}`)
}
