// The samples of notices and plans, beside the others in sample.ts.
import { act, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const NEXT = '2026-11-24'
/** Another day than the one that other samples close. */
const PLANNED = '2026-11-25'

export const NOTICE_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'POST /api/f/:facility/notice': ({ childId }) => ({
    json: { id: act(), childIds: [childId], kind: 'absent', reason: 'sick', from: NEXT },
  }),
  'POST /api/f/:facility/notice/withdraw': ({ childId, noticeId }) => ({ json: { id: act(), childIds: [childId], noticeId } }),
  'POST /api/f/:facility/notice/confirm': ({ childId, noticeId }) => ({ json: { id: act(), childIds: [childId], noticeId } }),
  'GET /api/f/:facility/notice': () => ({ query: { from: DAY } }),
  'GET /api/f/:facility/notice/history': ({ childId, noticeId }) => ({ query: { childId, noticeId } }),
  'GET /api/f/:facility/plan': ({ childId }) => ({ query: { childId } }),
  'POST /api/f/:facility/plan': ({ childId }) => ({
    json: {
      id: act(),
      childIds: [childId],
      kind: 'hours',
      steps: [{ from: PLANNED, to: PLANNED, arrive: '9:00', leave: '11:00', meals: false }],
      note: '通院',
    },
  }),
  'GET /api/f/:facility/plan/requests': () => ({ query: { from: DAY, to: PLANNED } }),
  'POST /api/f/:facility/plan/ask': ({ childId }) => ({
    json: { id: act(), childIds: [childId], kind: 'hours', day: PLANNED, arrive: '9:00', leave: '16:00' },
  }),
  'POST /api/f/:facility/plan/withdraw': ({ childId, planId }) => ({
    json: { id: act(), childId, day: PLANNED, requestId: planId },
  }),
  'POST /api/f/:facility/plan/answer': ({ childId, planId }) => ({
    json: { id: act(), childId, day: PLANNED, requestId: planId, answer: 'accepted' },
  }),
  'POST /api/f/:facility/plan/end': ({ childId, planId }) => ({ json: { id: act(), childIds: [childId], planId } }),
}
