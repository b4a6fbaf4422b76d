import { expect, test } from 'vitest'
import { move } from './move.ts'

test('R19 a facility moves to another shard while a tablet goes on: no act is lost, late ones find the new home (npm run drill -- move)', async () => {
  const found = await move({ children: 60 })
  expect(found.faults).toEqual([])
  expect(Number(found.behindTheFence)).toBeGreaterThan(0)
})
