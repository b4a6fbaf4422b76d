import { expect, test } from 'vitest'
import { herd } from './herd.ts'

test('R11 clients who lost the server for a minute come back one by one, see no error, and every act is there once (npm run drill -- herd: 300)', async () => {
  expect(await herd({ clients: 60 })).toMatchObject({ faults: [], lost: 0, doubled: 0 })
})
