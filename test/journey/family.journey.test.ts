// The family's phone, as parents use it: おやすみ in three taps, without a line, corrections, the cut-off, three languages.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FacilitySettings } from '../../schema/facility/input.ts'
import { addDays } from '../../schema/kit/day.ts'
import { axe, openBrowser, type PageOptions, PHONE, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A mother of three in two facilities: あおい and みなと in the first, ひな in the second. */
const MOTHER = 'sato'
const LAN = 'nguyen'
const PASSWORD = 'tsumugi'

async function openDoor(login: string, options: PageOptions = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: PHONE, baseURL: server.url, ...options })
  await enterDoor(page, '/family', login)
  await card(page).first().waitFor()
  return page
}

const card = (page: Page, name = '') => page.getByRole('region', { name: new RegExp(name) }).filter({ has: page.locator('h2') })
const childCard = (page: Page, given: string) =>
  page.getByRole('region').filter({ has: page.getByRole('heading', { level: 2, name: given, exact: true }) })
const actOf = (page: Page, given: string, verb: string) => page.getByRole('link', { name: new RegExp(`^${given} ${verb}`) })
const step = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

/** Which of a family's children are expected today, so that a journey does not depend on what the demo made of their morning. */
async function expectedChild(page: Page): Promise<string> {
  const cards = page.getByRole('region').filter({ hasText: '登園前' })
  await cards.first().waitFor()
  return (await cards.first().getByRole('heading', { level: 2 }).textContent()) ?? ''
}

const newest = () =>
  ['SHARD_1', 'SHARD_2'].flatMap((shard) =>
    server.databases.all(shard as 'SHARD_1', 'select * from notice order by written_at desc, id desc limit 6'),
  )

test('a wrong password is answered in one sentence, and what was typed stays', async () => {
  const page = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await page.goto('/family')
  const login = page.getByLabel('ID')
  await login.fill(MOTHER)
  const password = page.getByLabel('パスワード', { exact: true })
  await password.fill('not-this')
  await page.getByRole('button', { name: 'パスワードを見せる' }).click()
  expect(await password.getAttribute('type')).toBe('text')
  await page.getByRole('button', { name: 'サインイン', exact: true }).click()
  await page.getByText('IDかパスワードがちがいます。').waitFor()
  expect(await login.inputValue()).toBe(MOTHER)
  expect(await login.getAttribute('autocomplete')).toBe('username')
  expect(await password.getAttribute('autocomplete')).toBe('current-password')
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('RA01 RA19 RA32 an absence is sent in three taps, with a sibling in one more, and shows its way to the nursery', async () => {
  const page = await openDoor(MOTHER)
  expect(await axe(page)).toEqual([])
  const given = await expectedChild(page)
  await actOf(page, given, 'おやすみ').click()
  await page.getByRole('radio', { name: '病気' }).check()
  const siblings = page.getByRole('checkbox', { name: /きょうだいも同じ内容で/ })
  expect(await siblings.count()).toBeGreaterThan(0)
  expect(await siblings.first().isChecked()).toBe(false)
  await siblings.first().check()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '園に送る' }).click()
  await page.getByRole('heading', { level: 1, name: '園に届きました' }).waitFor()
  expect(await axe(page)).toEqual([])
  // The sibling is in the other nursery: two reports, two ways.
  await step(page, '先生が読むと、ここに時刻が出ます').nth(1).waitFor()
  await page.getByRole('link', { name: 'きょうに戻る' }).click()
  await childCard(page, given).getByText('連絡しました').waitFor()
  expect(await childCard(page, given).getByText('おやすみ').count()).toBeGreaterThan(0)
  expect(await page.getByText('連絡しました').count()).toBeGreaterThan(1)
  await page.context().close()
})

test('RA10 until the nursery has read it, an absence is corrected and then withdrawn; both stay in its history', async () => {
  const page = await openDoor(LAN)
  const given = await expectedChild(page)
  await actOf(page, given, 'おやすみ').click()
  await page.getByRole('radio', { name: '家の用事' }).check()
  await page.getByRole('button', { name: '園に送る' }).click()
  await page.getByRole('heading', { level: 1, name: '園に届きました' }).waitFor()
  const before = page.url()

  await page.getByRole('link', { name: '直す' }).click()
  expect(await page.getByRole('radio', { name: '家の用事' }).isChecked()).toBe(true)
  await page.getByRole('radio', { name: '病気' }).check()
  await page.getByRole('checkbox', { name: '熱', exact: true }).check()
  await page.getByRole('button', { name: 'けさの体温 上げる' }).click()
  await page.getByRole('button', { name: '園に送る' }).click()
  await page.getByRole('heading', { level: 1, name: '園に届きました' }).waitFor()
  expect(page.url()).not.toBe(before)
  await page.getByText('病気・熱・37.0℃').waitFor()

  await page.getByRole('link', { name: 'これまでの変更' }).click()
  await page.getByRole('heading', { level: 1, name: 'この連絡の記録' }).waitFor()
  await page.getByText('いまの内容').waitFor()
  expect(await page.getByText('あなたが送りました').count()).toBe(2)
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'もどる' }).click()

  await page.getByRole('button', { name: 'とりけす' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'とりけす' }).click()
  await childCard(page, given).getByText('登園前').waitFor()
  const [latest] = newest().filter((row) => row.withdrawn === 1)
  expect(latest?.withdrawn).toBe(1)
  await page.context().close()
})

test('RA31 without a line a report waits on the phone as 未送信, can be changed there, and goes by itself when the line is back', async () => {
  const page = await openDoor(LAN)
  const given = await expectedChild(page)
  const count = () => newest().length
  const before =
    server.databases.all('SHARD_1', 'select id from notice').length +
    server.databases.all('SHARD_2', 'select id from notice').length
  expect(count()).toBeGreaterThan(0)
  // The sheet is on the phone before the line goes, as the door's worker keeps it.
  await page.goto('/family/settings')
  await page.getByRole('heading', { level: 1, name: 'せってい' }).waitFor()
  await page.getByRole('link', { name: 'きょう' }).click()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.reload()
  await card(page).first().waitFor()
  await page.context().setOffline(true)
  await actOf(page, given, 'おくれる').click()
  await page.getByLabel('ほかの時刻').fill('10:10')
  await page.getByRole('button', { name: '園に送る' }).click()
  await page.getByRole('heading', { level: 1, name: 'まだ園に届いていません' }).waitFor()
  await page.getByText('いま電波がありません').waitFor()
  await page.getByText('つながると自動で送ります。閉じても大丈夫。').waitFor()
  expect(await axe(page)).toEqual([])

  await page.getByRole('link', { name: '直す' }).click()
  expect(await page.getByLabel('ほかの時刻').inputValue()).toBe('10:10')
  await page.getByLabel('ほかの時刻').fill('10:20')
  await page.getByRole('button', { name: '園に送る' }).click()
  await page.getByRole('heading', { level: 1, name: 'まだ園に届いていません' }).waitFor()
  const all = () => [
    ...server.databases.all('SHARD_1', 'select time from notice'),
    ...server.databases.all('SHARD_2', 'select time from notice'),
  ]
  expect(all().length).toBe(before)

  await page.context().setOffline(false)
  await page.getByRole('heading', { level: 1, name: '園に届きました' }).waitFor()
  expect(all().length).toBe(before + 1)
  expect(all().filter(({ time }) => time === 620)).toHaveLength(1)
  await page.getByRole('link', { name: 'きょうに戻る' }).click()
  await childCard(page, given).getByText('おくれます').waitFor()
  await childCard(page, given).getByText('10:20 の予定').waitFor()
  await page.context().close()
})

test('RA31 a file that does not come while the door is copied is fetched again, and the door opens without a line', async () => {
  const page = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  let broken = 0
  await page.context().route('**/assets/family/Report-*.js', (route) => {
    const copying = route.request().serviceWorker() !== null
    if (copying) broken += 1
    return copying && broken <= 2 ? route.abort('connectionreset') : route.continue()
  })
  await enterDoor(page, '/family', LAN)
  await card(page).first().waitFor()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  expect(broken).toBe(3)
  await page.context().setOffline(true)
  await page.reload()
  await card(page).first().waitFor()
  await page.context().close()
})

test('a page that is still on its way while the door is copied gets its worker all the same', async () => {
  const page = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  const slow = '**/family/settings'
  await page.context().route(slow, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    await route.continue()
  })
  await page.goto('/family')
  await page.goto('/family/settings')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.context().close()
})

test('a report that is half written is still there after another screen', async () => {
  const page = await openDoor(LAN)
  await page.locator('a[href*="/report/pickup/"]').first().click()
  await page.getByRole('checkbox', { name: 'ほかの人' }).check()
  await page.getByLabel('お名前と関係').fill('ヤマダ ハナコ（おば）')
  await page.getByRole('link', { name: 'もどる' }).click()
  await page.locator('a[href*="/report/pickup/"]').first().click()
  expect(await page.getByLabel('お名前と関係').inputValue()).toBe('ヤマダ ハナコ（おば）')
  await page.getByRole('button', { name: '園に送る' }).click()
  await page.getByRole('heading', { level: 1, name: '園に届きました' }).waitFor()
  await page.getByRole('link', { name: 'きょうに戻る' }).click()
  await page
    .getByRole('link', { name: /ヤマダ ハナコ（おば）/ })
    .first()
    .waitFor()
  await page.context().close()
})

/** Moves every facility's cut-off before now, with words of its own. */
function passCutoff(afterCutoff: 'accept' | 'refuse'): void {
  for (const shard of ['SHARD_1', 'SHARD_2'] as const) {
    for (const row of server.databases.all(shard, 'select facility_id, starts_on, settings from facility_setting')) {
      const settings = {
        ...(JSON.parse(String(row.settings)) as FacilitySettings),
        cutoffAt: 7 * 60,
        afterCutoff,
        cutoffText: '7時をすぎたら、朝の電話でお知らせください。',
        phone: '0200-00-9999',
      }
      const facilityId = Number(row.facility_id)
      server.databases.run(
        shard,
        'update facility_setting set settings = ? where facility_id = ? and starts_on = ?',
        JSON.stringify(settings),
        facilityId,
        String(row.starts_on),
      )
      server.databases.run(shard, 'update topic_version set version = version + 1 where facility_id = ?', facilityId)
    }
  }
}

test('RA08 a report the nursery no longer takes when the line is back stays as 要確認 with the reason, until someone decides', async () => {
  const page = await openDoor(LAN)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.locator('a[href*="/report/late/"]').first().click()
  await page.getByLabel('ほかの時刻').fill('10:40')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '園に送る' }).click()
  await page.getByRole('heading', { level: 1, name: 'まだ園に届いていません' }).waitFor()
  passCutoff('refuse')
  await page.context().setOffline(false)
  await page.getByRole('heading', { level: 1, name: '送れませんでした' }).waitFor()
  await page.getByText('7時をすぎたら、朝の電話でお知らせください。').waitFor()
  await page.getByRole('link', { name: 'きょうに戻る' }).click()
  await page.getByText('要確認：送れませんでした').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: '直す', exact: true }).click()
  expect(await page.getByLabel('ほかの時刻').inputValue()).toBe('10:40')
  await page.getByRole('link', { name: 'もどる' }).click()
  await page.getByRole('button', { name: 'とりけす' }).click()
  await page.getByText('要確認：送れませんでした').waitFor({ state: 'detached' })
  await page.context().close()
})

test('RA07 after the cut-off the sheet shows the nursery’s own sentence and telephone; where it refuses, only other days can be sent', async () => {
  passCutoff('refuse')
  const page = await openDoor('sato-chichi')
  await page
    .getByRole('link', { name: /おやすみ (きょう|直す)/ })
    .first()
    .click()
  await page.getByText('7時をすぎたら、朝の電話でお知らせください。').waitFor()
  expect(await page.getByRole('link', { name: '0200-00-9999' }).getAttribute('href')).toBe('tel:0200-00-9999')
  expect(await page.getByRole('radio', { name: /^きょう/ }).isDisabled()).toBe(true)
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('a session that ends while someone writes asks for a sign-in and gives back every letter', async () => {
  const page = await openDoor(LAN)
  await page.locator('a[href*="/report/pickup/"]').first().click()
  await page.getByRole('checkbox', { name: 'ほかの人' }).check()
  await page.getByLabel('お名前と関係').fill('タナカ タロウ')
  await page.context().clearCookies()
  // As when the phone wakes up: every screen asks again.
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByRole('heading', { level: 1, name: 'もういちどサインインしてください' }).waitFor()
  await page.getByLabel('ID').fill(LAN)
  await page.getByLabel('パスワード', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'サインイン', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'お迎え変更' }).waitFor()
  expect(await page.getByLabel('お名前と関係').inputValue()).toBe('タナカ タロウ')
  await page.context().close()
})

test('a grandparent who may only look sees the day and no buttons', async () => {
  const page = await openDoor('sato-sobo')
  await page.getByRole('heading', { level: 2, name: '園から' }).waitFor()
  expect(await page.getByRole('link', { name: /おくれる/ }).count()).toBe(0)
  // She reads that a child is away and never why, nor a reason made up for it.
  await page.getByText('おやすみ').first().waitFor()
  expect(await page.getByText(/家の用事|病気|忌引|出席停止|℃/).count()).toBe(0)
  await page.context().close()
})

test('RA19 RA28 siblings in two nurseries are told in one report, each nursery its own child', async () => {
  const page = await openDoor(MOTHER)
  await actOf(page, 'あおい', 'おやすみ').click()
  await page.getByRole('radio', { name: '家の用事' }).check()
  await page.getByRole('radio', { name: /期間をえらぶ/ }).check()
  const day = addDays(server.day, 7)
  await page.getByLabel('はじめの日').fill(day)
  await page.getByLabel('おわりの日').fill(day)
  for (const sibling of await page.getByRole('checkbox', { name: /きょうだいも同じ内容で|ひな|みなと/ }).all())
    await sibling.check()
  await page.getByRole('button', { name: '園に送る' }).click()
  await page.getByRole('heading', { level: 1, name: '園に届きました' }).waitFor()
  const told = (shard: 'SHARD_1' | 'SHARD_2') =>
    server.databases.all(
      shard,
      "select child_id from notice where kind = 'absent' and starts_on = ? and account_id in (select account_id from person where family_name = '佐藤' and given_name = '遥')",
      day,
    ).length
  await expect.poll(() => [told('SHARD_1'), told('SHARD_2')], { timeout: 15_000 }).toEqual([2, 1])
  await page.context().close()
})

test('the door speaks 日本語, やさしい日本語 with readings and English, changed by one button and remembered', async () => {
  const page = await openDoor(LAN)
  await page.getByRole('button', { name: /Language/ }).click()
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await page.getByRole('heading', { level: 2, name: 'From the nursery' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await axe(page)).toEqual([])
  await page.reload()
  await page.getByRole('heading', { level: 2, name: 'From the nursery' }).waitFor()
  await page.getByRole('button', { name: /Language/ }).click()
  await page.getByRole('button', { name: /やさしい日本語/ }).click()
  await page.locator('h2 ruby').first().waitFor()
  expect(await kanjiWithoutReading(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  await page.locator('a[href*="/report/absent/"]').first().click()
  await page.getByRole('radio').first().check()
  expect(await kanjiWithoutReading(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('dark, 320 px wide and with text twice as large, nothing scrolls sideways, targets stay large and axe finds nothing', async () => {
  const page = await openDoor(MOTHER, { viewport: { width: 320, height: 844 }, colorScheme: 'dark' })
  for (const path of ['/family', '/family/settings']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    for (const size of ['100%', '200%']) {
      await page.evaluate((to) => {
        document.documentElement.style.fontSize = to
      }, size)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      expect(await smallTargets(page)).toEqual([])
      expect(await axe(page)).toEqual([])
    }
  }
  await page.context().close()
})

test('signing out ends the session on the server and forgets what was read on the phone', async () => {
  const page = await openDoor('sato-chichi')
  await page.getByRole('link', { name: 'せってい' }).click()
  await page.getByRole('button', { name: 'サインアウト' }).click()
  await page.getByRole('heading', { level: 1, name: 'サインイン', exact: true }).waitFor()
  await page.goto('/family')
  await page.getByRole('heading', { level: 1, name: 'サインイン', exact: true }).waitFor()
  expect((await page.request.get('/api/account/me', { headers: { 'X-Door': 'family' } })).status()).toBe(401)
  await page.context().close()
})

/** Our own words with a kanji outside ruby; names of people, classes and places are kept as they are. */
const kanjiWithoutReading = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    for (const easy of document.querySelectorAll('[class*="words-easy"]')) {
      const copy = easy.cloneNode(true) as HTMLElement
      for (const ruby of copy.querySelectorAll('ruby')) ruby.remove()
      if (/\p{Script=Han}/u.test(copy.textContent ?? '')) found.push(easy.textContent ?? '')
    }
    return found
  })

/** Links, buttons and the labels of choices that are less than 48 px high or wide. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, label:has(input)')].flatMap((target) => {
      const { width, height } = target.getBoundingClientRect()
      return width === 0 || (width >= 47.5 && height >= 47.5) ? [] : [`${target.textContent} ${width}×${height}`]
    }),
  )
