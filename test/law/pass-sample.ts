// One valid call of every route about what is read at the entrance.
import { act, at } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

export const PASS_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/pass/list': () => ({}),
  'GET /api/f/:facility/pass/key': () => ({}),
  'POST /api/f/:facility/pass/key': () => ({ json: { id: act(), publicKey: `B${'a'.repeat(86)}` } }),
  'POST /api/f/:facility/pass/stamp': ({ childId, entranceCode }) => ({
    // Some minutes ago, so that it may be said again (RB05).
    json: { id: act(), childId, kind: 'arrive', at: at('7:50'), code: entranceCode },
  }),
  'GET /api/f/:facility/pass/card': () => ({}),
  'POST /api/f/:facility/pass/card': ({ childId }) => ({ json: { id: act(), childIds: [childId] } }),
  'POST /api/f/:facility/pass/card/revoke': ({ childId }) => ({ json: { id: act(), childId } }),
  'GET /api/f/:facility/pass/entrance': () => ({}),
  'POST /api/f/:facility/pass/entrance': () => ({ json: { id: act() } }),
  'POST /api/f/:facility/pass/entrance/revoke': () => ({ json: { id: act() } }),
}
