// B3, B4: the board of 150 children against one bare join, and a poll that finds nothing new against handlers that do nothing.
import { compare } from '../kit/bench-measure.ts'
import { FACILITY } from '../kit/bench-world.ts'
import { type Benchmark, browserOf, must } from './benchmark.ts'

export const board: Benchmark = async ({ world, server, rounds, calls }) => {
  const path = `/api/f/${FACILITY}/presence/board?day=${world.day}`
  const headers = (turn: number) => ({ cookie: browserOf(world, turn), 'x-door': 'office', 'x-test-now': String(world.evening) })
  const first = await must(server.call('GET', path, headers(0)), 200)
  const etag = String(first.headers.etag)
  const whole = await compare(
    {
      a: (turn) => must(server.call('GET', path, headers(turn)), 200),
      b: () => must(server.call('GET', `/bare/board?day=${world.day}`), 200),
    },
    rounds,
    Math.ceil(calls / 3),
  )
  const poll = (bare: string, status: number) =>
    compare(
      {
        a: (turn) => must(server.call('GET', path, { ...headers(turn), 'if-none-match': etag }), 304),
        b: () => must(server.call('GET', bare), status),
      },
      rounds,
      calls,
    )
  return [
    { id: 'board', title: 'board of 150 / bare join to JSON', comparison: whole, budget: 1.3 },
    { id: 'poll', title: 'no-change poll (304) / empty Hono handler', comparison: await poll('/bare/empty', 204), budget: null },
    {
      id: 'poll-hello',
      title: 'no-change poll (304) / hello of the runtime',
      comparison: await poll('/bare/hello', 200),
      budget: null,
    },
    { id: 'board-bytes', title: 'board of 150 in the evening', value: first.body.length, unit: 'bytes', budget: 30_000 },
  ]
}
