// What comes out of the printer at the director's desk: A4 with nothing of the screen on it, and on every page what it is, of whom, and of when.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, shot, type TestBrowser } from '../kit/browser.ts'
import { printed } from '../kit/paper.ts'
import { minutesBetween, startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 7 * 60 + 50) })
  server.databases.run(
    'SHARD_1',
    `update person set family_name = '勅使河原・ロドリゲス', given_name = 'アレクサンドラ かおり' where family_name = '川村'`,
  )
  page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'mori')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The papers, how long each may be at most, and what stands under its title. */
const PAPERS = [
  { path: '/office/permission', title: '権限', pages: 5, line: '令和8年度 ・ しおみ中央保育所 ・ 令和8年11月20日（金）' },
  {
    path: '/office/staff/week',
    title: '当番表',
    pages: 1,
    line: '令和8年度 ・ しおみ中央保育所 ・ 令和8年11月16日（月） 〜 11月22日（日）',
  },
  {
    path: '/office/staff/accounts',
    title: 'アカウント一覧',
    pages: 7,
    line: '令和8年度 ・ しおみ中央保育所 ・ 令和8年11月20日（金）',
  },
]

for (const { path, title, pages, line } of PAPERS) {
  test(`${title} fits A4, says year and day on every page, and leaves the screen behind`, async () => {
    const opened = server.now()
    await page.goto(path)
    await page.getByRole('heading', { level: 2, name: title, includeHidden: true }).waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    await page.getByText(line, { exact: true }).waitFor()
    expect((await page.getByRole('button').count()) + (await page.getByRole('navigation').count())).toBe(0)
    // As wide as the paper: a table that is wider would be cut off at the right.
    await page.setViewportSize({ width: Math.floor(((297 - 20) / 25.4) * 96), height: 700 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await shot(page, `print${path.replaceAll('/', '-')}`, { whole: true })
    const running = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper-running'))
    // The minute in which it was opened, or one that has passed since.
    expect(minutesBetween(opened, server.now()).map((time) => `${title} ・ ${line} ・ 11/20（金） ${time} 印刷`)).toContain(
      JSON.parse(running),
    )
    const paper = await printed(page)
    await page.setViewportSize(DESK)
    await page.emulateMedia({ media: 'screen' })
    expect(paper.pages).toBeLessThanOrEqual(pages)
    expect(paper.sizes).toEqual(['297 × 210'])
  })
}

test('another screen prints without the line of the paper before', async () => {
  await page.getByRole('link', { name: '子ども', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '子ども' }).waitFor()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper-running'))).toBe('')
})

test('RB24 the roster of the next opening day prints in the evening before, a page or two a class, and the blank sheet at any time', async () => {
  await page.goto('/office')
  await page.getByRole('link', { name: '名簿・停電用の紙' }).click()
  await page.getByRole('heading', { level: 1, name: '名簿と停電用の紙' }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'office-papers')
  // Monday 11/23 is a holiday.
  await page.getByRole('radio', { name: '11月21日（土）' }).check()
  await page.getByRole('button', { name: '名簿を印刷' }).click()
  await page.getByRole('heading', { level: 2, name: '名簿', includeHidden: true }).first().waitFor({ state: 'attached' })
  await page
    .getByText(/0\d0-\d{4}-\d{4}/)
    .first()
    .waitFor({ state: 'attached' })
  await page.emulateMedia({ media: 'print' })
  expect((await page.getByRole('button').count()) + (await page.getByRole('navigation').count())).toBe(0)
  await page.setViewportSize({ width: Math.floor(((297 - 20) / 25.4) * 96), height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await shot(page, 'print-office-roster', { whole: true })
  const classes = await page.getByRole('heading', { level: 2, name: '名簿' }).count()
  expect(classes).toBeGreaterThan(3)
  expect((await printed(page)).pages).toBeLessThanOrEqual(2 * classes)
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize(DESK)
  await page.getByRole('button', { name: '停電用の白紙を印刷' }).click()
  await page.getByRole('heading', { level: 2, name: '停電用出欠表', includeHidden: true }).waitFor({ state: 'attached' })
  await page.emulateMedia({ media: 'print' })
  expect((await printed(page)).pages).toBe(1)
  await page.emulateMedia({ media: 'screen' })
})
