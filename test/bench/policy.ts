// B14: the decision alone, over every action and every kind of person.
import { performance } from 'node:perf_hooks'
import { type Action, MATRIX, ROLES } from '../../schema/permission/matrix.ts'
import { allows } from '../../worker/kit/may.ts'
import type { Principal } from '../../worker/kit/principal.ts'
import { spreadOf } from '../kit/bench-measure.ts'
import type { Benchmark } from './benchmark.ts'

const base = { accountId: 'a'.repeat(22), name: '', kept: new Set<string>(), device: null, deviceId: null, locked: false }
const ALL = ',read_presence,check_in,absence,'
const people: Principal[] = [
  ...ROLES.map((role) => ({ ...base, door: 'room' as const, roles: [{ role, classroomId: 'c'.repeat(22) }], wards: [] })),
  { ...base, door: 'family', roles: [], wards: [{ childId: 'b'.repeat(22), capabilities: ALL }] },
  { ...base, door: 'family', roles: [], wards: [] },
]

export const policy: Benchmark = () => {
  const actions = Object.keys(MATRIX) as Action[]
  const block = (times: number): number => {
    let yes = 0
    const begun = performance.now()
    for (let count = 0; count < times; count++) {
      for (const action of actions) {
        for (const person of people) {
          if (allows(action, person)) yes += 1
        }
      }
    }
    const each = ((performance.now() - begun) * 1000) / (times * actions.length * people.length)
    return yes > 0 ? each : Number.NaN
  }
  block(200)
  const { median } = spreadOf(Array.from({ length: 21 }, () => block(200)))
  return Promise.resolve([{ id: 'policy', title: 'policy decision', value: median, unit: 'µs', budget: 20 }])
}
