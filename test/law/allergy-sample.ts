// One valid call of every route about 生活管理指導表 and trays.
import { act, at, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

export const PAPER = {
  form: 'management_form',
  writtenOn: '2026-11-10',
  clinic: 'みなと小児科',
  foods: [{ word: '卵', care: '' }],
  symptoms: 'じんましん',
  anaphylaxis: false,
  epipen: false,
  medicine: '',
}

export const ALLERGY_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/allergy/child': ({ childId }) => ({ query: { childId } }),
  'GET /api/f/:facility/allergy/list': () => ({}),
  'GET /api/f/:facility/allergy/file': () => ({ query: { format: 'csv' } }),
  'POST /api/f/:facility/allergy/propose': ({ childId }) => ({
    json: { id: act(), childId, said: { kind: 'paper', value: PAPER } },
  }),
  'POST /api/f/:facility/allergy/withdraw': ({ childId, paperId }) => ({ json: { id: act(), childId, entryId: paperId } }),
  'POST /api/f/:facility/allergy/write': ({ childId }) => ({
    json: { id: act(), childId, said: { kind: 'ask', value: { due: null, note: '' } } },
  }),
  'POST /api/f/:facility/allergy/confirm': ({ childId, paperId }) => ({
    json: { id: act(), childId, entryId: paperId, originalOn: DAY, expiresOn: '2027-11-09' },
  }),
  'POST /api/f/:facility/allergy/return': ({ childId, paperId }) => ({
    json: { id: act(), childId, entryId: paperId, note: '2枚目もお持ちください' },
  }),
  'GET /api/f/:facility/serving/day': () => ({ query: { day: DAY } }),
  'POST /api/f/:facility/serving/check': ({ childId }) => ({
    json: { id: act(), at: at('7:57'), childId, meal: 'lunch', step: 'served', tray: childId, dishes: [] },
  }),
}
