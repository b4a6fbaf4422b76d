// 園児台帳: a family proposes on its phone, the office sees the difference and takes it, opens masked fields with a reason, prints, hides a home.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
let phone: Page
let desk: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 10 * 60) })
  phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('navigation').waitFor()
  desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.getByRole('navigation').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('RL08 a guardian proposes an emergency contact and says that nothing else has changed', async () => {
  await phone.goto('/family/people')
  // Children of two nurseries: the first is the first only when both have answered.
  const cards = phone.getByRole('button', { name: '登録した内容をひらく' })
  await expect.poll(() => cards.count(), { timeout: 15_000 }).toBe(3)
  await cards.first().click()
  await phone.getByRole('region', { name: '緊急連絡先' }).getByRole('button', { name: '足す' }).click()
  await phone.getByRole('button', { name: '送る' }).click()
  expect(await phone.getByText('入れてください').count()).toBe(4)
  await phone.getByLabel('かける順（1〜9）').fill('2')
  await phone.getByLabel('名前', { exact: true }).fill('佐藤 和子')
  await phone.getByLabel('続柄').fill('祖母')
  await phone.getByLabel('電話', { exact: true }).fill('090-1234-5678')
  await shot(phone, 'ledger-family-form')
  await phone.getByRole('button', { name: '送る' }).click()
  await phone.getByText('園の確認待ち').waitFor()
  expect(await axe(phone)).toEqual([])
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await phone.getByRole('button', { name: '変わりありません' }).click()
  await phone.getByText('今年度は確認ずみです').waitFor()
  await shot(phone, 'ledger-family')
})

test('RL08 RL12 the office sees who has answered, opens the card for a reason, and takes the proposal with one press', async () => {
  await desk.goto('/office/ledger')
  const row = desk.getByRole('row').filter({ hasText: '申し出 1件' })
  await row.waitFor()
  await row.getByText(/アプリで確認/).waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'ledger-round')
  await row.getByRole('link').click()
  await desk.getByText('申し出の中身は、伏せた欄をひらくと見えます。').waitFor()
  await desk.getByRole('radio', { name: '記載の確認・訂正' }).check()
  await desk.getByRole('button', { name: 'ひらく', exact: true }).click()
  await desk.getByText('2　佐藤 和子（祖母）　090-1234-5678').filter({ visible: true }).waitFor()
  await shot(desk, 'ledger-card')
  await desk.getByRole('button', { name: '受ける', exact: true }).click()
  await expect.poll(() => desk.getByRole('region', { name: '家庭からの申し出' }).count()).toBe(0)
  await desk.getByText('2　佐藤 和子（祖母）　090-1234-5678').filter({ visible: true }).waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.emulateMedia({ colorScheme })
    expect(await axe(desk)).toEqual([])
  }
  await shot(desk, 'ledger-card-dark')
  await desk.emulateMedia({ colorScheme: 'light' })
})

test('RL01 RO01 認定 is written in with its span, and the card comes out on A4', async () => {
  await desk.getByRole('button', { name: '認定を足す' }).click()
  await desk.getByLabel('認定区分').selectOption('3')
  await desk.getByLabel('はじめの日').fill('2026-04-01')
  await desk.getByRole('button', { name: '書く' }).click()
  await desk
    .getByText(/3号　保育標準時間/)
    .first()
    .waitFor()
  await desk.emulateMedia({ media: 'print' })
  await desk.getByRole('heading', { name: '児童票' }).waitFor()
  await shot(desk, 'ledger-print')
  await desk.emulateMedia({ media: 'screen' })
})

test('RL13 a home is hidden with a reason, and shown again', async () => {
  await desk.getByLabel('理由（支援措置の申し出など）').fill('支援措置の申し出')
  await desk.getByRole('button', { name: '住所を秘匿する' }).click()
  await desk.getByText(/園長と主任だけが見られます/).waitFor()
  await desk.getByLabel('理由（支援措置の申し出など）').fill('解除')
  await desk.getByRole('button', { name: '秘匿をやめる' }).click()
  await desk.getByText('住所秘匿にはなっていません。').waitFor()
})
