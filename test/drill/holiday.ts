// Friday 18:30 to Monday 7:00 without a line: the tablet is put away with something unsent, opened again on Monday by somebody who finds no
// line either, shows Monday's children, takes acts, and brings everything once, with true times, when the line is back.

import type { Page } from 'playwright-core'
import { addDays, HOUR, MINUTE, type Moment } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { openBrowser, TABLET } from '../kit/browser.ts'
import { makeScene, RABBITS } from '../kit/room-scene.ts'
import { startServer } from '../kit/server.ts'
import { enterPin, givePins, loseLine, openName, pair, rawDatabase } from '../kit/tablet-page.ts'

const FRIDAY = '2026-11-27'
const MONDAY = addDays(FRIDAY, 3)
const LEAVING = 'たかはし すい'
const ALONE = 'しみず かんな'
const NAMED = 'デ・ソウザ・ ルアナ'

/**
 * Plays the weekend in Chromium against the real server.
 * @param look called at each station with the page, for whoever wants to see it
 * @returns what was found; `faults` is empty when all is well
 */
export async function holiday(look: (page: Page, station: string) => Promise<void> = async () => undefined) {
  const faults: string[] = []
  const must = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  const browser = await openBrowser()
  const server = await startServer({ now: momentOf(FRIDAY, 18 * 60 + 20) })
  try {
    const scene = await makeScene(server, { うさぎ組: RABBITS })
    await givePins(server)
    server.databases.run(
      'SHARD_1',
      `update facility_setting set settings = json_set(settings, '$.openWeekdays', json('[1,2,3,4,5]'))`,
    )
    const first = await browser.newPage({ viewport: TABLET, baseURL: server.url })
    const context = first.context()
    let serverSays: Moment = server.now()
    const serverIs = (at: Moment) => {
      serverSays = at
      return context.setExtraHTTPHeaders({ 'x-test-now': String(at) })
    }
    await serverIs(serverSays)
    await context.clock.install({ time: serverSays })
    const facts = (kana: string) =>
      server.databases.all(
        'SHARD_1',
        'select day, kind, at, received_at, source from presence_fact where child_id = ? order by day, at, kind',
        scene.id(kana),
      )
    const tile = (page: Page, kana: string) => page.locator(`[data-child="${scene.id(kana)}"]`)
    const becomes = (page: Page, kana: string, status: string) =>
      page.locator(`[data-child="${scene.id(kana)}"][data-status="${status}"]`).waitFor()

    await pair(first, server, scene)
    await tile(first, LEAVING).waitFor()
    const kept = first.waitForResponse((answer) => answer.url().endsWith('/child/phones') && answer.ok())
    await openName(first, 'やまだ')
    await kept
    await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await tile(first, LEAVING).waitFor()
    const before = facts(LEAVING).length
    await loseLine(first, serverIs)
    await context.clock.setSystemTime(momentOf(FRIDAY, 18 * 60 + 30))
    // Slabs are pinned above the tiles, and a tap on what has just moved is not taken (web/presence/layouts.ts).
    await first.waitForTimeout(1_000)
    await tile(first, LEAVING).click()
    await first
      .getByRole('dialog')
      .getByRole('button', { name: /おわたし/ })
      .first()
      .click()
    await first.getByRole('banner').getByText('未送信 1').waitFor()
    await look(first, 'friday')
    const names = [...RABBITS].map(({ kana }) => kana.split(' ')[0] ?? '')
    const raw = await rawDatabase(first)
    must(!names.some((name) => raw.includes(name)), 'a name can be read in the database')
    await first.close()

    // The weekend.
    const seven = momentOf(MONDAY, 7 * 60)
    await context.clock.setSystemTime(seven)
    const page = await context.newPage()
    await page.goto(`${server.url}/room`)
    await tile(page, ALONE).waitFor()
    const statuses = await page
      .locator('[data-child]')
      .evaluateAll((tiles) => tiles.map((one) => (one as HTMLElement).dataset.status))
    const expected = statuses.filter((status) => status === 'expected').length
    must(statuses.length === RABBITS.length, `${statuses.length} children are shown on Monday`)
    must(!statuses.some((status) => status === 'present' || status === 'left'), 'Friday is shown on Monday')
    await page.getByRole('banner').getByText('未送信 1').waitFor()
    await page.getByText(/11\/27（金） 18:2\d の時点/).waitFor()
    await look(page, 'monday')
    await tile(page, ALONE).click()
    await becomes(page, ALONE, 'stamped')
    await openName(page, 'やまだ')
    await tile(page, NAMED).click()
    await becomes(page, NAMED, 'present')
    await look(page, 'named')
    await tile(page, NAMED).click({ button: 'right' })
    await page.getByRole('dialog').getByRole('button', { name: '電話番号' }).click()
    await page.getByText('090-0000-1234').first().waitFor()
    await look(page, 'numbers')
    await page.getByRole('dialog').getByRole('button', { name: 'とじる' }).first().click()
    await page.getByRole('banner').getByText('未送信 3').waitFor()

    // The line is back at 7:40. What was done in a name waits for the PIN.
    await serverIs(seven + 40 * MINUTE)
    await context.clock.setSystemTime(seven + 40 * MINUTE)
    await context.setOffline(false)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.getByRole('banner').getByText('未送信 2').waitFor({ timeout: 30_000 })
    await look(page, 'line')
    await page
      .getByRole('group', { name: 'ひらいている名前' })
      .getByRole('button', { name: /山田 ゆみ/ })
      .click()
    await enterPin(page)
    await page
      .getByRole('banner')
      .getByText(/^未送信/)
      .waitFor({ state: 'detached', timeout: 30_000 })
    await look(page, 'sent')

    const near = (at: unknown, to: Moment) => Math.abs(Number(at) - to) < HOUR / 6
    const stamp = facts(ALONE).filter(({ day }) => day === MONDAY)
    const seen = facts(NAMED).filter(({ day }) => day === MONDAY)
    const friday = facts(LEAVING).slice(before)
    must(stamp.length === 1 && near(stamp[0]?.at, seven), `the stamp of Monday: ${JSON.stringify(stamp)}`)
    must(seen.length === 2 && seen.every(({ at }) => near(at, seven)), `the act in a name on Monday: ${JSON.stringify(seen)}`)
    must(
      friday.length === 2 && friday.every(({ day, at }) => day === FRIDAY && near(at, momentOf(FRIDAY, 18 * 60 + 30))),
      `Friday's act: ${JSON.stringify(friday)}`,
    )
    await page.close()
    return { shownOnMonday: statuses.length, expected, delivered: stamp.length + seen.length + friday.length, faults }
  } finally {
    await browser.close()
    await server.stop()
  }
}
