// From the office's printer to the grandparent's table to the parent's phone: sheets for a class, an account, a sibling, a code that is over.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'
const PASSWORD = 'かさ 山 みず 82 うみ'

let browser: TestBrowser
let server: TestServer
let desk: Page
let codes: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50) })
  desk = await openDesk('mori')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openDesk(login: string): Promise<Page> {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', login)
  await page.getByRole('navigation').waitFor()
  await page.goto('/office/invitation')
  await page.getByRole('heading', { level: 1, name: '登録と招待' }).waitFor()
  await page.getByRole('table').waitFor()
  return page
}

/** Codes on the papers that are ready for the printer. */
const printedCodes = (page: Page) =>
  page
    .locator('[data-code]')
    .evaluateAll((all) => all.map((one) => [...one.querySelectorAll('span')].map((part) => part.textContent).join('-')))

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('the board shows who is not registered, and fits a narrow window, in light and dark', async () => {
  for (const state of ['未発行', '発行済み（11/24（火） まで）', '期限切れ（11/7（土） まで）'])
    expect(await desk.getByText(state).count(), state).toBeGreaterThan(0)
  await inBothColours(desk, 'office-invitation')
  await desk.setViewportSize({ width: 320, height: 700 })
  expect(await sideways(desk)).toBe(0)
  await desk.setViewportSize(DESK)
})

test('the director prints the sheets of a class: one A4 page each, with a code, a QR code and the way to go', async () => {
  await desk.getByRole('tab', { name: 'ひよこ組' }).or(desk.getByRole('tab').nth(1)).first().click()
  await desk.getByText('説明会で配る（30日使えます）').click()
  const make = desk.getByRole('button', { name: /^未登録の\d+人ぶんをつくる$/ })
  const amount = Number(/\d+/.exec((await make.textContent()) ?? '')?.[0])
  expect(amount).toBeGreaterThan(0)
  await make.click()
  await desk.getByText(`${amount}枚つくりました`).waitFor()
  expect(await axe(desk)).toEqual([])
  await desk.emulateMedia({ media: 'print' })
  codes = await printedCodes(desk)
  expect(codes).toHaveLength(amount)
  for (const code of codes) expect(code).toMatch(/^(?:[2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/)
  const sheet = desk.locator('section').filter({ has: desk.getByRole('heading', { name: 'つむぎ 登録のご案内' }) })
  expect(await sheet.first().textContent()).toMatch(/令和8年12月20日（日）まで使えます/)
  expect(await sheet.first().getByRole('img', { name: '登録のQRコード' }).isVisible()).toBe(true)
  await shot(desk, 'office-invitation-sheet', { whole: true })
  const pdf = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1')
  await desk.emulateMedia({ media: 'screen' })
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(amount)
  const [, width = 0, height = 0] = (/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []).map(Number)
  expect([Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)]).toEqual([210, 297])
})

test('a parent scans the paper, sees whom it is for, makes an account, and the child is there', async () => {
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await phone.goto(`/family/join#${codes[0]}`)
  await phone.getByRole('button', { name: '登録する' }).waitFor()
  expect(phone.url()).not.toContain(codes[0] ?? '')
  await phone.waitForFunction(() => location.hash === '')
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'family-join', { whole: true })
  await phone.setViewportSize({ width: 320, height: 700 })
  expect(await sideways(phone)).toBe(0)
  await phone.setViewportSize(PHONE)
  await phone.emulateMedia({ colorScheme: 'dark' })
  expect(await axe(phone)).toEqual([])
  await phone.emulateMedia({ colorScheme: 'light' })
  await phone.getByLabel('ID を決める').fill('atarashii.haha@example.jp')
  await phone.getByLabel('パスワードを決める').fill('12345678')
  await phone.getByRole('button', { name: '登録する' }).click()
  await phone.getByText('よく使われるパスワード').waitFor()
  await phone.getByLabel('パスワードを決める').fill(PASSWORD)
  await phone.getByRole('button', { name: '登録する' }).click()
  await phone.getByRole('heading', { level: 1, name: '登録できました' }).waitFor()
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'family-join-done')
  await phone.getByRole('link', { name: 'つむぎをひらく' }).click()
  await phone
    .getByRole('button', { name: /おやすみ/ })
    .or(phone.getByRole('link', { name: /おやすみ/ }))
    .first()
    .waitFor()
  expect(await phone.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(0)
  await phone.context().close()
  await desk.goto('/office/invitation')
  await desk.getByText('未登録だけを見る').click()
  await desk.getByText('登録済み（11/20（金））').first().waitFor()
})

test('a code that was used says so quietly, and what to do; typed by hand it works as scanned', async () => {
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await phone.goto('/family/join')
  await phone.getByLabel('登録コード').fill((codes[0] ?? '').toLowerCase().replaceAll('-', ''))
  await phone.getByRole('button', { name: '次へ' }).click()
  await phone.getByText('このコードは使えません。園に再発行を頼んでください。').waitFor()
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'family-join-spent')
  await phone.context().close()
})

test('a sibling is added by code to the account there is, in the other nursery', async () => {
  const other = await openDesk('hamada')
  const make = other.getByRole('button', { name: /さんに(?:再)?発行$/ }).first()
  await make.click()
  await other.getByText('1枚つくりました').waitFor()
  const [code = ''] = await printedCodes(other)
  await other.context().close()
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'nguyen')
  await phone.getByRole('heading', { level: 2 }).first().waitFor()
  expect(await phone.getByRole('heading', { level: 2 }).filter({ hasText: /アン/ }).count()).toBe(1)
  await phone.goto(`/family/join#${code}`)
  await phone.getByRole('button', { name: 'このアカウントに加える' }).waitFor()
  await shot(phone, 'family-join-sibling')
  await phone.getByRole('button', { name: 'このアカウントに加える' }).click()
  await phone.getByRole('heading', { level: 1, name: '登録できました' }).waitFor()
  await phone.getByRole('link', { name: 'つむぎをひらく' }).click()
  await phone.getByText('浜町保育所').first().waitFor()
  expect(await phone.getByText('しおみ中央保育所').count()).toBeGreaterThan(0)
  await phone.context().close()
})

test('a code that ran out is refused like any other', async () => {
  server.databases.run('DIRECTORY', 'update invitation_code set expires_at = 1')
  server.databases.run('SHARD_1', 'update invitation set expires_at = 1 where claimed_at is null')
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url, locale: 'en-US' })
  await phone.goto(`/family/join#${codes[1] ?? codes[0]}`)
  await phone.getByText('このコードは使えません。園に再発行を頼んでください。').waitFor()
  await phone.context().close()
})

test('a mother names who fetches and lets the grandmother in; the office sees both on the child’s page', async () => {
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'nguyen')
  await phone.getByRole('heading', { level: 2 }).first().waitFor()
  await phone.goto('/family/people')
  await phone.getByRole('button', { name: 'お迎えの人を足す' }).first().click()
  await phone.getByLabel('名前').fill('グエン・ヴァン・クオン')
  await phone.getByLabel('続柄').fill('祖父')
  await phone.getByRole('button', { name: '足す', exact: true }).click()
  await phone.getByRole('button', { name: 'グエン・ヴァン・クオン を外す' }).waitFor()
  expect(await axe(phone)).toEqual([])
  await phone.getByRole('button', { name: '家族を招く' }).first().click()
  await phone.getByLabel('名字').fill('グエン')
  await phone.getByLabel('名前').fill('ホア')
  await phone.getByLabel('続柄').fill('祖母')
  await phone.getByRole('radio', { name: '連絡とお迎えも' }).check()
  await shot(phone, 'family-people', { whole: true })
  await phone.getByRole('button', { name: 'コードをつくる' }).click()
  await phone.getByRole('img', { name: '登録のQRコード' }).waitFor()
  expect(await phone.locator('[data-code]').textContent()).toMatch(/^(?:[2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/)
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'family-invite-code', { whole: true })
  await phone.context().close()
  const child = server.databases.all('SHARD_1', "select id from child where given_kana = 'ティ・ミン・アン'")[0]?.id
  await desk.goto(`/office/child/${child}`)
  await desk.getByRole('button', { name: 'お迎えの人と見られる家族' }).click()
  await desk.getByText('グエン・ヴァン・クオン', { exact: true }).waitFor()
  await desk.getByRole('button', { name: 'グエン ホア をやめさせる' }).waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'office-child-people')
  await desk.getByRole('button', { name: 'グエン ホア をやめさせる' }).click()
  await desk.getByRole('button', { name: 'グエン ホア をやめさせる' }).waitFor({ state: 'detached' })
})
