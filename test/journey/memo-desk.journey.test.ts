// 子どものきろく at the desk: found by class, child, days, a word of the 指針 and a word of the text; to the contact book and back; as a file, on paper.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { printed } from '../kit/paper.ts'
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

test('RG10 RC06 memos of a class and of a child are read at the desk, lead to the contact book and back, and go on paper and into a file', async () => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'mori')
  await page.getByRole('link', { name: '子どものきろく' }).click()
  const list = page.getByRole('tabpanel', { name: '子どものきろく' })
  await list.getByRole('article').first().waitFor()
  await inBothColours(page, 'memo-desk')
  await page.getByRole('tab', { name: 'にじ組' }).click()
  await page.getByLabel('保育のことば').selectOption({ label: '10の姿　協同性' })
  const found = list.getByText('協同性', { exact: false })
  await found.first().waitFor()
  const all = await list.getByRole('article').count()
  expect(await list.getByRole('article').filter({ hasText: '協同性' }).count()).toBe(all)
  await page.getByLabel('保育のことば').selectOption({ label: 'すべて' })
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('/')
  await page.keyboard.type('リレー')
  await page.keyboard.press('Enter')
  await list.getByRole('article').filter({ hasText: 'リレー' }).first().waitFor()
  await expect.poll(() => list.getByRole('article').filter({ hasNotText: 'リレー' }).count()).toBe(0)
  expect(page.url()).not.toContain(encodeURIComponent('リレー'))
  await page.getByRole('searchbox', { name: 'さがす' }).fill('まつぼっくり')
  await page.getByRole('button', { name: 'さがす' }).click()
  await page.getByText('あてはまるきろくはありません').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('searchbox', { name: 'さがす' }).fill('')
  await page.getByRole('button', { name: 'さがす' }).click()

  // To the page of the contact book that was written out of it, and from there to the memo.
  const went = list
    .getByRole('article')
    .filter({ has: page.getByRole('link', { name: '連絡帳にのせました', exact: true }) })
    .first()
  const said = (await went.locator('p').first().textContent()) ?? ''
  await went.getByRole('link', { name: '連絡帳にのせました', exact: true }).click()
  const source = page.getByRole('list', { name: /メモから/ }).filter({ hasText: said.slice(0, 12) })
  await source
    .getByRole('button', { name: /ひらく/ })
    .first()
    .click()
  await page.getByRole('dialog', { name: 'メモ' }).getByText(said).waitFor()
  await page.getByRole('dialog', { name: 'メモ' }).getByRole('link', { name: '子どものきろく' }).click()
  await list.getByText(said).first().waitFor()
  await shot(page, 'memo-desk-child')

  // 園長 puts a word right; what it said before stays to be read.
  const item = list.getByRole('article').filter({ hasText: said }).first()
  await item.getByRole('button', { name: '直す' }).click()
  const fix = page.getByRole('dialog', { name: 'メモを直す' })
  await fix.getByRole('textbox', { name: '気づいたこと' }).fill('友だちの話を、最後まで聞いていた')
  expect(await axe(page)).toEqual([])
  await page.context().setOffline(true)
  await fix.getByRole('button', { name: '訂正を保存する' }).click()
  await fix.getByText(/電波が届いていません/).waitFor()
  expect(await fix.getByRole('textbox', { name: '気づいたこと' }).inputValue()).toBe('友だちの話を、最後まで聞いていた')
  await page.context().setOffline(false)
  await fix.getByRole('button', { name: '訂正を保存する' }).click()
  await fix.waitFor({ state: 'detached' })
  await list.getByText('友だちの話を、最後まで聞いていた').waitFor()
  await list
    .getByText(/^訂正 /)
    .first()
    .waitFor()

  // On paper, with the pictures, and as a file.
  await page.getByRole('link', { name: '子どものきろく' }).click()
  await list.getByRole('article').nth(30).waitFor()
  await page.evaluate(() => Object.assign(globalThis, { print: () => Object.assign(globalThis, { printed: true }) }))
  await page.getByRole('button', { name: '印刷', exact: true }).click()
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'printed') === true), { timeout: 60_000 }).toBe(true)
  await page.emulateMedia({ media: 'print' })
  expect((await page.getByRole('button').count()) + (await page.getByRole('navigation').count())).toBe(0)
  expect(await page.locator('section img').count()).toBeGreaterThan(0)
  expect((await printed(page, 'memo-desk-paper')).sizes).toEqual(['210 × 297'])
  await shot(page, 'memo-desk-paper', { whole: true })
  await page.emulateMedia({ media: 'screen' })
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^子どものきろく_.*\.csv$/)
})

test('on a phone the same page is one column, and a 保育士 reads her class', async () => {
  const page = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(page, '/office', 'mori')
  await page.goto('/office/memo')
  await page.getByRole('article').first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await axe(page)).toEqual([])
  await shot(page, 'memo-desk-phone')
})
