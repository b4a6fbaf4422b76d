// The samples of the notification's routes, beside the others in sample.ts.
import { act } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

export const NOTIFICATION_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/notification': () => ({}),
  'POST /api/f/:facility/notification/choice': () => ({
    json: { id: act(), kinds: ['arrived', 'left'], quiet: { from: '21:00', to: '6:30' }, mail: 'second' },
  }),
  'POST /api/f/:facility/notification/device': () => ({
    json: {
      id: act(),
      // Nobody listens there.
      endpoint: `http://127.0.0.1:9/${act()}`,
      keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
      language: 'ja',
    },
  }),
  'POST /api/f/:facility/notification/device/end': ({ deviceId }) => ({ json: { id: act(), deviceId } }),
  'POST /api/f/:facility/notification/test': ({ deviceId }) => ({ json: { deviceId } }),
  'GET /api/f/:facility/notification/unreached': () => ({}),
  'GET /api/f/:facility/alarm': () => ({}),
  'POST /api/f/:facility/alarm/choice': () => ({ json: { id: act(), kinds: ['arrival', 'roll'] } }),
  'POST /api/f/:facility/alarm/device': () => ({
    json: {
      id: act(),
      endpoint: `http://127.0.0.1:9/${act()}`,
      keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
      language: 'ja',
    },
  }),
  'POST /api/f/:facility/alarm/device/end': ({ deviceId }) => ({ json: { id: act(), deviceId } }),
  'POST /api/f/:facility/alarm/test': ({ deviceId }) => ({ json: { deviceId } }),
}
