// A family, a teacher, a director of one house asks for everything of another: the same answer as for what does not exist, in the same
// bytes, and not a row is changed anywhere (assurance §2.5, oracles b and c).
import { beforeAll, describe, expect, test } from 'vitest'
import { app } from '../../worker/app.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'
import { type Answer, clientOf } from '../kit/world.ts'
import { namesSomething, SAMPLES } from './sample.ts'
import { digestOf, makeScene, type Scene, unknownIds } from './scene.ts'

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

/** What a route may be asked about, made anew in the two other houses; one after the other, since two requests cannot wait for one import. */
async function freshIn(key: string) {
  const made = []
  for (const theirs of [near, far]) made.push({ theirs, ids: await theirs.fresh(key) })
  return made
}

beforeAll(async () => {
  mine = await makeScene('SHARD_1')
  near = await makeScene('SHARD_1')
  far = await makeScene('SHARD_2')
}, 120_000)

describe('A foreign house', () => {
  test.each(inFacility)('%s answers its own people, so that the laws below mean something', async (key) => {
    const own = await makeScene('SHARD_1')
    const ids = await own.fresh(key)
    const statuses: number[] = []
    const { teacher, director, guardian, tablet, opened } = await own.newBrowsers()
    for (const who of [teacher, director, guardian, tablet, opened]) {
      statuses.push((await own.call(who, key, sampleOf(key)(ids))).status)
      if (statuses.at(-1) === 200) break
    }
    expect(statuses).toContain(200)
  })

  test.each(inFacility)('%s: another house looks like none, to everyone, and nothing changes', async (key) => {
    const { guardian, teacher, director } = await mine.newBrowsers()
    const asked = await freshIn(key)
    const before = await digestOf(mine, near, far)
    for (const { theirs, ids } of asked) {
      for (const who of [guardian, teacher, director]) {
        const sample = sampleOf(key)(ids)
        const foreign = await mine.call(who, key, sample, { facility: theirs.facilityId })
        const unknown = await mine.call(who, key, sample, { facility: NOWHERE })
        expect(foreign.status).toBe(404)
        expect(bare(foreign)).toEqual(bare(unknown))
        expect(foreign.text).not.toContain(theirs.mark)
      }
      const stranger = clientOf('')
      const foreign = await mine.call(stranger, key, sampleOf(key)(ids), { facility: theirs.facilityId })
      expect(foreign.status).toBe(401)
      expect(bare(foreign)).toEqual(bare(await mine.call(stranger, key, sampleOf(key)(ids), { facility: NOWHERE })))
    }
    expect(await digestOf(mine, near, far)).toBe(before)
  })

  test.each(inFacility.filter(namesSomething))(
    '%s: what is another house’s, asked for in one’s own, is not there',
    async (key) => {
      const { guardian, teacher, director } = await mine.newBrowsers()
      const asked = await freshIn(key)
      const before = await digestOf(mine, near, far)
      for (const { theirs, ids } of asked) {
        for (const who of [guardian, teacher, director]) {
          const foreign = await mine.call(who, key, sampleOf(key)(ids))
          const unknown = await mine.call(who, key, sampleOf(key)(unknownIds()))
          expect(bare(foreign)).toEqual(bare(unknown))
          expect(foreign.status, foreign.text).toBeGreaterThanOrEqual(400)
          expect(foreign.text).not.toContain(theirs.mark)
        }
      }
      expect(await digestOf(mine, near, far)).toBe(before)
    },
  )

  test.each(inFacility.filter(namesSomething))(
    '%s: another family of the same house gets the same as for nobody',
    async (key) => {
      const ids = await mine.fresh(key)
      const before = await digestOf(mine, near, far)
      const foreign = await mine.call(mine.other, key, sampleOf(key)(ids))
      const unknown = await mine.call(mine.other, key, sampleOf(key)(unknownIds()))
      expect(foreign.status).toBe(404)
      expect(bare(foreign)).toEqual(bare(unknown))
      expect(foreign.text).not.toContain(mine.mark)
      expect(await digestOf(mine, near, far)).toBe(before)
    },
  )

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
