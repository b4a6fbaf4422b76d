// けがの連絡 of some days: all of it for staff, and for a family what 主任 or 園長 approved.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { InjuryQuery } from '../../schema/injury/input.ts'
import { daysBetween } from '../../schema/kit/day.ts'
import { knownChild, reachesEach } from '../contactbook/reach.ts'
import { nameOfHouse } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOfAll, writeEtag } from '../kit/etag.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { stepsOf, versionsOf } from './queries.ts'

/** Days of one list: a fiscal year. */
const MOST_DAYS = 366
const TOPICS = ['injury', 'facility']

async function gather(c: Context<App>, { from, to, child }: InjuryQuery) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DAYS) throw badInput(`日（to）: ${MOST_DAYS}日分までにしてください`, 'to')
  const { account, door } = tokenOf(c)
  const family = door === 'family'
  const reach = (table: 'injury' | 'injury_step') => {
    const of = sql.identifier(table)
    const [childId, day] = [sql`${of}.child_id`, sql`${of}.day`]
    const holds = reachesEach(c, childId, day)
    return child ? sql`${childId} = ${child} and ${holds}` : holds
  }
  const wanted = { from, to, account, family }
  const { who, rows } = await read(c, (db) => [
    db.select({ version: versionOfAll(facilityId, TOPICS), known: knownChild(c, child, to) }).from(sql`(select 1)`),
    nameOfHouse(db, facilityId),
    versionsOf(db, facilityId, { ...wanted, only: reach('injury') }),
    stepsOf(db, facilityId, { ...wanted, only: reach('injury_step') }),
  ])
  const [[counted], [house], versions, steps] = rows
  if (!counted?.known || !house) throw notFound()
  const list = {
    from,
    to,
    today,
    facility: house.name,
    reviews: who.roles.some(({ role }) => role === 'head_teacher' || role === 'director'),
    versions: versions.map(({ familyName, givenName, familyKana, givenKana, mine, ...one }) => ({
      ...one,
      mine: mine === 1,
      kana: `${familyKana} ${givenKana}`.trim(),
      name: fullName({ familyName, givenName }),
    })),
    steps: steps.map(({ mine, ...step }) => ({ ...step, mine: mine === 1 })),
  }
  return { who, version: counted.version, list }
}
export type InjuryList = Awaited<ReturnType<typeof gather>>['list']

export async function readInjuries(c: Context<App>, asked: InjuryQuery) {
  const key = `${asked.from}-${asked.to}-${asked.child ?? ''}`
  if (await stillFresh(c, versionOfAll(c.get('scope').facilityId, TOPICS), key)) return c.body(null, 304)
  const { who, version, list } = await gather(c, asked)
  writeEtag(c, who, version, null, key)
  return c.json(list)
}

/** The same list, for a file. */
export const listInjuries = async (c: Context<App>, asked: InjuryQuery): Promise<InjuryList> => (await gather(c, asked)).list
