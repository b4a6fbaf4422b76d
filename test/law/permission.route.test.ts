import { describe, expect, test } from 'vitest'
import { type Action, MATRIX, type Rule } from '../../schema/permission/matrix.ts'
import { app } from '../../worker/app.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'
import { clientOf } from '../kit/world.ts'
import { SAMPLES } from './sample.ts'
import { makeScene } from './scene.ts'

const routes = listRoutes(app)
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

describe('Every route', () => {
  test('of a house or a city has a sample call, and there are no samples of routes that are gone', () => {
    const keys = routes.map(({ method, path }) => `${method} ${path}`).filter((key) => key.includes('/:'))
    expect(Object.keys(SAMPLES).sort()).toEqual(keys.sort())
  })

  test('answers other methods with 405 and the list of its own', async () => {
    const scene = await makeScene('SHARD_1')
    for (const path of new Set(routes.map((route) => route.path))) {
      const own = routes.filter((route) => route.path === path).map(({ method }) => method)
      const address = path
        .replace(':facility', String(scene.facilityId))
        .replace(':organisation', String(scene.people.officer.organisationId))
      const inside = path.includes(':organisation') ? scene.people.officer : scene.people.director
      // A client of a house writes its house before what does not begin with /api.
      const who = path.startsWith('/api') ? inside : clientOf('')
      for (const method of METHODS.filter((one) => !own.includes(one))) {
        const answer = await who.send(method, address)
        expect(answer.status, `${method} ${path}`).toBe(405)
        expect(answer.headers.get('allow')?.split(', ').sort(), path).toEqual([...own].sort())
      }
    }
  })

  test('asks for a sign-in first, unless it is open to anyone', async () => {
    const nobody = clientOf('')
    for (const { method, path, action } of routes) {
      const answer = await nobody.send(
        method,
        path.replace(':facility', '1').replace(':organisation', '1'),
        method === 'POST' ? { json: {} } : {},
      )
      const open = action !== null && (MATRIX[action as Action] as Rule).open === true
      expect(answer.status === 401, `${method} ${path}`).toBe(!open)
    }
  })

  test('answers in JSON with a Japanese sentence and headers that keep it private', async () => {
    const answer = await clientOf('').get('/api/f/1/presence/board?day=2026-11-20')
    expect(answer.body).toMatchObject({ error: { code: 'signed_out', message: expect.stringMatching(/[ぁ-ん]/) } })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})
