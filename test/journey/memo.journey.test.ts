// メモ: written at the tablet in a few taps, also without a line; taken into the contact book, and linked both ways.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { makeScene, type Scene, signInAtRoom } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'

let browser: TestBrowser
let server: TestServer
let scene: Scene
const DAY = '2026-11-20'
const KANA = 'あん いと うた えま おと かい きい くう'.split(' ').map((given) => `ほしの ${given}`)

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf(DAY, 10 * 60 + 5) })
  scene = await makeScene(server, { ひよこ組: KANA.map((kana) => ({ kana, facts: ['as 8:30'] })) })
  server.databases.run('SHARD_1', 'update classroom set class_age = 5')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const memos = () => server.databases.all('SHARD_1', 'select id, text, tags from memo order by written_at')
const list = (page: Page) => page.getByRole('region', { name: 'メモ', exact: true })

test('RG10 RC06 one memo is in the child’s record and in the contact book with no retyping, and each leads to the other', async () => {
  const page = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  const form = page.getByRole('region', { name: '気づきを書く' })
  await page.goto('/room')
  await signInAtRoom(page)
  await page.getByRole('button', { name: '記録', exact: true }).click()
  await page.getByRole('tab', { name: 'メモ' }).click()
  await form.getByRole('button', { name: 'ほしの うた' }).click()
  await page.getByRole('textbox', { name: '気づいたこと' }).fill('どんぐりを10まで')
  // Half a sentence, and the tablet is loaded anew.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.reload()
  await page.getByRole('button', { name: '記録', exact: true }).click()
  await page.getByRole('tab', { name: 'メモ' }).click()
  await expect.poll(() => page.getByRole('textbox', { name: '気づいたこと' }).inputValue()).toBe('どんぐりを10まで')
  expect(await form.getByRole('button', { name: 'ほしの うた' }).getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('checkbox', { name: '環境' }).check({ force: true })
  await page.getByRole('button', { name: '10の姿' }).click()
  expect(await axe(page)).toEqual([])
  await shot(page, 'memo-room')
  await page.context().setOffline(true)
  await page.getByRole('textbox', { name: '気づいたこと' }).fill('どんぐりを10まで数えていた')
  await page.getByRole('button', { name: '保存する' }).click()
  await list(page).getByText('どんぐりを10まで数えていた').waitFor()
  await list(page).getByText('未送信').waitFor()
  expect(memos()).toEqual([])
  await page.context().setOffline(false)
  await expect
    .poll(() => memos().map(({ text, tags }) => [text, tags]))
    .toEqual([['どんぐりを10まで数えていた', '["environment"]']])
  await list(page).getByRole('button', { name: '直す' }).click()
  const fix = page.getByRole('dialog', { name: 'メモを直す' })
  await fix.getByRole('textbox', { name: '気づいたこと' }).fill('どんぐりを12まで数えていた')
  await fix.getByRole('button', { name: '訂正を保存する' }).click()
  await list(page)
    .getByText(/^訂正 /)
    .waitFor()
  await page.getByRole('tab', { name: '連絡帳' }).click()
  await page.getByRole('button', { name: 'ほしの うた メモ（1）・文例・前の文' }).click()
  await shot(page, 'memo-quote')
  await page.getByRole('button', { name: 'どんぐりを12まで数えていた 足す' }).click()
  const own = page.getByRole('textbox', { name: /ほしの うた/ })
  await expect.poll(() => own.inputValue()).toBe('どんぐりを12まで数えていた')
  await own.fill('どんぐりを12まで数えていました。')
  const sources = page.getByRole('list', { name: 'ほしの うた メモから' })
  await sources.waitFor()
  await sources.getByRole('button', { name: /ひらく/ }).click()
  await page.getByRole('dialog', { name: 'メモ', exact: true }).getByText('どんぐりを12まで数えていた').waitFor()
  await page.getByRole('button', { name: 'とじる' }).last().click()
  expect(await axe(page)).toEqual([])
  await shot(page, 'memo-source')
  await page.getByRole('button', { name: '公開する（1）' }).click()
  await page
    .getByText(/^公開 /)
    .first()
    .waitFor()
  await sources.waitFor()
  await page.getByRole('tab', { name: 'メモ' }).click()
  await list(page).getByRole('button', { name: '連絡帳にのせました' }).waitFor({ timeout: 30_000 })
  expect(await axe(page)).toEqual([])
  await shot(page, 'memo-used')
  await list(page).getByRole('button', { name: '連絡帳にのせました' }).click()
  await sources.waitFor()
  await page.getByRole('button', { name: 'とじる' }).first().click()
  await page
    .locator(`[data-child="${scene.id('ほしの うた')}"]`)
    .first()
    .click({ button: 'right' })
  await page.getByRole('button', { name: 'メモ', exact: true }).click()
  await page.getByRole('region', { name: 'メモ', exact: true }).getByText('どんぐりを12まで数えていた').waitFor()
  await shot(page, 'memo-child')
})
