// A memo with a picture: taken without a line, it is in the memo list, goes into the contact book with the text, and reaches the family from there.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { makeScene, type Scene, signInAtRoom } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { smallJpegBytes } from '../kit/small-jpeg.ts'

let browser: TestBrowser
let server: TestServer
let scene: Scene
const DAY = '2026-11-20'
const KANA = 'あん いと うた えま'.split(' ').map((given) => `ほしの ${given}`)

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf(DAY, 10 * 60 + 5) })
  scene = await makeScene(server, { ひよこ組: KANA.map((kana) => ({ kana, facts: ['as 8:30'] })) })
  scene.insert('photo_consent', {
    child_id: scene.id('ほしの うた'),
    id: 'said',
    level: 'book',
    paper: 1,
    day: DAY,
    at: scene.at('8:00'),
    account_id: 'x',
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('RG10 RC12 a picture is taken with a memo and carried along into the contact book', async () => {
  const page = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await page.goto('/room')
  await signInAtRoom(page)
  await page.getByRole('button', { name: '記録', exact: true }).click()
  await page.getByRole('tab', { name: 'メモ' }).click()
  const form = page.getByRole('region', { name: '気づきを書く' })
  await form.getByText('だれのことかをえらぶと、写真をつけられます').waitFor()
  await form.getByRole('button', { name: 'ほしの うた' }).click()
  await page.context().setOffline(true)
  await form.getByLabel('写真をえらぶ').setInputFiles({
    name: 'IMG_1.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(smallJpegBytes({ width: 800, height: 600 })),
  })
  await form.getByRole('button', { name: '写真1 はずす' }).waitFor()
  await page.getByRole('textbox', { name: '気づいたこと' }).fill('どんぐりを10までならべた')
  expect(await axe(page)).toEqual([])
  await shot(page, 'memo-photo')
  await page.getByRole('button', { name: '保存する' }).click()
  await page.context().setOffline(false)
  const list = page.getByRole('region', { name: 'メモ', exact: true })
  await list.locator('img').waitFor({ timeout: 40_000 })
  await expect
    .poll(
      () =>
        server.databases.all('SHARD_1', 'select count(*) as count from memo_photo m join photo p on p.id = m.photo_id')[0]?.count,
    )
    .toBe(1)
  await shot(page, 'memo-photo-list')

  await page.getByRole('tab', { name: '連絡帳' }).click()
  await page.getByRole('button', { name: 'ほしの うた メモ（1）・文例・前の文' }).click()
  await page.getByRole('button', { name: 'どんぐりを10までならべた 足す' }).click()
  const sources = page.getByRole('list', { name: 'ほしの うた メモから' })
  await sources.locator('img').waitFor()
  await sources.getByRole('button', { name: /の写真 出す$/ }).click()
  const publish = page.getByRole('dialog', { name: '写真を家庭に出す' })
  expect(await publish.getByRole('button', { name: /ほしの うた/ }).getAttribute('aria-pressed')).toBe('true')
  await publish.getByRole('checkbox', { name: /着替え・プール・けが/ }).check({ force: true })
  expect(await axe(page)).toEqual([])
  await publish.getByRole('button', { name: '家庭に出す' }).click()
  await sources.getByText('家庭に出しました').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'memo-photo-book')
})
