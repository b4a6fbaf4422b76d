// RA16: whoever has reported nothing is asked by the app, once, when the child is looked for: a line in the app, and of it a push or a letter. Never
// while a tablet of the house is silent or holds acts, since it may hold the arrival.
import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { placement } from '../../schema/directory.ts'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { tellReaders } from '../contactbook/tell.ts'
import { anySilent } from '../device/beat.ts'
import { raiseIn } from '../kit/command.ts'
import type { Env } from '../kit/env.ts'
import { logTrouble } from '../kit/log.ts'
import { openShard, type Shard } from '../kit/shard.ts'
import { assembleChases, chaseQueries } from './read-chases.ts'

/** Asks in every facility whose count has somebody who is looked for. One that fails does not stop the others. */
export async function askFamilies(env: Env, now: Moment): Promise<void> {
  const day = dayOf(now)
  const places = await drizzle(env.DIRECTORY)
    .select({ facilityId: placement.facilityId, shard: placement.shard })
    .from(placement)
    .innerJoin(sql`roll_up r`, sql`r.facility_id = ${placement.facilityId} and r.day = ${day} and r.totals ->> '$.overdue' > 0`)
    .where(eq(placement.state, 'open'))
  for (const { facilityId, shard } of places) {
    try {
      await askIn(openShard(env, shard), facilityId, day, now)
    } catch (error) {
      logTrouble(now, `askFamilies ${facilityId}`, error)
    }
  }
}

async function askIn(db: Shard, facilityId: number, day: Day, now: Moment): Promise<void> {
  const asked = db
    .select({
      silent: sql<number>`${anySilent(facilityId, now)}`.as('silent'),
      commands: sql<string>`(select json_group_array(o.command_id || ' ' || o.child_id) from outbox o indexed by outbox_day
        where o.facility_id = ${facilityId} and o.day = ${day} and o.kind = 'missing')`.as('commands'),
    })
    .from(sql`(select 1)`)
  const [[state], ...rows] = await db.batch([asked, ...chaseQueries(db, facilityId, day)])
  if (!state || state.silent) return
  const known = new Set(JSON.parse(state.commands) as string[])
  const missing = (assembleChases(rows, day, now)?.chases ?? [])
    .filter(({ about, calls }) => about === 'arrival' && !calls.some(({ outcome }) => outcome === 'spoke'))
    .flatMap(({ children }) => children)
    .filter(({ childId, since }) => !known.has(`${idOf(since)} ${childId}`))
  if (missing.length === 0) return
  // Children who are due in the same moment are one act.
  const acts = [...Map.groupBy(missing, ({ since }) => since)].map(([since, of]) =>
    tellReaders(db, {
      facilityId,
      commandId: idOf(since),
      kind: 'missing',
      children: sql`(select value from json_each(${JSON.stringify(of.map(({ childId }) => childId))}))`,
      at: since,
      dueAt: now,
      now,
    }).onConflictDoNothing(),
  )
  const topics = missing.map(({ childId }) => `child:${childId}`)
  await db.batch([raiseIn(db, facilityId, topics), ...acts])
}

/** The same for as long as it is the same search: asked again is asked once. */
const idOf = (since: Moment): Id => `missing-${since}`
