// What is kept on a device goes out in the name of whoever did it, and in no other.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newId } from '../../schema/kit/id.ts'

interface Sent {
  path: string
  headers: Record<string, string>
}

let sent: Sent[] = []
let bodies: Record<string, unknown>[] = []
/** The account whose cookie the browser carries; null when nobody is signed in. */
let cookie: string | null = null
/** How far the server's clock is ahead of this device's. */
let serverAhead = 0
/** Answers that do not come back. */
let lost = 0
/** What the server says of one of many acts: its receipt, or a refusal with this status. */
const outcomeOf = (status = 200) => (status === 200 ? { id: 'x', at: 1 } : { status, error: { code: 'x', message: `${status}` } })

beforeEach(() => {
  lost = 0
  sent = []
  bodies = []
  cookie = 'mother'
  serverAhead = 0
  vi.resetModules()
  vi.useFakeTimers()
  vi.stubGlobal('location', { pathname: '/family' })
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('fetch', async (path: string, { headers, body }: Sent & { body?: string }) => {
    if (path === '/api/health')
      return Response.json({ ok: true }, { headers: { 'X-Server-Time': String(Date.now() + serverAhead) } })
    const named = headers['X-Account']
    if (cookie === null || (named !== undefined && named !== cookie))
      return Response.json({ error: { code: 'signed_out', message: '-' } }, { status: 401 })
    sent.push({ path, headers })
    const json = JSON.parse(body ?? '{}')
    bodies.push(json)
    if (path.endsWith('/presence/together')) {
      if (lost > 0 && lost--) throw new TypeError('fetch failed')
      return Response.json({ acts: json.acts.map((act: { json: { says?: number } }) => outcomeOf(act.json.says)) })
    }
    return Response.json({ id: 'x', at: 1 })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A door with its outbox; `shared` is the room, whose browsers may be paired. */
async function open(shared: boolean) {
  vi.stubGlobal('__SHARED__', shared)
  const { account, sessionEnded, speaker } = await import('../../web/kit/call.ts')
  const outbox = await import('../../web/kit/outbox.ts')
  const act = (path: string) => outbox.send({ id: newId(0), facility: 1, path, json: {}, childIds: [] })
  const settle = async () => {
    await vi.advanceTimersByTimeAsync(0)
    await outbox.flush()
  }
  return { account, sessionEnded, speaker, act, settle, ...outbox }
}

test.each([false, true])(
  'an act that waits goes to nobody who signs in later, and out when its maker is back (room: %s)',
  async (shared) => {
    const { account, acts, act, flush, settle, sessionEnded } = await open(shared)
    account.value = 'mother'
    cookie = null
    await act('notice')
    await settle()
    expect(acts.value).toMatchObject([{ by: 'mother', state: 'waiting' }])
    account.value = 'father'
    cookie = 'father'
    const ended = sessionEnded.value
    await act('presence/stamp')
    await settle()
    expect(sent.map(({ path }) => path)).toEqual(['/api/f/1/presence/stamp'])
    expect(acts.value).toMatchObject([{ by: 'mother', path: 'notice', state: 'waiting' }])
    expect(sessionEnded.value).toBe(ended)
    account.value = 'mother'
    cookie = 'mother'
    await flush()
    expect(sent.at(-1)).toMatchObject({ path: '/api/f/1/notice', headers: { 'X-Account': 'mother' } })
    expect(acts.value).toEqual([])
  },
)

test('a page that does not know yet that somebody else signed in sends nothing in their name', async () => {
  const { account, acts, act, settle } = await open(false)
  account.value = 'mother'
  cookie = 'father'
  await act('notice')
  await settle()
  expect(sent).toEqual([])
  expect(acts.value).toMatchObject([{ by: 'mother', state: 'waiting' }])
})

test('on a phone nobody is shown what somebody else left unsent; at the room’s board it stays to be seen', async () => {
  for (const shared of [false, true]) {
    vi.resetModules()
    const { account, act, settle, unsent, refusedActs, shownActs } = await open(shared)
    account.value = 'mother'
    cookie = null
    await act('notice')
    await settle()
    expect(unsent.value).toHaveLength(1)
    account.value = 'father'
    expect(unsent.value).toHaveLength(shared ? 1 : 0)
    expect(shownActs.value).toHaveLength(shared ? 1 : 0)
    expect(refusedActs.value).toEqual([])
  }
})

test('what was done with a sign-in is sent by no name of the tablet that the browser became', async () => {
  const { account, speaker, acts, act, settle } = await open(true)
  account.value = 'teacher'
  cookie = null
  await act('presence/tap')
  await settle()
  cookie = 'teacher'
  speaker.as = { 'X-Door': 'room', 'X-Person': 'someone' }
  await act('presence/sighting')
  await settle()
  expect(sent).toMatchObject([{ path: '/api/f/1/presence/sighting', headers: { 'X-Person': 'someone' } }])
  expect(acts.value).toMatchObject([{ path: 'presence/tap', by: 'teacher', state: 'waiting' }])
})

const HOURS = 3_600_000
/** The room's tablet without a line, its clock wrong by so much, taps; then there is a line, and the clock is still wrong, or by now right. */
async function tapped(wrong: number, { mended = false, heard = null as number | null } = {}) {
  const real = Date.UTC(2026, 10, 27, 0, 0)
  if (heard !== null) {
    vi.stubGlobal('localStorage', {
      getItem: () => JSON.stringify({ offset: 0, heard: real + heard }),
      setItem: () => undefined,
    })
  }
  vi.setSystemTime(real + wrong)
  vi.stubGlobal('navigator', { onLine: false })
  const { acts, send, settle, setRightCount } = await open(true)
  const at = Date.now()
  await send({ id: newId(0), facility: 1, path: 'presence/tap', json: { at }, childIds: [] })
  expect(acts.value).toHaveLength(1)
  const later = real + HOURS
  vi.setSystemTime(mended ? later : later + wrong)
  serverAhead = later - Date.now()
  vi.stubGlobal('navigator', { onLine: true })
  await settle()
  return { acts: acts.value, body: bodies.at(-1), real, said: at, count: setRightCount.value }
}

test.each([3 * HOURS, -3 * HOURS, 24 * HOURS, -365 * 24 * HOURS])(
  'RB33 an act of a clock that is %i ms wrong arrives with its true time, and says what the clock said',
  async (wrong) => {
    const { acts, body, real, said, count } = await tapped(wrong, { heard: -HOURS })
    expect(acts).toEqual([])
    expect(body).toEqual({ at: real, clock: { device: said, offset: -wrong } })
    expect(count).toBe(1)
  },
)

test('RB33 a clock that is right to a minute changes nothing', async () => {
  const { body, said, count } = await tapped(60_000)
  expect(body).toMatchObject({ at: said, clock: { device: said } })
  expect(count).toBe(0)
})

test('RB33 an act of a wrong clock that somebody mended before the line was back waits for a person, and is not lost', async () => {
  for (const wrong of [24 * HOURS, -24 * HOURS]) {
    const { acts, body } = await tapped(wrong, { mended: true, heard: -HOURS })
    expect(body).toBeUndefined()
    expect(acts).toMatchObject([{ state: 'refused', message: expect.stringContaining('いつのことか分かりません') }])
    bodies = []
    vi.resetModules()
  }
})

describe('RB19 What piled up on the tablet', () => {
  /** Acts that wait, each with its route, its children and what the server will say of it; then there is a line. */
  async function pile(waiting: { path?: string; childIds?: string[]; says?: number }[]) {
    vi.stubGlobal('navigator', { onLine: false })
    const outbox = await open(true)
    for (const { path = 'presence/tap', childIds = [], says } of waiting)
      await outbox.send({ id: newId(0), facility: 1, path, json: says ? { says } : {}, childIds })
    vi.stubGlobal('navigator', { onLine: true })
    await outbox.settle()
    return outbox
  }
  const paths = () => sent.map(({ path }) => path.replace('/api/f/1/', ''))

  test('goes out many at a time, in the order of doing; one act by itself goes as always', async () => {
    const { acts } = await pile(Array.from({ length: 81 }, () => ({})))
    expect(paths()).toEqual(['presence/together', 'presence/together', 'presence/tap'])
    expect(bodies.map((body) => (body.acts as [] | undefined)?.length)).toEqual([40, 40, undefined])
    expect(acts.value).toEqual([])
  })

  test('leaves behind an act of the same child that goes another way', async () => {
    await pile([{ childIds: ['a'] }, { path: 'notice', childIds: ['b'] }, { childIds: ['b'] }, { childIds: ['c'] }])
    expect(paths()).toEqual(['presence/together', 'notice', 'presence/tap'])
    expect(bodies[0]?.acts).toHaveLength(2)
  })

  test('loses nothing when the answer is lost: the same acts go again', async () => {
    lost = 1
    const { acts, flush } = await pile([{}, {}])
    expect(acts.value).toMatchObject([
      { state: 'waiting', tried: true },
      { state: 'waiting', tried: true },
    ])
    await flush()
    expect(paths()).toEqual(['presence/together', 'presence/together'])
    expect(bodies[1]).toEqual(bodies[0])
    expect(acts.value).toEqual([])
  })

  test('is refused one by one: 要確認 is the refused act alone; what asks for a PIN or may pass is sent by itself', async () => {
    const { acts } = await pile([{}, { says: 409 }, { says: 403 }, {}, { says: 503 }])
    expect(acts.value).toMatchObject([{ state: 'refused', message: '409' }])
    expect(paths()).toEqual(['presence/together', 'presence/tap', 'presence/tap'])
  })
})
