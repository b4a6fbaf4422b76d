// Every way in stands in docs/security.md (ASVS 6.3.4). Read from the source: a token is made in one place only, and each route that reaches it
// is a way in.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { app } from '../../worker/app.ts'
import { here } from '../../worker/dev/place.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'
import { graphOf, reachedFrom, routesUnder } from './call-graph.ts'

const MINT = 'worker/kit/token.ts mintToken'
/** A session in a facility for a sign-in that is there already: the same token, no new proof. */
const COPIES = ['worker/kit/reopen.ts openSession']

const graph = graphOf()
const routes = routesUnder(graph, 'worker/app.ts app')
const makesToken = (calls: readonly string[]): boolean => reachedFrom(graph, calls).has(MINT)

const listed = [...readFileSync(here('docs', 'security.md'), 'utf8').matchAll(/^\| `((?:GET|POST) [^`]+)` +\|(.*)\|$/gm)].map(
  ([, key = '', rest = '']) => ({ key, cells: rest.split('|').map((cell) => cell.trim()) }),
)

describe('Ways in', () => {
  test('the source is read as it is mounted', () => {
    expect(routes.map(({ key }) => key).sort()).toEqual(
      listRoutes(app)
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    )
  })

  test('ASVS 6.3.4 every route that makes a token stands in docs/security.md with its proof and its limit, and no other does', () => {
    const found = routes.filter(({ calls }) => makesToken(calls)).map(({ key }) => key)
    expect(found.length).toBeGreaterThan(5)
    expect(listed.map(({ key }) => key).sort()).toEqual(found.sort())
    expect(listed.filter(({ cells }) => cells.length !== 2 || cells.includes(''))).toEqual([])
  })

  test('ASVS 6.3.4 no session and no sign-in is written but by who makes its token, or for a sign-in that is there', () => {
    const writers = [...graph.pieces.values()].filter(({ text }) => /\.insert\((?:session|signIn)\)/.test(text))
    expect(writers.length).toBeGreaterThan(3)
    expect(writers.filter(({ id }) => !COPIES.includes(id) && !makesToken([id])).map(({ id }) => id)).toEqual([])
  })

  test('a way in through two other functions would be noticed, and a route beside it is none', () => {
    const small = graphOf([
      {
        path: 'worker/app.ts',
        text: "import { door } from './door/routes.ts'\nexport const app = new Hono()\n  .route('/api/door', door)\n",
      },
      {
        path: 'worker/door/routes.ts',
        text: "import { enter as come, look } from './enter.ts'\nexport const door = new Hono()\n  .post('/in', async (c) => c.json(await come(c)))\n  .get('/', (c) => c.json(look(c)))\n",
      },
      {
        path: 'worker/door/enter.ts',
        text: "import { mintToken } from '../kit/token.ts'\nconst make = () => mintToken()\nexport async function enter(c) {\n  return make()\n}\n// mintToken\nexport const look = (c) => 'mintToken'\n",
      },
    ])
    const ways = routesUnder(small, 'worker/app.ts app').filter(({ calls }) => reachedFrom(small, calls).has(MINT))
    expect(ways.map(({ key }) => key)).toEqual(['POST /api/door/in'])
  })
})
