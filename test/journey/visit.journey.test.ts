// A child of 一時預かり is taken in at the desk and says so at the tablet; a family gives 緊急連絡先 where the house asks for it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, PHONE, TABLET, type TestBrowser } from '../kit/browser.ts'
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

test('RB29 a child of 一時預かり is taken in for a day at the desk, and its tile and its sheet say so', async () => {
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/guest')
  await desk.getByRole('button', { name: '一時預かり・誰でも通園' }).click()
  const form = desk.getByRole('dialog')
  for (const [label, text] of [
    ['姓', '一ノ瀬'],
    ['名', '来'],
    ['せい（ふりがな）', 'いちのせ'],
    ['めい（ふりがな）', 'らい'],
    ['生年月日', '2025-08-08'],
    ['連絡先・お迎えの人', '一ノ瀬 花'],
    ['続柄', '母'],
  ] as const)
    await form.getByLabel(label, { exact: true }).fill(text)
  await form.getByLabel('クラス', { exact: true }).selectOption({ label: 'うさぎ組' })
  await form.getByRole('button', { name: '入れる', exact: true }).click()
  await desk.getByText('一ノ瀬 来 を 1日分入れました').waitFor()

  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  const tile = room.locator('[data-child]').filter({ hasText: 'いちのせ' })
  await tile.getByText('一時', { exact: true }).waitFor()
  await tile.click({ button: 'right' })
  await room.getByRole('dialog').getByText('一時預かり', { exact: true }).waitFor()
  await inBothColours(room, 'visit-sheet')
})

test('RA24 where the house asks for it, an absence is not sent without a place to reach the family', async () => {
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/facility')
  await desk.getByRole('radio', { name: '書いてもらう', exact: true }).press('Space')
  await desk.getByRole('button', { name: /からこの設定にする/ }).click()
  await desk.getByText(/からの設定を入れました/).waitFor()

  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'nguyen')
  await phone
    .getByRole('link', { name: /おやすみ/ })
    .first()
    .click()
  await phone.getByRole('radio', { name: '家の用事' }).check()
  await phone.getByRole('button', { name: '園に送る' }).click()
  const field = phone.getByRole('textbox', { name: 'きょう連絡のつくところ' })
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
  expect(await axe(phone)).toEqual([])
  await inBothColours(phone, 'contact-missing')
  await field.fill('090-0000-0000（母）')
  await phone.getByRole('button', { name: '園に送る' }).click()
  await expect
    .poll(() =>
      server.databases.all('SHARD_1', "select count(*) as sent from notice_contact where contact = '090-0000-0000（母）'"),
    )
    .toEqual([{ sent: 1 }])
})
