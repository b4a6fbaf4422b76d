// A family, a teacher, a director of one house asks for everything of another: the same answer as for what does not exist, in the same
// bytes, and not a row is changed anywhere (assurance §2.5, oracles b and c).
import { beforeAll, describe, expect, test } from 'vitest'
import { app } from '../../worker/app.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'
import { type Answer, clientOf } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import { unknownIds } from './ids.ts'
import { namesSomething, SAMPLES } from './sample.ts'
import { type Client, digestOf, makeScene, type Scene } from './scene.ts'

const keys = listRoutes(app).map(({ method, path }) => `${method} ${path}`)
const inFacility = keys.filter((key) => key.includes('/api/f/:facility'))
const inCity = keys.filter((key) => key.includes('/api/city/:organisation'))
const NOWHERE = 987_654

let mine: Scene
let near: Scene
let far: Scene

/** An answer without the one thing that is always different. */
const bare = ({ status, text }: Answer) => ({ status, text: text.replace(/"requestId":"[^"]+"/, '') })
const sampleOf = (key: string) => SAMPLES[key] ?? (() => ({}))

beforeAll(async () => {
  mine = await makeScene('SHARD_1')
  near = await makeScene('SHARD_1')
  far = await makeScene('SHARD_2')
}, 120_000)

describe.each(inFacility)('%s', (key) => {
  const ask = sampleOf(key)
  let browsers: Awaited<ReturnType<Scene['newBrowsers']>>
  let people: Client[]
  /** What the route may be asked about here, and in the two other houses. */
  let own: Ids
  const foreign: { theirs: Scene; ids: Ids }[] = []
  /** What the databases hold; nothing that is asked below changes it, until somebody asks for what is their own. */
  let held: string

  beforeAll(async () => {
    // One after the other, since two requests cannot wait for one import.
    for (const theirs of [near, far]) foreign.push({ theirs, ids: await theirs.fresh(key) })
    own = await mine.fresh(key)
    browsers = await mine.newBrowsers()
    people = [browsers.guardian, browsers.teacher, browsers.director]
    held = await digestOf(mine, near, far)
  })

  test('another house looks like none, to everyone', async () => {
    for (const { theirs, ids } of foreign) {
      for (const who of people) {
        const sample = ask(ids)
        const answer = await mine.call(who, key, sample, { facility: theirs.facilityId })
        const unknown = await mine.call(who, key, sample, { facility: NOWHERE })
        expect(answer.status).toBe(404)
        expect(bare(answer)).toEqual(bare(unknown))
        expect(answer.text).not.toContain(theirs.mark)
      }
      const stranger = clientOf('')
      const answer = await mine.call(stranger, key, ask(ids), { facility: theirs.facilityId })
      expect(answer.status).toBe(401)
      expect(bare(answer)).toEqual(bare(await mine.call(stranger, key, ask(ids), { facility: NOWHERE })))
    }
  })

  if (namesSomething(key)) {
    test('what is another house’s, asked for in one’s own, is not there', async () => {
      for (const { theirs, ids } of foreign) {
        for (const who of people) {
          const answer = await mine.call(who, key, ask(ids))
          const unknown = await mine.call(who, key, ask(unknownIds()))
          expect(bare(answer)).toEqual(bare(unknown))
          expect(answer.status, answer.text).toBeGreaterThanOrEqual(400)
          expect(answer.text).not.toContain(theirs.mark)
        }
      }
    })

    test('another family of the same house gets the same as for nobody', async () => {
      const answer = await mine.call(mine.other, key, ask(own))
      const unknown = await mine.call(mine.other, key, ask(unknownIds()))
      expect(answer.status).toBe(404)
      expect(bare(answer)).toEqual(bare(unknown))
      expect(answer.text).not.toContain(mine.mark)
    })
  }

  test('not a row of any house is changed by all that', async () => {
    expect(await digestOf(mine, near, far)).toBe(held)
  })

  test('its own people are answered, so that the laws above mean something', async () => {
    // An import is undone only while nothing came after it.
    const house = key.endsWith('/roster/undo') ? await makeScene('SHARD_1') : mine
    const ids = house === mine ? own : await house.fresh(key)
    const { teacher, director, guardian, tablet, opened } = house === mine ? browsers : await house.newBrowsers()
    const statuses: number[] = []
    for (const who of [teacher, director, guardian, tablet, opened]) {
      statuses.push((await house.call(who, key, ask(ids))).status)
      if (statuses.at(-1) === 200) break
    }
    expect(statuses).toContain(200)
  })
})

describe('A foreign house', () => {
  test.each(inCity)('%s: another city looks like none, and a director is no officer', async (key) => {
    const before = await digestOf(mine, near, far)
    for (const who of [mine.people.officer, mine.people.director, mine.people.guardian]) {
      const sample = sampleOf(key)(unknownIds())
      const foreign = await mine.call(who, key, sample, { organisation: near.people.officer.organisationId })
      const unknown = await mine.call(who, key, sample, { organisation: NOWHERE })
      expect(foreign.status).toBe(404)
      expect(bare(foreign)).toEqual(bare(unknown))
    }
    expect(await digestOf(mine, near, far)).toBe(before)
  })

  test('the digest of the databases notices a single row', async () => {
    const before = await digestOf(mine, near, far)
    await far.addPerson('a'.repeat(22), 'だれか')
    expect(await digestOf(mine, near, far)).not.toBe(before)
  })
})
