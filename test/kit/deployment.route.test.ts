import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, test } from 'vitest'
import { organisation } from '../../schema/directory.ts'
import { app } from '../../worker/app.ts'
import type { Env } from '../../worker/kit/env.ts'
import { bindings } from './world.ts'

const REAL = 'k3v-9f2m-7q8w-1x5z-real'
const health = async (change: Partial<Env>) => {
  const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }
  return app.fetch(new Request('http://tsumugi.test/api/health'), { ...bindings, ...change } as Env, context as never)
}

describe('A production deployment', () => {
  test.each([
    ['demo secrets', { SECRET: 'demo-secret-that-everyone-knows' }],
    ['no secret', { SECRET: '' }],
    ['a shifted clock', { SECRET: REAL, CLOCK_OFFSET: '3600000' }],
  ])('with %s refuses to start', async (_name, change) => {
    const answer = await health({ MODE: 'production', ...change })
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toContain(REAL)
  })

  test('over the databases of a demo refuses to start', async () => {
    await drizzle(bindings.DIRECTORY)
      .insert(organisation)
      .values({ id: 987_654, name: 'おためし市', wording: 'en', demo: true, createdAt: 0 })
    expect((await health({ MODE: 'production', SECRET: REAL })).status).toBe(503)
    expect((await health({ MODE: 'demo' })).status).toBe(200)
  })

  test('never lets a request name its own moment', async () => {
    const env = { ...bindings, MODE: 'demo' } as Env
    const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }
    const answer = await app.fetch(
      new Request('http://tsumugi.test/api/health', { headers: { 'x-test-now': '1' } }),
      env,
      context as never,
    )
    expect(((await answer.json()) as { time: number }).time).toBeGreaterThan(1e12)
  })
})
