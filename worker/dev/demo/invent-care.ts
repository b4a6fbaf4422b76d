// The care of an invented day: a temperature in the morning, lunch, a nap, snacks, sometimes a stool; never more than had happened by a moment.
import type { CareKind, Meal } from '../../../schema/care/rule.ts'
import { type Day, MINUTE, type Moment } from '../../../schema/kit/day.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import type { careEntry } from '../../../schema/shard.ts'
import { diceOf } from './dice.ts'
import type { ChildDay } from './invent-day.ts'

type CareRow = typeof careEntry.$inferInsert

/** The rows of one child; empty for a child that was not here. */
export function inventCare(facilityId: number, day: Day, { child, story, receivedBy }: ChildDay, until: Moment): CareRow[] {
  const { arriveAt, leaveAt } = story
  if (arriveAt === null) return []
  const { childId } = child
  const dice = diceOf(`${childId} ${day} care`)
  const rows: CareRow[] = []
  const add = (kind: CareKind, time: number, value: number | null, detail: string | null = null) => {
    const at = momentOf(day, time)
    if (at < arriveAt + 5 * MINUTE || at > until || (leaveAt !== null && at > leaveAt)) return
    const id = dice.id(at)
    rows.push({
      facilityId,
      day,
      childId,
      id,
      kind,
      at,
      receivedAt: at,
      accountId: receivedBy,
      value,
      detail,
      note: null,
      supersedes: null,
      gone: false,
    })
  }
  const ate = () =>
    dice.weighted([
      [4, 60],
      [3, 24],
      [2, 12],
      [1, 4],
    ] as const)
  const meal = (which: Meal, time: number) => add('meal', time, ate(), which)
  add('temperature', 9 * 60 + dice.between(35, 55), Math.min(374, dice.around(367, 2)))
  meal('lunch', 11 * 60 + dice.between(40, 58))
  if (dice.chance(0.4)) add('stool', 10 * 60 + dice.between(0, 300), null, dice.pick(['normal', 'normal', 'normal', 'soft']))
  add('asleep', 12 * 60 + dice.between(35, 55), null)
  add('awake', 14 * 60 + dice.between(10, 45), null)
  meal('snack', 15 * 60 + dice.between(5, 20))
  return rows
}
