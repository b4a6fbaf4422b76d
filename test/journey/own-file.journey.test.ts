// 様式ファイル: 園長 takes the file to begin with, gives the house's own form in, is told what is wrong with it, and takes a 日誌 in it.
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { archive, paragraph, table, tableRow, wordParts } from '../kit/form-files.ts'
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

const wordOf = (bytes: Uint8Array) => new TextDecoder().decode(readZip(bytes).get('word/document.xml'))
const rows = table(
  tableRow('主な活動', '{{主な活動・保育者の援助}}'),
  tableRow('{{個別の記録：氏名}}', '{{個別の記録：生活と子どもの姿}}'),
)
const file = async (name: string, ...more: string[]) => ({
  ...{ name, mimeType: 'application/octet-stream' },
  buffer: Buffer.from(await archive(wordParts([paragraph('{{園名}}　{{クラス}}　{{状態}}'), rows, ...more].join('')))),
})

test('RG02 RO02 園長 gives in the house’s own Word form, puts a wrong tag right, and a 日誌 goes out in it', async () => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'mori')
  await page.goto('/office/document/kinds')
  await page.getByRole('link', { name: '様式ファイル 保育日誌' }).click()
  await page.getByRole('heading', { level: 1, name: '保育日誌の様式ファイル' }).waitFor()
  const [begin] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Word のもと' }).click()])
  expect(begin.suggestedFilename()).toBe('様式のもと_保育日誌.docx')
  const began = wordOf(new Uint8Array(await readFile(await begin.path())))
  for (const tag of ['{{状態}}', '{{欠席・理由}}', '{{個別の記録：生活と子どもの姿}}', '{{決裁：園長}}'])
    expect(began).toContain(tag)

  await page.getByLabel('いつからの書類に使うか').fill('2026-11-01')
  const give = page.locator('input[type=file]')
  await give.setInputFiles(await file('日誌.docx', paragraph('{{ふりかえり}}')))
  await page.getByText('「{{ふりかえり}}」: この書類にないタグです').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'own-file-wrong')
  await give.setInputFiles(await file('日誌.docx'))
  await page.getByText('入れました').waitFor()
  await page.getByText('この様式に入っていない項目').waitFor()
  await page.getByText('いま使っています').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axe(page)).toEqual([])
    await shot(page, `own-file-${colorScheme}`, { whole: true })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(PHONE)
  await shot(page, 'own-file-phone', { whole: true })
  await page.setViewportSize(DESK)

  await page.goto('/office/document?month=2026-11')
  await page.getByRole('tab', { name: '提出状況' }).click()
  await page
    .getByRole('link', { name: /^保育日誌 うさぎ組/ })
    .first()
    .click()
  const take = page.getByRole('button', { name: '園の様式' })
  await take.waitFor()
  await shot(page, 'own-file-paper')
  const [paper] = await Promise.all([page.waitForEvent('download'), take.click()])
  expect(paper.suggestedFilename()).toMatch(/保育日誌_うさぎ組_2026-11-\d\d\.docx$/)
  const filled = wordOf(new Uint8Array(await readFile(await paper.path())))
  expect(filled).toContain('うさぎ組')
  expect(filled).not.toContain('{{')
  // A row for each child of the class, and the one above them.
  expect(filled.match(/<w:tr>/g)?.length).toBeGreaterThan(5)

  await page.goto('/office/document/own-file/diary')
  await page.getByRole('button', { name: '使うのをやめる' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '使うのをやめる' }).click()
  await page.getByText('つむぎの様式に戻す', { exact: true }).waitFor()
})
