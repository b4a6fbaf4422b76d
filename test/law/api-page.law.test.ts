// docs/api.md is the contract: every mounted route is named in it, so that nobody has to guess from the source.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { app } from '../../worker/app.ts'
import { here } from '../../worker/dev/place.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'

/** `/api/f/:facility/staff/week` is named there as `staff/week`. */
const nameOf = (path: string): string => path.replace(/^\/(api\/)?(f\/:facility\/|city\/:organisation\/|account\/)?/, '')

test('every route is named on the page of the API', () => {
  const page = readFileSync(here('docs', 'api.md'), 'utf8')
  const isNamed = (name: string) => new RegExp(`[\\s/\`]${name.replaceAll('.', '\\.')}[\\s?\`]`).test(page)
  const missing = listRoutes(app).filter(({ path }) => !isNamed(nameOf(path)))
  expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

test('a route that nobody wrote down would be noticed', () => {
  expect(nameOf('/api/f/:facility/staff/week')).toBe('staff/week')
  expect(nameOf('/api/account/me')).toBe('me')
  expect(nameOf('/.well-known/security.txt')).toBe('.well-known/security.txt')
})
