// B5: the month's register as CSV against a bare select with join to text.
import { compare } from '../kit/bench-measure.ts'
import { FACILITY } from '../kit/bench-world.ts'
import { type Benchmark, browserOf, must } from './benchmark.ts'

export const month: Benchmark = async ({ world, server, rounds, calls }) => {
  const asked = world.day.slice(0, 7)
  const path = `/api/f/${FACILITY}/presence/month?month=${asked}&format=csv`
  const headers = (turn: number) => ({ cookie: browserOf(world, turn), 'x-door': 'office', 'x-test-now': String(world.evening) })
  const comparison = await compare(
    {
      a: (turn) => must(server.call('GET', path, headers(turn)), 200),
      b: () => must(server.call('GET', `/bare/month?month=${asked}`), 200),
    },
    rounds,
    Math.max(1, Math.ceil(calls / 15)),
  )
  return [{ id: 'month', title: 'month export CSV / bare select + join to text', comparison, budget: 1.5 }]
}
