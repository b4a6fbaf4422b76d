// 給食: the city's menu is taken in at the desk and read on a phone; a food that is new to a child is flagged in its class; an absence after the fixed time
// stands in the kitchen as 差分, and is taken note of with one tap.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'
const MENU = `日付,区分,料理,材料,アレルゲン
2026/11/20,昼食,ごはん,米,
,,鶏肉のてり焼き,鶏肉・しょうゆ,小麦・大豆・鶏肉
,,卵スープ,卵・わかめ,卵
,午後おやつ,ヨーグルト,ヨーグルト,乳
2026/11/24,昼食,うどん,うどん・にんじん,小麦
`

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 9 * 60 + 31) })
  // The month begins without a menu, as a nursery's first one does.
  for (const table of ['menu_day', 'menu_import']) server.databases.run('SHARD_1', `delete from ${table}`)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** さとう みなと with 卵 left out, as on a morning on which he has not come and nobody has said a word. */
const awaitMinato = (): string => {
  const [child] = server.databases.all(
    'SHARD_1',
    "select id from child where facility_id = 1 and family_kana = 'さとう' and given_kana = 'みなと'",
  )
  const childId = String(child?.id)
  server.databases.run('SHARD_1', 'delete from presence_fact where facility_id = 1 and child_id = ? and day = ?', childId, DAY)
  server.databases.run('SHARD_1', `update child set allergens = '["卵"]' where facility_id = 1 and id = ?`, childId)
  return childId
}

test('RF06 RF07 RF01 RF02 RF03 a menu reaches families, an untried food its class, and a late absence the kitchen', async () => {
  const childId = awaitMinato()
  server.databases.run(
    'SHARD_1',
    `update assignment set role = 'cook', classroom_id = null where facility_id = 1 and person_id in
      (select id from person where facility_id = 1 and family_name = '川村' and given_name = 'さくら')`,
  )
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/meal')
  await desk.getByText('この月の献立は、まだありません').waitFor()
  expect(await axe(desk)).toEqual([])
  const choose = (text: string) =>
    desk.locator('input[type=file]').setInputFiles({ name: '献立11月.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose(MENU.replace('2026/11/24', '2026/11/31'))
  await desk.getByText('1か所を直してください').waitFor()
  await choose(MENU)
  await desk.getByRole('button', { name: '2日分を取り込む' }).click()
  await desk.getByText('取り込みました').waitFor()
  await desk.getByRole('cell', { name: /卵スープ/ }).waitFor()
  await desk.getByLabel('日をえらぶ').fill('2026-11-27')
  await desk.getByRole('button', { name: 'この日の献立を書く' }).click()
  await desk.getByRole('radio', { name: '提供なし' }).check()
  await desk.getByRole('button', { name: '保存', exact: true }).click()
  await desk.getByRole('row', { name: /11\/27.*提供なし/ }).waitFor()
  await inBothColours(desk, 'meal-menu', { whole: true })
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'meal-menu-print', { whole: true })
  await desk.emulateMedia({ media: 'screen' })

  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('link', { name: /あおい 献立と食材/ }).click()
  await phone.getByText('鶏肉のてり焼き').waitFor()
  await phone.getByText('アレルゲン 卵', { exact: true }).waitFor()
  await phone.getByLabel('鶏肉').first().selectOption({ label: '1回' })
  // How it went is a word beside it, sent when it is meant to be.
  const [reacts] = await phone.getByLabel('にんじん', { exact: true }).all()
  if (!reacts) throw new Error('no carrot is asked about')
  await reacts.selectOption({ index: 3 })
  await phone.getByLabel('にんじん どうなりましたか').first().fill('口のまわりが赤くなった')
  await phone.getByRole('button', { name: '園に送る' }).first().click()
  await expect
    .poll(() => server.databases.all('SHARD_1', "select note from food_trial where note <> ''").map(({ note }) => note))
    .toEqual(['口のまわりが赤くなった'])
  await inBothColours(phone, 'meal-family', { whole: true })

  await server.tick()
  const cook = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(cook, '/room', 'kawamura')
  await cook.getByRole('heading', { name: '給食室' }).waitFor()
  await cook.getByText(/に確定$/).waitFor()
  await cook.getByText('さとう みなと').waitFor()
  await cook
    .getByRole('listitem')
    .filter({ hasText: 'さとう みなと' })
    .getByText(/卵スープ（昼食・卵）/)
    .waitFor()
  expect(await cook.getByRole('button', { name: /を承知/ }).count()).toBe(0)
  await inBothColours(cook, 'meal-kitchen')

  // The sheet of おやすみ has journeys of its own; here a family's call is written down at the desk after the count was fixed.
  const json = { id: newId(server.now()), childIds: [childId], kind: 'absent', reason: 'family', from: DAY }
  const sent = await desk.request.post('/api/f/1/notice', { data: json, headers: { 'X-Door': 'office', origin: server.url } })
  expect(sent.status()).toBe(200)
  const note = cook.getByRole('button', { name: /さとう みなと.*を承知/ })
  await note.waitFor()
  expect(await axe(cook)).toEqual([])
  await shot(cook, 'meal-kitchen-difference')
  await note.click()
  await note.waitFor({ state: 'detached' })
  await cook.getByText('承知した差分 1件').waitFor()

  await desk.getByRole('tab', { name: '食数' }).click()
  await desk.getByRole('row', { name: /11\/20/ }).waitFor()
  await inBothColours(desk, 'meal-count', { whole: true })
  await desk.getByRole('tab', { name: '区分・職員食' }).click()
  await desk.getByRole('heading', { name: '職員食' }).waitFor()
  await inBothColours(desk, 'meal-form')
  await desk.getByRole('tab', { name: '食材' }).click()
  await desk.getByRole('textbox', { name: '食材' }).fill('しょうゆ')
  await desk.getByLabel('新しく入るアレルゲン').fill('卵')
  await desk.getByRole('button', { name: '入れる' }).click()
  await desk.getByRole('row', { name: /しょうゆ.*さとう みなと/ }).waitFor()
  await inBothColours(desk, 'meal-food')
})

test('RF07 a class is told which of its children have not eaten a food of today at home', async () => {
  const tablet = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(tablet, '/room', 'yamada')
  await tablet.getByRole('region', { name: '給食の食材' }).getByRole('button', { name: '見る' }).click()
  const list = tablet.getByRole('dialog', { name: 'きょうの給食と食材' })
  await list
    .getByText(/鶏肉（鶏肉のてり焼き/)
    .first()
    .waitFor()
  expect(await axe(tablet)).toEqual([])
  await shot(tablet, 'meal-room')
  // The whole list of a child, where its paper copy used to hang; it is read without a line too.
  await list.getByRole('button', { name: 'とじる', exact: true }).last().click()
  await tablet.getByRole('button', { name: '記録', exact: true }).click()
  await tablet.getByRole('tab', { name: '食事' }).click()
  await tablet.getByRole('button', { name: '食材チェック' }).click()
  await tablet
    .getByRole('dialog', { name: '食材チェック' })
    .getByRole('button', { name: /さとう あおい/ })
    .click()
  const foods = tablet.getByRole('dialog', { name: /さとう あおい 食材チェック/ })
  await foods.getByRole('heading', { name: /^まだ \d+$/ }).waitFor()
  expect(await axe(tablet)).toEqual([])
  await shot(tablet, 'meal-room-foods')
  await tablet.context().setOffline(true)
  await foods.getByRole('button', { name: 'ほかの子' }).click()
  await tablet
    .getByRole('dialog', { name: '食材チェック' })
    .getByRole('button', { name: /さとう あおい/ })
    .click()
  await foods.getByRole('heading', { name: /^まだ \d+$/ }).waitFor()
})
