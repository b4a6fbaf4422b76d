// An act is whole or it is not there (ASVS 2.3.3): before each statement of its batch, and after the last, the database breaks.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { pinFailure } from '../../schema/shard.ts'
import { app } from '../../worker/app.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'
import { bindings } from '../kit/world.ts'
import { ask } from './crawl/crawl.ts'
import { requestOf, SAMPLES, type Sample } from './sample.ts'
import { type Client, makeScene, rowsOf, type Scene } from './scene.ts'

const keys = listRoutes(app).flatMap(({ method, path }) =>
  method === 'POST' && path.includes('/api/f/:facility') ? [`${method} ${path}`] : [],
)
/** What is no act on a facility's records: nothing of it can be half. */
const NO_ACT: Record<string, string> = {
  'POST /api/f/:facility/device/beat': 'one row: when a tablet was last heard',
  'POST /api/f/:facility/device/close': 'one row: the session of a name on a tablet ends',
  'POST /api/f/:facility/notification/test': 'one row: what the push service answered; nothing is recorded of anybody',
  'POST /api/f/:facility/alarm/test': 'the same of a browser of 主任 or 園長',
  'POST /api/f/:facility/roster/preview': 'one row: the plan of an import, which changes nothing yet',
}

type Database = typeof bindings.DIRECTORY
type Statement = ReturnType<Database['prepare']>
interface Fault {
  /** Before which statement of an act's batch the database breaks. */
  at: number
  /** Statements of the last act's batch; 0 as long as there was none. */
  statements: number
}

/** A real database that breaks inside the batch of an act; the batch is known by the row that remembers the act. */
function breaking(database: Database, fault: Fault): Database {
  const acts = new WeakSet<Statement>()
  const watch = (statement: Statement, isAct: boolean): Statement => {
    if (!isAct) return statement
    acts.add(statement)
    const bind = statement.bind.bind(statement)
    return Object.assign(statement, { bind: (...values: unknown[]) => watch(bind(...values), isAct) })
  }
  return {
    prepare: (text: string) => watch(database.prepare(text), /^insert into "command"/i.test(text)),
    batch: (statements: Statement[]) => {
      if (!statements.some((one) => acts.has(one))) return database.batch(statements)
      fault.statements = statements.length
      return database.batch(statements.toSpliced(fault.at, 0, database.prepare("select json('{')")))
    },
  } as unknown as Database
}

/** Carries out a call of a route over databases that break at a place of the act. */
async function breakAt(who: Client, key: string, sample: Sample, facilityId: number, fault: Fault): Promise<number> {
  const { method, path, headers, body } = requestOf(key, sample)
  const call = { method, path: path.replace(':facility', String(facilityId)), route: key, rate: '', headers }
  const own = { 'x-test-now': String(who.now()), ...who.own, ...(who.cookie ? { cookie: who.cookie } : {}) }
  const env = { ...bindings, SHARD_1: breaking(bindings.SHARD_1 as Database, fault) }
  return (await ask(env, body === null ? call : { ...call, body }, own)).status
}

/** Who of the house may make this call: whoever gets as far as the last statement of the act. */
async function actorOf(browsers: readonly Client[], key: string, sample: Sample, facilityId: number): Promise<Client> {
  for (const who of browsers) {
    const fault = { at: Number.POSITIVE_INFINITY, statements: 0 }
    if ((await breakAt(who, key, sample, facilityId, fault)) === 500 && fault.statements > 0) return who
  }
  throw new Error('nobody of the house can make this call')
}

let shared: Scene
beforeAll(async () => {
  shared = await makeScene('SHARD_1')
  // Every break is an error, and says so.
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
}, 60_000)
afterAll(() => {
  vi.restoreAllMocks()
})

describe('An act', () => {
  test.each(keys.filter((key) => !(key in NO_ACT)))(
    'ASVS 2.3.3 %s: wherever the database breaks, not a row is there; sent again, the act is whole',
    async (key) => {
      // An import is undone only while nothing came after it.
      const scene = key.includes('/roster/') ? await makeScene('SHARD_1') : shared
      const { facilityId, db } = scene
      const sample = SAMPLES[key]?.(await scene.fresh(key)) ?? {}
      const browsers = Object.values(await scene.newBrowsers())
      // A try at a PIN is counted before it is looked at, whatever becomes of it.
      const forgetTries = () => db.delete(pinFailure).where(eq(pinFailure.facilityId, facilityId))
      await forgetTries()
      const before = await rowsOf('SHARD_1', scene)
      const who = await actorOf(browsers, key, sample, facilityId)
      const fault: Fault = { at: 0, statements: Number.POSITIVE_INFINITY }
      for (; fault.at <= fault.statements; fault.at++) {
        expect(await breakAt(who, key, sample, facilityId, fault), `before statement ${fault.at}`).toBe(500)
        await forgetTries()
        expect(await rowsOf('SHARD_1', scene), `before statement ${fault.at}`).toEqual(before)
      }
      // At least what was asked with the command row, and the audit.
      expect(fault.statements).toBeGreaterThanOrEqual(2)
      expect((await scene.call(who, key, sample)).status).toBe(200)
      await forgetTries()
      expect(await rowsOf('SHARD_1', scene)).not.toEqual(before)
    },
    60_000,
  )
})
