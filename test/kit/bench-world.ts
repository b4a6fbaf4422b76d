// The house the benchmarks run in: one facility of 150 children with a month of days behind it, many signed-in browsers, and a twin of
// its children that only the bare statements touch.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Door } from '../../schema/account/input.ts'
import { addDays, type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { withLocal } from '../../worker/dev/database.ts'
import { demoDayOf } from '../../worker/dev/demo-clock.ts'
import { ensureWorld, migrateWorld } from '../../worker/dev/make-world.ts'
import { localSecret } from '../../worker/dev/secret.ts'
import { mintToken } from '../../worker/kit/token.ts'

export const FACILITY = 1
/** The twin's number; nobody is signed in there. */
export const TWIN = 900

export interface BenchWorld {
  state: string
  secret: string
  day: Day
  /** The evening of that day: everyone has come, most have gone. */
  evening: Moment
  children: Id[]
  /** Cookies of browsers of one member of staff each; taken in turn, since rate classes count by sign-in. */
  browsers: string[]
  remove(): void
}

const BROWSERS = 120

/** Makes it in a temporary folder. */
export async function makeBenchWorld(children: number, days: number): Promise<BenchWorld> {
  const state = mkdtempSync(join(tmpdir(), 'tsumugi-bench-'))
  migrateWorld(state)
  const day = demoDayOf(Date.now())
  const evening = momentOf(day, 18 * 60)
  await ensureWorld(state, evening, { children, days, facilities: 1 }, () => undefined)
  const head = withLocal(state, 'SHARD_1', (database) => {
    addTwin(database)
    return String(
      database
        .prepare("select p.account_id as id from person p join assignment a on a.person_id = p.id where a.role = 'head_teacher'")
        .get()?.id,
    )
  })
  return {
    state,
    secret: localSecret(state, 'test'),
    day,
    evening,
    children: withLocal(state, 'SHARD_1', (database) =>
      database
        .prepare('select id from child where facility_id = ? order by id')
        .all(FACILITY)
        .map(({ id }) => String(id)),
    ),
    browsers: signIn(state, head, 'office', BROWSERS, evening),
    remove: () => rmSync(state, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** Copies children and what hangs on them, so that bare inserts meet the same keys and indexes and disturb nobody. */
function addTwin(database: DatabaseSync): void {
  for (const table of ['child', 'enrollment']) {
    const columns = database
      .prepare('select name from pragma_table_info(?)')
      .all(table)
      .map(({ name }) => String(name))
      .filter((name) => name !== 'facility_id')
    database.exec(
      `insert into ${table} (facility_id, ${columns}) select ${TWIN}, ${columns} from ${table} where facility_id = ${FACILITY}`,
    )
  }
}

/** Signs one account in many times, for years. */
export function signIn(state: string, accountId: Id, door: Door, count: number, now: Moment): string[] {
  const tokens = Array.from({ length: count }, () => mintToken(accountId, door))
  const until = now + 2000 * 86_400_000
  withLocal(state, 'DIRECTORY', (database) => {
    const insert = database.prepare(
      "insert into sign_in (token_hash, account_id, door, created_at, expires_at, strength, fresh_at, label) values (?, ?, ?, ?, ?, 'second', ?, '')",
    )
    for (const { token } of tokens) insert.run(token.hash, accountId, door, now, until, now)
  })
  withLocal(state, 'SHARD_1', (database) => {
    const insert = database.prepare(
      `insert into session (facility_id, token_hash, account_id, door, created_at, used_at, idle_ms, expires_at, strength, fresh_at, label,
        active_at) values (?, ?, ?, ?, ?, ?, ?, ?, 'second', ?, '', 0)`,
    )
    for (const { token } of tokens) insert.run(FACILITY, token.hash, accountId, door, now, now, 2000 * 86_400_000, until, now)
  })
  return tokens.map(({ value }) => `__Host-tsumugi-${door}=${value}`)
}

/** The opening days after a day, Monday to Friday. */
export function daysAfter(day: Day, count: number): Day[] {
  const days: Day[] = []
  for (let next = addDays(day, 1); days.length < count; next = addDays(next, 1)) {
    if (demoDayOf(momentOf(next, 12 * 60)) === next) days.push(next)
  }
  return days
}

export const bytesOf = (state: string): number =>
  withLocal(state, 'SHARD_1', (database) => {
    const pragma = (name: string): number => Number(Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0])
    return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size')
  })

export { dayOf }
