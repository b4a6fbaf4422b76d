// One valid call of every route about what is kept, and about taking everything out.
import { act, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

export const KEEPING_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/export/contents': () => ({}),
  'POST /api/f/:facility/export/begin': () => ({ json: { id: act(), purpose: 'house_copy', note: '' } }),
  'GET /api/f/:facility/export/file': ({ exportId }) => ({ query: { exportId, part: 'records' } }),
  'GET /api/f/:facility/keeping/deliveries': () => ({ query: { year: '2026' } }),
  'GET /api/f/:facility/keeping/deliveries/file': () => ({ query: { year: '2026', format: 'csv' } }),
  'GET /api/f/:facility/keeping/periods': () => ({}),
  'POST /api/f/:facility/keeping/send': ({ childId }) => ({
    json: {
      ...{ id: act(), childId, day: '2026-04-01', school: '第一小学校', addressee: '第一小学校長' },
      ...{ method: 'registered', copy: 'copy', sentOn: DAY },
    },
  }),
  'POST /api/f/:facility/keeping/receive': ({ childId, deliveryId }) => ({
    json: { id: act(), childId, deliveryId, receivedOn: DAY },
  }),
  'POST /api/f/:facility/keeping/take-back': ({ childId, deliveryId }) => ({
    json: { id: act(), childId, deliveryId, reason: '別の子の分でした' },
  }),
  'POST /api/f/:facility/keeping/period': () => ({ json: { id: act(), startsOn: DAY, group: 'child', years: 6 } }),
  'POST /api/f/:facility/keeping/hold': ({ documentId }) => ({ json: { id: act(), documentId, reason: '照会があるため' } }),
  'POST /api/f/:facility/keeping/end-hold': ({ documentId, holdId }) => ({ json: { id: act(), documentId, holdId } }),
  'POST /api/f/:facility/keeping/propose': ({ documentId }) => ({ json: { id: act(), documentIds: [documentId] } }),
  'POST /api/f/:facility/keeping/decide': ({ documentId }) => ({
    json: { id: act(), documentIds: [documentId], outcome: 'disposed' },
  }),
}
