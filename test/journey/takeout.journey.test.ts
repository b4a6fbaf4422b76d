// 記録の受け取り: a family takes its year along, after it has proved who it is, with what has come of it before its eyes.
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { DEMO_PASSWORD } from '../../worker/dev/demo/people.ts'
import { axe, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { readZip } from '../kit/read-zip.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 10 * 60) })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('RC16 a mother downloads the year of her child, and is offered it before the child leaves', async () => {
  const page = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(page, '/family', 'sato')
  const [aoi] = server.databases.all(
    'SHARD_1',
    "select id, facility_id from child where family_name = '佐藤' and given_name = '碧'",
  )
  server.databases.run('SHARD_1', "update enrollment set ends_on = '2026-12-31' where child_id = ?", String(aoi?.id))
  await page.goto(`/family/book/${aoi?.id}`)
  await page.getByText('12月31日 で退園・卒園です').waitFor()
  await page.getByRole('link', { name: '記録をもらう' }).click()
  const year = page.getByRole('region', { name: '2026年度' })
  await year.waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'takeout', { whole: true })
  await page.emulateMedia({ colorScheme: 'dark' })
  await shot(page, 'takeout-dark', { whole: true })
  await page.emulateMedia({ colorScheme: 'light' })

  // It is long ago that she proved who she is.
  server.databases.run('SHARD_1', 'update session set fresh_at = 0')
  const waiting = page.waitForEvent('download', { timeout: 60_000 })
  await year.getByRole('button', { name: '2026年度を受けとる' }).click()
  const proof = page.getByRole('dialog')
  await proof.getByLabel('パスワード', { exact: true }).fill(DEMO_PASSWORD)
  expect(await axe(page)).toEqual([])
  await proof.getByRole('button', { name: '確認する' }).click()
  const download = await waiting
  await page.getByText('受けとりました').waitFor()
  await shot(page, 'takeout-done')
  expect(download.suggestedFilename()).toMatch(/^記録_\d{4}-\d\d-\d\d_2026-11-20\.zip$/)
  const entries = readZip(new Uint8Array(await readFile(await download.path())))
  const book = JSON.parse(new TextDecoder().decode(entries.get('連絡帳/2026-11.json'))) as { name: string; days: object[] }
  expect([book.name, book.days.length]).toEqual(['佐藤 碧', 20])
  expect(new TextDecoder().decode(entries.get('はじめに.txt'))).toContain('佐藤 碧 の記録')
  const growth = new TextDecoder().decode(entries.get('成長/身体計測.csv'))
  expect(growth).toMatch(/体重,\d/)

  // A month by itself, for a small phone.
  await year.getByText('月ごとに受けとる').click()
  await shot(page, 'takeout-months', { whole: true })
  const [month] = await Promise.all([
    page.waitForEvent('download'),
    year.getByRole('button', { name: '2026/11を受けとる' }).click(),
  ])
  expect(month.suggestedFilename()).toContain('2026-11-01')
  // Without a line it says so, and nothing half is kept.
  await page.context().setOffline(true)
  await year.getByRole('button', { name: '2026年度を受けとる' }).click()
  await page.getByText('電波が届いていません').waitFor()
  expect(await axe(page)).toEqual([])
})

test('RC16 the year as a book: every day with its pictures, on A4', async () => {
  const page = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(page, '/family', 'sato')
  await page.getByRole('link', { name: /^あおい.*連絡帳/ }).click()
  await page.getByRole('heading', { name: '家庭から' }).waitFor()
  await page.getByRole('link', { name: '印刷' }).click()
  await page.getByRole('radio', { name: 'この年度' }).check({ force: true })
  expect(await axe(page)).toEqual([])
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.getByRole('button', { name: '印刷' }).click()
  await page.locator('body[data-printed]').waitFor({ state: 'attached', timeout: 60_000 })
  expect(await page.locator('figure img').count()).toBeGreaterThan(0)
  await page.emulateMedia({ media: 'print' })
  await shot(page, 'takeout-book')
})
