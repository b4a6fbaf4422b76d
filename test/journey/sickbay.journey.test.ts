// 体調不良児型病児保育: a child is taken to the 医務室 with one tap on the sheet of 視診 and leaves it with another; the month's report comes out at the desk.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 10 * 60) })
  server.databases.run('SHARD_1', "update facility_setting set settings = json_set(settings, '$.sickbay', json('true'))")
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('RD17 two taps at the tablet are a line of the month’s report', async () => {
  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.getByRole('button', { name: '記録', exact: true }).click()
  await room.getByRole('tab', { name: '視診' }).click()
  await room.getByRole('button', { name: 'さとう あおい 医務室へ' }).click()
  await room.getByRole('button', { name: /^さとう あおい 医務室 .*おわる$/ }).waitFor()
  expect(await axe(room)).toEqual([])
  await shot(room, 'sickbay-room')
  await room.getByRole('button', { name: /^さとう あおい 医務室 .*おわる$/ }).click()
  await room.getByRole('button', { name: 'さとう あおい 医務室へ' }).waitFor()

  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/health')
  await desk.getByRole('link', { name: '病児保育の記録' }).click()
  await desk
    .getByText(/^1件 ・ 1人/)
    .first()
    .waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'sickbay-desk')
  await desk.emulateMedia({ media: 'print' })
  await desk.setViewportSize({ width: Math.floor(((210 - 20) / 25.4) * 96), height: 1000 })
  expect(await desk.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await shot(desk, 'sickbay-print')
})
