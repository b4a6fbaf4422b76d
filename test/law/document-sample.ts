// One valid call of every route about 書類 and 文例.
import { wordParts } from '../kit/form-files.ts'
import { storedZip } from '../kit/stored-zip.ts'
import { act, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const plan = ({ classId, weekDay }: Ids) => ({ kind: 'week_plan', version: 1, subject: classId, day: weekDay })

export const DOCUMENT_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/document/list': () => ({ query: { from: '2026-11-01', to: DAY } }),
  'GET /api/f/:facility/document/open': ({ classId }) => ({ query: { kind: 'diary', subject: classId, day: DAY } }),
  'GET /api/f/:facility/document/file': ({ classId }) => ({
    query: { kind: 'diary', subject: classId, day: DAY, format: 'csv' },
  }),
  'GET /api/f/:facility/document/disclosure': ({ classId, childId }) => ({
    query: { kind: 'diary', subject: classId, day: DAY, childId },
  }),
  'POST /api/f/:facility/document/disclose': ({ classId, childId, weekDay, digest }) => ({
    json: {
      ...{ id: act(), kind: 'week_plan', subject: classId, day: weekDay, childId },
      ...{ to: '保護者', why: '開示の請求', digest, masks: 2 },
    },
  }),
  'GET /api/f/:facility/document/list/file': () => ({ query: { from: '2026-11-01', to: DAY, format: 'csv' } }),
  'GET /api/f/:facility/document/decided/file': ({ classId }) => ({
    query: { from: '2026-04-01', to: '2027-03-31', class: classId, purpose: 'inspection' },
  }),
  'GET /api/f/:facility/document/search': () => ({ query: { words: '秋', from: '2026-11-01', to: DAY } }),
  'GET /api/f/:facility/document/minutes': () => ({ query: { from: '2026-04-01', to: DAY } }),
  'GET /api/f/:facility/document/texts': ({ classId, weekDay }) => ({
    query: { kind: 'week_plan', subject: classId, day: weekDay },
  }),
  'POST /api/f/:facility/document/write': (ids) => ({
    json: { id: act(), ...plan(ids), edits: [{ id: act(), field: 'aim', bases: [], text: '秋の自然にふれる' }] },
  }),
  'POST /api/f/:facility/document/hand-in': (ids) => ({
    json: { id: act(), ...plan(ids), step: 'submitted', after: 0, times: 1 },
  }),
  'POST /api/f/:facility/document/decide': (ids) => ({
    json: { id: act(), ...plan(ids), step: 'returned', after: 1, place: -1, comment: 'ねらいを具体的に' },
  }),
  'POST /api/f/:facility/document/measure': ({ eventId }) => ({
    json: {
      ...{ id: act(), kind: 'near_miss', subject: eventId, day: DAY, after: 0 },
      ...{ what: '門の鍵を二重にする', due: '2026-12-04', state: 'open' },
    },
  }),
  'GET /api/f/:facility/document/near-misses': () => ({ query: { from: '2026-11-01', to: DAY } }),
  'GET /api/f/:facility/document/near-misses/file': () => ({ query: { from: '2026-11-01', to: DAY, format: 'csv' } }),
  'GET /api/f/:facility/document/absences': () => ({ query: {} }),
  'POST /api/f/:facility/document/absence': ({ personId }) => ({
    json: {
      ...{ id: act(), role: 'director', deputyId: personId, reason: '出張' },
      ...{ startsOn: '2026-12-07', endsOn: '2026-12-08' },
    },
  }),
  'POST /api/f/:facility/document/absence/end': ({ absenceId }) => ({ json: { id: act(), absenceId } }),
  'GET /api/f/:facility/relay/list': () => ({ query: { from: DAY, to: DAY } }),
  'GET /api/f/:facility/relay/offers': ({ classId }) => ({ query: { class: classId } }),
  'POST /api/f/:facility/relay/write': ({ classId, childId }) => ({
    json: {
      ...{ id: act(), classId, childId, endsOn: '2026-11-21', text: '午後から機嫌がわるい' },
      sources: [{ word: 'care', day: DAY, id: act() }],
    },
  }),
  'POST /api/f/:facility/relay/read': ({ relayId }) => ({ json: { id: act(), relayIds: [relayId] } }),
  'POST /api/f/:facility/relay/end': ({ relayId }) => ({ json: { id: act(), relayId } }),
  'GET /api/f/:facility/phrase/list': () => ({ query: { kind: 'month_plan' } }),
  'GET /api/f/:facility/phrase/wordings': () => ({}),
  'POST /api/f/:facility/phrase/keep': () => ({
    json: { id: act(), kind: 'month_plan', section: 'goal', age: 1, month: 11, text: '秋の自然にふれて遊ぶ' },
  }),
  'POST /api/f/:facility/phrase/drop': ({ phraseId }) => ({ json: { id: act(), upon: phraseId } }),
  'POST /api/f/:facility/phrase/wording': ({ wordingId }) => ({
    json: { id: act(), upon: wordingId, rules: { pairs: [{ from: '子供', to: '子ども' }], avoid: [] } },
  }),
  'GET /api/f/:facility/document/kinds': () => ({ query: {} }),
  'POST /api/f/:facility/document/form': () => ({
    json: {
      ...{ id: act(), kind: 'near_miss', version: 1, beside: true, title: 'うちのヒヤリ', chain: 'director', sheet: 'A4' },
      sections: [{ key: 'name', title: '件名' }, { key: 'cause', title: '原因' }, { title: '話したこと' }],
    },
  }),
  'GET /api/city/:organisation/minutes': () => ({ query: { from: '2026-04-01', to: DAY } }),
  'GET /api/city/:organisation/gifts': () => ({}),
  'POST /api/city/:organisation/phrase': () => ({
    json: { id: act(), kind: 'month_plan', section: 'goal', age: 1, month: 11, text: '秋の自然にふれて遊ぶ' },
  }),
  'POST /api/city/:organisation/phrase/take-back': ({ phraseId }) => ({ json: { id: act(), upon: phraseId } }),
  'POST /api/city/:organisation/own-file': () => ({
    query: { id: act(), kind: 'diary', startsOn: DAY, name: '市の日誌.docx' },
    form: storedZip(wordParts('<w:p><w:r><w:t>{{状態}}</w:t></w:r></w:p>')),
  }),
  'POST /api/city/:organisation/form': () => ({
    json: {
      ...{ id: act(), kind: 'near_miss', version: 1, beside: true, title: '市のヒヤリ', chain: 'both', sheet: 'A4' },
      sections: [
        { key: 'name', title: '件名' },
        { key: 'cause', title: '原因' },
      ],
    },
  }),
  'GET /api/f/:facility/document/own-file/begin': () => ({ query: { kind: 'diary', format: 'docx' } }),
  'POST /api/f/:facility/document/own-file': () => ({
    query: { id: act(), kind: 'diary', startsOn: DAY, name: '日誌.docx' },
    form: storedZip(wordParts('<w:p><w:r><w:t>{{状態}}</w:t></w:r></w:p>')),
  }),
  'POST /api/f/:facility/document/own-file/end': () => ({ json: { id: act(), kind: 'drill', startsOn: DAY } }),
  'POST /api/f/:facility/document/use': () => ({ json: { id: act(), kind: 'drill', startsOn: DAY, used: true, due: [3] } }),
}
