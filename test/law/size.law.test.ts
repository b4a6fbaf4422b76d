import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { here } from '../../worker/dev/place.ts'

interface Sizes {
  doors: { door: string; js: number; all: number }[]
  lazy: { path: string; bytes: number }[]
  over: string[]
}

test('what a first visit loads stays within the budget of each door', () => {
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', here('worker', 'dev', 'size.ts'), '--json'], {
    encoding: 'utf8',
  })
  const sizes = JSON.parse(run.stdout) as Sizes
  expect(sizes.doors.map(({ door }) => door).sort()).toEqual(['family', 'office', 'room'])
  for (const { door, js } of sizes.doors) expect(js, door).toBeGreaterThan(500)
  expect(sizes.over).toEqual([])
  expect(run.status).toBe(0)
}, 120_000)
