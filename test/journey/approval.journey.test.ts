// 連絡帳 where pages are approved: 保育士 asks, 主任 sends back with a word and lets out what was mended, and only then a family reads it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'
const FIRST = '公園で、どんぐりを ひろいました'
const MENDED = '公園で、どんぐりを ひとり三つ ひろいました'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50) })
  server.databases.run('SHARD_1', "update facility_setting set settings = json_set(settings, '$.bookApproval', json('true'))")
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const steps = () =>
  server.databases.all('SHARD_1', 'select step from contact_page where facility_id = 1 and day = ? order by at', DAY)

test('RC04 a page is drafted, asked for, sent back, mended, approved, and read by its family from then on', async () => {
  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.getByRole('button', { name: '記録', exact: true }).click()
  await room.getByRole('tab', { name: '連絡帳' }).click()
  const text = room.getByRole('textbox', { name: 'クラスのようす' })
  await text.fill(FIRST)
  await room.getByRole('button', { name: '承認をお願いする（1）' }).click()
  await room
    .getByText(/^承認待ち /)
    .first()
    .waitFor()
  expect(await room.getByRole('button', { name: /^公開する/ }).count()).toBe(0)
  expect(await axe(room)).toEqual([])
  await shot(room, 'approval-room')

  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('link', { name: /^あおい.*連絡帳/ }).click()
  await phone.getByRole('heading', { name: '家庭から' }).waitFor()
  expect(await phone.getByText('どんぐり').count()).toBe(0)

  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/book')
  await desk.getByText(/連絡帳の承認待ち 1件/).waitFor()
  await desk.getByRole('link', { name: 'ひらく' }).click()
  const asked = desk.getByRole('textbox', { name: 'クラスのようす' })
  await expect.poll(() => asked.inputValue(), { timeout: 10_000 }).toBe(FIRST)
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'approval-desk')
  await desk.getByRole('button', { name: '差戻す' }).first().click()
  await desk.getByLabel('直してほしいこと').fill('いくつ ひろったかも おねがいします')
  await desk.getByRole('button', { name: '差戻す' }).click()
  await expect.poll(() => steps().map(({ step }) => step)).toEqual(['submit', 'return'])

  await room.getByText(/差戻し .*いくつ ひろったかも/).waitFor({ timeout: 40_000 })
  expect(await axe(room)).toEqual([])
  await shot(room, 'approval-returned')
  await text.fill(MENDED)
  await room.getByRole('button', { name: '承認をお願いする（1）' }).click()
  await expect.poll(() => steps().map(({ step }) => step)).toEqual(['submit', 'return', 'submit'])

  await desk.reload()
  await expect.poll(() => asked.inputValue(), { timeout: 10_000 }).toBe(MENDED)
  await desk.getByRole('button', { name: '承認して公開' }).first().click()
  await expect.poll(() => steps().map(({ step }) => step)).toEqual(['submit', 'return', 'submit', 'publish'])
  await phone.reload()
  await phone.getByText(MENDED).waitFor()
  expect(await phone.content()).not.toContain('いくつ ひろったかも')
  expect(await axe(phone)).toEqual([])
})
