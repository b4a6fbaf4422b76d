// 健康記録: a parent tells a doctor and a vaccination, the desk confirms and sends back, a class has its 健診 on one sheet, the family reads it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50) })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('RD07 RD08 a family’s word waits and is confirmed at the desk; 健診 is entered for a class and read by the family', async () => {
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('link', { name: /みなと 健康の記録と予防接種/ }).click()
  const history = phone.getByRole('region', { name: '既往歴・体質' })
  await history.getByRole('button', { name: /足す/ }).click()
  await history.getByRole('radio', { name: '体質' }).check()
  await history.getByLabel('名前').fill('はだが よわい')
  await history.getByRole('button', { name: '園に知らせる' }).click()
  await history.getByText('確認待ち').waitFor()
  const doses = phone.getByRole('region', { name: '予防接種' }).first()
  await doses.getByRole('button', { name: /足す/ }).click()
  await doses.getByLabel('ワクチン').selectOption({ label: 'おたふくかぜ' })
  await doses.getByLabel('うけた日').fill('2026-11-10')
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'health-family-form', { whole: true })
  await doses.getByRole('button', { name: '園に知らせる' }).click()
  await doses.getByText(/おたふくかぜ 2026年11月10日/).waitFor()
  await inBothColours(phone, 'health-family', { whole: true })

  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/health')
  const row = desk.getByRole('row', { name: /さとう みなと 既往歴/ })
  await row.waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'health-desk')
  await row.getByRole('button', { name: /確認する/ }).click()
  await row.waitFor({ state: 'detached' })
  await desk
    .getByRole('row', { name: /さとう みなと.*おたふくかぜ/ })
    .getByRole('button', { name: /差し戻す/ })
    .click()
  await desk.getByLabel('ひとこと').fill('2回目の日も おしえてください')
  await desk.getByRole('dialog').getByRole('button', { name: '差し戻す' }).click()
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  await desk.getByRole('tab', { name: '予防接種' }).click()
  await desk.getByRole('table', { name: '予防接種 一覧表' }).waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'health-vaccination')
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'health-vaccination-paper', { whole: true })
  await desk.emulateMedia({ media: 'screen' })

  await desk.getByRole('tab', { name: '健診' }).click()
  await desk.getByRole('button', { name: '健診を入れる' }).click()
  const sheet = desk.getByRole('dialog', { name: '健診を入れる' })
  const minato = sheet.getByRole('group', { name: /さとう みなと 結果/ })
  const classes = sheet.getByLabel('クラス')
  for (const { value } of await classes
    .locator('option')
    .evaluateAll((list) => list.map((one) => ({ value: (one as unknown as { value: string }).value })))) {
    await classes.selectOption(value)
    if ((await minato.count()) > 0) break
  }
  await minato.getByRole('radio', { name: '所見あり' }).check()
  await sheet.getByLabel(/さとう みなと 所見/).fill('耳あかが多い')
  await sheet.getByRole('radio', { name: 'ようすを見る' }).check()
  await sheet.getByRole('button', { name: '残りを みな 所見なし' }).click()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'health-checkup-sheet')
  await sheet.getByRole('button', { name: /人を記録する/ }).click()
  await sheet.waitFor({ state: 'detached' })
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'health-checkup-year')
  await desk.getByRole('link', { name: 'さとう みなと' }).click()
  await desk.getByText('耳あかが多い').first().waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'health-child', { whole: true })
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'health-child-paper', { whole: true })

  await phone.reload()
  await phone.getByText('2回目の日も おしえてください').waitFor()
  const checkups = phone.getByRole('region', { name: '健診' }).first()
  await checkups.getByText('耳あかが多い').waitFor()
  await checkups
    .getByRole('button', { name: /読みました/ })
    .first()
    .click()
  await checkups.getByText('確認ずみ').first().waitFor()
})
