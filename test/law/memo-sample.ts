// One valid call of every route about memos, 発達記録 and the 医務室.
import { act, at, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

export const MEMO_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/memo/list': ({ classId }) => ({ query: { from: DAY, to: DAY, of: classId } }),
  'GET /api/f/:facility/memo/file': ({ classId }) => ({ query: { from: DAY, to: DAY, of: classId, format: 'csv' } }),
  'POST /api/f/:facility/memo/write': ({ childId }) => ({
    json: { id: act(), at: at('7:57'), childIds: [childId], text: 'くつを自分ではいた', tags: ['health'] },
  }),
  'POST /api/f/:facility/memo/correct': ({ childId, memoId }) => ({
    json: {
      id: act(),
      at: at('7:57'),
      day: DAY,
      memoId,
      supersedes: memoId,
      childIds: [childId],
      text: 'くつ下を自分ではいた',
      tags: [],
    },
  }),
  'POST /api/f/:facility/memo/take-back': ({ childId, memoId }) => ({
    json: { id: act(), at: at('7:57'), day: DAY, memoId, supersedes: memoId, childIds: [childId] },
  }),
  'GET /api/f/:facility/development/list': () => ({}),
  'POST /api/f/:facility/development/list': () => ({
    json: { id: act(), startsOn: DAY, items: [{ key: act(), months: 18, area: 'language', text: '二語文を話す' }] },
  }),
  'GET /api/f/:facility/development/class': ({ classId }) => ({ query: { day: DAY, class: classId } }),
  'GET /api/f/:facility/development/child': ({ childId }) => ({ query: { childId } }),
  'POST /api/f/:facility/development/mark': ({ childId, itemKey }) => ({
    json: { id: act(), childId, marks: [{ item: itemKey, day: DAY }] },
  }),
  'POST /api/f/:facility/sickbay/step': ({ childId }) => {
    const id = act()
    return { json: { id, childId, stayId: id, kind: 'in', at: at('7:57') } }
  },
  'GET /api/f/:facility/sickbay/month': () => ({ query: { month: '2026-11' } }),
  'GET /api/f/:facility/sickbay/file': () => ({ query: { month: '2026-11', format: 'csv' } }),
}
