// 料金表 that a city gives to all its houses: entered in each of them as a house enters its own, with the same conditions, in a batch of its own. A house
// whose months do not allow it keeps what it has, and the city reads why. The same act sent again gives it to those that have not got it yet; a house
// that opens later is given it as it opens (open-facility.ts).
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { SetTariff } from '../../schema/fee/input.ts'
import { audit, guard } from '../../schema/shard.ts'
import { mayBegin, tariffRow } from '../fee/tariffs.ts'
import { withDigest } from '../kit/audit-row.ts'
import { isConstraint, raiseIn } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { openShard, type Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { cityOf, keepGift } from './give.ts'

/** Gives it to every open house of the organisation: how many have it now, and which kept what they had, and why. */
export async function giveTariff(c: Context<App>, { id, tariff }: SetTariff) {
  const { given, houses } = await keepGift(c, await cityOf(c), { id, gift: { what: 'tariff', tariff } })
  const asked = { id, tariff: given.gift.what === 'tariff' ? given.gift.tariff : tariff }
  const kept: { facilityId: number; name: string; why: string }[] = []
  for (const { facilityId, name, shard } of houses) {
    const why = await enter(c, openShard(c.env, shard), facilityId, asked)
    if (why !== null) kept.push({ facilityId, name, why })
  }
  return { id, at: given.at, houses: houses.length - kept.length, kept }
}

/** Enters it in one house; why not, where it may not begin there. */
async function enter(c: Context<App>, db: Shard, facilityId: number, asked: SetTariff): Promise<string | null> {
  const now = c.get('now')
  const { account: accountId, door } = tokenOf(c)
  const conditions = mayBegin(facilityId, asked.tariff, c.get('today').slice(0, 7))
  const there = sql`exists (select 1 from fee_tariff own where own.facility_id = ${facilityId} and own.id = ${asked.id})`
  const holds = sql.join(
    conditions.map((one) => one.holds),
    sql` and `,
  )
  const act = { commandId: asked.id, action: c.get('action'), accountId, door, at: now, deviceAt: null, deviceId: null }
  try {
    await db.batch([
      db.insert(guard).select(sql`select null where not (${holds}) or ${there}`),
      tariffRow(db, facilityId, asked, { accountId, at: now }),
      db
        .insert(audit)
        .values(withDigest({ facilityId, childId: '', outcome: 'done' as const, ...act, content: { tariff: asked.tariff } })),
      raiseIn(db, facilityId, ['fee']),
    ])
    return null
  } catch (error) {
    if (!isConstraint(error)) throw error
  }
  const asks = Object.fromEntries(conditions.map((one, place) => [`c${place}`, sql<number>`${one.holds}`.as(`c${place}`)]))
  const [found] = await db.select({ there: sql<number>`${there}`.as('there'), ...asks }).from(sql`(select 1)`)
  if (found?.there) return null
  const broken = conditions.find((_, place) => !(found as Record<string, unknown> | undefined)?.[`c${place}`])
  return (typeof broken?.fail === 'function' ? broken.fail() : broken?.fail)?.message ?? ''
}
