// What one does is on the others' screens at once: no screen waits for its next question, and none needs more than its next question.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { DESK, openBrowser, PHONE, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 7 * 60 + 50) })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const AT_ONCE = 2_000

/** A page whose rounds of questions are an hour apart: what it learns, it learned because it was told. */
async function enter(door: string, login: string, viewport: typeof PHONE, { deaf = false } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport, baseURL: server.url })
  await page.addInitScript((isDeaf) => {
    const soon = globalThis.setTimeout
    const patient = (work: () => void, ms = 0) => soon(work, ms >= 5_000 ? 3_600_000 : ms)
    Object.assign(globalThis, { setTimeout: patient })
    if (isDeaf) Object.assign(globalThis, { WebSocket: class {} })
  }, deaf)
  const line = deaf ? null : page.waitForEvent('websocket')
  await enterDoor(page, door, login)
  await line
  if (door === '/room') await settle(page)
  return page
}

/** Waits until the tiles stand still: what a class has to think of comes a moment later, and a tap on what has just moved is not taken. */
async function settle(page: Page): Promise<void> {
  const place = async () => JSON.stringify(await page.locator('[data-child]').last().boundingBox())
  for (let [before, now] = ['', await place()]; before !== now; now = await place()) {
    before = now
    await page.waitForTimeout(700)
  }
}

/** The child of the family whose phone is looked at. */
const AOI = '[data-child]:has-text("さとう"):has-text("あおい")'
const expected = (page: Page) => page.locator(`[data-child][data-status="expected"]:not(${AOI})`)
const tile = (page: Page, childId: string) => page.locator(`[data-child="${childId}"]`)
const statusOf = (page: Page, childId: string) => tile(page, childId).getAttribute('data-status')
/** Milliseconds until it is so. Long enough for a busy machine, and nothing against the hour between two rounds. */
async function until(so: () => Promise<unknown>, wanted: unknown): Promise<number> {
  const from = performance.now()
  await expect.poll(so, { timeout: 12_000, interval: 20 }).toBe(wanted)
  return Math.round(performance.now() - from)
}

describe('A tap', () => {
  test('is on the other tablet within two seconds', async () => {
    const [one, other] = [await enter('/room', 'yamada', TABLET), await enter('/room', 'yamada', TABLET)]
    await expected(other).first().waitFor()
    const took: number[] = []
    // The middle one of three: what one of them waited for may have been this machine.
    for (let count = 0; count < 3; count++) {
      const childId = (await expected(one).first().getAttribute('data-child')) ?? ''
      await tile(one, childId).click()
      took.push(await until(() => statusOf(other, childId), 'present'))
    }
    process.stdout.write(`from tap to tablet: ${took.join(', ')} ms\n`)
    expect(took.toSorted((a, b) => a - b)[1]).toBeLessThanOrEqual(AT_ONCE)
    for (const page of [one, other]) await page.context().close()
  })

  test('is at the desk and on the family’s phone without a question in between', async () => {
    const room = await enter('/room', 'yamada', TABLET)
    const phone = await enter('/family', 'sato', PHONE)
    const desk = await enter('/office', 'mori', DESK)
    const card = phone.getByRole('region').filter({ has: phone.getByRole('heading', { level: 2, name: 'あおい', exact: true }) })
    const present = desk.locator('[data-term="present"]')
    await present.waitFor()
    await card.waitFor()
    const before = await present.textContent()
    await card.getByText('登園前').waitFor()

    await room.locator(AOI).click()
    const took = await Promise.all([
      until(() => card.getByText('在園中').count(), 1),
      until(async () => (await present.textContent()) !== before, true),
    ])
    process.stdout.write(`from tap to phone, desk: ${took.join(', ')} ms\n`)
    for (const page of [room, phone, desk]) await page.context().close()
  })

  test('waits for the next question where no line can be opened, and is there then', async () => {
    const one = await enter('/room', 'yamada', TABLET)
    const other = await enter('/room', 'yamada', TABLET, { deaf: true })
    await expected(other).first().waitFor()
    const childId = (await expected(one).first().getAttribute('data-child')) ?? ''
    await tile(one, childId).click()
    await until(() => statusOf(one, childId), 'present')
    await other.waitForTimeout(AT_ONCE)
    expect(await statusOf(other, childId)).toBe('expected')
    await other.evaluate(() => dispatchEvent(new Event('online')))
    await until(() => statusOf(other, childId), 'present')
    for (const page of [one, other]) await page.context().close()
  })
})

describe('A line', () => {
  test('is closed while the page is not seen, and back as soon as it is', async () => {
    const page = await enter('/room', 'yamada', TABLET)
    const see = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => value })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    const again = page.waitForEvent('websocket')
    await see(true)
    const closed = Symbol('closed')
    expect(await Promise.race([again, page.waitForTimeout(500).then(() => closed)])).toBe(closed)
    await see(false)
    const line = await again
    expect(new URL(line.url()).search).toBe('')
    await page.context().close()
  })
})
