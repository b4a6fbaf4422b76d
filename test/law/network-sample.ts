// One valid call of every route about the networks a house or a city is reached from.
import { act } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

export const NETWORK_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/facility/network': () => ({}),
  'POST /api/f/:facility/facility/network': () => ({ json: { id: act(), network: '203.0.113.0/24', name: '事務室' } }),
  'POST /api/f/:facility/facility/network/end': () => ({ json: { id: act(), network: '198.51.100.0/24' } }),
  'GET /api/city/:organisation/network': () => ({}),
  'POST /api/city/:organisation/network': () => ({ json: { id: act(), network: '203.0.113.0/24', name: '市役所' } }),
  'POST /api/city/:organisation/network/end': () => ({ json: { id: act(), network: '198.51.100.0/24' } }),
}
