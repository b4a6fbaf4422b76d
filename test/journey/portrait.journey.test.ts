// 顔写真: taken on a phone, and seen by a caregiver on the board, in a roll and when the child is handed over; kept on the tablet without a line.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'
import { pairAtDesk, rawDatabase } from '../kit/tablet-page.ts'

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

/** A photograph of 1600 × 1200 px: somebody in front of a wall, drawn by the page. */
async function photograph(page: Page, hair: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const png = await page.evaluate((colour) => {
    const canvas = document.createElement('canvas')
    canvas.width = 1600
    canvas.height = 1200
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no pen')
    const disc = (fill: string, x: number, y: number, w: number, h = w) => {
      pen.fillStyle = fill
      pen.beginPath()
      pen.ellipse(x, y, w, h, 0, 0, 7)
      pen.fill()
    }
    pen.fillStyle = '#c9d6cf'
    pen.fillRect(0, 0, 1600, 1200)
    disc('#e0a84f', 800, 1200, 420, 330)
    disc(colour, 800, 520, 330, 350)
    disc('#f2cfae', 800, 570, 270, 290)
    for (const x of [700, 900]) disc('#3b2f2a', x, 560, 24)
    pen.lineWidth = 16
    pen.beginPath()
    pen.arc(800, 640, 80, 0.3, 2.84)
    pen.stroke()
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  }, hair)
  return { name: 'IMG_0001.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') }
}

async function choose(page: Page, face: Locator, hair: string): Promise<void> {
  await face.click()
  const sheet = page.getByRole('dialog')
  await sheet.locator('input[type=file]').setInputFiles(await photograph(page, hair))
  await sheet.getByRole('img', { name: '指で動かして' }).waitFor()
  await sheet.getByRole('slider').fill('1.6')
}
const saved = async (page: Page) => {
  await page.getByRole('dialog').getByRole('button', { name: 'この写真にする' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('RB25 RB26 a mother takes her child’s face and the grandmother’s; caregivers see them where they look', async () => {
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.goto('/family/people')
  await phone.getByRole('heading', { name: 'あおい のお迎えの人' }).waitFor()
  await phone.getByRole('button', { name: 'あおい の顔写真' }).click()
  await phone
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({
      name: 'letter.pdf',
      mimeType: 'image/png',
      buffer: Buffer.from('no picture at all'),
    })
  await phone.getByRole('alert').getByText('この写真は読み取れません').waitFor()
  await phone.keyboard.press('Escape')

  const aoi = phone.getByRole('button', { name: 'あおい の顔写真' })
  await choose(phone, aoi, '#2b211d')
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'portrait-crop')
  await phone.emulateMedia({ colorScheme: 'dark' })
  await shot(phone, 'portrait-crop-dark')
  await phone.emulateMedia({ colorScheme: 'light' })
  await saved(phone)
  await aoi.locator('img').waitFor()
  const fetcher = phone.getByRole('button', { name: /の顔写真$/ }).nth(1)
  const name = ((await fetcher.locator('.unseen').textContent()) ?? '').replace(' の顔写真', '')
  await choose(phone, fetcher, '#8a8580')
  await saved(phone)
  // She fetches two in this nursery: one photograph is enough.
  await expect
    .poll(() =>
      phone
        .getByRole('button', { name: `${name} の顔写真` })
        .locator('img')
        .count(),
    )
    .toBe(2)
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'portrait-people', { whole: true })
  await phone.setViewportSize({ width: 320, height: 640 })
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await shot(phone, 'portrait-people-320', { whole: true })

  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  const tile = room.locator('[data-child]:has-text("さとう"):has-text("あおい")')
  await tile.locator('img').waitFor()
  const kept = server.databases.all('SHARD_1', "select facility_id, jpeg from portrait where pickup_id = ''")[0]
  expect(Buffer.from(String(kept?.jpeg), 'base64').length).toBeLessThan(24 * 1024)
  server.databases.run(
    'SHARD_1',
    "insert into portrait select facility_id, id, '', id, ?, 'x', 0 from child where facility_id = ? and id not in (select child_id from portrait)",
    String(kept?.jpeg),
    Number(kept?.facility_id),
  )
  await room.reload()
  await room.locator('[data-child] img').nth(5).waitFor()
  expect(await axe(room)).toEqual([])
  await shot(room, 'portrait-board')
  await room.emulateMedia({ colorScheme: 'dark' })
  await shot(room, 'portrait-board-dark')
  await room.emulateMedia({ colorScheme: 'light' })
  await tile.click()
  await expect.poll(() => tile.getAttribute('data-status')).toBe('present')
  await tile.click({ button: 'right' })
  await room.getByRole('dialog').locator('img').waitFor()
  await shot(room, 'portrait-sheet')
  await room.getByRole('dialog').getByRole('button', { name: '降園' }).click()
  await room.getByRole('dialog').getByText(name).first().waitFor()
  await shot(room, 'portrait-hand-over')
  expect(await axe(room)).toEqual([])
  await room.keyboard.press('Escape')

  await room.getByRole('button', { name: '点呼', exact: true }).click()
  await room.getByRole('button', { name: /避難/ }).click()
  await room.locator('[data-roll] img').first().waitFor()
  expect(await axe(room)).toEqual([])
  await shot(room, 'portrait-roll')

  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto(`/office/child/${await tile.getAttribute('data-child')}`)
  await desk.getByRole('button', { name: 'さとう あおい の顔写真' }).locator('img').waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'portrait-desk')
  await desk.getByRole('button', { name: 'さとう あおい の顔写真' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '写真を消す' }).click()
  await desk.getByRole('button', { name: 'さとう あおい の顔写真' }).locator('img').waitFor({ state: 'detached' })
  await room.reload()
  await room.locator('[data-child] img').nth(5).waitFor()
  expect(await tile.locator('img').count()).toBe(0)
})

test('RB25 a paired tablet keeps faces for the time without a line, so that nobody reads them there, and one at the entrance shows them too', async () => {
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.getByRole('navigation').waitFor()
  const [kept] = server.databases.all('SHARD_1', "select facility_id, jpeg from portrait where pickup_id = '' limit 1")
  const facility = Number(kept?.facility_id)
  const [rabbits] = server.databases.all(
    'SHARD_1',
    "select id from classroom where facility_id = ? and name = 'うさぎ組'",
    facility,
  )
  const tablet = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await pairAtDesk(tablet, desk, server, {
    facility,
    name: 'うさぎ組のタブレット',
    kind: 'tablet',
    classIds: [String(rabbits?.id)],
  })
  const faces = tablet.locator('[data-child] img')
  await faces.nth(5).waitFor()
  await tablet.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => tablet.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  expect(await rawDatabase(tablet)).not.toContain(String(kept?.jpeg).slice(0, 80))
  await tablet.context().setOffline(true)
  await tablet.reload()
  await faces.nth(5).waitFor()
  await shot(tablet, 'portrait-offline')

  const kiosk = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await pairAtDesk(kiosk, desk, server, { facility, name: '玄関', kind: 'kiosk' })
  await kiosk.getByRole('button', { name: 'うさぎ組' }).click()
  const arata = kiosk.getByRole('button', { name: 'いしい あらた' })
  await arata.locator('img').waitFor()
  // The face lies beside the name, never on it.
  const [face, name] = [await arata.locator('img').boundingBox(), await arata.locator('b').boundingBox()]
  expect((name?.x ?? 0) + (name?.width ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(face?.x ?? 0)
  expect(await axe(kiosk)).toEqual([])
  await shot(kiosk, 'portrait-kiosk')
})
