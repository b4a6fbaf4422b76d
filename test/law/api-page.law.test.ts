// docs/api.md is the contract: every mounted route is named in it, so that nobody has to guess from the source.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { app } from '../../worker/app.ts'
import { here } from '../../worker/dev/place.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'

/** `/api/f/:facility/staff/week` is named there as `staff/week`. */
const nameOf = (path: string): string => path.replace(/^\/(api\/)?(f\/:facility\/|city\/:organisation\/|account\/)?/, '')

const page = readFileSync(here('docs', 'api.md'), 'utf8')
const isNamed = (path: string): boolean => new RegExp(`[\\s/\`]${nameOf(path).replaceAll('.', '\\.')}[\\s?\`]`).test(page)

test('every route is named on the page of the API', () => {
  const missing = listRoutes(app).filter(({ path }) => !isNamed(path))
  expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

test('a route that nobody wrote down would be noticed', () => {
  expect(isNamed('/api/f/:facility/staff/week')).toBe(true)
  expect(isNamed('/api/f/:facility/staff/weeks')).toBe(false)
  expect(isNamed('/api/nowhere')).toBe(false)
})
