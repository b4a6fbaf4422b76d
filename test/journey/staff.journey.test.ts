// The people who work in a nursery, from the director's desk: a helper in under a minute, a class that changes, somebody who leaves while
// their browser is open, the list of accounts on paper.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { minutesBetween, startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'

let browser: TestBrowser
let server: TestServer
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50) })
  page = await signIn('/office', 'mori')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function signIn(door: string, login: string, viewport = DESK): Promise<Page> {
  const opened = await browser.newPage({ viewport, baseURL: server.url })
  await enterDoor(opened, door, login)
  return opened
}

const settled = () => expect.poll(() => page.getByText('読んでいます').count(), { timeout: 15_000 }).toBe(0)
const line = (name: string | RegExp) => page.getByRole('row').filter({ hasText: name })
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()

test('a director adds a helper in under a minute, and has the code to hand over', async () => {
  await page.goto('/office/staff')
  await line('森 和代').waitFor()
  await shot(page, 'staff-list')
  const begun = performance.now()
  const opened = server.now()
  await press('応援の人を足す')
  await page.getByLabel('姓').fill('石田')
  await page.getByLabel('名', { exact: true }).fill('みどり')
  await page.getByLabel('ふりがな').fill('いしだ みどり')
  await shot(page, 'staff-helper')
  await press('足して、コードを出す')
  await page.getByText(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/).waitFor()
  expect(performance.now() - begun).toBeLessThan(60_000)
  await shot(page, 'staff-code')
  expect(await axe(page)).toEqual([])
  await press('わたしました')
  await line('石田 みどり').getByText('11月20日 まで').waitFor()
  await line('石田 みどり')
    .getByText(new RegExp(`応援 (?:${minutesBetween(opened, server.now()).join('|')})〜17:00`))
    .waitFor()
})

test('somebody is taken on for a day to come, and a class changes on its day', async () => {
  await press('職員を足す')
  await page.getByLabel('姓').fill('新井')
  await press('足す')
  await page.getByText('ふりがなを入れてください。').first().waitFor()
  await page.getByLabel('ふりがな').fill('あらい')
  await page.getByRole('combobox', { name: 'クラス' }).selectOption({ label: 'うさぎ組' })
  await page.getByLabel('はじめの日').fill('2026-12-01')
  await shot(page, 'staff-add')
  await press('足す')
  await page.getByText('新井 さんを足しました。').waitFor()
  await line('新井').getByText('12月1日 から').waitFor()

  await press(/^山田 ゆみ/)
  await shot(page, 'staff-person')
  expect(await axe(page)).toEqual([])
  await press('保育士 うさぎ組 を変える')
  await page.getByRole('combobox', { name: 'クラス' }).selectOption({ label: 'ほし組' })
  await page.getByLabel('変わる日').fill('2026-11-24')
  await press('変える')
  await page.getByText('変えました。').waitFor()
  await line('山田 ゆみ').getByText('11月23日 まで').waitFor()
  await line('山田 ゆみ').getByText('11月24日 から').waitFor()
})

test('RK01 RK04 the desk shows what the children need by half hour, and when people are missing', async () => {
  await page.goto('/office/staff/staffing')
  const table = page.getByRole('table', { name: '職員の配置' })
  await table.getByRole('row', { name: /10:00〜10:30/ }).waitFor()
  await page
    .getByRole('main')
    .getByText(/基準 0歳 3:1 ・ 1歳 6:1/)
    .first()
    .waitFor()
  await shot(page, 'staffing', { whole: true })
  const short = await table.getByRole('row', { name: /足りません/ }).count()
  await page.goto('/office')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => page.getByText(/保育士が \d+人 足りません/).count()).toBeGreaterThan(short > 0 ? 0 : -1)
  await shot(page, 'staffing-today')
  await page.goto('/office/staff')
})

test('the sheet of the week takes a duty and gives it back', async () => {
  await page.getByRole('navigation', { name: '職員の画面' }).getByRole('link', { name: '当番' }).click()
  await page.getByRole('table', { name: '当番表' }).waitFor()
  await press(/^安達 絵美 さんの 11\/20（金） の当番/)
  await page.getByRole('radio', { name: '遅番' }).check()
  await page.getByLabel('はじまり').fill('16:30')
  await shot(page, 'staff-duty')
  await press('入れる')
  const cell = page.getByRole('button', { name: '安達 絵美 さんの 11/20（金） の当番 遅番 16:30〜19:00' })
  await cell.waitFor()
  await shot(page, 'staff-week')
  await cell.click()
  await press('はずす')
  await cell.waitFor({ state: 'detached' })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the screens are without accessibility faults, and fit 320 px (${colorScheme})`, async () => {
    await page.emulateMedia({ colorScheme })
    for (const path of SCREENS) {
      await page.setViewportSize(DESK)
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await settled()
      expect({ path, faults: await axe(page) }).toEqual({ path, faults: [] })
      await shot(page, `${path.slice('/office/'.length).replaceAll('/', '-')}-${colorScheme}`, { whole: true })
      await page.setViewportSize({ width: 320, height: 700 })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect({ path, over }).toEqual({ path, over: 0 })
    }
    await page.setViewportSize(DESK)
    await page.emulateMedia({ colorScheme: 'light' })
  }, 240_000)
}
const SCREENS = [
  '/office/staff',
  '/office/staff/week',
  '/office/staff/staffing',
  '/office/staff/accounts',
  '/office/permission',
  '/office/facility',
]

test('whoever is let go is out with the next tap of the browser that lies open', async () => {
  const tablet = await signIn('/room', 'kawamura', TABLET)
  await tablet.getByRole('tab').first().waitFor()
  await page.goto('/office/staff')
  await press(/^川村 さくら/)
  await press('退職・異動')
  await page.getByRole('radio', { name: 'いますぐ止める' }).check()
  await shot(page, 'staff-leave')
  await press('止める')
  await page.getByText('川村 さくら さんは、もう入れません。').waitFor()
  expect(await line('川村 さくら').count()).toBe(0)
  await tablet.reload()
  await tablet.getByLabel('パスワード', { exact: true }).waitFor()
})

test('whoever has a child in the nursery they work in is told that they are here as staff; nobody else is', async () => {
  const [person] = server.databases.all(
    'SHARD_1',
    `select facility_id, id from person where family_name = '林' and given_name = '直子'`,
  )
  const [child] = server.databases.all(
    'SHARD_1',
    'select id from child where facility_id = ? limit 1',
    Number(person?.facility_id),
  )
  server.databases.run(
    'SHARD_1',
    `insert into guardianship (facility_id, child_id, person_id, relationship, capabilities, starts_on, contact_order)
      values (?, ?, ?, '母', ',read_presence,absence,', '2026-04-01', 1)`,
    Number(person?.facility_id),
    String(child?.id),
    String(person?.id),
  )
  const desk = await signIn('/office', 'hayashi')
  await desk.getByText('ここでは職員として見ています').waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'staff-own-child-desk')
  const tablet = await signIn('/room', 'hayashi', TABLET)
  await tablet.getByRole('button', { name: /林 直子.*（職員として）/ }).click()
  await tablet.getByRole('dialog').getByText('ここでは職員として見ています').waitFor()
  expect(await axe(tablet)).toEqual([])
  await shot(tablet, 'staff-own-child-room')
  await page.goto('/office')
  await page.getByRole('navigation').waitFor()
  expect(await page.getByText('職員として見ています').count()).toBe(0)
})
