// B12: the busiest minute of a city of 6,000 children, ten times over, on one shard: writes, boards and polls come when they come, whoever is
// still being answered. The product and the bare endpoints take turns, in windows of some seconds; what counts is the ratio of their p99.
import { Agent, request } from 'node:http'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { spreadOf } from '../kit/bench-measure.ts'
import { daysAfter, FACILITY } from '../kit/bench-world.ts'
import { type Benchmark, browserOf } from './benchmark.ts'

/**
 * A second of the busiest minute (assurance §4.2): writes, boards of 150 children, polls. A poll brings the tag of what its browser got last, as
 * a tablet does. All writes are of one house here, so nearly every poll finds a newer board, whereas the bare side reads one number.
 */
const MIX = { write: 10.5, board: 15, poll: 36 } as const
type Kind = keyof typeof MIX
const TIMES = 10
const WINDOW_S = 5
const WARM_S = 2

interface Call {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
  /** Told the tag of what was answered. */
  got?: (etag: string) => void
}
type Side = (kind: Kind, turn: number) => Call
interface Window {
  p99: number
  errors: number
  calls: number
}

/** Open loop: what is late does not hold back what comes next. */
async function play(port: number, side: Side, seconds: number, turns: Record<Kind, number>): Promise<Window> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const took: number[] = []
  let errors = 0
  const fire = (call: Call, due: number): Promise<void> =>
    new Promise((settle) => {
      const finish = (status: number) => {
        took.push(performance.now() - due)
        if (status === 0 || status >= 400) errors += 1
        settle()
      }
      const sent = request(
        { host: '127.0.0.1', port, agent, method: call.method, path: call.path, headers: call.headers },
        (answer) => {
          answer.resume()
          if (answer.headers.etag) call.got?.(answer.headers.etag)
          answer.on('end', () => finish(answer.statusCode ?? 0))
          answer.on('error', () => finish(0))
        },
      )
      sent.on('error', () => finish(0))
      sent.end(call.body)
    })
  const rate = Object.values(MIX).reduce((sum, one) => sum + one, 0) * TIMES
  const begins = performance.now()
  const under: Promise<void>[] = []
  // Poisson: the time to the next is exponential, and which kind it is, is drawn.
  for (let due = 0; due < seconds * 1000; due += (-Math.log(1 - Math.random()) / rate) * 1000) {
    const wait = begins + due - performance.now()
    if (wait > 0) await new Promise((settle) => setTimeout(settle, wait))
    let pick = Math.random() * (rate / TIMES)
    const kind = (Object.keys(MIX) as Kind[]).find((one) => {
      pick -= MIX[one]
      return pick < 0
    })
    const chosen = kind ?? 'poll'
    under.push(fire(side(chosen, turns[chosen]++), begins + due))
  }
  await Promise.all(under)
  agent.destroy()
  took.sort((a, b) => a - b)
  return { p99: took[Math.floor(took.length * 0.99)] ?? Number.NaN, errors, calls: took.length }
}

export const busiest: Benchmark = async ({ world, server, rounds }) => {
  const { children } = world
  const days = daysAfter(world.day, 1400).slice(700)
  const headers = (turn: number) => ({ cookie: browserOf(world, turn), 'x-door': 'office', 'x-test-now': String(world.evening) })
  const held = new Map<string, string>()
  const board = `/api/f/${FACILITY}/presence/board?day=${world.day}`
  const write = (turn: number) => {
    const day = days[Math.floor(turn / children.length) % days.length] ?? ''
    return { day, childId: children[turn % children.length] ?? '', now: momentOf(day, 8 * 60) }
  }
  const json = { 'content-type': 'application/json' }
  const product: Side = (kind, turn) => {
    if (kind === 'board') return { method: 'GET', path: board, headers: headers(turn) }
    if (kind === 'poll') {
      const browser = browserOf(world, turn)
      const asked = { ...headers(turn), 'if-none-match': held.get(browser) ?? '' }
      return { method: 'GET', path: board, headers: asked, got: (etag) => held.set(browser, etag) }
    }
    const { childId, now } = write(turn)
    const body = JSON.stringify({ id: newId(now), childId, kind: 'arrive' })
    return {
      method: 'POST',
      path: `/api/f/${FACILITY}/presence/tap`,
      headers: { ...json, ...headers(turn), 'x-test-now': String(now) },
      body,
    }
  }
  const bare: Side = (kind, turn) => {
    if (kind === 'board') return { method: 'GET', path: `/bare/board?day=${world.day}`, headers: {} }
    if (kind === 'poll') return { method: 'GET', path: '/bare/version', headers: {} }
    const { day, childId, now } = write(turn)
    return { method: 'POST', path: `/bare/inserts?id=${newId(now)}&child=${childId}&day=${day}`, headers: json, body: '{}' }
  }
  const turns = { product: { write: 0, board: 0, poll: 0 }, bare: { write: 0, board: 0, poll: 0 } }
  const windows = Math.max(3, Math.ceil(rounds / 8))
  const [ours, theirs, again]: [Window[], Window[], Window[]] = [[], [], []]
  const one = (side: 'product' | 'bare', seconds = WINDOW_S) =>
    play(server.port, side === 'product' ? product : bare, seconds, turns[side])
  await one('product', WARM_S)
  await one('bare', WARM_S)
  for (let round = 0; round < windows; round++) {
    const order = round % 2 === 0 ? (['ours', 'theirs', 'again'] as const) : (['again', 'theirs', 'ours'] as const)
    for (const name of order) ({ ours, theirs, again })[name].push(await one(name === 'theirs' ? 'bare' : 'product'))
  }
  const p99 = (list: readonly Window[]) => spreadOf(list.map((window) => window.p99))
  const ratios = ours.flatMap((window, place) =>
    [window, again[place] ?? window].map(({ p99 }) => p99 / (theirs[place]?.p99 ?? p99)),
  )
  const control = ours.map((window, place) => window.p99 / (again[place]?.p99 ?? window.p99))
  const all = [...ours, ...again]
  const calls = all.reduce((sum, window) => sum + window.calls, 0)
  const errors = all.reduce((sum, window) => sum + window.errors, 0)
  const comparison = { ratio: spreadOf(ratios), control: spreadOf(control), a: p99(all), b: p99(theirs), rounds: windows, calls }
  return [
    { id: 'busiest', title: 'busiest minute of 6,000 children × 10: p99 / bare endpoints', comparison, budget: 2 },
    { id: 'busiest-errors', title: 'errors in it', value: errors, unit: `of ${calls}`, budget: 0 },
  ]
}
