// A sample of `npm run fuzz`.
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeAll, describe, expect, test } from 'vitest'
import * as directory from '../../../schema/directory.ts'
import * as shard from '../../../schema/shard.ts'
import type { Env } from '../../../worker/kit/env.ts'
import { sqliteEnv } from '../../kit/sqlite-d1.ts'
import { crawledRoutes } from '../crawl/calls.ts'
import { ask, browsersOf } from '../crawl/crawl.ts'
import { buildTown } from '../town/build-town.ts'
import { makeTown } from '../town/people.ts'
import { fuzz } from './fuzz.ts'

const town = makeTown(41)
let env: Env

beforeAll(async () => {
  env = sqliteEnv()
  await buildTown(env, town)
}, 120_000)

describe('Hostile input', () => {
  test('whatever is sent, a route answers quickly, refuses what is wrong with its field, and does not break', async () => {
    const found = await fuzz(env, town, { calls: 30 })
    expect(found.faults.slice(0, 20)).toEqual([])
    expect(found.calls).toBeGreaterThan(500)
    expect(found.statuses['400']).toBeGreaterThan(200)
  }, 240_000)

  test('every column of the tables in a body is a field nobody declared', async () => {
    const columns = [...Object.values(directory), ...Object.values(shard)].flatMap((table) =>
      is(table, SQLiteTable)
        ? Object.entries(getTableConfig(table).columns).flatMap(([, column]) => [column.name, camel(column.name)])
        : [],
    )
    const who = town.principals.find(({ name }) => name === 'director')
    if (!who) throw new Error('no director')
    const headersFor = browsersOf(env, town, who)
    for (const route of crawledRoutes.filter(({ method, input }) => method === 'POST' && input?.place === 'json')) {
      const foreign = [...new Set(columns)].filter((name) => !route.input?.fields.includes(name))
      for (const names of [foreign, foreign.slice(0, 1), foreign.slice(-1), ['role'], ['facilityId', 'facility_id']]) {
        const extra = names.filter((name) => !route.input?.fields.includes(name))
        if (extra.length === 0) continue
        const path = route.path.replace(':facility', String(town.houses[0]?.id)).replace(':organisation', '1')
        const call = {
          method: 'POST',
          path,
          route: path,
          rate: route.rate ?? '',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(Object.fromEntries(extra.map((name) => [name, 1]))),
        }
        const { status } = await ask(env, call, await headersFor(call.rate))
        expect([400, 404, 401], `${route.path} with ${extra.slice(0, 3)}`).toContain(status)
      }
    }
  }, 120_000)
})

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
