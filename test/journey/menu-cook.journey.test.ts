// 栄養士 signs in at the desk, finds the menu and nothing else of the house, takes the city's file in and changes a day.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const MENU = `日付,区分,料理,材料,アレルゲン
2026/11/24,昼食,うどん,うどん・にんじん,小麦
2026/11/25,昼食,カレー,米・豚肉・にんじん,
`

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 7 * 60 + 50) })
  // The month begins without a menu, as a nursery's first one does.
  for (const table of ['menu_day', 'menu_import']) server.databases.run('SHARD_1', `delete from ${table}`)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('RF06 栄養士 begins with the menu, imports it, changes a day, and is shown no child', async () => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'mizuno')
  await page.getByRole('heading', { level: 1, name: '給食' }).waitFor()
  await page.getByText('この月の献立は、まだありません').waitFor()
  expect(await page.getByRole('navigation').first().getByRole('link').allInnerTexts()).toEqual(['給食', 'アカウント'])
  expect((await page.getByRole('tab').allInnerTexts()).map((name) => name.trim())).toEqual(['献立', '食数', '食材'])
  await page.locator('input[type=file]').setInputFiles({ name: '献立.csv', mimeType: 'text/csv', buffer: Buffer.from(MENU) })
  await page.getByRole('button', { name: '2日分を取り込む' }).click()
  await page.getByRole('cell', { name: /カレー/ }).waitFor()
  await page.getByLabel('日をえらぶ').fill('2026-11-27')
  await page.getByRole('button', { name: 'この日の献立を書く' }).click()
  await page.getByRole('radio', { name: '弁当の日' }).check()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('row', { name: /11\/27.*弁当の日/ }).waitFor()
  await inBothColours(page, 'menu-cook')
  for (const tab of ['食数', '食材']) {
    await page.getByRole('tab', { name: tab }).click()
    await page.getByRole('table').first().waitFor()
    expect(await axe(page)).toEqual([])
  }
  expect(await page.content()).not.toContain('さとう')
  await page.goto('/office/child')
  await page.getByText('読めませんでした').waitFor()
})
