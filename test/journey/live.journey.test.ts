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
  return page
}

const expected = (page: Page) => page.locator('[data-child][data-status="expected"]').first()
const tile = (page: Page, childId: string) => page.locator(`[data-child="${childId}"]`)
/** Milliseconds from now until it is so, and fails when that is not at once. */
async function soon(so: () => Promise<unknown>, wanted: unknown): Promise<number> {
  const from = performance.now()
  await expect.poll(so, { timeout: AT_ONCE, interval: 20 }).toBe(wanted)
  return Math.round(performance.now() - from)
}

describe('A tap', () => {
  test('is on the other tablet, at the desk and on the family’s phone within two seconds, without a question in between', async () => {
    const [one, other] = [await enter('/room', 'yamada', TABLET), await enter('/room', 'yamada', TABLET)]
    const phone = await enter('/family', 'sato', PHONE)
    const desk = await enter('/office', 'mori', DESK)
    const card = phone.getByRole('region').filter({ has: phone.getByRole('heading', { level: 2, name: 'あおい', exact: true }) })
    await card.getByText('登園前').waitFor()
    const present = desk.locator('[data-term="present"]')
    await present.waitFor()
    const before = await present.textContent()
    const mine = one.locator('[data-child]').filter({ hasText: /さとう\s*あおい/ })
    const childId = (await mine.getAttribute('data-child')) ?? ''
    await expect.poll(() => tile(other, childId).getAttribute('data-status')).toBe('expected')

    await mine.click()
    const took = await Promise.all([
      soon(() => tile(other, childId).getAttribute('data-status'), 'present'),
      soon(() => card.getByText('在園中').count(), 1),
      soon(async () => (await present.textContent()) !== before, true),
    ])
    process.stdout.write(`tap to tablet, phone, desk: ${took.join(', ')} ms\n`)
    for (const page of [one, other, phone, desk]) await page.context().close()
  })

  test('waits for the next question where no line can be opened, and is there then', async () => {
    const one = await enter('/room', 'yamada', TABLET)
    const other = await enter('/room', 'yamada', TABLET, { deaf: true })
    await expected(other).waitFor()
    const childId = (await expected(one).getAttribute('data-child')) ?? ''
    await tile(one, childId).click()
    await expect.poll(() => tile(one, childId).getAttribute('data-status')).toBe('present')
    await other.waitForTimeout(AT_ONCE)
    expect(await tile(other, childId).getAttribute('data-status')).toBe('expected')
    await other.evaluate(() => dispatchEvent(new Event('online')))
    await soon(() => tile(other, childId).getAttribute('data-status'), 'present')
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
