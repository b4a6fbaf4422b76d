// B13: a tablet that was without a line brings what it recorded, in requests of as many acts as its outbox sends at once, against the bare
// inserts of the same rows in batches of fifty.
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { MOST_TOGETHER } from '../../schema/kit/together.ts'
import { compare } from '../kit/bench-measure.ts'
import { daysAfter, FACILITY } from '../kit/bench-world.ts'
import { type Benchmark, browserOf, must } from './benchmark.ts'

/** Acts of one call of either side. */
const ACTS = 200
/** Acts of one batch of bare inserts. */
const BATCH = 50

/** A list in parts of so many. */
const inParts = <Item>(list: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size))

export const sync: Benchmark = async ({ world, server, rounds, calls }) => {
  const days = daysAfter(world.day, 600).slice(200)
  const { children } = world
  /** Acts of one call: first arrivals, so that families are told each time. The house has fewer children, so a call ends in the next day. */
  const actsOf = (turn: number) =>
    Array.from({ length: ACTS }, (_, place) => {
      const act = turn * ACTS + place
      const day = days[Math.floor(act / children.length) % days.length] ?? ''
      const now = momentOf(day, 8 * 60)
      return { day, childId: children[act % children.length] ?? '', now, id: newId(now) }
    })
  const json = { 'content-type': 'application/json' }
  const comparison = await compare(
    {
      a: async (turn) => {
        for (const [part, acts] of inParts(actsOf(turn), MOST_TOGETHER).entries()) {
          const headers = {
            ...json,
            cookie: browserOf(world, turn * Math.ceil(ACTS / MOST_TOGETHER) + part),
            'x-door': 'office',
            'x-test-now': String(Math.max(...acts.map(({ now }) => now)) + 3 * 3_600_000),
          }
          const body = {
            acts: acts.map(({ id, childId, now }) => ({ path: 'tap', json: { id, childId, kind: 'arrive', at: now } })),
          }
          const answer = await must(
            server.call('POST', `/api/f/${FACILITY}/presence/together`, headers, JSON.stringify(body)),
            200,
          )
          const refused = JSON.parse(answer.body.toString()).acts.find((one: { error?: unknown }) => one.error)
          if (refused) throw new Error(`an act was refused: ${JSON.stringify(refused)}`)
        }
      },
      b: async (turn) => {
        for (const acts of inParts(actsOf(turn), BATCH))
          await must(server.call('POST', '/bare/sync', json, JSON.stringify(acts)), 200)
      },
    },
    rounds,
    Math.max(1, Math.ceil(calls / ACTS)),
  )
  return [{ id: 'sync', title: 'acts of a morning without a line / bare inserts in batches of 50', comparison, budget: 2 }]
}
