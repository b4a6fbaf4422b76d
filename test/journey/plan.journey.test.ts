// 予定: 慣らし保育 in one gesture at the tablet, corrected at the desk; every screen follows.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
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

test('RB32 RB15 a caregiver writes a 慣らし in one gesture, the desk corrects it, and the plan of the board follows', async () => {
  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.locator('[data-child]').filter({ hasText: 'さとう' }).filter({ hasText: 'あおい' }).click({ button: 'right' })
  await room.getByRole('dialog').getByRole('button', { name: '予定', exact: true }).click()
  const sheet = room.getByRole('dialog', { name: /の予定/ })
  await sheet.getByRole('radio', { name: '慣らし保育' }).check({ force: true })
  await sheet.getByText('この予定でいれる日').waitFor()
  expect(await axe(room)).toEqual([])
  await shot(room, 'plan-settling', { whole: true })
  await sheet.getByLabel('1段目 日数').fill('2')
  await sheet.getByLabel('帰る時刻').first().fill('11:30')
  await sheet.getByRole('button', { name: 'この予定にする' }).click()
  await sheet.getByText('これまでに入れた予定').waitFor()
  expect(await sheet.getByRole('region', { name: 'これからの予定' }).getByText('11:30').count()).toBe(2)
  await shot(room, 'plan-written', { whole: true })
  await room.keyboard.press('Escape')

  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/child')
  await desk.getByRole('link', { name: /さとう あおい/ }).click()
  await desk.getByText(/–11:30/).waitFor()
  await desk.getByRole('button', { name: '日ごとの予定' }).click()
  const plans = desk.getByRole('dialog', { name: /の予定/ })
  await plans.getByRole('button', { name: 'とりけす' }).waitFor()
  await desk.emulateMedia({ colorScheme: 'dark' })
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'plan-desk-dark')
  await desk.emulateMedia({ colorScheme: 'light' })
  await plans.getByRole('button', { name: 'とりけす' }).click()
  await plans.getByText('いつもの曜日どおりです。').waitFor()
  await plans.getByRole('radio', { name: '時間の変更' }).check({ force: true })
  await plans.getByLabel('降園').fill('06:00')
  await plans.getByRole('button', { name: 'この予定にする' }).click()
  await plans.getByText('降園は登園より後にしてください').waitFor()
  await plans.getByLabel('降園').fill('15:15')
  await plans.getByRole('button', { name: 'この予定にする' }).click()
  await plans.getByRole('region', { name: 'これからの予定' }).getByText(/15:15/).waitFor()
  await shot(desk, 'plan-desk')
})
