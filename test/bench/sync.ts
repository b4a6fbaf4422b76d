// B13: a tablet that was without a line brings what it recorded, act by act as the outbox sends them, against the bare inserts of the same rows
// in batches of fifty.
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { compare } from '../kit/bench-measure.ts'
import { daysAfter, FACILITY } from '../kit/bench-world.ts'
import { type Benchmark, browserOf, must } from './benchmark.ts'

/** Acts of one batch of bare inserts; a call of either side is so many acts. */
const BATCH = 50

export const sync: Benchmark = async ({ world, server, rounds, calls }) => {
  const days = daysAfter(world.day, 600).slice(200)
  const { children } = world
  const at = (turn: number, place: number) => {
    const act = turn * BATCH + place
    const day = days[Math.floor(act / children.length) % days.length] ?? ''
    return { day, childId: children[act % children.length] ?? '', now: momentOf(day, 8 * 60) }
  }
  const comparison = await compare(
    {
      a: async (turn) => {
        for (let place = 0; place < BATCH; place++) {
          const { childId, now } = at(turn, place)
          const headers = {
            'content-type': 'application/json',
            cookie: browserOf(world, turn * BATCH + place),
            'x-door': 'office',
            'x-test-now': String(now + 3 * 3_600_000),
          }
          const json = JSON.stringify({ id: newId(now), childId, kind: 'arrive', at: now })
          await must(server.call('POST', `/api/f/${FACILITY}/presence/tap`, headers, json), 200)
        }
      },
      b: async (turn) => {
        const acts = Array.from({ length: BATCH }, (_, place) => {
          const { day, childId, now } = at(turn, place)
          return { day, childId, id: newId(now) }
        })
        await must(server.call('POST', '/bare/sync', { 'content-type': 'application/json' }, JSON.stringify(acts)), 200)
      },
    },
    rounds,
    Math.max(1, Math.ceil(calls / BATCH)),
  )
  return [{ id: 'sync', title: 'acts of a morning without a line / bare inserts in batches of 50', comparison, budget: 2 }]
}
