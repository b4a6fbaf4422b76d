import { expect, test } from 'vitest'
import { kill } from './kill.ts'

test('R1 RB03 a runtime killed in the middle of check-ins loses none and doubles none (npm run drill -- kill: 4,000, five kills)', async () => {
  expect(await kill({ clients: 6, acts: 240, kills: 1 })).toMatchObject({ faults: [], lost: 0, doubled: 0 })
})
