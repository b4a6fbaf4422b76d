// Round trips to the database, counted in the bindings: at most two a facility, session and right included, however many children there are.
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { notice, presenceFact } from '../../schema/shard.ts'
import { app } from '../../worker/app.ts'
import { insertRows } from '../../worker/dev/demo/store.ts'
import type { Env } from '../../worker/kit/env.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'
import { readBoard } from '../kit/board.ts'
import { counted } from '../kit/count-trips.ts'
import { act, at, bindings, DAY } from '../kit/world.ts'
import { requestOf, SAMPLES } from './sample.ts'
import { makeScene, type Scene } from './scene.ts'

const MOST = 2
/** Routes that may ask more often, with the reason. */
const MORE: Record<string, { trips: number; why: string }> = {
  'GET /api/f/:facility/presence/roster': {
    trips: 3,
    why: 'which days are kept is known with the calendar; that they were taken is written down; no screen waits for it',
  },
  'GET /api/f/:facility/document/decided/file': {
    trips: 3,
    why: 'how much there is, that it was taken, and then twenty papers after the other while the file goes out',
  },
  'GET /api/f/:facility/export/file': {
    trips: 20,
    why: 'all tables, sixteen at a time while the file goes out, so that no more than their pages are in memory; 園長 asks for it now and then',
  },
  'GET /api/f/:facility/document/disclosure': {
    trips: 3,
    why: 'the paper, the names of the house to look for in it, and that it was opened',
  },
  'GET /api/f/:facility/takeout/file': {
    trips: 9,
    why: 'each part is asked for as its own screen asks for it, one behind the other while the file goes out',
  },
}

/** Routes that ask DIRECTORY as well, with the reason. */
const FINDABLE: Record<string, { trips: number; why: string }> = {
  'GET /api/f/:facility/export/file': {
    trips: 1,
    why: 'where the facility is found, and who was let in, is known to the directory only',
  },
  'GET /api/f/:facility/staff/accounts': { trips: 1, why: 'sign-ins and second factors are known to the directory only' },
  'GET /api/f/:facility/staff/accounts/file': { trips: 1, why: 'sign-ins and second factors are known to the directory only' },
  ...Object.fromEntries(
    ['invitation/issue', 'invitation/staff', 'invitation/revoke', 'family/invite', 'family/end'].map((path) => [
      `POST /api/f/:facility/${path}`,
      { trips: 1, why: 'a code is found before anybody knows its facility' },
    ]),
  ),
  'POST /api/f/:facility/device/pair': {
    trips: 3,
    why: 'a tablet that asks to be paired is known to the directory only, and its code is guessed at there',
  },
  ...Object.fromEntries(
    [
      ['GET /api/f/:facility/facility/network', 1],
      ['POST /api/f/:facility/facility/network', 2],
      ['POST /api/f/:facility/facility/network/end', 2],
    ].map(([key, trips]) => [key, { trips: Number(trips), why: 'a network counts before any facility is opened' }]),
  ),
  'GET /api/f/:facility/notification/unreached': {
    trips: 1,
    why: 'whether somebody has an e-mail address is known to the directory only',
  },
  'GET /api/f/:facility/guest/hosts': { trips: 1, why: 'which facilities an organisation has is known to the directory only' },
  'POST /api/f/:facility/guest': { trips: 1, why: 'which facilities an organisation has is known to the directory only' },
  'GET /api/f/:facility/recovery': { trips: 1, why: 'whose account it is that lost its way in' },
  'POST /api/f/:facility/recovery/issue': { trips: 2, why: 'whose account it is, and the code that helps it' },
  'GET /api/f/:facility/audit/sign-ins': {
    trips: 1,
    why: 'whoever is signed in elsewhere and asked here is known to the directory only',
  },
}

const keys = listRoutes(app)
  .map(({ method, path }) => `${method} ${path}`)
  .filter((key) => key.includes('/api/f/:facility'))
/** Measured in houses of their own: a move is undone once, and what all calls before wrote down makes the books of a shared house long. */
const OF_ITS_OWN = ['/roster/undo', '/export/file']
let small: Scene
let large: Scene

type D1Database = Env['DIRECTORY']

/** Calls a route with counting bindings, before the hourly move of the idle limit is due. Waits for what goes on after the answer, too. */
async function tripsOf(
  scene: Scene,
  who: { cookie: string | undefined; own: Record<string, string> },
  key: string,
  ids: Parameters<(typeof SAMPLES)[string]>[0],
) {
  const trips = { directory: 0, shard: 0 }
  const env = { ...bindings } as unknown as Record<string, unknown>
  // Who has an address is asked only where letters can go.
  if (key.endsWith('/notification/unreached')) env.MAIL_URL = 'http://127.0.0.1:9/'
  env.DIRECTORY = counted(bindings.DIRECTORY, () => {
    trips.directory += 1
  })
  env[scene.shard] = counted(bindings[scene.shard as 'SHARD_1'] as D1Database, () => {
    trips.shard += 1
  })
  const { method, path, headers, body } = requestOf(key, SAMPLES[key]?.(ids) ?? {})
  const waiting: Promise<unknown>[] = []
  const context = {
    waitUntil: (work: Promise<unknown>) => waiting.push(work),
    passThroughOnException: () => undefined,
    props: {},
  }
  const request = new Request(`http://tsumugi.test${path.replace(':facility', String(scene.facilityId))}`, {
    method,
    headers: { ...headers, ...who.own, cookie: who.cookie ?? '', 'x-test-now': String(at('7:58')) },
    body,
  })
  const answer = await app.fetch(request, env as unknown as Env, context as never)
  const text = await answer.text()
  await Promise.all(waiting)
  return { status: answer.status, text, ...trips }
}

/** The trips of the first person for whom the route works. */
async function tripsFor(scene: Scene, key: string) {
  const ids = await scene.fresh(key)
  const { teacher, director, guardian, tablet, opened } = await scene.newBrowsers()
  for (const who of [teacher, director, guardian, tablet, opened]) {
    const trips = await tripsOf(scene, who, key, ids)
    if (trips.status === 200) return trips
  }
  throw new Error(`${key} works for nobody`)
}

beforeAll(async () => {
  small = await makeScene('SHARD_1', 10)
  large = await makeScene('SHARD_2', 60)
}, 120_000)

describe('Round trips', () => {
  test('the counter counts single statements, batches and bound statements', async () => {
    let count = 0
    const db = counted(bindings.DIRECTORY, () => {
      count += 1
    })
    await db.prepare('select 1').all()
    await db.prepare('select ?').bind(1).first()
    await db.batch([db.prepare('select 1'), db.prepare('select ?').bind(2)])
    expect(count).toBe(3)
  })

  test.each(keys)('%s asks its facility at most twice, as often for 60 children as for 10', async (key) => {
    const makers = OF_ITS_OWN.some((end) => key.endsWith(end))
      ? [await makeScene('SHARD_1', 10), await makeScene('SHARD_2', 60)]
      : [small, large]
    const found = []
    for (const scene of makers) found.push(await tripsFor(scene, key))
    const [few, many] = found
    expect(few?.shard).toBeGreaterThan(0)
    expect(few?.shard).toBeLessThanOrEqual(MORE[key]?.trips ?? MOST)
    expect(many?.shard).toBe(few?.shard)
    // Where a facility lives is asked once by each isolate, never on the daily path.
    const findable = FINDABLE[key]?.trips ?? 0
    expect(many?.directory).toBeLessThanOrEqual(1 + findable)
    const again = await tripsFor(key.endsWith('/roster/undo') ? await makeScene('SHARD_1', 3) : large, key)
    if (!key.endsWith('/roster/undo')) expect(again.directory).toBe(findable)
  })
})

describe('Sizes', () => {
  test('the board of 150 children in the evening is at most 30 kB', async () => {
    const scene = await makeScene('SHARD_1', 1)
    const names = [
      '佐藤 碧|さとう あおい',
      '鈴木 陽翔|すずき はると',
      '長谷川 結菜|はせがわ ゆいな',
      '渡辺 朔|わたなべ さく',
      '佐々木 莉子|ささき りこ',
    ]
    const children: string[] = [scene.childId]
    for (let count = 1; count < 150; count++) {
      const [name = '', kana = ''] = (names[count % names.length] ?? '').split('|')
      children.push(await scene.addChild(kana, { name, classId: count % 2 ? scene.rabbit : scene.star }))
    }
    const { facilityId } = scene
    const accountId = scene.people.teacher.accountId
    const fact = (childId: string, id: string, kind: 'arrive' | 'sighting' | 'leave' | 'handover', moment: number) => ({
      facilityId,
      day: DAY,
      childId,
      id,
      kind,
      at: moment,
      receivedAt: moment,
      accountId,
      source: 'room' as const,
      detail: kind === 'handover' ? '母' : null,
    })
    const db = bindings[scene.shard as 'SHARD_1'] as D1Database
    const came = children.slice(0, 138)
    await insertRows(
      db,
      presenceFact,
      came.flatMap((childId, index) => {
        const [arrive, leave] = [at('8:02') + index * 20_123, at('16:20') + index * 40_321]
        const [first, last] = [newId(arrive), newId(leave)]
        return [
          fact(childId, first, 'arrive', arrive),
          fact(childId, first, 'sighting', arrive),
          ...(index < 110 ? [fact(childId, last, 'leave', leave), fact(childId, last, 'handover', leave)] : []),
        ]
      }),
    )
    await insertRows(
      db,
      notice,
      children.slice(130).map((childId, index) => ({
        facilityId,
        childId,
        id: act(),
        kind: index % 2 ? ('absent' as const) : ('pickup_change' as const),
        startsOn: DAY,
        endsOn: DAY,
        reason: index % 2 ? ('sick' as const) : null,
        symptoms: index % 2 ? ['fever', 'cough'] : null,
        temperature: index % 2 ? 384 : null,
        time: index % 2 ? null : 990,
        pickupPerson: index % 2 ? null : '祖母',
        note: null,
        withdrawn: false,
        supersedes: null,
        source: 'guardian' as const,
        afterCutoff: false,
        accountId: scene.people.guardian.accountId,
        writtenAt: at('7:30'),
      })),
    )
    const { director } = await scene.newBrowsers()
    director.at('18:30')
    const answer = await director.get(`/presence/board?day=${DAY}`)
    expect(answer.status).toBe(200)
    expect(readBoard(answer).children.filter(({ status }) => status === 'left')).toHaveLength(110)
    const bytes = new TextEncoder().encode(answer.text).length
    expect(bytes).toBeLessThanOrEqual(30_000)
  }, 60_000)
})
