// What DIRECTORY knows of the people who work in a facility follows what the shard says: which doors they find, and nothing when they have
// left. It grants nothing, so it may be late; the rights themselves ended in the shard, with the act or with the day. Each step may be run
// again; the sweep each minute finds whatever is not yet as it should be and finishes it.
import { inArray, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { account, membership, signIn } from '../../schema/directory.ts'
import { addDays, type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Role } from '../../schema/permission/matrix.ts'
import { assignment, person, session } from '../../schema/shard.ts'
import { DOORS_OF } from '../../schema/staff/rule.ts'
import type { App } from '../kit/context.ts'
import { type Env, shardNames } from '../kit/env.ts'
import { openShard, type Shard } from '../kit/shard.ts'

/** Days after an assignment ended in which the sweep still looks whether the doors are shut. */
const LOOKS_BACK = 40

interface Worker {
  facilityId: number
  accountId: Id
  doors: ('room' | 'office')[]
}

/** Brings the doors of one person into line with their assignments, after the answer. */
export function settleLater(c: Context<App>, personId: Id): void {
  const { facilityId, db } = c.get('scope')
  const mine = sql`p.facility_id = ${facilityId} and p.account_id = (select q.account_id from person q
    where q.facility_id = ${facilityId} and q.id = ${personId})`
  c.executionCtx.waitUntil(settle(c.env, db, c.get('now'), mine, sql`1`))
}

/** The part of the minute's work: everybody whose assignments began or ended lately. Returns how many doors were opened or shut. */
export async function settleStaff(env: Env, now: Moment): Promise<number> {
  const today = dayOf(now)
  const lately = sql`sum(a.starts_on >= ${addDays(today, -2)} or a.ends_on between ${addDays(today, -LOOKS_BACK)} and ${today}) > 0`
  const counts = await Promise.all(shardNames(env).map((name) => settle(env, openShard(env, name), now, sql`1`, lately)))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function settle(env: Env, db: Shard, now: Moment, who: SQL, lately: SQL): Promise<number> {
  const today = dayOf(now)
  const workers = await workersOf(db, today, who, lately)
  if (workers.length === 0) return 0
  // The shard first: what DIRECTORY still knows is what says that there is something left to do.
  const gone = workers.filter(({ doors }) => doors.length === 0)
  if (gone.length > 0) await shutOut(db, gone, now)
  const wanted = workers.flatMap(({ doors, ...one }) => doors.map((door) => ({ ...one, door })))
  const known = await doorsKnown(env, workers)
  const keyOf = (one: { facilityId: number; accountId: Id; door: string | null }) =>
    JSON.stringify([one.facilityId, one.accountId, one.door])
  const has = new Set(known.map(keyOf))
  const may = new Set(wanted.map(keyOf))
  const signed = new Set(known.map(({ accountId }) => accountId))
  const opened = wanted.filter((one) => signed.has(one.accountId) && !has.has(keyOf(one)))
  const shut = known.filter((one) => one.door !== null && !may.has(keyOf(one)))
  if (opened.length + shut.length > 0) await moveDoors(env, opened, shut, now)
  return opened.length + shut.length
}

/** The doors each account has work behind, today or later. One account is one line, however many person rows it has. */
async function workersOf(db: Shard, today: Day, who: SQL, lately: SQL): Promise<Worker[]> {
  const rows = await db
    .select({
      facilityId: sql<number>`p.facility_id`,
      accountId: sql<Id>`p.account_id`,
      roles: sql<string>`json_group_array(case when a.ends_on is null or a.ends_on >= max(a.starts_on, ${today}) then a.role end)`,
    })
    .from(sql`${person} p join ${assignment} a on a.facility_id = p.facility_id and a.person_id = p.id`)
    .where(sql`p.account_id is not null and ${who}`)
    .groupBy(sql`p.facility_id, p.account_id`)
    .having(lately)
  return rows.map(({ roles, ...row }) => {
    const held = (JSON.parse(roles) as (Role | null)[]).filter((role) => role !== null)
    return { ...row, doors: [...new Set(held.flatMap((role) => DOORS_OF[role]))] }
  })
}

const listed = (rows: readonly object[]): SQL => sql`json_each(${JSON.stringify(rows)}) v`
const field = (name: 'facilityId' | 'accountId' | 'door'): SQL => sql`v.value ->> ${`$.${name}`}`

/** Ends the sessions at the staff's doors, and takes PINs back. */
const shutOut = (db: Shard, gone: readonly Worker[], now: Moment) =>
  db.batch([
    db
      .update(session)
      .set({ endedAt: now })
      .where(
        sql`${session.endedAt} is null and ${session.door} in ('room', 'office') and (${session.facilityId}, ${session.accountId}) in
          (select ${field('facilityId')}, ${field('accountId')} from ${listed(gone)})`,
      ),
    db
      .update(person)
      .set({ pinHash: null, pinCodeHash: null, pinCodeUntil: null })
      .where(
        sql`(${person.pinHash} is not null or ${person.pinCodeHash} is not null) and (${person.facilityId}, ${person.accountId}) in
          (select ${field('facilityId')}, ${field('accountId')} from ${listed(gone)})`,
      ),
  ])

/** What DIRECTORY has of these people; a line without a door for who has an account but no door, none for who has no account (a PIN only). */
const doorsKnown = (env: Env, workers: readonly Worker[]) =>
  drizzle(env.DIRECTORY)
    .select({
      facilityId: sql<number>`${field('facilityId')}`,
      accountId: sql<Id>`a.id`,
      door: sql<'room' | 'office' | null>`m.door`,
    })
    .from(
      sql`${listed(workers.map(({ facilityId, accountId }) => ({ facilityId, accountId })))}
        join account a on a.id = ${field('accountId')}
        left join membership m on m.account_id = a.id and m.facility_id = ${field('facilityId')} and m.door in ('room', 'office')`,
    )

type Door = { facilityId: number; accountId: Id; door: string | null }

/** Opens and shuts doors in one batch. A sign-in ends when nothing is left behind its door, an account when nothing is left at all. */
async function moveDoors(env: Env, opened: readonly Door[], shut: readonly Door[], now: Moment): Promise<void> {
  const directory = drizzle(env.DIRECTORY)
  const today = dayOf(now)
  const accountsOf = (doors: readonly Door[]) =>
    sql`(select value from json_each(${JSON.stringify([...new Set(doors.map(({ accountId }) => accountId))])}))`
  const still = (
    id: SQL,
  ) => sql`(exists (select 1 from officer o where o.account_id = ${id} and (o.ends_on is null or o.ends_on >= ${today}))
    or exists (select 1 from operator o where o.account_id = ${id} and (o.ends_on is null or o.ends_on >= ${today})))`
  await directory.batch([
    directory
      .insert(membership)
      .select(sql`select ${field('accountId')}, ${field('facilityId')}, ${field('door')} from ${listed(opened)} where true`)
      .onConflictDoNothing(),
    directory
      .update(account)
      .set({ retiredAt: null })
      .where(inArray(account.id, accountsOf(opened))),
    directory.delete(membership).where(
      sql`(${membership.accountId}, ${membership.facilityId}, ${membership.door}) in
          (select ${field('accountId')}, ${field('facilityId')}, ${field('door')} from ${listed(shut)})`,
    ),
    directory
      .update(signIn)
      .set({ endedAt: now })
      .where(
        sql`${signIn.endedAt} is null and (${signIn.accountId}, ${signIn.door}) in (select ${field('accountId')}, ${field('door')} from ${listed(shut)})
          and not exists (select 1 from membership m where m.account_id = ${signIn.accountId} and m.door = ${signIn.door})
          and not (${signIn.door} = 'office' and ${still(sql`${signIn.accountId}`)})`,
      ),
    directory
      .update(account)
      .set({ retiredAt: now })
      .where(
        sql`${inArray(account.id, accountsOf(shut))} and ${account.retiredAt} is null
          and not exists (select 1 from membership m where m.account_id = ${account.id}) and not ${still(sql`${account.id}`)}`,
      ),
  ])
}
