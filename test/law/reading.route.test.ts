// GET, HEAD and OPTIONS change nothing (ASVS 3.5.3): asked of every path by everyone who may, the databases hold what they held.
import { beforeAll, describe, expect, test } from 'vitest'
import { app } from '../../worker/app.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'
import { RATE_CLASSES } from '../../worker/kit/rate.ts'
import { clientOf, DAY } from '../kit/world.ts'
import { operatorOf } from '../operator/operator-of.ts'
import { requestOf, SAMPLES } from './sample.ts'
import { type Client, digestOf, makeScene, type Scene } from './scene.ts'

const routes = listRoutes(app)
const paths = [...new Set(routes.map(({ path }) => path))]
/** There only while a chase is the city's (test/chase), which none is here. */
const CLOSED = '/api/city/:organisation/case'
const readable = new Set(routes.flatMap(({ method, path }) => (method === 'GET' && path !== CLOSED ? [path] : [])))

let scene: Scene
const addresses = new Map<string, string>()
/** What the databases hold: what one path left behind, the next would find. */
let held: string
/** Everyone of the house, the city, the service and the street, in browsers that have been here before. */
let callers: Client[]

beforeAll(async () => {
  scene = await makeScene('SHARD_1')
  callers = await everybody()
  for (const path of paths) addresses.set(path, await addressOf(path))
  held = await digestOf(scene)
}, 120_000)

async function everybody(): Promise<Client[]> {
  const all = [...Object.values(await scene.newBrowsers()), scene.people.officer, await operatorOf(scene), clientOf('')]
  // Whoever comes to a house for the first time gets a session there: that is the sign-in going on, not the reading.
  for (const who of all) {
    await who.get(`/api/f/${scene.facilityId}/presence/board?day=${DAY}`)
    await who.get('/api/account/me')
  }
  return all
}

/** A browser has so many files a minute; before they are used up everybody takes another. Each is asked for with GET and HEAD. */
const FILES = RATE_CLASSES.export / 3
const files = new Set(routes.flatMap(({ path, rate }) => (rate === 'export' ? [path] : [])))
let taken = 0

const addressOf = async (path: string): Promise<string> => {
  if (path === '/api/operator/devices') return `${path}?facility=${scene.facilityId}`
  const key = `GET ${path}`
  const sample = SAMPLES[key]?.(await scene.fresh(key)) ?? {}
  return requestOf(key, sample)
    .path.replace(':facility', String(scene.facilityId))
    .replace(':organisation', String(scene.people.officer.organisationId))
}

describe('Reading', () => {
  test.each(paths)('ASVS 3.5.3 GET, HEAD and OPTIONS of %s change nothing but traces of reading', async (path) => {
    if (files.has(path)) taken += 1
    if (taken >= FILES) {
      callers = await everybody()
      held = await digestOf(scene)
      taken = 0
    }
    const before = held
    const address = addresses.get(path) ?? ''
    const statuses: number[] = []
    for (const who of callers) {
      for (const method of ['GET', 'HEAD', 'OPTIONS']) {
        const { status } = await who.send(method, address)
        if (method === 'GET') statuses.push(status)
      }
    }
    held = await digestOf(scene)
    expect(held).toBe(before)
    // Somebody was let in; otherwise nothing would have been shown.
    if (readable.has(path)) expect(statuses).toContain(200)
    else expect(statuses).not.toContain(200)
  })
})
