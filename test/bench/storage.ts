// Bytes of one child's year: a synthetic year through the real commands, old command rows forgotten as the scheduler would.
import { dayOf } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { bytesOf, daysAfter, FACILITY } from '../kit/bench-world.ts'
import { type Benchmark, browserOf, must } from './benchmark.ts'

/** Opening days of a year with Saturdays left out. */
const DAYS = 243

/** `children` live a year: come, go, and on every twelfth day a notice is written and read. */
export const storage =
  (children: number): Benchmark =>
  async ({ world, server }) => {
    const days = daysAfter(world.day, 200 + DAYS).slice(200)
    const some = world.children.slice(0, children)
    const before = bytesOf(world.state)
    let turn = 0
    const post = (path: string, now: number, json: Record<string, unknown>) => {
      turn += 1
      const headers = {
        'content-type': 'application/json',
        cookie: browserOf(world, turn),
        'x-door': 'office',
        'x-test-now': String(now),
      }
      return must(server.call('POST', `/api/f/${FACILITY}${path}`, headers, JSON.stringify(json)), 200)
    }
    for (const [index, day] of days.entries()) {
      for (const [place, childId] of some.entries()) {
        const [came, left] = [momentOf(day, 500 + place), momentOf(day, 1000 + place)]
        if ((index + place) % 12 === 0) {
          const noticeId = newId(came)
          const word = place % 2 ? { kind: 'pickup_change', person: '祖母', time: '16:30' } : { kind: 'late', time: '10:00' }
          await post('/notice', momentOf(day, 440), { id: noticeId, childIds: [childId], from: day, ...word })
          await post('/notice/confirm', momentOf(day, 450), { id: newId(came), childIds: [childId], noticeId })
        }
        await post('/presence/tap', came, { id: newId(came), childId, kind: 'arrive' })
        await post('/presence/tap', left, { id: newId(left), childId, kind: 'leave', person: '母' })
      }
      if (index % 30 === 29 || index === days.length - 1) {
        await must(server.call('POST', `/bare/forget?now=${momentOf(day, 23 * 60)}`), 200)
      }
    }
    const value = (bytesOf(world.state) - before) / some.length
    const note = `${some.length} children, ${days[0]} to ${dayOf(momentOf(days.at(-1) ?? world.day, 0))}, ${turn} commands`
    return [{ id: 'bytes', title: 'stored per child-year', value, unit: 'bytes', budget: 1_200_000, note }]
  }
