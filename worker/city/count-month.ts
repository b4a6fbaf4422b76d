// 月次報告: the month of each facility in numbers, counted from its own shard and kept in DIRECTORY, so that the city's sheet reads one table and no
// query spans shards. A month whose facility changed since is counted anew, a few facilities at a time.
import { and, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { monthCount, placement } from '../../schema/directory.ts'
import { childMonthOf } from '../../schema/fee/bill.ts'
import { chargeOf } from '../../schema/fee/charge.ts'
import { type Tariff, tariffOn } from '../../schema/fee/tariff.ts'
import { addDays, addMonths, type Day, dayOf, earlier, type Moment, type Month, monthRange } from '../../schema/kit/day.ts'
import { countTrays, knownTrays, totalOf } from '../../schema/meal/count.ts'
import { countExtended, countRegister, type MonthCounts } from '../../schema/organisation/month-count.ts'
import { foldRegister } from '../../schema/presence/fold-register.ts'
import { topicVersion } from '../../schema/shard.ts'
import { exceptionsBetween, settingsBetween } from '../facility/day-rules.ts'
import { asHouseChild } from '../fee/gather.ts'
import { feeChildren, type PackedChild, tariffsOf } from '../fee/queries.ts'
import type { Env } from '../kit/env.ts'
import { versionOfAll } from '../kit/etag.ts'
import { openShard } from '../kit/shard.ts'
import { keptTrays } from '../meal/gather.ts'
import { fixesBetween, notesBetween } from '../meal/queries.ts'
import { childMonths, gatherFacts, registerDays } from '../presence/assemble-register.ts'
import { childrenBetween, classesBetween, factsByDay, noticesOfMonth } from '../presence/month-queries.ts'
import { outcomeOf, outcomeQueries } from './outcome-queries.ts'

/** Whatever of a facility changes its month. */
const TOPICS = ['presence', 'roster', 'facility', 'meal', 'fee', 'contactbook']
const AT_ONCE = 4

export type MonthRow = typeof monthCount.$inferSelect
export interface CountedPlace {
  facilityId: number
  shard: string
  /** What is kept of the month. */
  version: number | null
  asOf: Moment | null
}

/**
 * The facilities whose month is not as they are now: never counted, changed since, or counted on an earlier day of a month under way; and
 * how many are silent because their shard does not answer: their old numbers stay.
 */
export async function staleMonths(
  env: Env,
  places: readonly CountedPlace[],
  month: Month,
  now: Moment,
): Promise<{ stale: CountedPlace[]; silent: number }> {
  const { to } = monthRange(month)
  const under = (asOf: Moment) => dayOf(asOf) <= to && dayOf(asOf) < dayOf(now)
  const byShard = [...Map.groupBy(places, ({ shard }) => shard)]
  const parts = await Promise.allSettled(
    byShard.map(async ([shard, here]) => {
      const versions = await openShard(env, shard)
        .select({ facilityId: topicVersion.facilityId, version: sql<number>`sum(${topicVersion.version})` })
        .from(topicVersion)
        .where(
          sql`${topicVersion.facilityId} in (select value from json_each(${JSON.stringify(here.map((one) => one.facilityId))}))
            and ${topicVersion.topic} in (select value from json_each(${JSON.stringify(TOPICS)}))`,
        )
        .groupBy(topicVersion.facilityId)
      const known = new Map(versions.map(({ facilityId, version }) => [facilityId, version]))
      return here.filter(
        ({ facilityId, version, asOf }) => asOf === null || version !== (known.get(facilityId) ?? 0) || under(asOf),
      )
    }),
  )
  const stale = parts.flatMap((part) => (part.status === 'fulfilled' ? part.value : []))
  return { stale, silent: byShard.reduce((sum, [, here], at) => sum + (parts[at]?.status === 'rejected' ? here.length : 0), 0) }
}

/** Counts these facilities anew and keeps what was counted. A facility whose shard does not answer is left as it was. */
export async function countMonths(env: Env, places: readonly CountedPlace[], month: Month, now: Moment): Promise<MonthRow[]> {
  const rows: MonthRow[] = []
  for (let from = 0; from < places.length; from += AT_ONCE) {
    const part = await Promise.allSettled(places.slice(from, from + AT_ONCE).map((place) => countMonth(env, place, month, now)))
    rows.push(...part.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
  }
  if (rows.length > 0)
    await drizzle(env.DIRECTORY)
      .insert(monthCount)
      .select(
        sql`select v.value ->> '$.facilityId', v.value ->> '$.month', v.value ->> '$.version', v.value ->> '$.asOf', v.value -> '$.counts'
          from json_each(${JSON.stringify(rows)}) v where true`,
      )
      .onConflictDoUpdate({
        target: [monthCount.facilityId, monthCount.month],
        set: { version: sql`excluded.version`, asOf: sql`excluded.as_of`, counts: sql`excluded.counts` },
        setWhere: sql`(excluded.version, excluded.as_of) >= (${monthCount.version}, ${monthCount.asOf})`,
      })
  return rows
}

/** Days behind a month in which what its last evening brought is answered. */
const AFTER = 10

/** One facility's month, in one round trip. A facility without settings on the month's first day has no counts. */
async function countMonth(env: Env, { facilityId, shard }: CountedPlace, month: Month, now: Moment): Promise<MonthRow> {
  const db = openShard(env, shard)
  const { from, to } = monthRange(month)
  const behind = addDays(to, AFTER)
  const [[counted], settings, exceptions, classes, [children], [fees], tariffs, facts, [notices], fixes, notes, ...told] =
    await db.batch([
      db.select({ version: versionOfAll(facilityId, TOPICS) }).from(sql`(select 1)`),
      settingsBetween(db, facilityId, from, behind),
      exceptionsBetween(db, facilityId, from, behind),
      classesBetween(db, facilityId, from, to),
      childrenBetween(db, facilityId, from, to),
      feeChildren(db, facilityId, from, to, undefined),
      tariffsOf(db, facilityId),
      factsByDay(db, facilityId, from, to),
      noticesOfMonth(db, facilityId, from, to),
      fixesBetween(db, facilityId, from, to),
      notesBetween(db, facilityId, from, to),
      ...outcomeQueries(db, facilityId, from, to, now),
    ])
  const all = registerDays(from, behind, settings, exceptions)
  const row = { facilityId, month, version: counted?.version ?? 0, asOf: now }
  const held = (day: Day) => settings.findLast(({ startsOn }) => startsOn <= day) ?? settings[0]
  const last = held(to)
  if (!all || !last) return { ...row, counts: {} }
  const days = all.filter(({ rules }) => rules.day <= to)
  const today = dayOf(now)
  const inCare = childMonths(children?.children ?? '[]', facts, notices?.notices ?? '[]')
  const register = foldRegister(
    {
      month,
      // Neither names nor words of the facility are counted.
      facility: { name: '', wording: 'en' },
      familyAbsenceWord: last.settings.familyAbsenceWord,
      totalKinds: [],
      notes: [],
      classes,
      days,
      children: inCare,
    },
    today,
    now,
  )
  const packed = JSON.parse(fees?.children ?? '[]') as PackedChild[]
  return {
    ...row,
    counts: {
      ...countRegister(register, new Map(packed.map((one) => [one[0], one[6]])), today),
      ...extendedOf(
        packed,
        facts,
        tariffs.map(({ tariff }) => tariff),
        month,
        today,
      ),
      ...mealsOf(fixes, notes),
      ...outcomeOf(told, { register, days: all, opensAt: (day) => held(day)?.settings.opensAt ?? 0, children: inCare }),
    },
  }
}

/** 延長実績: by the engine that prices it, so that the city counts what families are charged for. Nothing without a price. */
function extendedOf(
  packed: readonly PackedChild[],
  facts: Parameters<typeof gatherFacts>[0],
  tariffs: readonly Tariff[],
  month: Month,
  today: Day,
): MonthCounts {
  const { to } = monthRange(month)
  if (!tariffOn(tariffs, to)) return {}
  const factsOf = gatherFacts(facts)
  const charges = packed.map((row) => {
    const child = asHouseChild(row, to, factsOf.get(row[0])?.facts ?? new Map(), [])
    return chargeOf(tariffs, childMonthOf(child, month, earlier(to, today)))
  })
  return countExtended(charges, (day, slot) => tariffOn(tariffs, day)?.slots.find(({ key }) => key === slot)?.side)
}

/** Meals as the kitchen's own monthly list has them. */
function mealsOf(fixes: Awaited<ReturnType<typeof fixesBetween>>, notes: Awaited<ReturnType<typeof notesBetween>>): MonthCounts {
  const counts: MonthCounts = { lunch: 0, morningSnack: 0, snack: 0, supper: 0, staffMeals: 0 }
  for (const fix of fixes) {
    const noted = notes.filter(({ day }) => day === fix.day)
    const made = countTrays(
      knownTrays(
        keptTrays(fix.trays),
        noted.filter(({ childId }) => childId !== ''),
      ).values(),
    )
    const add = (key: 'lunch' | 'morningSnack' | 'snack' | 'supper' | 'staffMeals', by: number) => {
      counts[key] = (counts[key] ?? 0) + by
    }
    add('lunch', totalOf(made, 'lunch'))
    add('morningSnack', totalOf(made, 'morning_snack'))
    add('snack', totalOf(made, 'snack'))
    add('supper', totalOf(made, 'supper'))
    add('staffMeals', noted.findLast(({ staff }) => staff !== null)?.staff ?? fix.staff.length)
  }
  return counts
}

/** At night: this month and the last of every open facility, so that the city's sheet is there in the morning. */
export async function countMonthsNightly(env: Env, now: Moment): Promise<void> {
  const here: Month = dayOf(now).slice(0, 7)
  for (const month of [here, addMonths(here, -1)]) {
    const places = await drizzle(env.DIRECTORY)
      .select({ facilityId: placement.facilityId, shard: placement.shard, version: monthCount.version, asOf: monthCount.asOf })
      .from(placement)
      .leftJoin(monthCount, and(eq(monthCount.facilityId, placement.facilityId), eq(monthCount.month, month)))
      .where(eq(placement.state, 'open'))
    await countMonths(env, (await staleMonths(env, places, month, now)).stale, month, now)
  }
}
