// One valid call of every route about 献立, 食数 and 食材チェック.
import { addDays } from '../../schema/kit/day.ts'
import { act, DAY } from '../kit/world.ts'
import type { Ids } from './ids.ts'
import type { Sample } from './sample.ts'

const MONTH = DAY.slice(0, 7)
const MENU = '日付,区分,料理,材料,アレルゲン\r\n2026/11/24,昼食,ごはん,米,\r\n2026/11/24,昼食,卵焼き,卵・砂糖,卵\r\n'

/** A menu is written upon what stood, so each is of another day. */
let menus = 0

export const MEAL_SAMPLES: Record<string, (ids: Ids) => Sample> = {
  'GET /api/f/:facility/meal/menu': () => ({ query: { month: MONTH } }),
  'POST /api/f/:facility/meal/menu': () => ({
    json: {
      id: act(),
      day: addDays('2026-11-24', menus++),
      serving: 'served',
      dishes: [{ id: act(), meal: 'lunch', name: 'うどん', ingredients: ['うどん'], allergens: ['小麦'] }],
      note: '納品が遅れるため',
      upon: null,
    },
  }),
  'GET /api/f/:facility/meal/ingredient': () => ({}),
  'POST /api/f/:facility/meal/ingredient': () => ({
    json: { id: act(), ingredient: 'ルウ', startsOn: '2026-11-24', allergens: ['乳'], note: '納入元が変わる' },
  }),
  'GET /api/f/:facility/meal/import': () => ({}),
  'POST /api/f/:facility/meal/import/preview': () => ({ query: { fileName: '献立.csv' }, csv: MENU }),
  'POST /api/f/:facility/meal/import/commit': ({ menuId }) => ({ json: { id: act(), importId: menuId } }),
  'POST /api/f/:facility/meal/import/undo': ({ menuId }) => ({ json: { id: act(), importId: menuId } }),
  'GET /api/f/:facility/meal/kitchen': () => ({ query: { day: DAY } }),
  'GET /api/f/:facility/meal/faces': () => ({}),
  'POST /api/f/:facility/meal/note': ({ mealKey }) => ({ json: { id: act(), day: DAY, keys: [mealKey] } }),
  'GET /api/f/:facility/meal/month': () => ({ query: { month: MONTH } }),
  'GET /api/f/:facility/meal/file': () => ({ query: { month: MONTH, format: 'csv' } }),
  'GET /api/f/:facility/meal/form': () => ({}),
  'POST /api/f/:facility/meal/form': ({ childId }) => ({
    json: { id: act(), startsOn: DAY, children: [{ childId, form: 'late' }] },
  }),
  'GET /api/f/:facility/meal/staff': () => ({}),
  'POST /api/f/:facility/meal/staff': ({ personId }) => ({
    json: { id: act(), personId, startsOn: DAY, once: false, weekdays: [1, 2, 3, 4, 5] },
  }),
  'GET /api/f/:facility/meal/food': ({ childId }) => ({ query: { childId } }),
  'POST /api/f/:facility/meal/food': ({ childId }) => ({
    json: { id: act(), childId, foods: [{ food: 'carrot', trial: 'twice', note: '' }] },
  }),
  'GET /api/f/:facility/meal/untried': () => ({ query: { day: DAY } }),
  'GET /api/f/:facility/meal/food-list': () => ({}),
  'POST /api/f/:facility/meal/food-list': () => ({
    json: { id: act(), name: 'ひよこまめ', group: 'bean', also: [], state: 'asked' },
  }),
}
