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

async function openDiary(): Promise<Page> {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'yamada')
  await page.getByRole('link', { name: '書類', exact: true }).click()
  await page.getByRole('tab', { name: '提出状況' }).click()
  await page.getByRole('link', { name: /保育日誌 うさぎ組 11\/19/ }).click()
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
