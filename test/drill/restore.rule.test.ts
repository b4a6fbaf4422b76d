import { expect, test } from 'vitest'
import { restore } from './restore.ts'

test('R15 R16 RO03 the databases are gone: the night’s backup comes back row by row, and what tablets bring again is there once (npm run drill -- restore)', async () => {
  expect(await restore({ children: 12 })).toMatchObject({ faults: [], known: 4, late: 8, doubled: 0 })
})
