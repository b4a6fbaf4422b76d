// One valid call of every route about 健康記録, 予防接種 and 健診.
import { act, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const doctor = { name: 'みなと小児科', phone: '06-0000-0000', note: '' }
const waiting = ({ childId, itemId, healthId }: Ids) => ({ childId, kind: 'doctor', item: itemId, entryId: healthId })

export const HEALTH_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/health/child': ({ childId }) => ({ query: { childId } }),
  'GET /api/f/:facility/health/waiting': () => ({}),
  'POST /api/f/:facility/health/propose': ({ childId }) => ({
    json: { id: act(), childId, items: [{ kind: 'dose', item: act(), value: { vaccine: 'bcg', day: DAY } }] },
  }),
  'POST /api/f/:facility/health/withdraw': (ids) => ({ json: { id: act(), ...waiting(ids) } }),
  'POST /api/f/:facility/health/write': ({ childId }) => ({
    json: { id: act(), childId, items: [{ kind: 'doctor', item: act(), value: doctor, upon: null }] },
  }),
  'POST /api/f/:facility/health/confirm': (ids) => {
    const { childId, ...entry } = waiting(ids)
    return { json: { id: act(), childId, entries: [entry] } }
  },
  'POST /api/f/:facility/health/return': (ids) => ({
    json: { id: act(), ...waiting(ids), note: '電話番号をたしかめてください' },
  }),
  'GET /api/f/:facility/vaccination/class': () => ({}),
  'GET /api/f/:facility/vaccination/file': () => ({ query: { format: 'csv' } }),
  'GET /api/f/:facility/checkup/child': ({ childId }) => ({ query: { childId } }),
  'GET /api/f/:facility/checkup/year': () => ({}),
  'POST /api/f/:facility/checkup/record': ({ childId }) => ({
    json: { id: act(), kind: 'sight', day: DAY, doctor: '', children: [{ childId, outcome: 'seen' }] },
  }),
  'POST /api/f/:facility/checkup/correct': ({ childId, resultId }) => ({
    json: { id: act(), childId, kind: 'dental', day: DAY, resultId, outcome: 'absent', doctor: '', reason: 'お休みでした' },
  }),
  'POST /api/f/:facility/checkup/seen': ({ childId, resultId }) => ({
    json: { id: act(), childId, kind: 'dental', day: DAY, resultId },
  }),
}
