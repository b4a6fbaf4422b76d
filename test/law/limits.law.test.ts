// The platform's limits and its bad moments, put around the bindings (assurance §3.6): every route within them, and what an error in the
// database makes of an answer and of an act.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Env } from '../../worker/kit/env.ts'
import { type Limits, limited, MOST_STATEMENTS } from '../kit/limited-d1.ts'
import { sqliteEnv } from '../kit/sqlite-d1.ts'
import { crawledRoutes } from './crawl/calls.ts'
import { ask, browsersOf } from './crawl/crawl.ts'
import type { Ids } from './ids.ts'
import { requestOf, SAMPLES } from './sample.ts'
import { actOf, noticeOf } from './town/build-child.ts'
import { buildTown } from './town/build-town.ts'
import { makeTown } from './town/people.ts'
import { idOf, type Town } from './town/town.ts'

const town = makeTown(61)
const CALLERS = ['director', 'mother', 'teacher of the rabbits', 'tablet of the rabbits', 'city officer']
let env: Env

const child = town.children[0]
const ids = new Proxy({} as Ids, {
  get: (_, name) =>
    ({
      childId: child?.id,
      noticeId: noticeOf(child?.id ?? '', 'pickup'),
      actId: actOf(child?.id ?? '', 'went'),
      classId: child?.classId,
      personId: town.people.find(({ wards }) => wards.some(({ childId }) => childId === child?.id))?.id,
      deviceId: town.devices[0]?.id,
    })[String(name)] ?? idOf('unknown'),
})

function callOf(key: string, given: Town) {
  const route = crawledRoutes.find(({ method, path }) => `${method} ${path}` === key)
  const { method, path, headers, body } = requestOf(key, SAMPLES[key]?.(ids) ?? {})
  return {
    method,
    path: path.replace(':facility', String(given.houses[0]?.id)).replace(':organisation', String(given.organisations[0])),
    route: key,
    rate: route?.rate ?? '',
    headers,
    ...(body === null ? {} : { body }),
  }
}

const around = (limits: Limits): Env => ({
  ...env,
  DIRECTORY: limited(env.DIRECTORY, limits),
  SHARD_1: limited(env.SHARD_1 as Env['DIRECTORY'], limits),
  SHARD_2: limited(env.SHARD_2 as Env['DIRECTORY'], limits),
})

/** The same row of numbers each time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const bare = (text: string): string => text.replace(/"requestId":"[^"]+"/, '').replace(/（番号 \w+）/, '')
const keys = Object.keys(SAMPLES).filter((key) => key.includes('/:'))

/** PBKDF2 as the platform has it: more than 100,000 rounds are refused, which is fewer than a password needs. */
const MOST_ROUNDS = 100_000
function capRounds(): () => void {
  const { subtle } = crypto
  const uncapped = subtle.deriveBits
  subtle.deriveBits = (algorithm, ...rest) => {
    const { name, iterations = 0 } = algorithm as { name: string; iterations?: number }
    if (name === 'PBKDF2' && iterations > MOST_ROUNDS)
      throw new DOMException(`iteration counts above ${MOST_ROUNDS} are not supported`, 'NotSupportedError')
    return uncapped.call(subtle, algorithm, ...rest)
  }
  return () => {
    subtle.deriveBits = uncapped
  }
}

let uncap: () => void
afterAll(() => uncap?.())
beforeAll(async () => {
  uncap = capRounds()
  env = sqliteEnv()
  await buildTown(env, town)
}, 120_000)

describe('The limits of the platform', () => {
  test('are those of the platform for PBKDF2, too: a password hash that needs more rounds would not pass here', async () => {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(16), 'PBKDF2', false, ['deriveBits'])
    const rounds = (iterations: number) => ({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(16), iterations })
    expect((await crypto.subtle.deriveBits(rounds(1), key, 256)).byteLength).toBe(32)
    expect(() => crypto.subtle.deriveBits(rounds(600_000), key, 256)).toThrow('not supported')
  })

  test('hold for a call of every route: statements, bytes', async () => {
    for (const key of keys) {
      for (const name of CALLERS) {
        const who = town.principals.find((one) => one.name === name)
        if (!who) continue
        const limits: Limits = { statements: 0, fault: () => null }
        const { status, text } = await ask(around(limits), callOf(key, town), await browsersOf(env, town, who)('read'))
        expect(status, `${key} ${text}`).not.toBe(500)
        expect(limits.statements, key).toBeLessThan(MOST_STATEMENTS / 4)
      }
    }
  }, 240_000)

  test('a database that fails now and then makes no answer thinner and no act half', async () => {
    const roll = dice(7)
    let faults = 0
    const faulty = (): Limits => ({
      statements: 0,
      fault: () => {
        if (roll() > 0.3) return null
        faults += 1
        return roll() > 0.5 ? 'before' : 'after'
      },
    })
    for (const key of keys) {
      for (const name of CALLERS) {
        const who = town.principals.find((one) => one.name === name)
        if (!who) continue
        const call = callOf(key, town)
        const headers = await browsersOf(env, town, who)(call.rate)
        if (call.method === 'GET') {
          const whole = await ask(env, call, headers)
          const found = await ask(around(faulty()), call, headers, () => undefined).catch((error: unknown) => {
            // What is made while it goes out breaks off in the middle, and whoever asked has nothing of it.
            if (!/\/(?:takeout|decided|export)\/file$/.test(key)) throw error
            return { status: 503, text: String(error) }
          })
          // Taking the audit along as a file is itself a line of the next file.
          const same = found.status === 200 && (key.endsWith('/audit/file') || bare(found.text) === bare(whole.text))
          if (found.status === 200) expect(same, `${key} ${found.text}`).toBe(true)
          else if (whole.status === 200) expect(found.status, `${key} ${found.text}`).toBe(503)
          continue
        }
        const first = await ask(around(faulty()), call, headers, () => undefined)
        const again = await ask(env, call, headers)
        // Carried out once, whatever was lost on the way: the second asking gets the receipt, or is refused as the first would have been.
        if (first.status === 200) expect(again.status, `${key} ${again.text}`).toBe(200)
        expect(again.status, `${key} ${again.text}`).not.toBe(500)
      }
    }
    expect(faults).toBeGreaterThan(30)
    for (const shard of ['SHARD_1', 'SHARD_2'] as const) {
      const half = await env[shard]
        ?.prepare(
          'select c.id from command c where not exists (select 1 from audit a where a.facility_id = c.facility_id and a.command_id = c.id)',
        )
        .all()
      expect(half?.results, shard).toEqual([])
    }
  }, 240_000)
})
