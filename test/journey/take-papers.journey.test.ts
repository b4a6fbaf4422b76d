// 書き出す: 園長 takes along where the papers of the month stand, and what was decided of うさぎ組 in it.
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCsv } from '../../schema/kit/csv.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { DEMO_PASSWORD } from '../../worker/dev/demo/people.ts'
import { digestOf } from '../../worker/kit/audit-row.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { readZip } from '../kit/read-zip.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 10 * 60) })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const cellsOf = (text: string): string[][] => (parseCsv(text).rows ?? []).map(({ cells }) => cells)

test('RG18 RO01 RO09 園長 takes the list of the month along, and the month of うさぎ組 in one file', async () => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'mori')
  await page.getByRole('link', { name: '書類', exact: true }).click()
  await page.getByRole('link', { name: '書き出す' }).click()
  await page.getByRole('heading', { level: 1, name: '書き出す 令和8年11月' }).waitFor()
  const make = page.getByRole('button', { name: 'まとめて書き出す' })
  await page.getByLabel('クラス').selectOption({ label: 'うさぎ組' })
  expect(await make.isDisabled()).toBe(true)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axe(page)).toEqual([])
    await shot(page, `take-papers-${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(PHONE)
  await shot(page, 'take-papers-phone', { whole: true })
  await page.setViewportSize(DESK)

  const [list] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()])
  expect(list.suggestedFilename()).toBe('書類の一覧_2026-11-01_2026-11-30.csv')
  const lines = cellsOf(await readFile(await list.path(), 'utf8'))
  const head = lines.find(([first]) => first === '書類')
  const diaries = lines.filter(([kind, room]) => kind === '保育日誌' && room === 'うさぎ組')
  expect(head?.slice(-3)).toEqual(['提出', '確認', '決裁'])
  const decided = diaries.filter((cells) => cells[5] === '決裁済')
  expect(decided.length).toBeGreaterThan(5)
  for (const cells of decided) expect(cells.slice(-3).every((day) => /^2026-11-\d\d/.test(day))).toBe(true)

  // It is long ago that she proved who she is.
  server.databases.run('SHARD_1', 'update session set fresh_at = 0')
  await page.getByLabel('目的').selectOption({ label: '監査・指導検査' })
  const waiting = page.waitForEvent('download', { timeout: 60_000 })
  await make.click()
  const proof = page.getByRole('dialog')
  await proof.getByLabel('パスワード', { exact: true }).fill(DEMO_PASSWORD)
  await proof.getByRole('button', { name: '確認する' }).click()
  const download = await waiting
  await page.getByText(/^書き出しました/).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'take-papers-done')
  expect(download.suggestedFilename()).toBe('決裁済の書類_うさぎ組_2026-11-01_2026-11-30.zip')
  const entries = readZip(new Uint8Array(await readFile(await download.path())))
  const read = (name: string): string => new TextDecoder().decode(entries.get(name))
  const contents = cellsOf(read('目次.csv'))
  const titles = contents.find(([first]) => first === 'ファイル') ?? []
  const papers = contents.slice(contents.indexOf(titles) + 1)
  expect(contents[2]?.[0]).toMatch(/^目的 監査・指導検査　作成 2026-11-20 .* 森 和代$/)
  expect(new Set(papers.map((cells) => cells[1]))).toEqual(new Set(['月案', '週案', '保育日誌']))
  expect(papers.filter((cells) => cells[1] === '保育日誌').length).toBe(decided.length)
  expect(new Set(papers.map((cells) => cells[2]))).toEqual(new Set(['うさぎ組']))
  for (const [name = '', , , , , version] of papers) {
    const { digest, snapshot } = JSON.parse(read(`${name}.json`)) as { digest: string; snapshot: object }
    expect([digestOf(snapshot), version, entries.has(`${name}.csv`)], name).toEqual([digest, '1', true])
  }
  expect(entries.size).toBe(papers.length * 2 + 2)

  // Without a line it says so, and nothing half is kept.
  await page.context().setOffline(true)
  await make.click()
  await page.getByText(/電波が届いていません/).waitFor()
}, 120_000)

test('RO09 a teacher is offered none of it, and told who can', async () => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'yamada')
  await page.getByRole('link', { name: '書類', exact: true }).click()
  await page.getByRole('tab', { name: /自分の番/ }).waitFor()
  expect(await page.getByRole('link', { name: '書き出す' }).count()).toBe(0)
  await page.goto('/office/document/take')
  await page.getByText('書類を書き出せるのは、主任と園長です').waitFor()
  expect(await page.getByRole('button', { name: 'まとめて書き出す' }).count()).toBe(0)
}, 60_000)
