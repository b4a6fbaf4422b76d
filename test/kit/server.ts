// The whole product for a journey: built screens, migrated databases of its own in a temporary folder, the real server on a free port.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SQLInputValue } from 'node:sqlite'
import { type Day, dayOf, MINUTE, type Moment } from '../../schema/kit/day.ts'
import { momentOf, showTime, timeOn } from '../../schema/kit/time.ts'
import { migrateLocal, withLocal } from '../../worker/dev/database.ts'
import { demoDayOf } from '../../worker/dev/demo-clock.ts'
import { ensureWorld, migrateWorld } from '../../worker/dev/make-world.ts'
import { localPushKeys, localSecret } from '../../worker/dev/secret.ts'
import { ensureWeb } from '../../worker/dev/web.ts'
import { DEMO_SIZE } from '../../worker/dev/world.ts'
import { kept } from './kept.ts'
import { type ServedBundle, serveBundle } from './serve-bundle.ts'

export interface ServerOptions {
  /** With the demo world and its people (MODE demo). Without: empty databases (MODE test). */
  demo?: boolean
  port?: number
  /** The moment it is when the server starts; its clock runs on from there. The demo's default is 7:50 of the latest opening day. */
  now?: Moment
  /** Where letters are posted (test/kit/mailbox.ts). */
  mailUrl?: string
  /** Pushes go to a push service on this machine (test/kit/push-service.ts). */
  push?: boolean
}

export type Binding = 'DIRECTORY' | 'SHARD_1' | 'SHARD_2'
type Row = Record<string, string | number | null>

export interface TestServer extends ServedBundle {
  /** The day it was, in Japan, when the server started. */
  day: Day
  /** The moment it is now on the server's clock. */
  now(): Moment
  secret: string
  /** The public half of the keys its pushes are signed with. */
  pushKey: string
  /** Everything the server has printed so far. */
  printed(): string
  /** The server's own database files, for looking and for setting a scene the screens cannot. */
  databases: {
    all(binding: Binding, sql: string, ...values: SQLInputValue[]): Row[]
    run(binding: Binding, sql: string, ...values: SQLInputValue[]): void
  }
}

/** The database files of a state folder. */
export const localDatabases = (state: string): TestServer['databases'] => ({
  all: (binding, sql, ...values) => withLocal(state, binding, (database) => database.prepare(sql).all(...values) as Row[]),
  run: (binding, sql, ...values) => {
    withLocal(state, binding, (database) => database.prepare(sql).run(...values))
  },
})

/** Every minute of the day from one moment to another, as screens write it: a server's clock runs on while a test looks. */
export const minutesBetween = (from: Moment, to: Moment): string[] =>
  Array.from({ length: Math.floor(to / MINUTE) - Math.floor(from / MINUTE) + 1 }, (_, count) =>
    showTime(timeOn(dayOf(from), from + count * MINUTE)),
  )

/** Starts the product; resolves when `/api/health` answers. Always `await server.stop()` in the end: it also removes the folder. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  ensureWeb()
  const state = mkdtempSync(join(tmpdir(), 'tsumugi-test-'))
  const now = options.now ?? (options.demo ? momentOf(demoDayOf(Date.now()), 7 * 60 + 50) : Date.now())
  if (options.demo) await copyDemo(state, now)
  else migrateLocal(state)

  const mode = options.demo ? 'demo' : 'test'
  const secret = localSecret(state, mode)
  const pushKeys = localPushKeys(state)
  let printed = ''
  const clockOffset = now - Date.now()
  const log = (text: string): void => {
    printed += text
  }
  const remove = (): void => rmSync(state, { recursive: true, force: true, maxRetries: 5 })
  try {
    const served = await serveBundle({
      state,
      port: options.port,
      vars: {
        MODE: mode,
        SECRET: secret,
        CLOCK_OFFSET: String(Math.round(clockOffset)),
        ...(options.mailUrl ? { MAIL_URL: options.mailUrl } : {}),
        ...(options.push ? { VAPID_KEYS: pushKeys, PUSH_LOOPBACK: 'on' } : {}),
      },
      log,
    })
    const databases = localDatabases(state)
    const stop = async (): Promise<void> => {
      await served.stop()
      remove()
    }
    const pushKey = pushKeys.split('.')[0] ?? ''
    const clock = { day: dayOf(now), now: () => Date.now() + clockOffset }
    return { ...served, ...clock, stop, secret, pushKey, printed: () => printed, databases }
  } catch (error) {
    remove()
    throw error
  }
}

/** A demo world takes seconds to make, so one is kept per moment it begins, and copied. */
async function copyDemo(state: string, now: Moment): Promise<void> {
  const world = await kept('demo-worlds', `${now}`, async (folder) => {
    migrateWorld(folder)
    const made = await ensureWorld(folder, now, DEMO_SIZE, () => undefined)
    if (made === 'none') throw new Error('there is no demo world in this house yet (worker/dev/demo/world.ts)')
  })
  cpSync(world, state, { recursive: true })
}
