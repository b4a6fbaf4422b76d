// Families of children who leave are told that the records can be taken along: once when that begins to be offered, once on the last day. A push and a
// letter are made of it like of any other line, and say nothing of anybody.
import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { OFFERED_DAYS } from '../../schema/takeout/rule.ts'
import { tellReaders } from '../contactbook/tell.ts'
import { raiseIn } from '../kit/command.ts'
import { type Env, shardNames } from '../kit/env.ts'
import { openShard, type Shard } from '../kit/shard.ts'

/** May run at any time and as often as one likes. Resolves to how many children's families were told. */
export async function tellLeavers(env: Env, now: Moment): Promise<number> {
  let told = 0
  for (const shard of shardNames(env)) {
    const db = openShard(env, shard)
    for (const one of await leavers(db, dayOf(now))) {
      await tell(db, one, now)
      told += 1
    }
  }
  return told
}

interface Leaver {
  facilityId: number
  childId: Id
  /** The line: of a leaving day and of which time, so that it is there once. A day that is moved is told anew. */
  line: Id
}

/** Own children whose last day is known and within the days of the offer, whom nobody was told of yet. */
function leavers(db: Shard, today: Day) {
  const line = sql`(l.ends_on || iif(l.ends_on = ${today}, '.last', '.first'))`
  return db
    .select({
      facilityId: sql<number>`l.facility_id`.as('facility_id'),
      childId: sql<Id>`l.child_id`.as('child_id'),
      line: sql<Id>`${line}`.as('line'),
    })
    .from(sql`${lastDays} l`)
    .where(sql`l.ends_on between ${today} and ${addDays(today, OFFERED_DAYS)}
      and exists (select 1 from facility_home h where h.facility_id = l.facility_id and h.state = 'open')
      and not exists (select 1 from outbox o indexed by outbox_act where o.facility_id = l.facility_id and o.command_id = ${line}
        and o.child_id = l.child_id)`)
}

/** SQL: the last day of each own child of which one is known (worker/takeout/queries.ts). */
const lastDays: SQL = sql`(select e.facility_id, e.child_id, max(e.ends_on) as ends_on from enrollment e
  group by e.facility_id, e.child_id having count(*) = count(e.ends_on) and sum(e.kind = 'regular') > 0)`

async function tell(db: Shard, { facilityId, childId, line }: Leaver, now: Moment): Promise<void> {
  const children = sql`(${childId})`
  await db.batch([
    tellReaders(db, { facilityId, commandId: line, kind: 'records', children, at: now, dueAt: now, now }).onConflictDoNothing(),
    raiseIn(db, facilityId, [`child:${childId}`]),
  ])
}
