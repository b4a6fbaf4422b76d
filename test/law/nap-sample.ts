// One valid call of every route about naps.
import { act, at, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const SEEN = { position: 'right', breathing: true, colour: true, bedding: true }

export const NAP_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/nap/day': ({ classId }) => ({ query: { day: DAY, class: classId } }),
  'GET /api/f/:facility/nap/file': ({ classId }) => ({ query: { day: DAY, class: classId, format: 'csv' } }),
  'POST /api/f/:facility/nap/check': ({ childId }) => ({
    json: { id: act(), at: at('7:57'), entries: [{ childId, at: at('7:57'), way: 'tap', ...SEEN }] },
  }),
  'POST /api/f/:facility/nap/correct': ({ childId, checkId }) => ({
    json: { id: act(), childId, slot: at('7:55'), supersedes: checkId, reason: '見まちがい', ...SEEN },
  }),
  'POST /api/f/:facility/nap/room': ({ classId }) => ({
    json: { id: act(), at: at('7:57'), classId, temperature: 225, humidity: 52 },
  }),
  'POST /api/f/:facility/nap/sensor': ({ childId }) => ({
    json: { id: act(), importId: act(), day: DAY, file: 'nap.csv', children: [{ childId, readings: [[475, 'back', 28, null]] }] },
  }),
  'POST /api/f/:facility/nap/sensor/drop': ({ childId, checkId }) => ({
    json: { id: act(), importId: checkId, day: DAY, childIds: [childId] },
  }),
  'POST /api/f/:facility/nap/add': ({ childId }) => ({ json: { id: act(), at: at('7:57'), childIds: [childId], added: true } }),
}
