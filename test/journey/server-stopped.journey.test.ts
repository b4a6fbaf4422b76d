// Three hours without a server from 7:00: the tablet takes the morning, and everything is there afterwards as it was.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MINUTE, type Moment } from '../../schema/kit/day.ts'
import { momentOf, readTime } from '../../schema/kit/time.ts'
import { words } from '../../web/presence/words.ts'
import { openRuntime, type Runtime } from '../drill/open-worker.ts'
import { openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { FACILITY, makeScene } from '../kit/room-scene.ts'
import { givePins, openName, pair } from '../kit/tablet-page.ts'

const DAY = '2026-11-20'
const at = (time: string): Moment => momentOf(DAY, readTime(time) ?? 0)
/** Who comes when; the page is closed and opened again after the third. */
const CAME: [kana: string, time: string][] = [
  ['あおき はると', '7:10'],
  ['いしかわ ゆい', '7:25'],
  ['うえだ そうた', '7:48'],
  ['おおくぼ りん', '8:05'],
  ['かとう みお', '8:42'],
  ['こばやし いつき', '9:31'],
]
let browser: TestBrowser
let runtime: Runtime
beforeAll(async () => {
  browser = await openBrowser()
  runtime = await openRuntime(at('6:50'))
})
afterAll(async () => {
  await browser?.close()
  await runtime?.close()
})

test('RB03 RB23 three hours with the server stopped from 7:00: every check-in is there with its true time, and families are told once', async () => {
  const { server } = runtime
  const scene = await makeScene(server, { うさぎ組: CAME.map(([kana]) => ({ kana })) })
  await givePins(server)
  server.databases.run('SHARD_1', 'update person set account_id = id where account_id is null')
  let page = await browser.newPage({ viewport: TABLET, baseURL: runtime.url() })
  const context = page.context()
  await context.clock.install({ time: server.now() })
  const tile = (kana: string) => page.locator(`[data-child="${scene.id(kana)}"]`)
  await pair(page, server, scene)
  await tile('あおき はると').waitFor()
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/child/phones') && answer.ok())
  await openName(page, 'やまだ')
  await kept
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await runtime.kill()

  for (const [place, [kana, time]] of CAME.entries()) {
    await context.clock.setSystemTime(at(time))
    if (place === 3) {
      await page.close()
      page = await context.newPage()
      await page.goto(`${runtime.url()}/room`)
      await openName(page, 'やまだ')
    }
    const present = page.locator(`[data-child="${scene.id(kana)}"][data-status="present"]`)
    const moved = page.getByText(words.tilesMoved)
    // Where the tiles moved under the finger the tablet says so, and a person taps again.
    for (let taps = 0; taps < 3 && (await present.count()) === 0; taps++) {
      await moved.waitFor({ state: 'detached' })
      await tile(kana).click()
      await present.or(moved).first().waitFor()
    }
    await present.waitFor()
    await page
      .getByRole('banner')
      .getByText(`未送信 ${place + 1}`)
      .waitFor()
  }
  await shot(page, 'room-server-stopped')
  // First the tablet's clock: heard in between, a right server would make it one that was set.
  await context.clock.setSystemTime(at('10:00'))
  await runtime.start(at('10:00'))
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page
    .getByRole('banner')
    .getByText(/^未送信/)
    .waitFor({ state: 'detached', timeout: 60_000 })

  for (const [kana, time] of CAME) {
    const facts = server.databases.all(
      'SHARD_1',
      'select kind, at, received_at, day from presence_fact where child_id = ? order by kind',
      scene.id(kana),
    )
    expect(facts.map(({ kind, day }) => [kind, day])).toEqual([
      ['arrive', DAY],
      ['sighting', DAY],
    ])
    for (const fact of facts) {
      expect(Math.abs(Number(fact.at) - at(time)), `${kana} came at ${time}`).toBeLessThan(2 * MINUTE)
      expect(Number(fact.received_at)).toBeGreaterThanOrEqual(at('10:00'))
    }
    const told = server.databases.all('SHARD_1', 'select kind, at from outbox where child_id = ?', scene.id(kana))
    expect(told).toEqual([{ kind: 'arrived', at: facts[0]?.at }])
  }
  const rows = server.databases.all('SHARD_1', 'select count(*) as n from presence_fact where facility_id = ?', FACILITY)
  expect(rows).toEqual([{ n: 2 * CAME.length }])
})
