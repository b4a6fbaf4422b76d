// One valid call of every route about infections.
import { act, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const MONDAY = '2026-11-16'

export const INFECTION_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/infection': () => ({}),
  'GET /api/f/:facility/infection/alert': () => ({}),
  'GET /api/f/:facility/infection/week': () => ({ query: { from: MONDAY } }),
  'GET /api/f/:facility/infection/file': () => ({ query: { from: MONDAY, format: 'csv' } }),
  'GET /api/f/:facility/infection/disease': () => ({}),
  'POST /api/f/:facility/infection/disease': () => ({
    json: { id: act(), key: 'influenza', startsOn: DAY, form: 'report' },
  }),
  'POST /api/f/:facility/infection/open': ({ childId, diseaseId }) => ({
    json: { id: act(), childId, key: `own:${diseaseId}`, certainty: 'suspected', days: { onset: '2026-11-18' } },
  }),
  'POST /api/f/:facility/infection/facts': ({ childId, caseId }) => ({
    json: { id: act(), childId, caseId, days: { fever_down: '2026-11-19' }, checks: ['good_condition'] },
  }),
  'POST /api/f/:facility/infection/end': ({ childId, caseId }) => ({ json: { id: act(), childId, caseId, how: 'recovered' } }),
  'POST /api/f/:facility/infection/correct': ({ childId, caseId, diseaseId }) => ({
    json: { id: act(), childId, caseId, key: `own:${diseaseId}`, note: '検査の結果' },
  }),
  'POST /api/f/:facility/infection/form': ({ childId, caseId }) => ({
    json: { id: act(), childId, caseId, doctor: 'みなと小児科', visitedOn: DAY, declared: true },
  }),
  'POST /api/f/:facility/infection/form/withdraw': ({ childId, caseId, formId }) => ({
    json: { id: act(), childId, caseId, formId },
  }),
  'POST /api/f/:facility/infection/form/confirm': ({ childId, caseId, formId }) => ({
    json: { id: act(), childId, caseId, formId },
  }),
  'POST /api/f/:facility/infection/paper': ({ childId, caseId }) => ({ json: { id: act(), childId, caseId, day: DAY } }),
  'POST /api/f/:facility/infection/anyway': ({ childId, caseId }) => ({
    json: { id: act(), childId, caseId, day: DAY, note: '熱もなく元気です' },
  }),
}
