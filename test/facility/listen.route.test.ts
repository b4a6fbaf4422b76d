// A screen hears that something changed, through the facility's own object; nobody hears of anything that they may not read.
import { runInDurableObject } from 'cloudflare:test'
import { exports } from 'cloudflare:workers'
import { and, eq } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { guardianship } from '../../schema/shard.ts'
import { bare, separated } from '../block/separated.ts'
import { house } from '../device/house.ts'
import { act, at, bindings, DAY, makeWorld } from '../kit/world.ts'

interface Browser {
  cookie?: string | undefined
  own: Record<string, string>
}
interface Line {
  heard: string[]
  closed: number | null
  close: () => void
  say: (text: string) => void
}
const lines: Line[] = []
afterEach(() => {
  for (const line of lines.splice(0)) line.close()
})

const upgrade = (facilityId: number, path: string, { cookie, own }: Browser, more: Record<string, string> = {}) =>
  exports.default.fetch(`http://tsumugi.test/api/f/${facilityId}${path}`, {
    headers: { Upgrade: 'websocket', cookie: cookie ?? '', 'x-test-now': String(at('8:05')), ...own, ...more },
  })

/** Opens a line as a browser does; what it hears is gathered. */
async function listen(facilityId: number, path: string, browser: Browser): Promise<Line> {
  const { status, webSocket } = (await upgrade(facilityId, path, browser)) as Response & {
    webSocket?: WebSocket & { accept(): void }
  }
  expect(status).toBe(101)
  if (!webSocket) throw new Error('no line')
  const line: Line = { heard: [], closed: null, close: () => webSocket.close(), say: (text) => webSocket.send(text) }
  webSocket.addEventListener('message', ({ data }) => {
    line.heard.push(String(data))
  })
  webSocket.addEventListener('close', ({ code }) => {
    line.closed = code
  })
  webSocket.accept()
  lines.push(line)
  return line
}
const hears = (line: Line, times: number) => vi.waitFor(() => expect(line.heard).toEqual(Array(times).fill('changed')))
const isCut = (line: Line) => vi.waitFor(() => expect(line.closed).toBe(4001))
/** As if every listener had been looked at a minute ago. */
const aMinuteLater = (facilityId: number) =>
  runInDurableObject(bindings.FACILITY?.getByName(String(facilityId)), (_object, state) => {
    for (const line of state.getWebSockets())
      line.serializeAttachment({ ...(line.deserializeAttachment() as object), lookedAt: 0 })
  })

const tap = (childId: string, kind = 'arrive') => ({ id: act(), childId, kind })

describe('Listening', () => {
  test('a tap on one tablet is heard on the other and at the desk, and nothing is said but that something changed', async () => {
    const { world, teacher, director, tablet, childId } = await house()
    const room = await listen(world.facilityId, '/presence/live', tablet)
    const desk = await listen(world.facilityId, '/presence/live', director)
    expect((await teacher.post('/presence/tap', tap(childId))).status).toBe(200)
    await hears(room, 1)
    await hears(desk, 1)
    // A repetition changes nothing, and neither does a look.
    await teacher.get(`/presence/board?day=${DAY}`)
    expect((await teacher.post('/presence/tap', tap(childId, 'leave'))).status).toBe(200)
    await hears(desk, 2)
  })

  test('a family hears of its own children, and not even that there was something about another', async () => {
    const { world, teacher, mother, stranger, childId } = await separated()
    const own = await listen(world.facilityId, '/family/live', mother)
    const other = await listen(world.facilityId, '/family/live', stranger)
    expect((await teacher.post('/presence/tap', tap(childId))).status).toBe(200)
    await hears(own, 1)
    const theirs = ((await stranger.get('/family/live')).body.topics as string[])[0]?.slice('child:'.length) ?? ''
    expect((await teacher.post('/presence/tap', tap(theirs))).status).toBe(200)
    await hears(other, 1)
    expect(own.heard).toEqual(['changed'])
    expect((await mother.get('/presence/live')).status).toBe(404)
  })

  test('a ping is answered, anything else that is said ends the line', async () => {
    const { world, tablet } = await house()
    const line = await listen(world.facilityId, '/presence/live', tablet)
    line.say('ping')
    await vi.waitFor(() => expect(line.heard).toEqual(['pong']))
    line.say('{"topics":["presence"]}')
    await vi.waitFor(() => expect(line.closed).toBe(1008))
  })
})

describe('Who may listen', () => {
  test('a foreign facility and an unknown one are the same 404; without a sign-in it is 401', async () => {
    const { world, teacher, tablet } = await house()
    const foreign = await makeWorld()
    const answerOf = async (facilityId: number, path: string, who: Browser) => {
      const answer = await upgrade(facilityId, path, who)
      return bare({
        status: answer.status,
        text: await answer.text(),
        body: {},
        bytes: new Uint8Array(),
        headers: answer.headers,
      })
    }
    const answers = await Promise.all(
      [foreign.facilityId, 999_999_999].flatMap((facilityId) => [
        answerOf(facilityId, '/presence/live', teacher),
        answerOf(facilityId, '/family/live', teacher),
      ]),
    )
    answers.push(await answerOf(world.facilityId, '/family/live', teacher))
    expect(answers[0]?.status).toBe(404)
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await answerOf(foreign.facilityId, '/presence/live', tablet)).status).toBe(401)
    expect((await answerOf(world.facilityId, '/presence/live', { own: {} })).status).toBe(401)
  })

  test('a page of another origin opens no line with somebody’s cookie', async () => {
    const { world, tablet } = await house()
    const from = async (headers: Record<string, string>) =>
      (await upgrade(world.facilityId, '/presence/live', tablet, headers)).status
    expect(await from({ origin: 'https://elsewhere.example' })).toBe(403)
    expect(await from({ 'sec-fetch-site': 'cross-site', origin: 'http://tsumugi.test' })).toBe(403)
    expect(await from({ origin: 'http://tsumugi.test' })).toBe(101)
  })

  test('the door is named as the protocol of the line, since a browser can name it in no header', async () => {
    const { world, tablet, director } = await house()
    const both = { cookie: `${director.cookie}; ${tablet.cookie}`, own: {} }
    for (const door of ['device', 'office']) {
      const answer = await upgrade(world.facilityId, '/presence/live', both, { 'sec-websocket-protocol': door })
      expect([answer.status, answer.headers.get('sec-websocket-protocol')]).toEqual([101, door])
    }
    expect((await upgrade(world.facilityId, '/presence/live', both, { 'sec-websocket-protocol': 'room' })).status).toBe(401)
  })

  test('a session has a few lines and no more', async () => {
    const { world, tablet } = await house()
    for (let count = 0; count < 10; count++) await listen(world.facilityId, '/presence/live', tablet)
    expect((await upgrade(world.facilityId, '/presence/live', tablet)).status).toBe(429)
  })
})

describe('A line outlives no right', () => {
  test('the line of a tablet is cut when its pairing is ended, before anything else is said on it', async () => {
    const { world, teacher, director, tablet, childId } = await house()
    const line = await listen(world.facilityId, '/presence/live', tablet)
    expect((await director.post('/device/revoke', { id: act(), deviceId: tablet.deviceId })).status).toBe(200)
    await isCut(line)
    expect((await teacher.post('/presence/tap', tap(childId))).status).toBe(200)
    expect(line.heard).toEqual([])
  })

  test('a sign-out cuts the lines of that sign-in, and of no other', async () => {
    const { world, director, tablet } = await house()
    const desk = await listen(world.facilityId, '/presence/live', director)
    const room = await listen(world.facilityId, '/presence/live', tablet)
    expect((await director.post('/api/account/sign-out', {})).status).toBe(200)
    await isCut(desk)
    expect(room.closed).toBeNull()
  })

  test('a block takes the child from a father’s line at once; a line with nothing left to hear of is cut', async () => {
    const { world, father, mother, teacher, childId, siblingId, setBlock } = await separated()
    const lineOfFather = await listen(world.facilityId, '/family/live', father)
    const lineOfMother = await listen(world.facilityId, '/family/live', mother)
    expect((await setBlock()).status).toBe(200)
    await hears(lineOfMother, 1)
    await teacher.post('/presence/tap', tap(childId))
    await hears(lineOfMother, 2)
    expect([lineOfFather.heard, lineOfFather.closed]).toEqual([[], null])
    expect((await setBlock({ childId: siblingId })).status).toBe(200)
    await isCut(lineOfFather)
    expect(lineOfFather.heard).toEqual([])
  })

  test('a right that ends without an act is looked at again before the line speaks, at most once a minute', async () => {
    const { world, mother, teacher, childId } = await separated()
    const line = await listen(world.facilityId, '/family/live', mother)
    await world.db
      .update(guardianship)
      .set({ endsOn: '2026-11-19' })
      .where(and(eq(guardianship.facilityId, world.facilityId), eq(guardianship.personId, mother.personId)))
    await teacher.post('/presence/tap', tap(childId))
    await hears(line, 1)
    await aMinuteLater(world.facilityId)
    await teacher.post('/presence/sighting', { id: act(), childId })
    await isCut(line)
    expect(line.heard).toEqual(['changed'])
  })
})
