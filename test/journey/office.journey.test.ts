// The desk of a running nursery: the overview by keyboard, the month as files and on paper, settings from a day on, the city's look.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCsv } from '../../schema/kit/csv.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { readSheet } from '../../worker/kit/sheet.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'

let browser: TestBrowser
let server: TestServer
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50) })
  page = await openDesk('mori')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openDesk(login: string, options: { colorScheme?: 'dark'; viewport?: typeof DESK } = {}): Promise<Page> {
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url, ...options })
  await enterDoor(desk, '/office', login)
  await desk.getByRole('navigation').waitFor()
  await desk.locator('[data-term=enrolled]').waitFor()
  return desk
}

const place = (name: string) => page.getByRole('navigation').getByRole('link', { name })

async function bytesOf(name: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()])
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) }
}

/** Nothing is still being read. */
const settled = () => expect.poll(() => page.getByText('読んでいます').count(), { timeout: 15_000 }).toBe(0)

const SCREENS = ['/office', '/office/notice', '/office/child', '/office/attendance-book', '/office/roster', '/office/facility']

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen of the desk is without accessibility faults (${colorScheme})`, async () => {
    await page.emulateMedia({ colorScheme })
    for (const path of SCREENS) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await settled()
      expect({ path, faults: await axe(page) }).toEqual({ path, faults: [] })
      await shot(page, `office${path.slice('/office'.length).replace('/', '-')}-${colorScheme}`)
    }
    await page.emulateMedia({ colorScheme: 'light' })
  })
}

test('every screen of the desk fits 320 px without moving sideways', async () => {
  await page.setViewportSize({ width: 320, height: 700 })
  for (const path of SCREENS) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await settled()
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect({ path, over }).toEqual({ path, over: 0 })
  }
  await page.setViewportSize(DESK)
})

test('RA09 the keyboard alone walks to an unread notice and confirms it', async () => {
  await page.goto('/office')
  const unread = page.getByRole('button', { name: /の連絡を確認した$/ })
  await unread.first().waitFor()
  const count = await unread.count()
  const label = (await unread.first().getAttribute('aria-label')) ?? ''
  await page.locator('h1').click()
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('j')
    if ((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) === label) break
  }
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: label }).waitFor({ state: 'detached' })
  expect(await unread.count()).toBe(count - 1)
  await page.keyboard.press('/')
  await page.getByLabel('さがす').waitFor()
  await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search')
  await page.goto('/office')
  await page.getByText('でえらぶ').waitFor()
  await page.setViewportSize(PHONE)
  await page.getByText('でえらぶ').waitFor({ state: 'hidden' })
  await page.setViewportSize(DESK)
})

test('RD19 what a child must not eat stands beside its name, and its line is laid out as the others are', async () => {
  server.databases.run(
    'SHARD_1',
    `update child set allergens = '["卵","乳"]' where facility_id = 1 and id in (select n.child_id from notice n where n.facility_id = 1
      and n.starts_on <= '2026-11-20' and n.ends_on >= '2026-11-20' and not exists (select 1 from notice_confirmation k
        where k.facility_id = 1 and k.child_id = n.child_id and k.notice_id = n.id) limit 2)`,
  )
  server.databases.run('SHARD_1', "update topic_version set version = version + 1 where facility_id = 1 and topic = 'presence'")
  await page.goto('/office')
  const rows = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /の連絡を確認した$/ }) })
  await rows.locator('[data-allergens]').first().waitFor()
  const places = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().left))),
  )
  expect(places.length).toBeGreaterThan(2)
  expect(new Set(places.map((lefts) => JSON.stringify(lefts.slice(0, 4)))).size).toBe(1)
})

test('RB09 the sum of the facility and of its classes both add up to 在籍', async () => {
  await page.goto('/office')
  await page.locator('[data-term=enrolled]').waitFor()
  const numbers = await page
    .locator('[data-term]')
    .evaluateAll((terms) =>
      terms.map(
        (term) => [term.getAttribute('data-term'), Number(term.querySelector('b')?.textContent?.replace(',', ''))] as const,
      ),
    )
  const enrolled = numbers.find(([term]) => term === 'enrolled')?.[1]
  expect(numbers.filter(([term]) => term !== 'enrolled').reduce((sum, [, count]) => sum + count, 0)).toBe(enrolled)
  expect(enrolled).toBe(110)
  const classes = await page
    .getByRole('listitem')
    .filter({ hasText: /^\D+\d歳/ })
    .allTextContents()
  expect(classes.length).toBeGreaterThan(3)
  const sizes = classes.map((text) => Number(/\/\s*(\d+)/.exec(text)?.[1]))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(110)
})

test('RB18 RO06 the director downloads the month: a CSV that Excel reads, and an xlsx with the same cells', async () => {
  await place('出席簿').click()
  await page.getByRole('table', { name: /出席簿/ }).waitFor()
  const csv = await bytesOf('CSV')
  expect(csv.name).toMatch(/^出席簿_2026-11.*しおみ中央保育所\.csv$/)
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const rows = readCsv(csv.bytes).rows ?? []
  const heads = rows.findIndex(({ cells }) => cells.includes('氏名'))
  expect(rows[heads]?.cells).toContain('11/20(金)')
  expect(rows.filter(({ cells }) => /^\d+$/.test(cells[0] ?? ''))).toHaveLength(110)

  const xlsx = await bytesOf('Excel')
  expect(xlsx.name).toMatch(/\.xlsx$/)
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK')
  const sheet = (await readSheet(new Uint8Array(xlsx.bytes))).rows ?? []
  expect(sheet.filter(({ cells }) => /^\d+$/.test(cells[0] ?? ''))).toHaveLength(110)
  const first = rows[heads + 1]?.cells
  const same = sheet.find(({ cells }) => cells[2] === first?.[2])?.cells
  expect(same?.slice(0, 30)).toEqual(first?.slice(0, 30))
})

test('RB20 a class shows its times of day, and a child its month', async () => {
  await page.getByRole('tab', { name: 'うさぎ組' }).click()
  await page.getByRole('button', { name: '時刻' }).click()
  const cell = page.locator('td', { hasText: /^\d+:\d\d\d+:\d\d$/ }).first()
  await cell.waitFor()
  await shot(page, 'office-book-times')
  const child = page.getByRole('rowheader').getByRole('link').first()
  const name = (await child.textContent()) ?? ''
  await child.click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('row', { name: /11\/19（木）/ }).waitFor()
  expect(await axe(page)).toEqual([])
})

test('RO01 the register comes out of the printer as one A4 page a class, with the boxes for seals', async () => {
  await place('出席簿').click()
  await page.getByRole('table', { name: /出席簿/ }).waitFor()
  await page.emulateMedia({ media: 'print' })
  const papers = page.locator('section').filter({ has: page.getByRole('heading', { name: '出席簿', level: 2 }) })
  expect(await papers.count()).toBe(6)
  expect(await papers.first().getByRole('columnheader', { name: '園長' }).isVisible()).toBe(true)
  expect(await page.getByRole('navigation').isVisible()).toBe(false)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  await page.emulateMedia({ media: 'screen' })
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(6)
  const [, width = 0, height = 0] = (/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []).map(Number)
  expect([Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)]).toEqual([297, 210])
})

test('RA04 RA08 a setting holds from its day on, and a wrong one is named at its field', async () => {
  await place('設定').click()
  await page.getByLabel('閉所').fill('06:00')
  await page.getByRole('button', { name: /からこの設定にする/ }).click()
  await page.getByText('開所時刻より後にしてください').waitFor()
  await page.getByLabel('閉所').fill('19:30')
  await page.getByLabel('適用日').fill('2026-12-01')
  await page.getByRole('button', { name: 'ようすを足す' }).click()
  const added = page.getByRole('listitem').last()
  await added.getByLabel('日本語', { exact: true }).fill('おなかがいたい')
  await added.getByLabel('やさしい日本語').fill('おなかが いたい')
  await added.getByLabel('English').fill('Tummy ache')
  await page.getByRole('button', { name: '12月1日からこの設定にする' }).click()
  await page.getByText('12月1日からの設定を入れました').waitFor()
  const coming = page.getByRole('row', { name: /令和8年12月1日/ })
  await coming.waitFor()
  expect(await coming.textContent()).toMatch(/これから.*閉所、ようす/)
  expect(await page.getByRole('row', { name: /いまの設定/ }).textContent()).not.toContain('12月1日')
})

test('RN01 the city officer sees every facility as numbers that add up, and no child', async () => {
  const city = await openDesk('shiomi')
  await city.getByRole('heading', { level: 1, name: /2園/ }).waitFor()
  const sum = Number(await city.locator('[data-term=enrolled] b').textContent())
  const lines = await city.getByRole('row').filter({ hasText: '保育所' }).allTextContents()
  expect(lines).toHaveLength(2)
  expect(sum).toBe(171)
  const names = server.databases
    .all('SHARD_1', 'select family_kana, given_kana from child')
    .map((row) => `${row.family_kana} ${row.given_kana}`)
  const seen = (await city.locator('body').textContent()) ?? ''
  expect(names.filter((name) => seen.includes(name))).toEqual([])
  expect(await axe(city)).toEqual([])
  await shot(city, 'office-city')
  await city.context().close()
})

test('RB07 記録もれ: one press says when a child went home, and is taken back at once', async () => {
  for (const shard of ['SHARD_1', 'SHARD_2'] as const)
    server.databases.run(
      shard,
      `delete from presence_fact where day = '2026-11-18' and kind in ('leave', 'handover')
         and child_id = (select id from child where family_kana = 'さとう' and given_kana = 'あおい')`,
    )
  await page.goto('/office/attendance-book/gaps?month=2026-11')
  const line = page.getByRole('row').filter({ hasText: 'さとう あおい' })
  await line.getByText(/^登園 \d+:\d\d だけがあります$/).waitFor()
  await shot(page, 'gaps')
  expect(await axe(page)).toEqual([])
  await line.getByRole('button', { name: /（予定）に帰った$/ }).click()
  await page.getByText(/さとう あおい は \d+:\d\d に降園、と入れました。/).waitFor()
  await line.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'とりけす' }).click()
  await line.getByText(/^登園 \d+:\d\d だけがあります$/).waitFor()
  await page.setViewportSize({ ...PHONE, width: 320 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await shot(page, 'gaps-320')
  await page.setViewportSize(DESK)
})
