// 登降園の時刻: the days of a month of one child, as its family reads them (RB31). Why a child was absent is told on its own screen.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type Day, daysFrom, type Month, monthRange } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { toldAbout } from '../../schema/notice/rule.ts'
import { type DayStay, staysOf } from '../../schema/presence/stays.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { factsBetween, noticesBetween } from '../presence/queries.ts'

interface DayOfTimes {
  day: Day
  /** おやすみ, as far as that was said. */
  absent: boolean
  stays: DayStay[]
}

export async function readTimes(c: Context<App>, { childId, month }: { childId: Id; month: Month }) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const { from, to } = monthRange(month)
  const mine = reachedChildren('family.read', facilityId, tokenOf(c), today, c.get('now'))
  const { rows } = await read(c, (db) => [
    factsBetween(db, facilityId, from, to, sql`child_id = ${childId} and child_id in ${mine}`),
    noticesBetween(db, facilityId, from, to, sql`notice.child_id = ${childId} and notice.child_id in ${mine}`),
  ])
  if (!c.get('reached')?.includes(childId)) throw notFound()
  const [facts, notices] = rows
  const byDay = Map.groupBy(facts, ({ day }) => day)
  const days = daysFrom(from, to)
    .filter((day) => day <= today)
    .flatMap((day): DayOfTimes[] => {
      const stays = staysOf(byDay.get(day) ?? [])
      const absent = stays.length === 0 && toldAbout(day, notices).attendance?.kind === 'absent'
      return absent || stays.length > 0 ? [{ day, absent, stays }] : []
    })
  return { month, today, days }
}
export type Times = Awaited<ReturnType<typeof readTimes>>
