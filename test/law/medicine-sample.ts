// One valid call of every route about medicine.
import { smallJpegBytes } from '../kit/small-jpeg.ts'
import { act, at, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const SHEET = smallJpegBytes({ width: 300, height: 400 })
const about = ({ childId, requestId }: Ids) => ({ id: act(), childId, day: DAY, requestId })

export const MEDICINE_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/medicine/list': ({ childId }) => ({ query: { from: DAY, to: DAY, child: childId } }),
  'GET /api/f/:facility/medicine/file': () => ({ query: { from: DAY, to: DAY, format: 'csv' } }),
  'GET /api/f/:facility/medicine/sheet': ({ sheetId }) => ({ query: { sheetId } }),
  'POST /api/f/:facility/medicine/sheet': ({ childId }) => ({ query: { id: act(), childId }, picture: SHEET }),
  'POST /api/f/:facility/medicine/ask': ({ childId }) => ({
    json: {
      ...{ id: act(), childId, day: DAY, special: [], note: '', medicine: 'アスベリンシロップ', sort: 'syrup', amount: '5mL' },
      ...{ timing: 'after_meal', time: '12:00', storage: 'cold', condition: 'せき', clinic: 'みなと小児科' },
      ...{ prescribedOn: DAY, usedBefore: true, declared: true },
    },
  }),
  'POST /api/f/:facility/medicine/tell': ({ childId }) => ({
    json: {
      ...{ id: act(), childId, day: DAY, medicine: '', sorts: ['syrup'], special: ['antipyretic'], note: '' },
      condition: 'せきが出ます',
    },
  }),
  'POST /api/f/:facility/medicine/withdraw': (ids) => ({ json: about(ids) }),
  'POST /api/f/:facility/medicine/receive': (ids) => ({
    json: { ...about(ids), at: at('7:57'), checks: ['child_name', 'one_dose', 'as_asked', 'sheet'] },
  }),
  'POST /api/f/:facility/medicine/check': (ids) => ({
    json: { ...about(ids), at: at('7:58'), checks: ['child', 'time', 'medicine', 'amount'] },
  }),
  'POST /api/f/:facility/medicine/give': (ids) => ({ json: { ...about(ids), at: at('7:59') } }),
  'POST /api/f/:facility/medicine/withhold': (ids) => ({ json: { ...about(ids), at: at('7:59'), reason: 'refused' } }),
  'POST /api/f/:facility/medicine/undo': (ids) => ({ json: { ...about(ids), supersedes: ids.doseStepId, reason: '見まちがい' } }),
}
