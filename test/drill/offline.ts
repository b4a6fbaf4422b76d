// R3: eight hours of a tablet without a line. 150 children come, are seen, go and come again, more than a thousand acts; the page is killed ten
// times and begins anew without a line. When the line is back everything is delivered, once, in order for each child, and families hear of a
// coming once.
import type { BrowserContext, Page } from 'playwright-core'
import { HOUR, MINUTE, type Moment } from '../../schema/kit/day.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { openBrowser, TABLET } from '../kit/browser.ts'
import { FACILITY, makeScene } from '../kit/room-scene.ts'
import { startServer } from '../kit/server.ts'
import { enterPin, givePins, loseLine, openName, pair } from '../kit/tablet-page.ts'
import { type Finding, openFinding } from './finding.ts'

const DAY = '2026-11-20'
const KANA = 'あいうえおかきくけこさしすせそたちつてとなにぬねの'
const nameOf = (place: number): string => `くんれん ${KANA[place % 25]}${KANA[Math.floor(place / 25)]}`

/** A round over all children: by the tablet alone a tap is a stamp, in a name what comes next; some things are behind a button of the sheet. */
interface Round {
  name: string
  alone?: true
  press: string | null
  becomes: string
  kinds: string
  tells: 'arrived' | 'left' | null
}
const STAMP: Round = { name: 'stamp', alone: true, press: null, becomes: 'stamped', kinds: 'arrive', tells: 'arrived' }
const SEEN: Round = { name: 'seen', press: null, becomes: 'present', kinds: 'sighting', tells: null }
const LEAVE: Round = { name: 'leave', press: 'おわたし', becomes: 'left', kinds: 'handover leave', tells: 'left' }
const ARRIVE: Round = { name: 'arrive', press: '登園・受入', becomes: 'present', kinds: 'arrive sighting', tells: 'arrived' }
const ROUNDS = [STAMP, SEEN, LEAVE, ARRIVE, LEAVE, ARRIVE, LEAVE]
/** A thousand acts are gone within ten seconds. */
const A_SECOND = 100
/** A tap is painted within this, ms, however much waits: half of them also on a machine that is busy with something else. */
const PAINTED = 100

/** やまだ is at work: by a tap on the open name, by the PIN where it is closed. Left alone for ten minutes the tablet is by itself again. */
async function takeName(page: Page): Promise<void> {
  const own = page.getByRole('group', { name: 'ひらいている名前' }).getByRole('button', { name: '山田' })
  if ((await own.count()) === 0) return openName(page, 'やまだ')
  if ((await own.getAttribute('aria-pressed')) === 'true') return
  await own.click()
  const dialog = page.getByRole('dialog')
  await page.locator('button[aria-pressed=true]').filter({ hasText: '山田' }).or(dialog).first().waitFor()
  if (await dialog.isVisible()) await enterPin(page)
}

/** How long a page is given to show what a tap brought about, ms: longer than any busy machine needs. */
const PATIENCE = 60_000
/** A tablet on which so many taps in a row do nothing is broken; the drill does not wait for the rest of the children. */
const BROKEN_AFTER = 3

/** Taps tiles one after the other, each as soon as the one before shows what became of it. @returns what was not shown, and how long each tap took */
const tapAll = (page: Page, ids: readonly string[], becomes: string, press: string | null) =>
  page.evaluate(
    async ({ ids, becomes, press, patience, brokenAfter }) => {
      const frame = () => new Promise<void>((settle) => requestAnimationFrame(() => settle()))
      const shown = async (isThere: () => boolean): Promise<boolean> => {
        for (const from = performance.now(); performance.now() - from < patience; await frame()) if (isThere()) return true
        return false
      }
      // A finger is more than a click: by it the tablet knows that somebody is here.
      const touch = (element: HTMLElement | null | undefined) => {
        for (const kind of ['pointerdown', 'pointerup']) element?.dispatchEvent(new PointerEvent(kind, { bubbles: true }))
        element?.click()
      }
      const failed: string[] = []
      const took: number[] = []
      let inARow = 0
      for (const id of ids) {
        if (inARow === brokenAfter) {
          failed.push(`${id} and whoever came after it was not tapped any more`)
          break
        }
        const tile = () => document.querySelector<HTMLElement>(`[data-child="${id}"]`)
        const button = () =>
          [...document.querySelectorAll<HTMLElement>('dialog[open] button')].find((one) => one.textContent?.includes(press ?? ''))
        let from = performance.now()
        touch(tile())
        if (press !== null && (await shown(() => button() !== undefined))) {
          from = performance.now()
          touch(button())
        }
        if (await shown(() => tile()?.dataset.status === becomes && !document.querySelector('dialog[open]')))
          inARow = took.push(performance.now() - from) * 0
        else inARow = failed.push(`${id} is ${tile()?.dataset.status}, not ${becomes}`)
      }
      return { failed, took }
    },
    { ids, becomes, press, patience: PATIENCE, brokenAfter: BROKEN_AFTER },
  )

const quantile = (values: readonly number[], share: number): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0)

/** @param kills how often the page is killed, over the eight hours */
export async function offline({ children: count = 150, kills = 10, rounds = ROUNDS.length } = {}): Promise<Finding> {
  const finding = openFinding('offline')
  const browser = await openBrowser()
  const begins = momentOf(DAY, 7 * 60)
  const server = await startServer({ now: begins })
  try {
    const children = Array.from({ length: count }, (_, place) => ({ kana: nameOf(place) }))
    const scene = await makeScene(server, { うさぎ組: children })
    const ids = children.map(({ kana }) => scene.id(kana))
    await givePins(server)
    // Every mother has the app.
    server.databases.run('SHARD_1', 'update person set account_id = id where account_id is null')
    const first = await browser.newPage({ viewport: TABLET, baseURL: server.url })
    const context: BrowserContext = first.context()
    context.setDefaultTimeout(60_000)
    const clockIs = (at: Moment) => context.clock.setSystemTime(at)
    await context.setExtraHTTPHeaders({ 'x-test-now': String(begins) })
    await context.clock.install({ time: begins })
    let page = first
    const tiles = () => page.locator('[data-child]')
    await pair(page, server, scene)
    await tiles().first().waitFor()
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/child/phones') && answer.ok())
    await openName(page, 'やまだ')
    await kept
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await loseLine(page, (at) => context.setExtraHTTPHeaders({ 'x-test-now': String(at) }))

    let [acts, killed] = [0, 0]
    const taps: number[] = []
    /** The page is gone in the middle of whatever it was doing; another begins. */
    async function kill(): Promise<void> {
      const next = await context.newPage()
      await page.close({ runBeforeUnload: false })
      page = next
      await page.goto(`${server.url}/room`)
      await tiles().first().waitFor()
      killed += 1
    }
    const chosen = ROUNDS.slice(0, rounds)
    for (const [turn, round] of chosen.entries()) {
      const half = Math.ceil(count / 2)
      for (const [part, some] of [ids.slice(0, half), ids.slice(half)].entries()) {
        await clockIs(Math.round(begins + 10 * MINUTE + ((turn + part / 2) * 7.5 * HOUR) / chosen.length))
        if (killed < (kills * (turn * 2 + part + 1)) / (chosen.length * 2)) await kill()
        const wants = !round.alone
        // A stamp is the tablet's own, and the name is still open in the page that was paired.
        if (killed === 0) await kill()
        // What the tablet does by itself after the hour that has passed is done, as it would be by then.
        await context.clock.runFor(MINUTE)
        if (wants) await takeName(page)
        const { failed, took } = await tapAll(page, some, round.becomes, round.press)
        taps.push(...took)
        for (const sentence of failed) finding.fault(`${round.name}: ${sentence}`)
        acts += some.length - failed.length
        const shown = await page.getByRole('banner').getByText(`未送信 ${acts}`, { exact: false }).count()
        finding.must(shown > 0, `the badge does not say ${acts} after ${round.name}`)
      }
    }

    const ends = begins + 8 * HOUR
    type Posted = { id: string; childId: string; at: number }
    const posted: Posted[] = []
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().includes('/presence/')) return
      const sent: Posted & { acts?: { json: Posted }[] } = request.postDataJSON()
      posted.push(...(sent.acts?.map(({ json }) => json) ?? [sent]))
    })
    await context.setExtraHTTPHeaders({ 'x-test-now': String(ends) })
    await clockIs(ends)
    await context.setOffline(false)
    const from = performance.now()
    await page.evaluate(() => dispatchEvent(new Event('online')))
    const badge = page.getByRole('banner').getByText(/^未送信/)
    const locked = page.getByRole('dialog').getByRole('button', { name: 'ひらく', exact: true })
    await Promise.race([
      badge.waitFor({ state: 'detached', timeout: 300_000 }),
      locked.waitFor({ timeout: 300_000 }).then(() => enterPin(page)),
    ])
    await badge.waitFor({ state: 'detached', timeout: 300_000 })
    const seconds = (performance.now() - from) / 1000

    finding.must((await page.getByText('送れなかった記録').count()) === 0, 'an act was put aside')

    const found = Map.groupBy(
      server.databases.all(
        'SHARD_1',
        `select child_id, at, group_concat(kind, ' ') as kinds from (select * from presence_fact where facility_id = ? and day = ? order by kind)
          group by child_id, id, at order by at`,
        FACILITY,
        DAY,
      ),
      ({ child_id }) => String(child_id),
    )
    const told = Map.groupBy(
      server.databases.all(
        'SHARD_1',
        'select child_id, kind from outbox where facility_id = ? and day = ? order by at',
        FACILITY,
        DAY,
      ),
      ({ child_id }) => String(child_id),
    )
    const [kinds, tells] = [chosen.map((round) => round.kinds).join(), chosen.flatMap((round) => round.tells ?? []).join()]
    let delivered = 0
    for (const id of ids) {
      const mine = found.get(id) ?? []
      delivered += mine.length
      const [are, said] = [
        mine.map((row) => String(row.kinds)).join(),
        (told.get(id) ?? []).map(({ kind }) => String(kind)).join(),
      ]
      if (are !== kinds) finding.fault(`a child's day is ${are}, not ${kinds}`)
      if (said !== tells) finding.fault(`a family was told ${said}, not ${tells}`)
      const order = posted.filter(({ childId }) => childId === id).map(({ at }) => at)
      if (order.some((at, place) => at < (order[place - 1] ?? 0))) finding.fault('the acts on a child came out of order')
    }
    finding.must(quantile(taps, 0.5) <= PAINTED, `half of the taps took longer than ${PAINTED} ms`)
    const twice = posted.length - new Set(posted.map(({ id }) => id)).size
    finding.must(delivered === acts, `${delivered} acts are there of ${acts}`)
    if (acts >= 1_000) finding.must(seconds <= acts / A_SECOND, `the badge took ${seconds.toFixed(1)} s for ${acts} acts`)
    return finding.close({
      children: count,
      acts,
      killed,
      hours: 8,
      delivered,
      lost: Math.max(0, acts - delivered),
      doubled: Math.max(0, delivered - acts),
      sentTwice: twice,
      badgeSeconds: Math.round(seconds * 10) / 10,
      tapMs: { median: quantile(taps, 0.5), slowest: quantile(taps, 1) },
    })
  } finally {
    await browser.close()
    await server.stop()
  }
}
