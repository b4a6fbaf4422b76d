// The tablet on days without a line.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { HOUR } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { holiday } from '../drill/holiday.ts'
import { axe, openBrowser, shot, TABLET } from '../kit/browser.ts'
import { makeScene, RABBITS } from '../kit/room-scene.ts'
import { startServer } from '../kit/server.ts'
import { endWithoutLine, givePins, openName, pair, rawDatabase } from '../kit/tablet-page.ts'

/** The roster of Monday and the blank sheet come out of the printer with nothing but what the tablet keeps. */
async function printsOffline(page: Page): Promise<void> {
  await page.getByRole('button', { name: '名簿・紙' }).click()
  await page.getByRole('heading', { level: 1, name: '名簿と停電用の紙' }).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'offline-papers')
  await page.getByRole('button', { name: '名簿を印刷' }).click()
  await page.getByText('090-0000-1234').first().waitFor({ state: 'attached' })
  for (const [name, title, paper] of [
    ['名簿を印刷', '今日の名簿', 'roll'],
    ['停電用の白紙を印刷', '停電用出欠表', 'blank'],
  ] as const) {
    await page.getByRole('button', { name }).click()
    await page.getByRole('heading', { level: 2, name: title, includeHidden: true }).waitFor({ state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button').count()).toBe(0)
    await page.setViewportSize({ width: Math.floor(((297 - 20) / 25.4) * 96), height: 700 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await shot(page, `offline-print-${paper}`, { whole: true })
    if (paper === 'roll') {
      await page.getByText('令和8年11月30日（月）').first().waitFor()
      const row = page.getByRole('row', { name: /ながはま こうたろう/ })
      for (const told of ['8:30–17:00', '小麦', '長濱 母', '母 090-0000-1234']) await row.getByText(told).first().waitFor()
    }
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length).toBe(1)
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize(TABLET)
  }
  await page.getByRole('button', { name: 'もどる' }).click()
}

test('RB23 RB24 from Friday 18:30 to Monday 7:00 without a line: Monday’s children are shown, what is done is brought once', async () => {
  const found = await holiday(async (page, station) => {
    if (station === 'named') return printsOffline(page)
    await shot(page, `offline-${station}`)
    if (station !== 'line') expect(await axe(page)).toEqual([])
  })
  expect(found).toMatchObject({ faults: [], shownOnMonday: 18, delivered: 5 })
})

test('RM12 a tablet that was ended has lost its key, so that even what a failed wiping left cannot be read', async () => {
  const browser = await openBrowser()
  const server = await startServer({ now: momentOf('2026-11-20', 9 * 60 + 12) })
  try {
    const scene = await makeScene(server, { うさぎ組: RABBITS })
    await givePins(server)
    const page = await browser.newPage({ viewport: TABLET, baseURL: server.url })
    await page.clock.install({ time: server.now() })
    const deviceId = await pair(page, server, scene)
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/child/phones') && answer.ok())
    await openName(page, 'やまだ')
    await kept
    await page.context().setOffline(true)
    await page.locator(`[data-child="${scene.id('のぐち めい')}"]`).click()
    await page.getByRole('banner').getByText('未送信 1').waitFor()
    // It is said on every screen.
    await page.getByRole('button', { name: '名簿・紙' }).click()
    await page.getByRole('heading', { level: 1, name: '名簿と停電用の紙' }).waitFor()
    await page.getByRole('complementary', { name: '未送信' }).getByText('未送信 1').waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'offline-unsent')
    await page.getByRole('button', { name: 'もどる' }).click()
    await page.getByRole('banner').getByText('未送信 1').waitFor()
    const lies = await rawDatabase(page)
    // A short word of Latin letters may stand in any row of bytes.
    const names = RABBITS.flatMap(({ kana, name }) => [
      ...kana.split(' '),
      ...(name ?? '').split(' '),
      name ?? '',
      scene.id(kana),
    ])
    const told = names.filter((name) => name.length > 4 || (name.length > 1 && /[^ -~]/.test(name)))
    expect([...told, '090-0000', '山田'].filter((word) => lies.includes(word))).toEqual([])

    await page.evaluate(() => {
      const clear = IDBObjectStore.prototype.clear
      IDBObjectStore.prototype.clear = function () {
        if (this.name !== 'key') throw new Error('a broken disk')
        return clear.call(this)
      }
    })
    await endWithoutLine(page, server, deviceId)
    const [rows, keys] = await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('tsumugi-room')
        opening.onsuccess = () => resolve(opening.result)
      })
      const count = (name: string) =>
        new Promise<number>((resolve) => {
          const asked = database.transaction(name).objectStore(name).count()
          asked.onsuccess = () => resolve(asked.result)
        })
      return [(await count('act')) + (await count('answer')), await count('key')]
    })
    expect(rows).toBeGreaterThan(3)
    expect(keys).toBe(0)
  } finally {
    await browser.close()
    await server.stop()
  }
})

test('RB33 a tablet whose clock is three hours ahead says so, also to the office, and records by the nursery’s clock, also after a restart without a line', async () => {
  const browser = await openBrowser()
  const server = await startServer({ now: momentOf('2026-11-20', 9 * 60 + 12) })
  try {
    const scene = await makeScene(server, { うさぎ組: RABBITS })
    const first = await browser.newPage({ viewport: TABLET, baseURL: server.url })
    const context = first.context()
    await context.clock.install({ time: server.now() + 3 * HOUR })
    await pair(first, server, scene)
    const tile = (page: Page) => page.locator(`[data-child="${scene.id('のぐち めい')}"]`)
    await first.getByText('この端末の時計が 3時間 進んでいます').waitFor()
    await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await tile(first).waitFor()
    expect(await axe(first)).toEqual([])
    await shot(first, 'offline-clock')
    await expect
      .poll(() => Number(server.databases.all('SHARD_1', 'select ahead from device')[0]?.ahead), { timeout: 90_000 })
      .toBeGreaterThan(2.9 * HOUR)
    await context.setOffline(true)
    await first.close()
    const page = await context.newPage()
    await page.goto(`${server.url}/room`)
    await tile(page).click()
    await page.getByRole('banner').getByText('未送信 1').waitFor()
    await page
      .getByRole('banner')
      .getByText(/^9:1\d$/)
      .waitFor()
    await context.setOffline(false)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.getByRole('banner').getByText('未送信 1').waitFor({ state: 'detached', timeout: 30_000 })
    const facts = server.databases.all(
      'SHARD_1',
      'select at, kind from presence_fact where child_id = ?',
      scene.id('のぐち めい'),
    )
    expect(facts.map(({ kind }) => kind)).toEqual(['arrive'])
    expect(Math.abs(Number(facts[0]?.at) - server.now())).toBeLessThan(3 * 60_000)
    const [line] = server.databases.all('SHARD_1', `select content from audit where action = 'presence.stamp'`)
    const { clock } = JSON.parse(String(line?.content)) as { clock: { device: number; offset: number } }
    expect(Math.round(clock.offset / HOUR)).toBe(-3)
    expect(clock.device + clock.offset).toBeCloseTo(Number(facts[0]?.at), -3)
  } finally {
    await browser.close()
    await server.stop()
  }
})

test('RB24 what stood on paper is typed in for many children on one screen; nothing typed is lost, and a wrong line keeps nobody else back', async () => {
  const browser = await openBrowser()
  const server = await startServer({ now: momentOf('2026-11-20', 17 * 60 + 30) })
  try {
    const scene = await makeScene(server, { うさぎ組: RABBITS })
    await givePins(server)
    const page = await browser.newPage({ viewport: TABLET, baseURL: server.url })
    await page.clock.install({ time: server.now() })
    await pair(page, server, scene)
    await openName(page, 'やまだ')
    const openPaper = async () => {
      await page.getByRole('button', { name: '名簿・紙' }).click()
      await page.getByRole('button', { name: '紙から転記' }).click()
      await page.getByLabel('のぐち めい 登園', { exact: true }).waitFor()
    }
    await openPaper()
    await page.getByLabel('のぐち めい 登園', { exact: true }).fill('832')
    for (const text of ['山田', '16:30', '祖母']) {
      await page.keyboard.press('Enter')
      await page.keyboard.type(text)
    }
    await page.getByLabel('しみず かんな 登園', { exact: true }).fill('1015')
    await page.getByLabel('しみず かんな 降園', { exact: true }).fill('9:00')
    // The page goes away in the middle; what was typed is there again.
    await page.getByRole('button', { name: '2人を記録する' }).waitFor()
    await page.reload()
    await openName(page, 'やまだ').catch(() => undefined)
    await openPaper()
    expect(await page.getByLabel('のぐち めい お迎えの人').inputValue()).toBe('祖母')
    await page.getByRole('button', { name: '2人を記録する' }).click()
    await page.getByText('1人を「紙」として記録しました。1人は、右に出ているわけを見てください。').waitFor()
    await page.getByText('降園が登園より前です。').waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'offline-transcribe', { whole: true })
    const facts = (kana: string) =>
      server.databases.all(
        'SHARD_1',
        'select kind, source, detail from presence_fact where child_id = ? order by at, kind',
        scene.id(kana),
      )
    expect(facts('のぐち めい')).toEqual([
      { kind: 'arrive', source: 'paper', detail: null },
      { kind: 'sighting', source: 'paper', detail: '山田' },
      { kind: 'handover', source: 'paper', detail: '祖母' },
      { kind: 'leave', source: 'paper', detail: null },
    ])
    expect(facts('しみず かんな')).toEqual([])
    await page.getByLabel('しみず かんな 降園', { exact: true }).fill('1700')
    await page.getByRole('button', { name: '1人を記録する' }).click()
    await page.getByText('1人を「紙」として記録しました。', { exact: true }).waitFor()
    expect(facts('しみず かんな').map(({ kind }) => kind)).toEqual(['arrive', 'leave'])
  } finally {
    await browser.close()
    await server.stop()
  }
})
