import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '../../worker/dev/place.ts'

test('every test file is named so that one project runs it', () => {
  const files = globSync('test/**/*.test.{ts,tsx}', { cwd: root })
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => !/\.(rule|law|route|journey|command)\.test\.tsx?$/.test(file))).toEqual([])
})
