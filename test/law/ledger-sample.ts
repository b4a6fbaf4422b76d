// What a person sends about children's cards.
import { act } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const HOME = { address: '汐見市1-2-3', phone: '', note: '' }
const household = (childId: string) => ({ id: act(), childId, items: [{ kind: 'home', item: childId, value: HOME }] })

export const LEDGER_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/ledger/child': ({ childId }) => ({ query: { childId } }),
  'GET /api/f/:facility/ledger/open': ({ childId }) => ({ query: { childId, why: 'city' } }),
  'GET /api/f/:facility/ledger/round': () => ({}),
  'POST /api/f/:facility/ledger/propose': ({ childId }) => ({ json: household(childId) }),
  'POST /api/f/:facility/ledger/withdraw': ({ childId, itemId, healthId }) => ({
    json: { id: act(), childId, kind: 'household', item: itemId, entryId: healthId },
  }),
  'POST /api/f/:facility/ledger/check': ({ childId }) => ({ json: { id: act(), childId } }),
  'POST /api/f/:facility/ledger/paper': ({ childId }) => ({ json: { id: act(), childIds: [childId] } }),
  'POST /api/f/:facility/ledger/write': ({ childId }) => ({
    json: { id: act(), childId, items: [{ kind: 'blood', item: childId, value: { type: 'A', rh: '+' }, upon: null }] },
  }),
  'POST /api/f/:facility/ledger/confirm': ({ childId, itemId, healthId }) => ({
    json: { id: act(), childId, entries: [{ kind: 'household', item: itemId, entryId: healthId }] },
  }),
  'POST /api/f/:facility/ledger/return': ({ childId, itemId, healthId }) => ({
    json: { id: act(), childId, kind: 'household', item: itemId, entryId: healthId, note: 'もう一度お願いします' },
  }),
  'POST /api/f/:facility/ledger/hide': ({ childId }) => ({ json: { id: act(), childId, hidden: true, reason: '支援措置' } }),
}
