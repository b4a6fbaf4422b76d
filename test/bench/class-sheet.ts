// 検温 and 食事 of a class of thirty on one sheet: one request, against the bare inserts of its rows in one batch; and how often it asks its database.
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { compare } from '../kit/bench-measure.ts'
import { daysAfter, FACILITY } from '../kit/bench-world.ts'
import { type Benchmark, browserOf, must } from './benchmark.ts'

const CHILDREN = 30

export const classSheet: Benchmark = async ({ world, server, rounds, calls }) => {
  const days = daysAfter(world.day, 190)
  const childIds = world.children.slice(0, CHILDREN)
  const dayOf = (turn: number): string => days[turn % days.length] ?? ''
  const json = { 'content-type': 'application/json' }
  const save = (turn: number, more: Record<string, string> = {}) => {
    const at = momentOf(dayOf(turn), 12 * 60)
    const entries = childIds.flatMap((childId) => [
      { childId, at, kind: 'temperature', tenths: 366 },
      { childId, at, kind: 'meal', meal: 'lunch', eaten: 4 },
    ])
    const headers = { ...json, ...more, cookie: browserOf(world, turn), 'x-door': 'office', 'x-test-now': String(at) }
    const body = JSON.stringify({ id: newId(at), at, entries })
    return must(server.call('POST', `/api/f/${FACILITY}/care/record`, headers, body), 200)
  }
  const comparison = await compare(
    {
      a: save,
      b: (turn) => {
        const day = dayOf(turn)
        const body = JSON.stringify({ id: newId(momentOf(day, 12 * 60)), day, childIds })
        return must(server.call('POST', '/bare/care', json, body), 200)
      },
    },
    rounds,
    Math.max(1, Math.ceil(calls / 10)),
  )
  const { headers } = await save(0, { 'x-count-trips': '1' })
  return [
    { id: 'class-sheet', title: `a sheet of ${CHILDREN} children / bare inserts in one batch`, comparison, budget: null },
    { id: 'class-sheet-trips', title: 'round trips of that sheet', value: Number(headers['x-trips']), unit: '', budget: 2 },
  ]
}
