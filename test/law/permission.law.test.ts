// Every mounted route says what it is: action, input, rate class. Read from the app that is served, not from a list beside it.
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { type Action, CAPABILITIES, MATRIX, ROLES, type Rule } from '../../schema/permission/matrix.ts'
import { app } from '../../worker/app.ts'
import type { App } from '../../worker/kit/context.ts'
import { listMiddleware, listRoutes, type MountedRoute } from '../../worker/kit/list-routes.ts'
import { may } from '../../worker/kit/may.ts'
import { RATE_CLASSES } from '../../worker/kit/rate.ts'
import { readSource, roomSources } from './read-source.ts'

const routes = listRoutes(app)
const GET_RATES = ['open', 'read', 'export', 'picture']

function faultsOf(route: MountedRoute): string[] {
  const faults: string[] = []
  if (!route.action || !(route.action in MATRIX)) faults.push('has no action')
  if (!route.rate || !(route.rate in RATE_CLASSES)) faults.push('has no rate class')
  else if (GET_RATES.includes(route.rate) !== (route.method === 'GET'))
    faults.push(`is ${route.method} with rate class ${route.rate}`)
  const { schema, place } = route.input ?? {}
  if (!schema) faults.push('has no input schema')
  else {
    if ((schema as { type?: string }).type !== 'strict_object') faults.push('takes unknown keys')
    if ((place === 'query') !== (route.method === 'GET')) faults.push(`is ${route.method} with input from ${place}`)
  }
  return faults.map((fault) => `${route.method} ${route.path} ${fault}`)
}

describe('Permission', () => {
  test('every route has an action of the matrix, a strict input schema and a rate class', () => {
    expect(routes.length).toBeGreaterThan(15)
    expect(routes.flatMap(faultsOf)).toEqual([])
  })

  test('a route that lacks one would be noticed', () => {
    const bare = new Hono<App>().get('/open', (c) => c.text('hello')).post('/half', may('notice.report'), (c) => c.text('hello'))
    const [open, half] = listRoutes(bare)
    expect(open && faultsOf(open)).toHaveLength(3)
    expect(half && faultsOf(half)).toHaveLength(2)
  })

  test('every action of the matrix is used by a route, or asked for beside the action of one', () => {
    const used = new Set<Action | null>(routes.map(({ action }) => action))
    // What a route asks for on top of its own action: the file of what its screen shows.
    for (const { path, text } of roomSources().filter(({ path }) => path.startsWith('worker/')))
      for (const [, action] of text.matchAll(/(?:asked\.format && |also: )'([\w.]+)'/g)) {
        expect(MATRIX, path).toHaveProperty([action ?? ''])
        used.add(action as Action)
      }
    expect((Object.keys(MATRIX) as Action[]).filter((action) => !used.has(action))).toEqual([])
  })

  test('the matrix speaks of roles and capabilities there are, and every action is somebody’s', () => {
    for (const [action, rule] of Object.entries(MATRIX) as [Action, Rule][]) {
      expect(
        Object.keys(rule.staff ?? {}).filter((role) => !(ROLES as readonly string[]).includes(role)),
        action,
      ).toEqual([])
      if (rule.guardian) expect(CAPABILITIES, action).toContain(rule.guardian)
      expect(
        Boolean(
          rule.open ||
            rule.self ||
            rule.officer ||
            rule.operator ||
            rule.device ||
            rule.guardian ||
            Object.keys(rule.staff ?? {}).length > 0,
        ),
        action,
      ).toBe(true)
      expect(
        [rule.open, rule.self, rule.officer, rule.operator, rule.guardian ?? rule.staff ?? rule.device].filter(Boolean),
        `${action} is of one kind`,
      ).toHaveLength(1)
    }
  })

  // Request number, log, headers, clock, cross-site rule; then the ways into a city, to the service, into a house, and what its acts tell other
  // houses.
  test('middleware for all methods is what was reviewed', () => {
    expect(listMiddleware(app)).toEqual([
      '/*',
      '/*',
      '/*',
      '/*',
      '/*',
      '/api/city/:organisation/*',
      '/api/operator/*',
      '/api/f/:facility/*',
      '/api/f/:facility/*',
    ])
  })

  test('routes are written on their own line, with rate, may and input in this order', () => {
    const words = [...new Set(routes.map(({ path }) => path.split('/')))].flatMap(([, , first, second, third]) =>
      first === 'f' ? [third ?? ''] : [first === 'city' ? 'city' : (first ?? second ?? '')],
    )
    const sources = [...new Set(words)]
      .filter((word) => !['health', 'security.txt'].includes(word))
      .map((word) => readSource(`worker/${word}/routes.ts`))
    const lines = sources.flatMap(({ text }) =>
      text.split('\n').filter((line) => /^\s*(?:export const .*)?\.(?:get|post|put|patch|delete|all)\(/.test(line)),
    )
    expect(lines.length).toBeGreaterThan(15)
    expect(
      lines.filter((line) => !/\.(?:get|post)\('[^']*', rate\('\w+'\), may\('[\w.]+'\), (?:input|query|file)\(/.test(line)),
    ).toEqual([])
  })
})
