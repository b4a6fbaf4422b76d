// Writing at the desk: what is offered leads to where it stands, and what was taken says where it came from.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, shot, type TestBrowser } from '../kit/browser.ts'
import { withoutPapers } from '../kit/no-papers.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 7 * 60 + 50) })
  withoutPapers(server, '2026-11-09')
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

test('RG14 RG15 園長 keeps phrases and word rules; a writer takes one up with the keyboard alone, changes a word by a tap and takes that back', async () => {
  const director = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(director, '/office', 'mori')
  await director.getByRole('link', { name: '文例と言葉' }).click()
  await director.getByRole('button', { name: '文例を入れる' }).first().click()
  const form = director.getByRole('dialog', { name: '文例を入れる' })
  await form.getByRole('textbox', { name: '文' }).fill('ひとりひとりの子供の眠りを見守る')
  await form.getByLabel('書類').selectOption({ label: '保育日誌' })
  await form.getByLabel('項目').selectOption({ label: '本日のねらい' })
  await form.getByRole('button', { name: '保存する' }).click()
  await director.getByText('ひとりひとりの子供の眠りを見守る').waitFor()
  await director.getByRole('tab', { name: '言葉のきまり' }).click()
  await director.getByRole('textbox', { name: 'この言葉を' }).first().waitFor()
  expect(await director.getByRole('textbox', { name: 'この言葉を' }).first().inputValue()).toBe('子供')
  await director.getByRole('button', { name: '足す' }).first().click()
  await director.getByRole('textbox', { name: 'この言葉を' }).last().fill('お散歩')
  await director.getByRole('textbox', { name: 'こう書く' }).last().fill('散歩')
  await director.getByRole('button', { name: '保存する' }).click()
  await director.getByText('これまでのきまり').click()
  await director.getByText(/1回目　森 和代/).waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await director.emulateMedia({ colorScheme })
    expect(await axe(director)).toEqual([])
    await shot(director, `phrase-rules-${colorScheme}`)
  }
  await director.close()

  const page = await openDiary('11\\/17')
  const care = page.getByRole('textbox', { name: '養護' })
  await page.getByRole('button', { name: /文例\s*本日のねらい/ }).waitFor()
  await care.focus()
  await page.keyboard.press('F2')
  const help = page.getByRole('dialog', { name: '文例　養護' })
  await help.getByRole('searchbox', { name: 'さがす' }).fill('眠り')
  await page.keyboard.press('Tab')
  expect(await axe(page)).toEqual([])
  await shot(page, 'document-phrases')
  await page.keyboard.press('Enter')
  await help.waitFor({ state: 'detached' })
  expect(await care.evaluate((box) => box === document.activeElement)).toBe(true)
  expect(await care.inputValue()).toBe('ひとりひとりの子供の眠りを見守る')
  await saved(page)
  // What is saved by itself takes nobody's place away.
  await page.keyboard.type('。お散歩も')
  await saved(page)
  expect(await care.evaluate((box) => box === document.activeElement)).toBe(true)
  await shot(page, 'document-wording')
  await page.getByRole('button', { name: '「子供」を「子ども」になおす' }).click()
  expect(await care.inputValue()).toContain('子どもの眠り')
  await page.getByRole('button', { name: '元に戻す' }).click()
  expect(await care.inputValue()).toContain('子供の眠り')
  await page.getByText('「お散歩」は「散歩」').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('textbox', { name: '食事' }).focus()
  await page.keyboard.press('F4')
  await expect.poll(() => page.getByRole('textbox', { name: '食事' }).inputValue()).toContain('昼食')
  expect(await page.getByRole('textbox', { name: '食事' }).evaluate((box) => box === document.activeElement)).toBe(true)
}, 180_000)

test('RG17 a word is found again in the papers, and one’s own texts while one writes', async () => {
  const before = await openDiary('11\\/16')
  await before.getByRole('textbox', { name: '特記' }).fill('落ち葉のプールを作り、音を楽しんだ')
  await saved(before)
  await before.getByRole('link', { name: '書類の一覧' }).click()
  await before.getByRole('link', { name: 'さがす', exact: true }).click()
  await before.getByRole('searchbox', { name: '言葉' }).fill('落ち葉のプール')
  await before.keyboard.press('Enter')
  await before.getByText('1件').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await before.emulateMedia({ colorScheme })
    expect(await axe(before)).toEqual([])
    await shot(before, `document-search-${colorScheme}`)
  }
  await before.getByRole('link', { name: /保育日誌\s*うさぎ組\s*特記/ }).waitFor()
  await before.close()
  const page = await openDiary('11\\/13')
  await page.getByRole('button', { name: /文例\s*特記/ }).click()
  const help = page.getByRole('dialog', { name: '文例　特記' })
  await help.getByRole('tab', { name: '自分の文' }).click()
  await help.getByRole('searchbox', { name: '自分が書いた文をさがす' }).fill('プール')
  await help.getByRole('button', { name: /^使う 落ち葉/ }).click()
  await expect.poll(() => page.getByRole('textbox', { name: '特記' }).inputValue()).toBe('落ち葉のプールを作り、音を楽しんだ')
  await saved(page)
}, 120_000)
