import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { mintStaffDesk } from '../kit/minted-desk.ts'
import { makeScene, RABBITS, type Scene } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { soundEverywhere } from '../kit/sound.ts'
import { confirmPairing, endWithoutLine, enterPin, givePins, openName, PIN, rawDatabase } from '../kit/tablet-page.ts'

let browser: TestBrowser
let server: TestServer
let scene: Scene
const DAY = '2026-11-20'
const LONG = '二階のいちばん奥、園庭がわの入口にあるうさぎ組の遅番のタブレット'

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf(DAY, 9 * 60 + 12) })
  scene = await makeScene(server, { うさぎ組: RABBITS })
  const second = newId(1)
  scene.insert('person', { id: second, account_id: null, family_name: '川村', given_name: 'さくら', kana: 'かわむら さくら' })
  const classroom = scene.classId('うさぎ組')
  scene.insert('assignment', {
    id: newId(2),
    person_id: second,
    role: 'nursery_teacher',
    classroom_id: classroom,
    starts_on: '2026-04-01',
  })
  await givePins(server)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A browser of the office with the director signed in. */
const openDesk = (): Promise<Page> =>
  mintStaffDesk(browser, server, scene, { login: 'encho', name: '森 和代', kana: 'もり かずよ', role: 'director' })

const tile = (page: Page, kana: string) => page.locator(`[data-child="${scene.id(kana)}"]`)
const becomes = (page: Page, kana: string, status: string) =>
  page.locator(`[data-child="${scene.id(kana)}"][data-status="${status}"]`).waitFor()
const pinsOf = (familyName: string) =>
  server.databases.all('SHARD_1', 'select pin_hash from person where family_name = ?', familyName)
const factsOf = (kana: string) =>
  server.databases.all('SHARD_1', 'select kind, source, account_id from presence_fact where child_id = ?', scene.id(kana))

describe('A shared tablet', () => {
  test('RK11 is paired by a code, opens two names by PIN, and is ended with nothing left on it to read', async () => {
    const page = await browser.newPage({ viewport: TABLET, baseURL: server.url })
    await page.clock.install({ time: server.now() })
    await page.goto('/room')
    await page.getByRole('link', { name: 'この端末を登録' }).click()
    await page.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'device-pairing')
    const deviceId = confirmPairing(server, scene)

    // By itself: a tap says who has come, and a caregiver receives them.
    await tile(page, 'デ・ソウザ・ ルアナ').waitFor()
    expect(await page.getByText('病院に寄ってから').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await shot(page, 'device-alone')
    await tile(page, 'デ・ソウザ・ ルアナ').click()
    await becomes(page, 'デ・ソウザ・ ルアナ', 'stamped')
    await expect.poll(() => factsOf('デ・ソウザ・ ルアナ').map(({ source }) => source), { timeout: 15_000 }).toEqual(['kiosk'])

    // Two people, each in their own name.
    await page.getByRole('group', { name: 'ひらいている名前' }).getByRole('button', { name: '名前をひらく' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'やまだ' }).click()
    expect(await axe(page)).toEqual([])
    await shot(page, 'device-pin')
    await enterPin(page)
    await page.getByText('病院に寄ってから').waitFor()
    await tile(page, 'デ・ソウザ・ ルアナ').click()
    await becomes(page, 'デ・ソウザ・ ルアナ', 'present')
    await openName(page, 'かわむら')
    expect(await axe(page)).toEqual([])
    await shot(page, 'device-names')
    await tile(page, 'しみず かんな').click()
    await expect.poll(() => factsOf('しみず かんな').length, { timeout: 15_000 }).toBe(2)
    const who = (kana: string) => new Set(factsOf(kana).map(({ account_id: account }) => account))
    expect([...who('しみず かんな')].some((account) => who('デ・ソウザ・ ルアナ').has(account ?? ''))).toBe(false)

    // Her own PIN, changed by herself; only the old one is asked.
    await page.getByRole('button', { name: /^川村 さくら.*サインアウト$/ }).click()
    const before = pinsOf('川村')
    await page.getByRole('button', { name: '暗証番号を変える' }).click()
    await page.getByLabel('いまの暗証番号').fill(PIN)
    await page.getByLabel('新しい暗証番号').fill(PIN)
    await page.getByLabel('もういちど').fill(PIN)
    await page.getByRole('button', { name: '暗証番号を決める' }).click()
    await page.getByText('いまの暗証番号とちがう数字に').waitFor()
    await soundEverywhere(page, 'device-pin-change', TABLET)
    await page.getByLabel('新しい暗証番号').fill('8046')
    await page.getByLabel('もういちど').fill('8046')
    // What was asked with the old session just then and comes back refused does not close the new one.
    const changed = page.getByRole('dialog', { name: '暗証番号を変えました' })
    const refused = page.waitForResponse((response) => response.status() === 401)
    await page.route(
      '**/presence/board**',
      async (route) => {
        await changed.waitFor()
        await route.fulfill({ status: 401, json: { error: { code: 'signed_out', message: 'サインインしてください。' } } })
      },
      { times: 1 },
    )
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.getByRole('button', { name: '暗証番号を決める' }).click()
    await refused
    await changed.getByRole('button', { name: 'とじる' }).click()
    expect(pinsOf('川村')).not.toEqual(before)
    await page.getByRole('button', { name: '川村 さくら', exact: true, pressed: true }).waitFor()

    // The office changes what the tablet is called and shows; it need not be paired again.
    const desk = await openDesk()
    await desk.goto('/office/device')
    await desk.getByRole('button', { name: '「うさぎ組のタブレット」の名前と見えるクラスを直す' }).click()
    await desk.getByLabel('端末の名前').last().fill(LONG)
    await desk.getByRole('dialog').getByLabel('うさぎ組').check()
    await soundEverywhere(desk, 'device-change')
    await desk.getByRole('dialog').getByRole('button', { name: '直す', exact: true }).click()
    await desk.getByRole('rowheader', { name: LONG }).waitFor()
    await soundEverywhere(desk, 'device-list')

    // Without a line one more tap; then the tablet is ended.
    await page.context().setOffline(true)
    await tile(page, 'のぐち めい').click()
    await becomes(page, 'のぐち めい', 'present')
    await page.getByText('未送信 1').waitFor()
    await endWithoutLine(page, server, deviceId)
    expect(await axe(page)).toEqual([])
    await shot(page, 'device-ended')
    const left = await rawDatabase(page)
    expect(left).not.toContain('のぐち')
    expect(left).not.toContain(scene.id('のぐち めい'))
    expect(server.databases.all('SHARD_1', 'select device_id from quarantine')).toEqual([{ device_id: deviceId }])
    expect(factsOf('のぐち めい')).toEqual([])
    await page.context().close()

    await desk.goto('/office')
    await desk.getByRole('heading', { name: '届かなかった記録' }).waitFor()
    expect(await axe(desk)).toEqual([])
    await shot(desk, 'device-quarantine')
    await desk.getByRole('button', { name: '野口 芽衣 を記録する' }).click()
    await expect.poll(() => factsOf('のぐち めい').map(({ source }) => source), { timeout: 15_000 }).toEqual(['office', 'office'])
    await desk.goto('/office/device')
    await desk.getByRole('rowheader', { name: LONG }).waitFor()
    expect(await axe(desk)).toEqual([])
    await shot(desk, 'device-desk', { whole: true })
    await desk.context().close()
  }, 180_000)
})
