// A sample of `npm run mutate`, in a process of its own: the sources are broken as they are loaded.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { here } from '../../../worker/dev/place.ts'
import { cellMutants, MEMORY, ruleMutants } from './mutants.ts'

test('a policy that is broken in one place is noticed', async () => {
  const words = [
    '--disable-warning=ExperimentalWarning',
    here('test', 'law', 'mutate', 'run-mutate.ts'),
    '--json',
    '--sample',
    '16',
  ]
  const run = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  run.stdout.on('data', (part: Buffer) => {
    text += part.toString()
  })
  const [code] = (await once(run, 'close')) as [number]
  const found = JSON.parse(text) as { cells: number; rules: number; living: { mutant: string; harmless: string | null }[] }
  expect(found.living.filter(({ harmless }) => harmless === null)).toEqual([])
  expect(found.cells).toBeGreaterThan(3)
  expect(found.rules).toBeGreaterThan(3)
  expect(code).toBe(0)
}, 240_000)

test('every cell has its mutants, and every condition of the SQL', () => {
  expect(cellMutants().length).toBeGreaterThan(600)
  const text =
    'const a = sql`select 1 from t where a = 1 and b in (select x from y where z = ${q(1)}) and not exists (select 2)`\n// x and y where z'
  expect(ruleMutants('a.ts', text).map(({ dropped }) => dropped)).toEqual([
    'and b in (select x from y where z = ${q(1)})',
    'and not exists (select 2)',
    'a = 1',
    'z = ${q(1)}',
    'not',
  ])
  expect(MEMORY.length).toBeGreaterThan(10)
})
