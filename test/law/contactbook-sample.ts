// One valid call of every route about the contact book, and 持ち物 that stand in it.
import { act, at, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const page = ({ childId, classId }: Ids) => ({
  id: act(),
  day: DAY,
  classId,
  items: [{ childId, text: '元気です', after: null, version: 0 }],
})

export const CONTACTBOOK_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/contactbook/child': ({ childId }) => ({ query: { childId, from: DAY, to: DAY } }),
  'GET /api/f/:facility/contactbook/class': ({ classId }) => ({ query: { day: DAY, class: classId } }),
  'GET /api/f/:facility/contactbook/waiting': () => ({}),
  'POST /api/f/:facility/contactbook/home': ({ childId }) => ({
    json: { id: act(), childId, day: DAY, at: at('7:50'), fields: { note: 'よくねました' } },
  }),
  'POST /api/f/:facility/belonging/ask': ({ childId }) => ({
    json: { id: act(), childId, at: at('7:50'), thing: { key: 'nappy', ja: 'オムツ', easy: 'おむつ', en: 'Nappies' } },
  }),
  'POST /api/f/:facility/belonging/close': ({ childId }) => ({
    json: { id: act(), childId, at: at('7:50'), thing: 'nappy', kind: 'arrived' },
  }),
  'POST /api/f/:facility/belonging/promise': ({ childId }) => ({
    json: { id: act(), childId, at: at('7:50'), thing: 'nappy', promised: true },
  }),
  'POST /api/f/:facility/contactbook/open': ({ childId, pageId }) => ({
    json: { id: act(), childId, day: DAY, pageIds: [pageId] },
  }),
  'POST /api/f/:facility/contactbook/draft': ({ childId, classId }) => ({
    json: { id: act(), day: DAY, classId, childId, text: '元気です', version: 0 },
  }),
  'POST /api/f/:facility/contactbook/submit': (ids) => ({ json: page(ids) }),
  'POST /api/f/:facility/contactbook/nudge': ({ childId }) => ({ json: { id: act(), day: DAY, childIds: [childId] } }),
  'POST /api/f/:facility/contactbook/publish': (ids) => ({ json: page(ids) }),
  'POST /api/f/:facility/contactbook/return': ({ childId, classId, submittedId }) => ({
    json: { id: act(), day: DAY, classId, items: [{ childId, after: submittedId }], reason: '言い方をやわらかく' },
  }),
  'POST /api/f/:facility/contactbook/withdraw': ({ childId, classId, pageId }) => ({
    json: { id: act(), day: DAY, classId, items: [{ childId, after: pageId }] },
  }),
}
