// 保育日誌 at the tablet: begun in the room, also without a line, and there at the desk.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { makeScene, signInAtRoom } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'

let browser: TestBrowser
let server: TestServer
const KANA = 'あん いと うた'.split(' ').map((given) => `ほしの ${given}`)

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf('2026-11-20', 10 * 60 + 5) })
  await makeScene(server, { ひよこ組: KANA.map((kana) => ({ kana, facts: ['as 8:30'] })) })
  server.databases.run('SHARD_1', 'update classroom set class_age = 1')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const texts = () => server.databases.all('SHARD_1', 'select field, text from document_edit order by field')

test('RG06 RG08 RG09 the diary is begun at the tablet; what is typed without a line outlives the page and arrives when the line is back', async () => {
  const page = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await page.goto('/room')
  await signInAtRoom(page)
  const openDiary = async () => {
    await page.getByRole('button', { name: '記録', exact: true }).click()
    await page.getByRole('tab', { name: '日誌' }).click()
    await page.getByRole('region', { name: '出欠' }).waitFor()
  }
  await openDiary()
  await page.getByRole('region', { name: '出欠' }).getByRole('button', { name: /^使う/ }).first().click()
  await page.getByText('保存しました').waitFor()
  expect(texts()).toMatchObject([{ field: 'attendance' }])
  const own = page.getByRole('textbox', { name: 'ほしの いと' })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axe(page)).toEqual([])
    await shot(page, `room-diary-${colorScheme}`)
  }
  await page.context().setOffline(true)
  await own.fill('型を集めていた')
  await page
    .getByText(/電波が届いていません/)
    .first()
    .waitFor()
  expect(texts()).toHaveLength(1)
  await page.context().setOffline(false)
  await expect.poll(() => texts().map(({ text }) => text), { timeout: 20_000 }).toContain('型を集めていた')

  // Half a sentence, and the tablet is loaded anew before it was sent.
  await page.route('**/document/write', (route) => route.abort())
  await own.fill('型を集め、並べていた')
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)))
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.unroute('**/document/write')
  await openDiary()
  await expect.poll(() => own.inputValue(), { timeout: 20_000 }).toBe('型を集め、並べていた')
  await expect.poll(() => texts().map(({ text }) => text), { timeout: 20_000 }).toContain('型を集め、並べていた')
}, 180_000)
