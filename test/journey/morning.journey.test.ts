// One whole morning through three doors at once: a mother's phone, the class tablet and the desk look at the same children.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
let phone: Page
let tablet: Page

async function enter(path: string, login: string, viewport: typeof PHONE): Promise<Page> {
  const page = await browser.newPage({ viewport, baseURL: server.url })
  await enterDoor(page, path, login)
  return page
}

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 7 * 60 + 50) })
  phone = await enter('/family', 'sato', PHONE)
  tablet = await enter('/room', 'yamada', TABLET)
  await card('あおい').waitFor()
  await tile('さとう あおい').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const card = (given: string) =>
  phone.getByRole('region').filter({ has: phone.getByRole('heading', { level: 2, name: given, exact: true }) })
const tile = (kana: string) => tablet.locator('[data-child]').filter({ hasText: new RegExp(kana.replace(' ', '\\s*')) })
const becomes = (kana: string, status: string) =>
  expect.poll(() => tile(kana).getAttribute('data-status'), { timeout: 16_000 }).toBe(status)

describe('A parent, a tablet, a confirmation', () => {
  test('RA09 RA19 an absence with a sibling is on the tablet within 15 s without a reload, and the parent reads who saw it', async () => {
    await becomes('さとう あおい', 'expected')
    await phone.getByRole('link', { name: /^あおい おやすみ/ }).click()
    await phone.getByRole('radio', { name: '病気' }).check()
    await phone.getByRole('checkbox', { name: '熱', exact: true }).check()
    await phone
      .getByRole('checkbox', { name: /きょうだいも同じ内容で/ })
      .first()
      .check()
    await phone.getByRole('button', { name: '園に送る' }).click()
    await phone.getByRole('heading', { level: 1, name: '園に届きました' }).waitFor()
    await becomes('さとう あおい', 'absent')
    expect(await axe(tablet)).toEqual([])
    await shot(tablet, 'morning-tablet')

    await tablet.getByRole('button', { name: /まだ確認していない/ }).click()
    const item = tablet.getByRole('dialog').locator('article, li').filter({ hasText: 'さとう あおい' }).first()
    await item.getByRole('button', { name: /確認/ }).first().click()
    await tablet.keyboard.press('Escape')
    await phone.getByText('園が確認').first().waitFor({ timeout: 20_000 })
    await expect.poll(() => phone.getByText(/山田/).count(), { timeout: 20_000 }).toBeGreaterThan(0)
    await shot(phone, 'morning-phone')
    await phone.getByRole('link', { name: 'きょうに戻る' }).click()
    await card('あおい').getByText('園が確認').waitFor({ timeout: 20_000 })
  })
})

describe('A child at the door', () => {
  test('RB03 RB08 RB25 the family reads the time of a tap, and nothing of it any more once the wrong tap is undone', async () => {
    const other = await enter('/family', 'nguyen', PHONE)
    const line = () => other.getByText(/登園しました/)
    await other.getByRole('heading', { level: 2 }).first().waitFor()
    const kana = (await tablet.locator('[data-child]').filter({ hasText: 'グエン' }).first().getAttribute('data-child')) ?? ''
    const nguyen = tablet.locator(`[data-child="${kana}"]`)
    if ((await nguyen.getAttribute('data-status')) !== 'expected') throw new Error('the demo has Nguyen in already')
    expect(await line().count()).toBe(0)
    await nguyen.click()
    await expect.poll(() => nguyen.getAttribute('data-status')).toBe('present')
    await line().first().waitFor({ timeout: 20_000 })
    await other.getByText('在園中').first().waitFor()
    expect(await axe(other)).toEqual([])
    await tablet.getByRole('button', { name: /とりけす/ }).click()
    await expect.poll(() => nguyen.getAttribute('data-status')).toBe('expected')
    await expect.poll(() => line().count(), { timeout: 20_000 }).toBe(0)
  })
})

describe('The desk at the same moment', () => {
  test('RB10 counts exactly what the tablet counts', async () => {
    const desk = await enter('/office', 'mori', DESK)
    await desk.getByRole('heading', { name: /11月20日/ }).waitFor()
    await tablet.getByRole('tab', { name: /全員/ }).click()
    const sumOf = async (page: Page) =>
      (
        await Promise.all(
          (
            await page.locator('[data-term]').all()
          ).map(async (term) => [await term.getAttribute('data-term'), await term.textContent()]),
        )
      ).join()
    await desk.locator('[data-term="enrolled"]').waitFor()
    await expect.poll(() => sumOf(desk), { timeout: 20_000 }).toBe(await sumOf(tablet))
    expect(await axe(desk)).toEqual([])
  })
})
