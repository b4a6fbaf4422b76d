// A sample of `npm run crawl`: everybody's own business in one house of each kind, and some of what is not theirs.
import { beforeAll, describe, expect, test } from 'vitest'
import { app } from '../../../worker/app.ts'
import type { Env } from '../../../worker/kit/env.ts'
import { listRoutes } from '../../../worker/kit/list-routes.ts'
import { sqliteEnv } from '../../kit/sqlite-d1.ts'
import { buildTown } from '../town/build-town.ts'
import { canariesOf } from '../town/canary.ts'
import { makeTown } from '../town/people.ts'
import { tokenOf } from '../town/town.ts'
import { planOf, unguessed } from './calls.ts'
import { crawl } from './crawl.ts'
import { tokensIn } from './search.ts'

const town = makeTown(31)
let env: Env

/** Callers whose every own question is asked. The others ask in the full crawl. */
const SAMPLE = [
  'mother of siblings',
  'grandmother who may look',
  'blocked father',
  'father blocked from one sibling',
  'mother of one who left',
  'teacher on early duty',
  'teacher blocked from a child',
  'mother with a cookie of another door',
]

beforeAll(async () => {
  env = sqliteEnv()
  await buildTown(env, town)
}, 120_000)

describe('Canary crawl', () => {
  test('no token is seen where the matrix does not allow it, and none is missing that it allows', async () => {
    const callers = town.principals.filter(({ name }) => SAMPLE.includes(name))
    expect(callers).toHaveLength(SAMPLE.length)
    const found = await crawl(env, town, { callers, foreign: 25 })
    expect(found.unexpected.slice(0, 20)).toEqual([])
    expect(found.missing.slice(0, 20)).toEqual([])
    expect(Object.keys(found.statuses).filter((status) => status >= '500' && status !== '503')).toEqual([])
    expect(found.calls).toBeGreaterThan(700)
    expect(found.statuses['200']).toBeGreaterThan(200)
  }, 240_000)

  test('a token that must not be seen would be noticed, and one that should be and is not', async () => {
    const callers = town.principals.filter(({ name }) => name === 'mother')
    const other = makeTown(31)
    // The same houses in which the mother of the tokens is somebody else: what she sees is then unexpected, what she should see is missing.
    const mother = other.people.find(({ account }) => account === callers[0]?.account)
    for (const ward of mother?.wards ?? []) ward.childId = other.children.find(({ name }) => name === '1.star.4')?.id ?? ''
    const found = await crawl(env, other, { callers, foreign: 0 })
    expect(found.unexpected.map(({ what }) => what)).toContain('child.given_name of 1.rabbit.0')
    expect(found.missing.map(({ what }) => what)).toContain('child.given_name of 1.star.4')
  }, 60_000)

  test('tokens are found in whatever they are wrapped in', () => {
    const token = tokenOf('a field')
    const bytes = (text: string) => new TextEncoder().encode(text)
    const wrapped = [
      bytes(`{"name":"${token}"}`),
      bytes(`?name=${[...token].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')}`),
      ...['', 'a', 'ab'].map((before) => bytes(Buffer.from(`${before}${token} and more`).toString('base64'))),
      bytes(Buffer.from(`{"name":"${token}"}`).toString('base64url')),
      new Uint8Array(Buffer.from(`name,${token}`, 'utf16le')),
    ]
    for (const one of wrapped) expect([...tokensIn(one)]).toEqual([token])
    expect([...tokensIn(bytes('nothing to see here, 0123456789abcdefghijklmnop'))]).toEqual([])
  })

  test('every canary is a token of its own, and most of them somebody may see', () => {
    const canaries = canariesOf(town)
    expect(new Set(canaries.map(({ token }) => token)).size).toBe(canaries.length)
    const seen = canaries.filter(({ shownTo }) => town.principals.some((who) => shownTo(who) === true))
    expect(seen.length / canaries.length).toBeGreaterThan(0.3)
  })

  test('every parameter of every question has something to be guessed', () => {
    expect(listRoutes(app).flatMap((route) => unguessed(route).map((field) => `${route.path} ${field}`))).toEqual([])
  })

  test('the full crawl has more than a hundred thousand calls to make', () => {
    const [first, ...rest] = town.principals.filter((_, place) => place % 8 === 0)
    const count = [first, ...rest].reduce((sum, who) => {
      if (!who) return sum
      const { own, foreign } = planOf(town, who)
      return sum + own.length + foreign.length
    }, 0)
    expect((count / (rest.length + 1)) * town.principals.length).toBeGreaterThan(100_000)
  })
})
