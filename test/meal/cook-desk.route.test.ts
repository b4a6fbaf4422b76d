// 栄養士・調理 at the desk: the menu is theirs (assurance §2.2), and what is about one child or one colleague is not.
import { expect, test } from 'vitest'
import { act, makeWorld } from '../kit/world.ts'

const MENU = '日付,区分,料理,材料,アレルゲン\r\n2026/11/24,昼食,うどん,うどん,小麦\r\n'

test('RF06 栄養士 takes the city’s menu in at the desk, writes a day and reads its numbers; from the room, and of children and colleagues, nothing', async () => {
  const world = await makeWorld()
  const [desk, room] = [await world.addStaff('cook', { door: 'office' }), await world.addStaff('cook', { door: 'room' })]
  const preview = (who: typeof desk) =>
    who.send('POST', '/meal/import/preview?fileName=menu.csv', { headers: { 'content-type': 'text/csv' }, body: MENU })
  expect((await preview(room)).status).not.toBe(200)
  const shown = await preview(desk)
  expect((await desk.post('/meal/import/commit', { id: act(), importId: String(shown.body.importId) })).status).toBe(200)
  const change = { day: '2026-11-27', serving: 'none', dishes: [], note: '', upon: null }
  expect((await desk.post('/meal/menu', { id: act(), ...change })).status).toBe(200)
  const months = ['/meal/menu?month=2026-11', '/meal/month?month=2026-11', '/meal/import', '/meal/ingredient', '/meal/food-list']
  for (const path of months) expect((await desk.get(path)).status, path).toBe(200)
  const others = [
    '/meal/staff',
    '/meal/form',
    '/meal/untried?day=2026-11-20',
    '/child?day=2026-11-20',
    '/presence/board?day=2026-11-20',
  ]
  for (const path of others) expect((await desk.get(path)).status, path).toBe(404)
  expect((await desk.get('/meal/file?month=2026-11&format=csv')).status).toBe(404)
})
