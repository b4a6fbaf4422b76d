// B1: a caregiver's tap (session, right, schema, idempotency, two facts, audit, the family's lines, versions) against three bare inserts.
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { compare } from '../kit/bench-measure.ts'
import { daysAfter, FACILITY } from '../kit/bench-world.ts'
import { type Benchmark, browserOf, must } from './benchmark.ts'

export const checkIn: Benchmark = async ({ world, server, rounds, calls }) => {
  const days = daysAfter(world.day, 200)
  const { children } = world
  // Every tap is the first arrival of a child on a day, so that the family is told each time.
  const childOf = (turn: number): string => children[turn % children.length] ?? ''
  const dayOf = (turn: number): string => days[Math.floor(turn / children.length) % days.length] ?? ''
  const comparison = await compare(
    {
      a: async (turn) => {
        const now = momentOf(dayOf(turn), 8 * 60)
        const json = JSON.stringify({ id: newId(now), childId: childOf(turn), kind: 'arrive' })
        const headers = {
          'content-type': 'application/json',
          cookie: browserOf(world, turn),
          'x-door': 'office',
          'x-test-now': String(now),
        }
        await must(server.call('POST', `/api/f/${FACILITY}/presence/tap`, headers, json), 200)
      },
      b: async (turn) => {
        const query = `id=${newId(momentOf(dayOf(turn), 8 * 60))}&child=${childOf(turn)}&day=${dayOf(turn)}`
        await must(server.call('POST', `/bare/inserts?${query}`, { 'content-type': 'application/json' }, '{}'), 200)
      },
    },
    rounds,
    calls,
  )
  return [{ id: 'check-in', title: 'full check-in / bare three-insert batch', comparison, budget: 1.6 }]
}
