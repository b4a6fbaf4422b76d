// 年度更新: the next year rehearsed at the desk, decided, seen on April 1, and taken back as if it had not been.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { DESK, openBrowser, PHONE, type TestBrowser } from '../kit/browser.ts'
import { printed } from '../kit/paper.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const FIRST = '2027-04-01'
let browser: TestBrowser
let server: TestServer
let desk: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 10 * 60) })
  desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.getByRole('navigation', { name: '事務室のメニュー' }).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const press = (name: string | RegExp) => desk.getByRole('button', { name }).click()
/** The children as the list of a day has them, each with its class. */
async function childrenOn(day: string): Promise<string[]> {
  await desk.goto('/office/child')
  await desk.getByLabel('日', { exact: true }).waitFor()
  await Promise.all([
    desk.waitForResponse((answer) => answer.url().includes(`/child?day=${day}`)),
    desk.getByLabel('日', { exact: true }).fill(day),
  ])
  // What was answered is drawn by the frame after the next.
  await desk.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))))
  return desk
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td[data-of="クラス"]')].map((cell) => cell.textContent).join(' ')),
    )
}
async function openYear(): Promise<void> {
  await desk.goto('/office/roster')
  await desk.getByRole('link', { name: '年度更新' }).click()
  await desk.getByRole('heading', { name: '来年度のクラス' }).waitFor()
}

let before: { last: string[]; first: string[] }

test('RL05 the desk rehearses: every child has a proposed class, and one is moved, with undo', async () => {
  before = { last: await childrenOn('2027-03-31'), first: await childrenOn(FIRST) }
  expect(before.last).toEqual(before.first)
  await openYear()
  await desk.getByText('まだ下見です').waitFor()
  await inBothColours(desk, 'rollover-draft')
  const row = desk
    .getByRole('row')
    .filter({ has: desk.getByRole('checkbox') })
    .first()
  const target = row.getByRole('combobox')
  const was = await target.inputValue()
  await target.selectOption({ label: 'ほし組' })
  await row.getByText('手で').waitFor()
  await desk
    .getByRole('status')
    .getByRole('button', { name: /とりけす/ })
    .click()
  await row.getByText('提案').waitFor()
  expect(await target.inputValue()).toBe(was)
  for (const place of [0, 1]) await desk.getByRole('checkbox').nth(place).check()
  await desk.getByText('2人をえらんでいます').waitFor()
  await desk.getByRole('combobox', { name: 'えらんだ子をまとめて' }).selectOption({ label: 'ほし組' })
  await desk.getByText('2人を「ほし組」にしました').waitFor()
})

test('RL05 the new classes come out on A4', async () => {
  const { sizes, pages } = await printed(desk, 'rollover-list')
  expect(sizes).toEqual(['210 × 297'])
  expect(pages).toBeLessThanOrEqual(4)
  await desk.emulateMedia({ media: 'print' })
  await desk.getByRole('heading', { name: 'クラス名簿（下見）' }).waitFor()
  await desk.emulateMedia({ media: null })
})

test('RL05 decided, the last day of the year is as it was and April 1 is new', async () => {
  await press(/から、このとおりにする$/)
  await desk.getByRole('dialog').waitFor()
  await inBothColours(desk, 'rollover-decide')
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /から、このとおりにする$/ })
    .click()
  await desk.getByText(/決まっています。4月1日/).waitFor()
  await inBothColours(desk, 'rollover-decided')
  expect(await childrenOn('2027-03-31')).toEqual(before.last)
  const first = await childrenOn(FIRST)
  expect(first.length).toBeLessThan(before.first.length)
  expect(first).not.toEqual(before.first)
})

test('RL05 taken back, both days are as they were, and what was chosen is still there', async () => {
  await openYear()
  await press('まとめてもどす')
  await desk.getByRole('dialog').getByRole('button', { name: 'もどす', exact: true }).click()
  await desk.getByText('まだ下見です').waitFor()
  expect(await desk.getByText('手で', { exact: true }).count()).toBe(2)
  expect(await childrenOn(FIRST)).toEqual(before.first)
  expect(await childrenOn('2027-03-31')).toEqual(before.last)
})

test('RL05 the rehearsal holds on a phone', async () => {
  const phone = await browser.newPage({ viewport: { ...PHONE, width: 320 }, baseURL: server.url })
  await enterDoor(phone, '/office', 'mori')
  await phone.goto('/office/roster/year')
  await phone.getByText('まだ下見です').waitFor()
  await inBothColours(phone, 'rollover-320')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})
