// What is due to be told outside the app, the same for every channel: lines of today and yesterday that still stand.
import { and, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { addDays, type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import { PUSH_KINDS } from '../../schema/notification/input.ts'
import { type DueLine, type Push, pushOf, type Wish } from '../../schema/notification/rule.ts'
import { outbox, type pushChoice } from '../../schema/shard.ts'

/** By the day's index: the planner takes the key, whose beginning is the account, and would walk through all that it was ever told. */
export const linesOfDay = sql`${outbox} indexed by outbox_day`

/** Today and yesterday: what a tablet brings of an older day stays in the app, because nobody waits for that any more. */
export const recentDays = (now: Moment): Day[] => [dayOf(now), addDays(dayOf(now), -1)]

/** SQL: a line of these days that may leave the app now. */
export const isDue = (now: Moment, days: readonly Day[]): SQL | undefined =>
  and(inArray(outbox.day, [...days]), isNull(outbox.retractedAt), lte(outbox.dueAt, now))

/** SQL: of a correction, the line it took back, as JSON: the act took it back in the same batch, so both bear the same moment. */
export const takenBack = (now: Moment) =>
  sql<string | null>`case when ${outbox.kind} = 'corrected' then (select json_object('kind', r.kind, 'dueAt', r.due_at)
    from outbox r indexed by outbox_day where r.facility_id = ${outbox.facilityId} and r.day in ${recentDays(now)}
      and r.account_id = ${outbox.accountId} and r.child_id = ${outbox.childId} and r.retracted_at = ${outbox.createdAt} limit 1) end`

type Choice = Pick<typeof pushChoice.$inferSelect, 'kinds' | 'quietFrom' | 'quietTo'>

/** A due line with what its reader chose; without a choice, everything at any time. */
export interface LineRow extends Omit<DueLine, 'takenBack'> {
  takenBack: string | null
  kinds: Choice['kinds'] | null
  quietFrom: Choice['quietFrom']
  quietTo: Choice['quietTo']
}

/** The one thing to say for all lines of one reader, or null. @param toldThrough everything due up to this moment was told */
export function wanted(lines: readonly LineRow[], toldThrough: Moment, now: Moment): Push | null {
  const [first] = lines
  if (!first) return null
  const { quietFrom, quietTo } = first
  const wish: Wish = {
    kinds: first.kinds ?? PUSH_KINDS,
    quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
  }
  const asLine = ({ kind, at, dueAt, takenBack: back }: LineRow): DueLine => ({
    kind,
    at,
    dueAt,
    takenBack: back ? (JSON.parse(back) as DueLine['takenBack']) : null,
  })
  return pushOf(lines.map(asLine), wish, toldThrough, now)
}
