import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { here } from '../../worker/dev/place.ts'
import { circlesOf, edgesOf, faultOf, reachedFrom } from './check-import.ts'
import { importsOf, roomSources } from './read-source.ts'

const sources = roomSources()
const imports = sources.flatMap(importsOf)
const paths = new Set(sources.map(({ path }) => path))

const faultsOf = (path: string, text: string) => importsOf({ path, text }).map((one) => faultOf(one))

describe('Imports', () => {
  test('the laws read what is there: every room, static, dynamic and bare imports', () => {
    for (const room of ['schema/', 'worker/', 'web/', 'test/']) {
      expect(imports.filter(({ from }) => from.startsWith(room)).length, room).toBeGreaterThan(20)
    }
    const found = importsOf({
      path: 'web/a/B.tsx',
      text: "import { x,\n  y } from '../kit/x.ts'\nimport type { Z } from './z.ts'\nimport './b.css'\nconst c = () => import('./c.tsx')\nexport { d } from './d.ts'\n// import './gone.ts'\nexport const e = 1\n",
    })
    expect(found.map(({ target, typeOnly }) => [target, typeOnly])).toEqual([
      ['web/kit/x.ts', false],
      ['web/a/z.ts', true],
      ['web/a/d.ts', false],
      ['web/a/b.css', false],
      ['web/a/c.tsx', false],
    ])
  })

  test('arrows go web → schema ← worker, kit imports no word, routes belong to the table of contents', () => {
    expect(imports.flatMap((one) => (faultOf(one) ? [`${one.from} → ${one.specifier}: ${faultOf(one)}`] : []))).toEqual([])
  })

  test.each([
    ['schema/notice/rule.ts', "import { x } from '../../worker/kit/fail.ts'"],
    ['schema/notice/rule.ts', "import { eq } from 'drizzle-orm'"],
    ['schema/kit/day.ts', "import { x } from '../notice/rule.ts'"],
    ['schema/notice/rule.ts', "import { readFileSync } from 'node:fs'"],
    ['web/notice/Screen.tsx', "import { app } from '../../worker/app.ts'"],
    ['web/notice/Screen.tsx', "import { notice } from '../../worker/notice/routes.ts'"],
    ['web/notice/Screen.tsx', "import type { Notice } from '../../worker/notice/queries.ts'"],
    ['web/kit/Chip.tsx', "import { x } from '../notice/words.ts'"],
    ['web/kit/Chip.tsx', "import { Hono } from 'hono'"],
    ['worker/kit/fail.ts', "import { x } from '../notice/queries.ts'"],
    ['worker/kit/fail.ts', "import { report } from '../../schema/notice/input.ts'"],
    ['worker/child/read.ts', "import { notice } from '../notice/routes.ts'"],
    ['worker/child/read.ts', "import { say } from '../dev/say.ts'"],
    ['worker/child/read.ts', "import { x } from '../../web/kit/call.ts'"],
    ['worker/child/read.ts', "import { app } from '../app.ts'"],
    ['worker/child/read.ts', "import lodash from 'lodash'"],
    ['worker/child/read.ts', "import { x } from './queries'"],
  ])('%s must not: %s', (path, text) => {
    expect(faultsOf(path, text)).not.toEqual([null])
  })

  test('what is allowed is allowed', () => {
    expect(faultsOf('web/notice/Screen.tsx', "import type { Routes } from '../../worker/notice/routes.ts'")).toEqual([null])
    expect(faultsOf('worker/child/read.ts', "import { x } from '../notice/queries.ts'")).toEqual([null])
    expect(faultsOf('schema/notice/table.ts', "import { text } from 'drizzle-orm/sqlite-core'")).toEqual([null])
  })

  test('every import names a file that is there', () => {
    // The laws' own examples stand in strings.
    const missing = imports.filter(
      ({ from, target }) => !from.startsWith('test/law/') && target !== null && !paths.has(target) && !existsSync(here(target)),
    )
    expect(missing.map(({ from, specifier }) => `${from} → ${specifier}`)).toEqual([])
  })

  test('no table reaches the browser', () => {
    const reached = reachedFrom(
      edgesOf(imports, false),
      [...paths].filter((path) => path.startsWith('web/')),
    )
    expect([...reached].filter((path) => /^schema\/(.*\/table|directory|shard)\.ts$/.test(path))).toEqual([])
    const bad = importsOf({ path: 'web/a.ts', text: "import { x } from '../schema/notice/rule.ts'" })
    const worse = importsOf({ path: 'schema/notice/rule.ts', text: "import { notice } from './table.ts'" })
    expect([...reachedFrom(edgesOf([...bad, ...worse], false), ['web/a.ts'])]).toContain('schema/notice/table.ts')
  })

  test('nothing imports itself through others, types apart', () => {
    expect(circlesOf(edgesOf(imports, false))).toEqual([])
    expect(
      circlesOf(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a', 'd']],
          ['d', []],
        ]),
      ),
    ).toEqual([['a', 'b', 'c']])
  })

  test('types go round in a circle within one word at most', () => {
    const words = (circle: readonly string[]) => new Set(circle.map((path) => path.split('/').slice(0, -1).join('/'))).size
    expect(circlesOf(edgesOf(imports, true)).filter((circle) => words(circle) > 1)).toEqual([])
  })
})
