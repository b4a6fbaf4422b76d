// Bytes of one child's year: a synthetic year through the real commands, old command rows forgotten as the scheduler would.
import { dayOf } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { bytesOf, daysAfter, FACILITY } from '../kit/bench-world.ts'
import { type Benchmark, browserOf, must, type Setting } from './benchmark.ts'

/** Opening days of a year with Saturdays left out. */
const DAYS = 243

/** Acts at the desk's door, and the night that forgets what is no longer asked for. */
function desk(world: Setting['world'], server: Setting['server']) {
  let turn = 0
  return {
    post: (path: string, now: number, json: Record<string, unknown>) => {
      turn += 1
      const headers = {
        'content-type': 'application/json',
        cookie: browserOf(world, turn),
        'x-door': 'office',
        'x-test-now': String(now),
      }
      return must(server.call('POST', `/api/f/${FACILITY}${path}`, headers, JSON.stringify(json)), 200)
    },
    forget: (now: number) => must(server.call('POST', `/bare/forget?now=${now}`), 200),
    turns: () => turn,
  }
}

/** `children` live a year: come, go, and on every twelfth day a notice is written and read. */
export const storage =
  (children: number): Benchmark =>
  async ({ world, server }) => {
    const days = daysAfter(world.day, 200 + DAYS).slice(200)
    const some = world.children.slice(0, children)
    const before = bytesOf(world.state)
    const { post, forget, turns } = desk(world, server)
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
      if (index % 30 === 29 || index === days.length - 1) await forget(momentOf(day, 23 * 60))
    }
    const value = (bytesOf(world.state) - before) / some.length
    const note = `${some.length} children, ${days[0]} to ${dayOf(momentOf(days.at(-1) ?? world.day, 0))}, ${turns()} commands`
    return [{ id: 'bytes', title: 'stored per child-year', value, unit: 'bytes', budget: 1_200_000, note }]
  }

/** Babies that sleep, days that they do, and the slots of a nap of a hundred minutes at five minutes each. */
const [BABIES, NAP_DAYS, SLOTS] = [9, 8, 20]

/** 午睡チェック: what one look costs, by one tap a child and slot, and what that comes to in a baby's year (docs/decisions/82). */
export const napBytes: Benchmark = async ({ world, server }) => {
  const days = daysAfter(world.day, 600 + NAP_DAYS).slice(600)
  const some = world.children.slice(0, BABIES)
  const before = bytesOf(world.state)
  const { post, forget, turns } = desk(world, server)
  for (const day of days)
    for (let slot = 0; slot < SLOTS; slot++)
      for (const [place, childId] of some.entries()) {
        const at = momentOf(day, 12 * 60 + 40 + slot * 5) + place * 4_000
        const look = { childId, at, position: 'back', way: 'tap', breathing: true, colour: true, bedding: true }
        await post('/nap/check', at, { id: newId(at), at, entries: [look] })
      }
  // Long enough for every command to be forgotten.
  await forget(momentOf(daysAfter(days.at(-1) ?? world.day, 60).at(-1) ?? world.day, 0))
  const each = (bytesOf(world.state) - before) / turns()
  const note = `${((each * SLOTS * DAYS) / 1_000_000).toFixed(1)} MB in a baby’s year of ${SLOTS * DAYS} looks, without the links of the audit’s chain`
  return [{ id: 'nap-bytes', title: 'stored per look at a sleeping child', value: each, unit: 'bytes', budget: null, note }]
}
