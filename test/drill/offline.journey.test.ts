import { expect, test } from 'vitest'
import { offline } from './offline.ts'

test('R3 RB23 a tablet without a line, whose page is killed in the middle, brings everything once and in order (npm run drill -- offline: eight hours, 150 children)', async () => {
  expect(await offline({ children: 5, kills: 2, rounds: 4 })).toMatchObject({
    faults: [],
    acts: 20,
    lost: 0,
    doubled: 0,
    killed: 2,
  })
})
