// The API's edge: what every answer carries, and what is refused before anybody asks who is there.
import { describe, expect, test } from 'vitest'
import { app } from '../../worker/app.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'
import { RATE_CLASSES, type RateClass } from '../../worker/kit/rate.ts'
import { SECURITY_EXPIRES } from '../../worker/kit/security-text.ts'
import { act, bindings, clientOf } from '../kit/world.ts'
import { makeScene } from '../law/scene.ts'

const guest = clientOf('')
const HEADERS: Record<string, RegExp> = {
  'cache-control': /^no-store$/,
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'referrer-policy': /^no-referrer$/,
  'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
}
const from = () => ({ 'cf-connecting-ip': `edge-${act()}` })

describe('Every answer', () => {
  test('carries the headers that keep it private, also when it is an error, and none that names what runs here', async () => {
    const scene = await makeScene('SHARD_1')
    const { director } = await scene.newBrowsers()
    const broken = await app.fetch(
      new Request('http://tsumugi.test/api/account/me', { headers: { cookie: '__Host-tsumugi-family=a.b' } }),
      { ...bindings, DIRECTORY: {} } as never,
      { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} } as never,
    )
    const answers: Record<number, Headers> = {
      200: (await director.get('/child')).headers,
      400: (await director.get('/child?day=x')).headers,
      401: (await guest.get('/api/account/me')).headers,
      403: (await director.send('POST', '/notice', { json: {}, headers: { 'sec-fetch-site': 'cross-site' } })).headers,
      404: (await guest.get('/api/nowhere')).headers,
      405: (await guest.send('DELETE', '/api/health')).headers,
      415: (await director.send('POST', '/notice', { body: '{}', headers: { 'content-type': 'text/plain' } })).headers,
      500: broken.headers,
    }
    expect(broken.status).toBe(500)
    expect(await broken.text()).not.toMatch(/drizzle|prepare|TypeError|at /)
    for (const [status, headers] of Object.entries(answers)) {
      for (const [name, wanted] of Object.entries(HEADERS)) expect(headers.get(name) ?? '', `${status} ${name}`).toMatch(wanted)
      for (const name of ['server', 'x-powered-by', 'via', 'access-control-allow-origin'])
        expect(headers.get(name), `${status} ${name}`).toBeNull()
      expect(headers.get('content-type'), status).toMatch(/^application\/json/)
    }
  })

  test('to TRACE, OPTIONS or an unlisted method is a refusal, never a preflight that opens', async () => {
    for (const method of ['OPTIONS', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await guest.send(method, '/api/account/me', {
        headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
      })
      expect([403, 404, 405], method).toContain(answer.status)
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})

describe('A write', () => {
  test('from another page, or one that does not say where it comes from but names a foreign origin, is refused on every route', async () => {
    const scene = await makeScene('SHARD_1')
    const { director } = await scene.newBrowsers()
    const marks: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { origin: 'http://tsumugi.test.evil.test' },
      { origin: 'http://tsumugi.test:8080' },
    ]
    for (const { method, path } of listRoutes(app).filter((route) => route.method === 'POST')) {
      const address = path.replace(':facility', String(scene.facilityId)).replace(':organisation', '1')
      const mark = marks[Math.floor(Math.random() * marks.length)] ?? {}
      for (const headers of path.endsWith('/notice') ? marks : [mark]) {
        const answer = await director.send(method, address, { json: {}, headers })
        expect(answer.body, `${path} ${JSON.stringify(headers)}`).toMatchObject({ error: { code: 'cross_site' } })
      }
    }
  })

  test('must say that it is JSON, even when it is empty, and is not read beyond its limit', async () => {
    const scene = await makeScene('SHARD_1')
    const { director } = await scene.newBrowsers()
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', undefined]) {
      const headers: Record<string, string> = type ? { 'content-type': type } : {}
      expect((await director.send('POST', '/notice', { headers, ...(type ? { body: '' } : {}) })).status, String(type)).toBe(415)
    }
    let pulled = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(new Uint8Array(64 * 1024).fill(32))
        if (pulled > 1000) controller.close()
      },
    })
    const headers = { 'content-type': 'application/json', cookie: director.cookie ?? '' }
    const request = new Request(`http://tsumugi.test/api/f/${scene.facilityId}/notice`, { method: 'POST', headers, body })
    const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }
    expect((await app.fetch(request, bindings, context as never)).status).toBe(413)
    expect(pulled, 'pieces of 64 KiB that were taken').toBeLessThan(10)
  })
})

describe('Rate classes', () => {
  test.each(Object.entries(RATE_CLASSES) as [RateClass, number][])(
    '%s: call %i and one more gets 429 with the seconds to wait',
    async (name, limit) => {
      const scene = await makeScene('SHARD_1')
      const { director } = await scene.newBrowsers()
      const route = listRoutes(app).find(
        ({ rate, path }) => rate === name && !path.includes('/city/') && !path.includes('/device/'),
      )
      expect(route, name).toBeDefined()
      const path = (route?.path ?? '').replace(':facility', String(scene.facilityId))
      // A field nobody knows: refused after the counting and before any work.
      const headers = from()
      const call = () =>
        route?.method === 'GET'
          ? director.get(`${path}?unknown=1`, headers)
          : director.send('POST', path, { json: { unknown: 1 }, headers })
      for (let count = 0; count < limit; count++)
        if ((await call()).status === 429) throw new Error(`refused at call ${count + 1}`)
      const answer = await call()
      expect(answer.status).toBe(429)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    },
    60_000,
  )
})

test('security.txt says where to report, and does not run out within sixty days', async () => {
  const answer = await guest.get('/.well-known/security.txt')
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; charset=utf-8/i)
  for (const line of [
    'Contact: http://tsumugi.test/security',
    `Expires: ${SECURITY_EXPIRES}`,
    'Canonical: http://tsumugi.test/.well-known/security.txt',
  ])
    expect(answer.text.split('\n')).toContain(line)
  const left = Date.parse(SECURITY_EXPIRES) - Date.now()
  expect(left, 'read SECURITY.md again and move SECURITY_EXPIRES').toBeGreaterThan(60 * 86_400_000)
  expect(left, 'less than a year ahead (RFC 9116)').toBeLessThan(366 * 86_400_000)
})
