// A paper, and the child it is about, are never deleted: only words of a paper go, in the one place where 園長 decides it (RH02, RL14).
import { expect, test } from 'vitest'
import { roomSources, withoutComments } from './read-source.ts'

const DELETES = /\.delete\(\s*(child|document|documentEdit|documentChoice|documentStep|schoolDelivery|disposal|enrollment)\s*\)/g

const deletions = () =>
  roomSources()
    .filter(({ path }) => path.startsWith('worker/') && !path.startsWith('worker/dev/'))
    .flatMap(({ path, text }) => [...withoutComments(text).matchAll(DELETES)].map(([, table]) => `${path} ${table}`))

test('RH02 RH05 nothing deletes a child, a paper or its register, and words of papers go only where their disposal is decided', () => {
  expect(deletions().filter((one) => /document|child|disposal|schoolDelivery/.test(one))).toEqual([
    'worker/keeping/dispose.ts documentEdit',
    'worker/keeping/dispose.ts documentChoice',
  ])
})
