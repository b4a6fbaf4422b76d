import { expect, test } from 'vitest'
import type { Gathered } from '../../schema/document/gathered.ts'
import { offeredNow } from '../../schema/relay/rule.ts'

const item = (section: string, ...ids: string[]): Gathered => ({
  ...{ key: `${section} ${ids}`, section, childId: null, text: section, at: null },
  sources: ids.map((id) => ({ word: 'care', day: '2026-11-20', id })),
})

test('RG22 the next shift is offered what it has to know of the day, and not what was told already', () => {
  const gathered = [item('attendance', 'a'), item('health', 'b', 'c'), item('injury', 'd'), item('activity', 'e')]
  expect(offeredNow(gathered, []).map(({ section }) => section)).toEqual(['health', 'injury'])
  const told = [{ sources: [{ id: 'b' }] }, { sources: [{ id: 'd' }] }]
  // A second temperature is news.
  expect(offeredNow(gathered, told).map(({ section }) => section)).toEqual(['health'])
  expect(offeredNow(gathered, [...told, { sources: [{ id: 'c' }] }])).toEqual([])
})

test('RG22 an absence, which a diary says among the absent and in the line of the child, is offered once and with its reason', () => {
  expect(offeredNow([item('absent', 'a'), item('child', 'a'), item('child', 'b')], [])).toEqual([
    item('absent', 'a'),
    item('child', 'b'),
  ])
})
