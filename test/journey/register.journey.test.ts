// The register at the desk: totals opened down to what was recorded, corrections and remarks under it, by keyboard, on screen and on paper.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 7 * 60 + 50) })
  page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'mori')
  await page.getByRole('navigation').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const totals = () => page.getByRole('button', { name: /の遅刻 \d+。もとの記録をひらく/ })
const dialog = () => page.getByRole('dialog')

for (const colorScheme of ['light', 'dark'] as const) {
  test(`RB18 a total opens by keyboard down to the days and to who recorded what (${colorScheme})`, async () => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/office/attendance-book?month=2026-11')
    await totals().first().focus()
    const name = (await totals().first().getAttribute('aria-label')) ?? ''
    await page.keyboard.press('Enter')
    const days = dialog().getByRole('listitem')
    await expect.poll(() => days.count()).toBe(Number(/遅刻 (\d+)/.exec(name)?.[1]))
    await days.first().getByRole('button').focus()
    await page.keyboard.press('Enter')
    await dialog().getByText('家庭からの連絡').waitFor()
    expect(
      await dialog()
        .getByText(/\d:\d\d　登園/)
        .count(),
    ).toBeGreaterThan(0)
    expect(await axe(page)).toEqual([])
    await shot(page, `register-opened-${colorScheme}`)
    await page.keyboard.press('Escape')
    expect(
      await totals()
        .first()
        .evaluate((button) => button === document.activeElement),
    ).toBe(true)
    await shot(page, `register-${colorScheme}`)
  })
}

test('RB21 a remark written in an opened day stands under the register, on the screen and on paper', async () => {
  await page.emulateMedia({ colorScheme: 'light' })
  await totals().first().click()
  await dialog().getByRole('listitem').first().getByRole('button').first().click()
  await dialog().getByLabel('備考').fill('歯科検診のため、おくれて登園')
  await dialog().getByRole('button', { name: '備考を書く' }).click()
  const note = page.getByRole('region', { name: '訂正と備考' }).getByText('歯科検診のため、おくれて登園')
  await note.waitFor()
  await page.keyboard.press('Escape')
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('listitem').filter({ hasText: '※1 11/11(水)' }).filter({ visible: true }).waitFor()
  await shot(page, 'register-print')
  await page.emulateMedia({ media: 'screen' })
})

test('RB20 the month of one child, on the screen, on a phone and on one A4', async () => {
  await page.getByRole('link', { name: 'いとう りん' }).first().click()
  await page.getByRole('button', { name: /11\/19.*記録・備考/ }).click()
  await dialog().getByText('家庭からの連絡').waitFor()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await shot(page, 'register-one-child')
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('heading', { name: '出席簿（ひとり）' }).waitFor()
  await shot(page, 'register-one-child-print')
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize(PHONE)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await shot(page, 'register-one-child-phone')
})
