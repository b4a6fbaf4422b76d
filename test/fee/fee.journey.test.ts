// 月末 at the desk: a parent's question on one screen, the month closed by the keyboard alone, paid and printed; and what the family reads of it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 9 * 60 + 50) })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('RJ06 a charge opens to the stamps that made it', async () => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'mori')
  await page.getByRole('link', { name: '料金' }).click()
  const used = page.getByRole('row').filter({ hasText: /\d回/ }).first()
  await used.waitFor()
  await inBothColours(page, 'fee-month')
  expect(await axe(page)).toEqual([])
  await used.getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByText(/登園・降園 \d+:\d\d〜\d+:\d\d/)
    .first()
    .waitFor()
  await shot(page, 'fee-child')
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('RJ05 RJ13 a month is closed, paid and printed by the keyboard', async () => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await page.addInitScript(() => Object.assign(window, { print: () => document.body.setAttribute('data-printed', '') }))
  await enterDoor(page, '/office', 'mori')
  await page.goto('/office/fee?month=2026-10')
  await page.getByRole('button', { name: 'この月を締める' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '締める', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('が締めました').waitFor()
  await page.getByRole('tab', { name: '子ども別' }).focus()
  await page.keyboard.press('ArrowRight')
  const pay = page.getByRole('button', { name: /から受け取る/ }).first()
  await pay.focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('受け取った額（円）').focus()
  await page.keyboard.press('Enter')
  const receipt = page.getByRole('button', { name: /の領収書を印刷/ })
  await receipt.focus()
  expect(await axe(page)).toEqual([])
  await inBothColours(page, 'fee-bills')
  await page.keyboard.press('Enter')
  await page.locator('body[data-printed]').waitFor()
  await page.emulateMedia({ media: 'print' })
  await page.getByText('下記のとおり、領収しました。').waitFor()
  await shot(page, 'fee-receipt')
  await page.context().close()
})

test('RJ05 a tariff is tried out on last month before it is entered', async () => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'mori')
  await page.goto('/office/fee/price')
  await page.getByRole('button', { name: '新しい料金表を入れる' }).click()
  await page.getByRole('button', { name: '10月で試算' }).click()
  await page.getByText('変わる子どもはいません。').waitFor()
  await page.getByLabel('料金（円）').nth(3).fill('5000')
  await page.getByText(/変わる子ども \d+人/).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'fee-try', { whole: true })
  await page.getByRole('button', { name: 'この日から使う' }).click()
  await page.getByText('これからの料金表').waitFor()
  await page.context().close()
})

test('RJ18 a family reads what this month comes to, in three languages', async () => {
  const page = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(page, '/family', 'nguyen')
  await page.goto('/family/settings')
  await page.getByRole('link', { name: /^料金/ }).click()
  await page.getByText('ここまでの見込みです。月が締まると決まります。').first().waitFor()
  await page.getByRole('heading', { name: '11月' }).waitFor()
  await page.locator('summary').first().click()
  expect(await axe(page)).toEqual([])
  await inBothColours(page, 'fee-family')
  await page.evaluate(() => localStorage.setItem('tsumugi.family.language', 'en'))
  await page.reload()
  await page.getByText('An estimate so far.', { exact: false }).first().waitFor()
  await page.getByRole('heading', { name: 'Nov 2026' }).waitFor()
  await page.context().close()
})
