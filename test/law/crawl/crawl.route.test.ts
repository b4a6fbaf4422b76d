// The crawl's own ground: over the real runtime and its real databases it sees what it sees over SQLite in one process.
import { expect, test } from 'vitest'
import { bindings } from '../../kit/world.ts'
import { buildTown } from '../town/build-town.ts'
import { makeTown } from '../town/people.ts'
import { crawl } from './crawl.ts'

test('the canary crawl finds nothing over the real databases either, for one of each kind', async () => {
  const town = makeTown(81_000)
  await buildTown(bindings, town)
  const names = ['mother', 'blocked father', 'teacher of the rabbits', 'cook']
  const callers = town.principals.filter(({ name }) => names.includes(name))
  const found = await crawl(bindings, town, { callers, foreign: 10 })
  expect(found.unexpected.slice(0, 20)).toEqual([])
  expect(found.missing.slice(0, 20)).toEqual([])
  expect(found.statuses['200']).toBeGreaterThan(80)
}, 120_000)
