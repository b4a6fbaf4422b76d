// One valid call of each route of a city, and of the survey whose counts it reads.
import { act } from '../kit/world.ts'
import { TARIFF } from './fee-sample.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const FACILITIES = '名称,名称_カナ,住所,電話番号,種別\r\n試しの園,タメシノエン,汐見市1-1,0200-00-9999,認可公立保育所\r\n'

/** Nobody listens there. */
const BROWSER = {
  endpoint: 'http://127.0.0.1:9/officer',
  keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
  language: 'ja',
}

export const CITY_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/city/:organisation/network': () => ({}),
  'POST /api/city/:organisation/network': () => ({ json: { id: act(), network: '203.0.113.0/24', name: '市役所' } }),
  'POST /api/city/:organisation/network/end': () => ({ json: { id: act(), network: '198.51.100.0/24' } }),
  'GET /api/city/:organisation/push': () => ({}),
  'POST /api/city/:organisation/push': () => ({ json: { id: act(), ...BROWSER } }),
  'POST /api/city/:organisation/push/end': () => ({ json: { id: act(), deviceId: act() } }),
  'POST /api/city/:organisation/push/test': () => ({ json: { deviceId: act() } }),
  'GET /api/city/:organisation/today': () => ({}),
  'GET /api/city/:organisation/case': () => ({ query: { facility: '987654321' } }),
  'POST /api/city/:organisation/facilities/preview': () => ({ csv: FACILITIES }),
  'POST /api/city/:organisation/facilities/commit': () => ({ query: { id: act(), digest: 'a'.repeat(43) }, csv: FACILITIES }),
  'GET /api/city/:organisation/month': () => ({ query: { month: '2026-10' } }),
  'GET /api/city/:organisation/month/file': () => ({ query: { month: '2026-10', format: 'csv' } }),
  'GET /api/city/:organisation/adoption': () => ({}),
  'GET /api/city/:organisation/outcome': () => ({ query: { year: '2026' } }),
  'POST /api/city/:organisation/tariff': () => ({ json: { id: act(), tariff: { ...TARIFF, startsOn: '2028-04-01' } } }),
  'GET /api/f/:facility/survey': () => ({}),
  'POST /api/f/:facility/survey/answer': () => ({ json: { id: act(), answers: { first: 4, second: 3 } } }),
  'POST /api/city/:organisation/month/layout': () => ({
    json: { id: act(), seen: '', columns: [{ key: 'name', heading: '園名' }] },
  }),
}
