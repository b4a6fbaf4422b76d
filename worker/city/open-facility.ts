// A facility spans two databases: its placement in DIRECTORY, its first rows in a shard. The placement comes first as `opening` and carries
// all that is needed; filling the shard may be done again at any time, by anybody, and only then the placement is `open`. The sweep each
// minute finishes what was interrupted.
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { organisation, placement } from '../../schema/directory.ts'
import { type FacilitySettings, firstSettings } from '../../schema/facility/input.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { giftsToOpenWith } from '../../schema/organisation/gift.ts'
import { audit, facility, facilityHome, facilitySetting } from '../../schema/shard.ts'
import { withDigest } from '../kit/audit-row.ts'
import type { Env } from '../kit/env.ts'
import { openShard } from '../kit/shard.ts'
import { giftsOf, giveTo, piecesOfGift } from './gift-rows.ts'

/** Settings hold from before any day a register could ask for. */
const ALWAYS: Day = '2000-04-01'
/** Where a placement keeps what opening it needs; no heading of a list is called so. */
const OPENING_KEY = 'つむぎ'

/** What a list said that is a setting, and who brought the list: the audit of an opening lives with the facility it opened. */
export interface OpeningNote {
  settings: Partial<FacilitySettings>
  by?: { commandId: Id; action: string; accountId: Id; door: string; at: Moment }
}

/** Puts the note beside what the list said of the facility. */
export const withNote = (details: Record<string, string>, note: OpeningNote): Record<string, string> => ({
  ...details,
  [OPENING_KEY]: JSON.stringify(note),
})

interface Opening {
  facilityId: number
  organisationId: number
  name: string
  shard: string
  details: Record<string, string>
  wording: 'en' | 'sho'
}

const noteOf = ({ details }: Opening): OpeningNote => ({
  settings: {},
  ...(JSON.parse(details[OPENING_KEY] ?? '{}') as Partial<OpeningNote>),
})

/** Fills the shard and opens the placement. May run any number of times. */
export async function openFacility(env: Env, opening: Opening): Promise<void> {
  const { facilityId, organisationId, name, wording } = opening
  const db = openShard(env, opening.shard)
  const { settings, by } = noteOf(opening)
  await db.batch([
    db.insert(facility).values({ facilityId, organisationId, name, wording }).onConflictDoNothing(),
    db
      .insert(facilitySetting)
      .values({ facilityId, startsOn: ALWAYS, settings: { ...firstSettings, ...settings } })
      .onConflictDoNothing(),
    ...(by
      ? [
          db
            .insert(audit)
            .values(auditOf(facilityId, name, by))
            .onConflictDoNothing(),
        ]
      : []),
    db.insert(facilityHome).values({ facilityId, state: 'open' }).onConflictDoNothing(),
  ])
  await giveAllKept(env, opening)
  await drizzle(env.DIRECTORY)
    .update(placement)
    .set({ state: 'open' })
    .where(and(eq(placement.facilityId, facilityId), eq(placement.state, 'opening')))
  // Once more: what the city gave between the two found this house not open yet.
  await giveAllKept(env, opening)
}

/** Forms, 文例, form files and 料金表 that the city has given so far, in its order. What is there already stays. */
async function giveAllKept(env: Env, { facilityId, organisationId, shard }: Opening): Promise<void> {
  const directory = drizzle(env.DIRECTORY)
  const db = openShard(env, shard)
  for (const given of giftsToOpenWith(await giftsOf(directory, organisationId))) {
    const pieces = given.gift.what === 'file' ? await piecesOfGift(directory, organisationId, given.id) : []
    await giveTo(db, facilityId, given, pieces)
  }
}

const auditOf = (facilityId: number, name: string, by: NonNullable<OpeningNote['by']>): typeof audit.$inferInsert =>
  withDigest({ facilityId, childId: '', deviceId: null, outcome: 'done', ...by, deviceAt: null, content: { opened: name } })

/** Opens every facility that is still waiting, of one organisation or of all. Returns how many; the first failure is thrown at the end. */
export async function finishOpenings(env: Env, organisationId?: number): Promise<number> {
  const waiting = await drizzle(env.DIRECTORY)
    .select({
      facilityId: placement.facilityId,
      organisationId: placement.organisationId,
      name: placement.name,
      shard: placement.shard,
      details: placement.details,
      wording: organisation.wording,
    })
    .from(placement)
    .innerJoin(organisation, eq(organisation.id, placement.organisationId))
    .where(
      and(
        eq(placement.state, 'opening'),
        organisationId === undefined ? undefined : eq(placement.organisationId, organisationId),
      ),
    )
  const done = await Promise.allSettled(waiting.map((one) => openFacility(env, one)))
  const failed = done.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return waiting.length
}
