import { expect, test } from 'vitest'
import { FEATURES, MATRIX } from '../../schema/permission/matrix.ts'
import { ACTION_WORDS, FEATURE_WORDS, GROUPS } from '../../schema/permission/words.ts'

test('every action has a title of its own in a group that the page shows, and nothing is named that is not there', () => {
  expect(Object.keys(ACTION_WORDS).sort()).toEqual(Object.keys(MATRIX).sort())
  const titles = Object.values(ACTION_WORDS).map(({ title }) => title)
  expect(new Set(titles).size).toBe(titles.length)
  const groups = GROUPS.map(([id]) => id)
  expect([...new Set(Object.values(ACTION_WORDS).map(({ group }) => group))].sort()).toEqual([...groups].sort())
  expect(Object.keys(FEATURE_WORDS).sort()).toEqual([...FEATURES].sort())
})
