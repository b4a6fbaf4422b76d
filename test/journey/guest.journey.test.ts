// 共同保育 from two desks: one director sends a child for a day, the other finds it on her list, and a day that is taken back is gone there.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

/** A Friday. */
const DAY = '2026-11-20'

let browser: TestBrowser
let server: TestServer
let home: Page
let host: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50) })
  home = await openDesk('mori')
  host = await openDesk('hamada')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openDesk(login: string): Promise<Page> {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', login)
  await page.goto('/office/guest')
  await page.getByRole('heading', { level: 1, name: '共同保育' }).waitFor()
  return page
}

const line = (page: Page, name: string | RegExp) => page.getByRole('row').filter({ hasText: name })

test('before anything is arranged the screen says what to do', async () => {
  await home.getByText('この期間の共同保育は、ありません').waitFor()
  expect(await axe(home)).toEqual([])
})

test('a child is sent to another nursery for Saturday in one sheet, and stands on that nursery’s list with the home it comes from', async () => {
  await home.getByRole('button', { name: '共同保育を決める' }).click()
  const sheet = home.getByRole('dialog')
  expect(await sheet.getByLabel('日', { exact: true }).inputValue()).toBe('2026-11-21')
  await sheet.getByRole('checkbox', { name: /さとう あおい/ }).check()
  await sheet.getByRole('button', { name: '相手の園に送る' }).click()
  await sheet.getByText('行き先の園をえらんでください').first().waitFor()
  await sheet.getByLabel('行き先の園').selectOption({ label: '浜町保育所' })
  await shot(home, 'guest-arrange')
  expect(await axe(home)).toEqual([])
  await sheet.getByRole('button', { name: '相手の園に送る' }).click()
  await home.getByText('1人を 浜町保育所 に送っています。届くと、ここに出ます。').waitFor()
  await line(home, '佐藤')
    .getByText(/相手の園に届きました/)
    .waitFor()
  await shot(home, 'guest-home')

  await host.reload()
  await host.getByRole('heading', { name: '11月21日（土） ほかの園から来る子' }).waitFor()
  await line(host, '佐藤').getByText('しおみ中央保育所').waitFor()
  await shot(host, 'guest-host')
  expect(await axe(host)).toEqual([])
})

test('the list fits a phone of 320 px, dark, and has no fault of accessibility', async () => {
  for (const viewport of [PHONE, { width: 320, height: 700 }]) {
    await home.setViewportSize(viewport)
    await home.emulateMedia({ colorScheme: 'dark' })
    expect(await home.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    await shot(home, `guest-${viewport.width}`)
    expect(await axe(home)).toEqual([])
  }
  await home.emulateMedia({ colorScheme: 'light' })
  await home.setViewportSize(DESK)
})

test('RA17 a child that does not come there is red on the first page of its own nursery, with whom to call and what came of it', async () => {
  const lookedFor = {
    about: 'arrival',
    since: momentOf(DAY, 7 * 60 + 20),
    step: 'director',
    calls: 2,
    last: { at: momentOf(DAY, 7 * 60 + 45), outcome: 'no_answer', said: null },
  }
  // What the minute's exchange writes (test/guest/waiting.route.test.ts), of today.
  server.databases.run(
    'SHARD_1',
    "update guest_stay set day = ?, other_phone = '0200-00-2222', looked_for = ? where side = 'home'",
    DAY,
    JSON.stringify(lookedFor),
  )
  await home.goto('/office')
  await home.getByRole('heading', { name: 'ほかの園で 来ていない子・お迎えをまつ子' }).waitFor()
  await home.getByText('電話 2回　7:45 出ない').waitFor()
  await home.getByRole('link', { name: '浜町保育所' }).waitFor()
  await inBothColours(home, 'guest-looked-for')
  server.databases.run('SHARD_1', "update guest_stay set day = '2026-11-21', looked_for = null where side = 'home'")
  await home.goto('/office/guest')
  await line(home, '佐藤').waitFor()
})

test('a day that is taken back is gone from the other nursery’s list', async () => {
  await home.getByRole('button', { name: /佐藤.*の共同保育をとりけす/ }).click()
  await home.getByRole('dialog').getByRole('button', { name: 'とりけす', exact: true }).click()
  await line(home, '佐藤')
    .getByText(/とりけしました/)
    .waitFor()
  await host.reload()
  await line(host, '佐藤')
    .getByText(/とりけしました/)
    .waitFor()
})
