// Three ways in at the entrance: a printed card, the code on a mother's phone, a name on the screen without a line; and the paper her phone reads.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'
import { pairAtDesk } from '../kit/tablet-page.ts'

const DAY = '2026-11-20'
let browser: TestBrowser
let server: TestServer
let desk: Page
let kiosk: Page
let phone: Page
let facility: number
/** The mother's children there, by kana. */
let children: { id: string; kana: string }[]

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50) })
  phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  const me = await phone.evaluate(() => fetch('/api/account/me', { headers: { 'X-Door': 'family' } }).then((one) => one.json()))
  facility = me.facilities[0].facilityId
  children = server.databases
    .all(
      'SHARD_1',
      `select c.id, c.family_kana || ' ' || c.given_kana as kana from guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
        join child c on c.facility_id = g.facility_id and c.id = g.child_id where p.account_id = ? and g.facility_id = ?`,
      me.accountId,
      facility,
    )
    .map(({ id, kana }) => ({ id: String(id), kana: String(kana) }))
  desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.getByRole('navigation').waitFor()
  kiosk = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await pairAtDesk(kiosk, desk, server, { facility, name: '玄関', kind: 'kiosk' })
  await kiosk.getByRole('heading', { name: 'クラスからえらぶ' }).waitFor({ timeout: 30_000 })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const factsOf = (childId: string) =>
  server.databases
    .all('SHARD_1', 'select kind, source from presence_fact where child_id = ? and day = ? order by at, kind', childId, DAY)
    .map(({ kind, source }) => `${kind} ${source}`)
/** Holds a picture before the screen, as a photograph. */
const hold = (page: Page, picture: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture })
const start = (page: Page) => page.getByRole('button', { name: 'はじめにもどる' }).click()
const first = () => children[0] ?? { id: '', kana: '' }

/** What the printer would give of a code, as a picture. */
async function printed(page: Page, kana?: string): Promise<Buffer> {
  await page.emulateMedia({ media: 'print' })
  const paper = kana ? page.locator('article', { hasText: kana }) : page.locator('section[lang=ja]')
  const picture = await paper.getByRole('img', { name: 'QRコード' }).screenshot()
  await page.emulateMedia({ media: 'screen' })
  return picture
}

test('RB01 RB30 a printed card is read from its picture, and its child waits as 受入待ち until somebody has seen it', async () => {
  await inBothColours(kiosk, 'entrance-start')
  await desk.goto('/office/pass')
  await desk.getByRole('button', { name: /^まだの \d+人分を出す$/ }).click()
  await desk.getByRole('button', { name: '印刷する' }).waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'office-pass')
  const { id, kana } = first()
  const card = await printed(desk, kana)
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'office-pass-print')
  await desk.emulateMedia({ media: 'screen' })
  await hold(kiosk, card)
  await kiosk.getByRole('button', { name: '登園しました' }).waitFor({ timeout: 15_000 })
  expect(await kiosk.getByText('きょうのお迎え').count()).toBe(0)
  expect(await axe(kiosk)).toEqual([])
  await shot(kiosk, 'entrance-confirm')
  await kiosk.getByRole('button', { name: '登園しました' }).click()
  await kiosk.getByText(/受け付けました/).waitFor()
  await shot(kiosk, 'entrance-done')
  await expect.poll(() => factsOf(id), { timeout: 15_000 }).toEqual(['arrive card'])
  // The same card again, a moment later: nothing more is written.
  await start(kiosk)
  await hold(kiosk, card)
  await kiosk.getByText('もう受け付けています。').waitFor()
  expect(await kiosk.getByRole('button', { name: '登園しました' }).count()).toBe(0)
  await start(kiosk)
})

test('RB01 RB02 the code on the mother’s phone is made in her browser, opens her children once, and takes who fetches them', async () => {
  await phone.goto('/family/pass')
  const code = phone.getByRole('img', { name: '登園・お迎えのQRコード' }).first()
  await code.waitFor({ timeout: 15_000 })
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'family-pass')
  const picture = await code.screenshot()
  server.databases.run(
    'SHARD_1',
    'delete from presence_fact where day = ? and child_id in (select value from json_each(?))',
    DAY,
    JSON.stringify(children.map(({ id }) => id)),
  )
  server.databases.run('SHARD_1', "update topic_version set version = version + 1 where topic = 'presence'")
  await kiosk.reload()
  await kiosk.getByRole('heading', { name: 'クラスからえらぶ' }).waitFor()
  await hold(kiosk, picture)
  await kiosk.getByText('きょうのお迎え').waitFor({ timeout: 15_000 })
  await kiosk.getByRole('radio', { name: 'おばあさん' }).check()
  expect(await axe(kiosk)).toEqual([])
  await shot(kiosk, 'entrance-phone')
  await kiosk.getByRole('button', { name: '登園しました' }).click()
  for (const { id } of children) await expect.poll(() => factsOf(id), { timeout: 15_000 }).toEqual(['arrive qr'])
  const [said] = server.databases.all(
    'SHARD_1',
    'select pickup_person from notice where child_id = ? order by written_at desc',
    first().id,
  )
  expect(said?.pickup_person).toBe('祖母')
  await start(kiosk)
  await hold(kiosk, picture)
  await kiosk.getByText('このQRは、もう使われました。').waitFor()
  await shot(kiosk, 'entrance-refused')
})

test('RB23 RB25 without a line a name is chosen in its class, kept, and sent later; similar names say so', async () => {
  await kiosk.context().setOffline(true)
  await kiosk.getByRole('button', { name: /組$/ }).first().click()
  await kiosk.getByRole('heading', { name: 'お子さんをえらんでください' }).waitFor()
  expect(await axe(kiosk)).toEqual([])
  await shot(kiosk, 'entrance-class')
  const child = kiosk.locator('main li button').last()
  const kana = (await child.locator('b').textContent()) ?? ''
  await child.click()
  await kiosk.getByRole('button', { name: /つぎへ/ }).click()
  await kiosk.getByRole('button', { name: '登園しました' }).click()
  await kiosk.getByText('未送信 1件').waitFor()
  await kiosk.context().setOffline(false)
  const [row] = server.databases.all(
    'SHARD_1',
    "select id from child where family_kana || ' ' || given_kana = ? and facility_id = ?",
    kana,
    facility,
  )
  await expect.poll(() => factsOf(String(row?.id)), { timeout: 30_000 }).toContain('arrive kiosk')
})

test('RB01 the mother’s phone reads the paper at the entrance, and says that she has come to fetch', async () => {
  await desk.goto('/office/pass')
  await desk.getByRole('button', { name: 'QRを出す' }).click()
  await desk.getByRole('button', { name: '印刷する' }).waitFor()
  const paper = await printed(desk)
  await phone.goto('/family/stamp')
  await hold(phone, paper)
  await phone.getByRole('checkbox', { name: first().kana.split(' ')[1] ?? '' }).check()
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'family-stamp')
  await phone.getByRole('button', { name: 'お迎えに来ました' }).click()
  await phone.getByText(/受け付けました/).waitFor()
  await shot(phone, 'family-stamp-done')
  await expect.poll(() => factsOf(first().id), { timeout: 15_000 }).toEqual(['arrive qr', 'leave phone'])
})
