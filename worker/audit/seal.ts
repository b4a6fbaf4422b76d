// Sealing: rows of the audit that have no link yet get one, in the order (at, command, child). D1 cannot hash, and a chain made in the
// write itself would let twenty tablets wait for each other; so it is made afterwards, by the facility's object or by the cron. Both at once
// do no harm: number and row are unique, the second batch fails as a whole and is tried again.
import { and, desc, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { auditHead } from '../../schema/directory.ts'
import { dayOf, HOUR, type Moment } from '../../schema/kit/day.ts'
import { audit, auditSeal, facilityHome } from '../../schema/shard.ts'
import type { Env } from '../kit/env.ts'
import { findShard, type Shard } from '../kit/shard.ts'
import { firstHash, nextHash } from './chain.ts'

/** Rows of one batch, and batches of one run. */
const BATCH = 400
const MOST_BATCHES = 100
const TRIES = 5
/** A row may be written a while after its moment; what comes even later is found at night, when everything is looked at. */
const LOOK_BACK = HOUR

interface Link {
  number: number
  hash: string
}

/** Seals what is not sealed yet of one facility; `whole` looks at all rows, not only at the last hour. Resolves to the number of new links. */
export async function sealFacility(env: Env, facilityId: number, now: Moment, whole = false): Promise<number> {
  const db = await homeOf(env, facilityId)
  if (!db) return 0
  let sealed = 0
  let head: Link | null = null
  // From the first batch on one moment: the links it makes are of now, and what lies behind them would be out of sight.
  let since: Moment | null = whole ? 0 : null
  for (let batch = 0, tries = 0; batch < MOST_BATCHES; batch++) {
    const [[last], rows] = await db.batch([lastLink(db, facilityId), unsealed(db, facilityId, now, since)])
    since ??= last ? Math.min(last.sealedAt, now) - LOOK_BACK : 0
    if (rows.length === 0) {
      head ??= whole ? (last ?? null) : null
      break
    }
    const links = chain(last ?? { number: 0, hash: firstHash(facilityId) }, rows, now)
    try {
      await db.insert(auditSeal).select(sql`select ${facilityId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, ${now}
        from json_each(${JSON.stringify(links.map(({ number, hash, row }) => [number, row.commandId, row.childId, hash]))})`)
    } catch (error) {
      tries += 1
      if (tries >= TRIES) throw error
      continue
    }
    head = links.at(-1) ?? head
    sealed += links.length
    if (rows.length < BATCH) break
  }
  if (head) await keepHead(env, facilityId, head, now)
  return sealed
}

/** The shard where the facility is open; null while it stands still. */
async function homeOf(env: Env, facilityId: number): Promise<Shard | null> {
  for (const again of [false, true]) {
    const db = await findShard(env, facilityId, again)
    const [home] = db
      ? await db.select({ state: facilityHome.state }).from(facilityHome).where(eq(facilityHome.facilityId, facilityId))
      : []
    if (db && home?.state === 'open') return db
  }
  return null
}

const lastLink = (db: Shard, facilityId: number) =>
  db
    .select({ number: auditSeal.number, hash: auditSeal.hash, sealedAt: auditSeal.sealedAt })
    .from(auditSeal)
    .where(eq(auditSeal.facilityId, facilityId))
    .orderBy(desc(auditSeal.number))
    .limit(1)

/** SQL that is true for rows of the audit without a link. */
export const hasNoLink = sql`not exists (select 1 from audit_seal s where s.facility_id = ${audit.facilityId}
  and s.command_id = ${audit.commandId} and s.child_id = ${audit.childId})`

/** Rows without a link from a moment on; null: from a while before the last link, as the database knows it. */
function unsealed(db: Shard, facilityId: number, now: Moment, from: Moment | null) {
  const since =
    from ??
    sql`coalesce((select min(s.sealed_at, ${now}) - ${LOOK_BACK} from audit_seal s where s.facility_id = ${facilityId}
        order by s.number desc limit 1), 0)`
  return db
    .select({ commandId: audit.commandId, childId: audit.childId, digest: audit.digest })
    .from(audit)
    .where(and(eq(audit.facilityId, facilityId), sql`${audit.at} >= ${since}`, hasNoLink))
    .orderBy(audit.at, audit.commandId, audit.childId)
    .limit(BATCH)
}

type Row = Awaited<ReturnType<typeof unsealed>>[number]

function chain(last: Link, rows: readonly Row[], now: Moment): (Link & { row: Row })[] {
  let { number, hash } = last
  return rows.map((row) => {
    number += 1
    hash = nextHash(hash, number, now, row.digest)
    return { number, hash, row }
  })
}

/** The last link of the day, kept where the shard's writers do not reach; an older one never replaces a newer. */
async function keepHead(env: Env, facilityId: number, { number, hash }: Link, now: Moment): Promise<void> {
  await drizzle(env.DIRECTORY)
    .insert(auditHead)
    .values({ facilityId, day: dayOf(now), number, hash, at: now })
    .onConflictDoUpdate({
      target: [auditHead.facilityId, auditHead.day],
      set: { number, hash, at: now },
      setWhere: sql`${auditHead.number} < ${number}`,
    })
}
