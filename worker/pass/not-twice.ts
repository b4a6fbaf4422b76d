import { type SQL, sql } from 'drizzle-orm'
import { dayOf, MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { TWICE_WITHIN } from '../../schema/pass/rule.ts'
import type { Condition } from '../kit/command.ts'
import { conflict } from '../kit/fail.ts'

/** What comes later than this was made without a line. */
const AT_ONCE = 2 * MINUTE

/**
 * 二度打ちの防止 (RB05): what is read at the entrance does not say of a child what was said of it some minutes ago. Said without a line it is taken:
 * the second changes nothing, and nobody has to look into it.
 */
export function notTwice(
  facilityId: number,
  { childId, kind, at, now }: { childId: Id; kind: 'arrive' | 'leave'; at: Moment; now: Moment },
): Condition[] {
  if (now - at > AT_ONCE) return []
  const day = dayOf(at)
  const within: SQL = sql`coalesce((select s.settings ->> 'twiceWithin' from facility_setting s
    where s.facility_id = ${facilityId} and s.starts_on <= ${day} order by s.starts_on desc limit 1), ${TWICE_WITHIN})`
  return [
    {
      holds: sql`not exists (select 1 from presence_fact f where f.facility_id = ${facilityId} and f.day = ${day} and f.child_id = ${childId}
        and f.kind = ${kind} and f.at > ${at} - ${MINUTE} * ${within}
        and not exists (select 1 from presence_fact u where u.facility_id = f.facility_id and u.day = f.day and u.child_id = f.child_id
          and u.supersedes = f.id))`,
      fail: () =>
        conflict('twice', `${kind === 'arrive' ? '登園' : '降園'}は、さきほど記録しました。もういちどかざさなくて大丈夫です。`),
    },
  ]
}
