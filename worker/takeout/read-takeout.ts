// What there is to take along: a file a fiscal year.
import type { Context } from 'hono'
import type { Id } from '../../schema/kit/id.ts'
import { type TakeoutList, yearsOf } from '../../schema/takeout/rule.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { childOf, photosByMonth } from './queries.ts'

/** @throws 404 for a child the caller does not reach */
export async function readTakeout(c: Context<App>, childId: Id): Promise<TakeoutList> {
  const { rows } = await read(c, (db) => [childOf(c, db, childId), photosByMonth(c, db, childId)])
  const [[found], photos] = rows
  if (!found?.startsOn) throw notFound()
  const { name, startsOn, endsOn } = found
  const today = c.get('today')
  const last = endsOn !== null && endsOn < today ? endsOn : today
  return {
    childId,
    name,
    leavesOn: endsOn,
    years: yearsOf(startsOn, last).map(({ from, to }) => {
      const own = photos.filter(({ month }) => month >= from.slice(0, 7) && month <= to.slice(0, 7))
      return {
        from,
        to,
        photos: own.reduce((sum, { count }) => sum + count, 0),
        bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
      }
    }),
  }
}
