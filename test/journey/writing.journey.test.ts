// Writing at the desk: what is offered leads to where it stands, and what was taken says where it came from.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, shot, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 7 * 60 + 50) })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const saved = (page: Page) => page.getByText('保存しました').waitFor()

async function openDiary(day = '11\\/19'): Promise<Page> {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'yamada')
  await page.getByRole('link', { name: '書類', exact: true }).click()
  await page.getByRole('tab', { name: '提出状況' }).click()
  await page.getByRole('link', { name: new RegExp(`保育日誌 うさぎ組 ${day}`) }).click()
  await page.getByRole('heading', { level: 1, name: /保育日誌/ }).waitFor()
  return page
}

test('RG06 what is offered is a link to where it stands, and what was taken keeps it', async () => {
  const page = await openDiary()
  const meals = page.getByRole('region', { name: '食事' })
  await meals.getByRole('link', { name: '日々の記録から' }).first().click()
  await page.getByRole('heading', { level: 1, name: /うさぎ組の記録/ }).waitFor()
  await page.getByText(/昼食/).first().waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axe(page)).toEqual([])
    await shot(page, `document-source-day-${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goBack()
  await meals.getByRole('button', { name: 'すべて使う' }).click()
  await saved(page)
  await meals.getByText(/もとの記録/).click()
  expect(await meals.getByRole('listitem').getByRole('link').count()).toBeGreaterThan(0)
  await page.getByRole('region', { name: '出欠' }).getByRole('link', { name: '登降園から' }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'document-sources')
}, 120_000)

test('RG04 texts of the day before are offered field by field, and nothing is copied by itself', async () => {
  const before = await openDiary('11\\/18')
  await before.getByRole('textbox', { name: '養護' }).fill('眠りのリズムをたいせつに')
  await before.getByRole('textbox', { name: '子どもの姿から' }).fill('写らない文')
  await saved(before)
  const page = await openDiary()
  await page.getByRole('button', { name: '写す' }).click()
  const dialog = page.getByRole('dialog', { name: '保育日誌を写す' })
  await dialog.getByRole('button', { name: /うさぎ組.*11\/18/ }).click()
  await dialog.getByText('眠りのリズムをたいせつに').waitFor()
  expect(await dialog.getByText('写らない文').count()).toBe(0)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axe(page)).toEqual([])
    await shot(page, `document-copy-${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await page.getByRole('textbox', { name: '養護' }).inputValue()).toBe('')
  await dialog.getByRole('button', { name: /^使う 眠り/ }).click()
  await dialog.getByRole('button', { name: 'とじる' }).click()
  await saved(page)
  expect(await page.getByRole('textbox', { name: '養護' }).inputValue()).toBe('眠りのリズムをたいせつに')
  const aim = page.getByRole('region', { name: '本日のねらい' })
  await aim.getByText(/もとの記録 1件/).click()
  await aim.getByRole('link', { name: /まえの書類から 11\/18/ }).click()
  await expect.poll(() => page.getByRole('textbox', { name: '子どもの姿から' }).inputValue()).toBe('写らない文')
}, 120_000)
