// One valid call of every route about injuries and 引き継ぎカード.
import { act, at, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const SAID = {
  ...{ place: '園庭', parts: ['left_knee'], kinds: ['scrape'], what: '走っていてころびました', aid: '流水で洗いました' },
  ...{ doctor: 'none', clinic: '', inside: '', sawBy: '' },
}
const upon = ({ childId, injuryId }: Ids) => ({ id: act(), childId, day: DAY, injuryId })
const version = (ids: Ids) => ({ ...upon(ids), versionId: ids.injuryId })

export const INJURY_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/injury/list': ({ childId }) => ({ query: { from: DAY, to: DAY, child: childId } }),
  'GET /api/f/:facility/injury/file': () => ({ query: { from: DAY, to: DAY, format: 'csv' } }),
  'POST /api/f/:facility/injury/write': ({ childId }) => ({ json: { id: act(), childId, at: at('7:55'), ...SAID } }),
  'POST /api/f/:facility/injury/correct': (ids) => ({
    json: { ...upon(ids), supersedes: ids.injuryId, reason: '場所がちがいました', at: at('7:55'), ...SAID },
  }),
  'POST /api/f/:facility/injury/take-back': (ids) => ({
    json: { ...upon(ids), supersedes: ids.injuryId, reason: 'ほかの子でした' },
  }),
  'POST /api/f/:facility/injury/watch': (ids) => ({ json: { ...upon(ids), at: at('7:57'), note: '元気に遊んでいます' } }),
  'POST /api/f/:facility/injury/approve': (ids) => ({ json: version(ids) }),
  'POST /api/f/:facility/injury/return': (ids) => ({ json: { ...version(ids), note: '時刻をたしかめてください' } }),
  'POST /api/f/:facility/injury/reply': (ids) => ({ json: { ...version(ids), text: 'お昼寝のあとのようすも教えてください' } }),
  'POST /api/f/:facility/injury/see': (ids) => ({ json: { ...version(ids), acknowledged: true } }),
  'GET /api/f/:facility/handover/card': ({ childId }) => ({ query: { childId, day: DAY } }),
  'POST /api/f/:facility/handover/see': ({ childId, cardId }) => ({ json: { id: act(), childId, day: DAY, cardId } }),
  'POST /api/f/:facility/handover/reply': ({ childId, cardId }) => ({
    json: { id: act(), childId, day: DAY, cardId, text: '16時に迎えに行きます' },
  }),
  'POST /api/f/:facility/handover/issue': ({ childId }) => ({ json: { id: act(), childId, note: '水分はとれています' } }),
}
