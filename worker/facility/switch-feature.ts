// 「いますぐ止める」: one feature of one facility, off from the next request on. The morning goes on: reports and the door cannot be switched off.
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { Day } from '../../schema/kit/day.ts'
import { FEATURES, type Feature } from '../../schema/permission/matrix.ts'
import { audit, facilityHome, featureStart } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'

const isOff = sql`coalesce(${facilityHome.switchedOff}, '')`

/** What is off now, who switched it off when, and what has a day from which it runs. */
export async function readSwitches(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db
      .select({ feature: featureStart.feature, startsOn: featureStart.startsOn })
      .from(featureStart)
      .where(and(eq(featureStart.facilityId, facilityId), gt(featureStart.startsOn, c.get('today')))),
    db.select({ switchedOff: facilityHome.switchedOff }).from(facilityHome).where(eq(facilityHome.facilityId, facilityId)),
    db
      .select({
        at: audit.at,
        content: audit.content,
        by: sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from person p
          where p.facility_id = ${facilityId} and p.account_id = audit.account_id limit 1)`.as('by'),
      })
      .from(audit)
      .where(
        and(
          eq(audit.facilityId, facilityId),
          eq(audit.action, 'facility.switch'),
          eq(audit.outcome, 'done'),
          // Nothing is looked for while nothing is off.
          sql`exists (select 1 from ${facilityHome} where ${facilityHome.facilityId} = ${facilityId} and ${isOff} <> '')`,
        ),
      )
      .orderBy(desc(audit.at))
      .limit(50),
  ])
  const [starts, [home], acts] = rows
  return {
    features: FEATURES.map((feature) => {
      const last = home?.switchedOff?.includes(`,${feature},`)
        ? acts.find(({ content }) => (content as { feature?: string }).feature === feature)
        : undefined
      return {
        feature,
        off: home?.switchedOff?.includes(`,${feature},`) ?? false,
        at: last?.at ?? null,
        by: last?.by ?? null,
        startsOn: starts.find((one) => one.feature === feature)?.startsOn ?? null,
      }
    }),
  }
}

/** Switches one feature off, or on again. Doing it twice is doing it once. */
export async function switchFeature(c: Context<App>, asked: { id: string; feature: Feature; off: boolean }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, feature, off } = asked
  const rest = sql`replace(${isOff}, ${`,${feature},`}, ',')`
  const next = off ? sql`coalesce(nullif(${rest}, ''), ',') || ${`${feature},`}` : sql`nullif(${rest}, ',')`
  return write(c, {
    id,
    input: asked,
    children: [],
    rows: (db) => [db.update(facilityHome).set({ switchedOff: next }).where(eq(facilityHome.facilityId, facilityId))],
    content: { feature, off },
    topics: ['facility'],
    receipt: { feature, off },
  })
}

/** The day from which a feature runs; null is at once. What was written under it stays as it is. */
export async function startFeature(
  c: Context<App>,
  asked: { id: string; feature: Feature; startsOn: Day | null },
): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, feature, startsOn } = asked
  if (startsOn !== null && startsOn <= c.get('today'))
    throw badInput(
      'はじめる日（startsOn）: あすからの日をえらんでください。すぐに使うときは「きょうから使う」を押してください',
      'startsOn',
    )
  const row = { startsOn, accountId: tokenOf(c).account, at: c.get('now') }
  return write(c, {
    id,
    input: asked,
    children: [],
    rows: (db) => [
      db
        .insert(featureStart)
        .values({ facilityId, feature, ...row })
        .onConflictDoUpdate({ target: [featureStart.facilityId, featureStart.feature], set: row }),
    ],
    content: { feature, startsOn },
    topics: ['facility'],
    receipt: { feature, startsOn },
  })
}
