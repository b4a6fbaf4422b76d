// 写真: taken at the tablet on a slow line, kept over a reload, brought out to those whose families allow it, seen by a mother, and taken away again.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'
import { rawDatabase } from '../kit/tablet-page.ts'

const DAY = '2026-11-20'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 10 * 60) })
  for (const table of ['photo_child', 'photo_consent', 'photo']) server.databases.run('SHARD_1', `delete from ${table}`)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A photograph of a garden, large enough that a slow line has something to do; drawn by the page, with noise as a camera has it. */
async function photograph(page: Page, sky: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const jpeg = await page.evaluate((colour) => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no pen')
    pen.fillStyle = colour
    pen.fillRect(0, 0, 2400, 1000)
    pen.fillStyle = '#8fae6b'
    pen.fillRect(0, 1000, 2400, 800)
    for (let n = 0; n < 9000; n += 1) {
      pen.fillStyle = `hsl(${(n * 47) % 360} 40% 60%)`
      pen.fillRect((n * 733) % 2400, (n * 389) % 1800, 14, 14)
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? ''
  }, sky)
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg, 'base64') }
}

/** So many kilobytes a second from the page to the server; 0 for a line that is as fast as it can. */
async function uploadAt(page: Page, kilobytes: number): Promise<void> {
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: kilobytes ? kilobytes * 1024 : -1,
  })
}

async function openPhotos(page: Page): Promise<void> {
  await page.getByRole('button', { name: '記録', exact: true }).click()
  await page.getByRole('tab', { name: '写真' }).click()
  await page.getByText('写真をえらぶ').waitFor()
}

const choose = (page: Page) => page.getByLabel('写真をえらぶ')

async function openBook(login: string, given: string): Promise<Page> {
  const page = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(page, '/family', login)
  await page.getByRole('link', { name: new RegExp(`^${given}.*連絡帳`) }).click()
  await page.getByRole('heading', { name: '連絡帳' }).waitFor()
  return page
}

test('RC12 RC13 RC14 a class’s picture reaches the family that allows it and no other, and is taken away again', async () => {
  // A mother is asked, and says クラス共有.
  const mother = await openBook('sato', 'あおい')
  await mother.getByText('まだ聞いていません').waitFor()
  await mother.getByRole('link', { name: '答える' }).click()
  await mother.getByRole('heading', { name: '写真の同意' }).waitFor()
  const hers = mother.getByRole('region', { name: /碧/ })
  await hers.getByRole('radio', { name: /クラス共有/ }).check()
  expect(await axe(mother)).toEqual([])
  await shot(mother, 'photo-consent', { whole: true })
  await hers.getByRole('button', { name: '園に送る' }).click()
  await hers.getByText('園に届きました').waitFor()

  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await openPhotos(room)
  // What is no picture says why, and the picture beside it goes on.
  const garden = await photograph(room, '#bcd6e6')
  await uploadAt(room, 60)
  await choose(room).setInputFiles([
    { name: 'map.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
    { name: 'IMG_2.HEIC', mimeType: 'image/heic', buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic') },
    { name: 'half.jpg', mimeType: 'image/jpeg', buffer: garden.buffer.subarray(0, 300) },
    // 20 MB, and a page behind the picture: only what is drawn anew goes on its way.
    { ...garden, buffer: Buffer.concat([garden.buffer, Buffer.from('<script>alert(1)</script>'), Buffer.alloc(20_000_000)]) },
  ])
  await room.getByText('図（SVG）は入れられません').waitFor()
  await room.getByText('この端末では読めない形式（HEIC）です').waitFor()
  await room.getByText('写真として読めません').waitFor()
  const queue = room.getByRole('list', { name: '送っている写真' })
  await queue.getByText(/送っています [1-9]\d?%/).waitFor()
  expect(await axe(room)).toEqual([])
  await shot(room, 'photo-queue')
  // What waits lies on the tablet under its key, and is no picture to whoever finds it.
  const held = await rawDatabase(room)
  expect(held).toContain('"iv"')
  expect(held).not.toContain('/9j/4AAQ')
  // The tablet is loaded anew in the middle: the picture is still there, and goes on.
  await room.reload()
  await openPhotos(room)
  await uploadAt(room, 0)
  const card = room.getByRole('article', { name: /の写真$/ })
  await card.getByText('まだ出していません').waitFor({ timeout: 40_000 })
  await expect.poll(() => queue.count()).toBe(0)
  const [row] = server.databases.all('SHARD_1', 'select id, width, height, day from photo')
  expect(row).toMatchObject({ width: 2048, height: 1536, day: DAY })

  // One whose family has not said yes is named, and the picture stays in.
  await card.getByRole('button', { name: '出す', exact: true }).click()
  const form = room.getByRole('dialog', { name: '写真を家庭に出す' })
  const aoi = form.getByRole('button', { name: /さとう あおい/ })
  const other = form.getByRole('button', { name: /出さない/ }).first()
  const otherName = ((await other.textContent()) ?? '').replace('出さない', '')
  await aoi.click()
  await other.click()
  await form.getByText(`${otherName} の家庭は、写真を出すことに同意していません`).waitFor()
  await form.getByRole('checkbox', { name: /着替え・プール・けが/ }).check({ force: true })
  expect(await form.getByRole('button', { name: '家庭に出す' }).isDisabled()).toBe(true)
  expect(await axe(room)).toEqual([])
  await shot(room, 'photo-kept-back')
  await other.click()
  await form.getByRole('radio', { name: 'この子の家庭' }).check({ force: true })
  await form.getByRole('textbox', { name: 'ひとこと' }).fill('おちばのおふろ')
  await shot(room, 'photo-publish')
  await form.getByRole('button', { name: '家庭に出す' }).click()
  await card.getByText(/家庭に出しました/).waitFor()
  await shot(room, 'photo-room')
  await room.emulateMedia({ colorScheme: 'dark' })
  await shot(room, 'photo-room-dark')
  await room.emulateMedia({ colorScheme: 'light' })

  // The mother sees it in the book of the day, and keeps it.
  await mother.goto(`/family/book/${await mother.evaluate(() => location.pathname.split('/')[3])}`)
  const photos = mother.getByRole('region', { name: '写真' })
  await photos.getByRole('img').first().waitFor()
  await photos.getByText('おちばのおふろ').waitFor()
  await shot(mother, 'photo-book', { whole: true })
  await photos.getByRole('button').click()
  const large = mother.getByRole('dialog', { name: /の写真$/ })
  await large.locator('img').waitFor()
  expect(await axe(mother)).toEqual([])
  const [download] = await Promise.all([
    mother.waitForEvent('download'),
    large.getByRole('button', { name: 'この写真を保存する' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^2026-11-20_\d{3,4}\.jpg$/)
  await shot(mother, 'photo-large')
  await mother.keyboard.press('Escape')

  // A family of the same class, whose child is not in it, has none in its book.
  const stranger = await openBook('nguyen', '')
  await stranger.getByRole('heading', { name: '家庭から' }).waitFor()
  expect(await stranger.getByRole('region', { name: '写真' }).count()).toBe(0)

  // とりさげ, and it is gone for everybody.
  await card.getByRole('button', { name: 'とりさげる' }).click()
  const remove = room.getByRole('dialog', { name: '写真をとりさげる' })
  await remove.getByRole('textbox', { name: 'とりさげるわけ' }).fill('名札が写っていた')
  expect(await axe(room)).toEqual([])
  await remove.getByRole('button', { name: 'とりさげる' }).click()
  await card.waitFor({ state: 'detached' })
  await mother.reload()
  await mother.getByRole('heading', { name: '家庭から' }).waitFor()
  await expect.poll(() => photos.count()).toBe(0)
})

test('RC13 the director sees who has not answered, writes down what came on paper, and prints the list of a class', async () => {
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.getByRole('link', { name: '写真', exact: true }).click()
  await desk.getByText('まだ写真はありません').waitFor()
  expect(await axe(desk)).toEqual([])
  await desk.getByRole('link', { name: '写真の同意' }).click()
  const table = desk.getByRole('table')
  await table.first().waitFor()
  const boxes = table.first().getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await desk.getByLabel('紙の答え').selectOption('board')
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'photo-consents', { whole: true })
  await desk.getByRole('button', { name: '2人を記録する' }).click()
  await table.first().getByText('掲示').nth(1).waitFor()
  await table
    .first()
    .getByText(/^紙 11\/20/)
    .nth(1)
    .waitFor()
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'photo-consents-paper', { whole: true })
  await desk.emulateMedia({ media: 'screen' })
})
