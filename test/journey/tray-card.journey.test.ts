// トレイの札: printed at the desk, eight on a sheet, and read by the tablet where trays are handed out: another child's stops everything.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
const AOI = 'さとう あおい'
/** Absent today. */
const AOTO = 'さとう あおと'
const RIN = 'おのでら りん'
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 11 * 60 + 40) })
  // Without a menu a tray is checked in one look.
  server.databases.run('SHARD_1', 'delete from menu_day')
  const set = (given: string, kana: string, foods: string[]) =>
    server.databases.run(
      'SHARD_1',
      `update child set given_kana = ?, allergens = ? where facility_id = 1 and family_kana = 'さとう' and given_kana = ?`,
      ...[kana, JSON.stringify(foods), given],
    )
  set('あおい', 'あおい', ['卵'])
  set('あおと', 'あおと', ['乳', '小麦', 'そば', 'カシューナッツ'])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const cardOf = async (page: Page, kana: string): Promise<Buffer> =>
  page.locator('article', { hasText: kana }).getByRole('img', { name: '配膳で読むコード' }).screenshot()

test('RF10 RF11 a printed card is read by the camera of the tablet, and another child’s stops the tray', async () => {
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/allergy')
  await desk.getByRole('button', { name: 'トレイの札を印刷' }).click()
  await desk.getByText('切って、トレイに置きます').waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'tray-card-desk')
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'tray-card-paper', { whole: true })
  const [aoi, aoto, rin] = [await cardOf(desk, AOI), await cardOf(desk, AOTO), await cardOf(desk, RIN)]
  // Two by four on A4.
  const box = await desk.locator('article', { hasText: AOI }).boundingBox()
  expect(Math.round(((box?.width ?? 0) / 96) * 25.4)).toBe(94)
  expect(Math.round(((box?.height ?? 0) / 96) * 25.4)).toBe(68)

  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.getByRole('button', { name: '配膳', exact: true }).click()
  await room.getByRole('button', { name: `${AOI} 配膳を確認` }).click()
  await room.getByRole('button', { name: 'カメラで札を読む' }).click()
  const hold = (picture: Buffer) =>
    room.locator('input[type=file]').setInputFiles({ name: 'card.png', mimeType: 'image/png', buffer: picture })
  await room.getByText('写真から読み取る').waitFor()
  await inBothColours(room, 'tray-card-camera')
  await hold(aoto)
  await room.getByText('この札の子には、いま除去食のトレイがありません').waitFor()
  await hold(rin)
  const stop = room.getByRole('dialog', { name: '止めてください' })
  await stop.getByText(`このトレイは ${RIN} のものです。`).waitFor()
  await stop.getByRole('button', { name: 'トレイを下げた' }).click()
  await room.getByText('写真から読み取る').waitFor()
  await hold(aoi)
  await room.getByRole('status').getByText(`${AOI} 配膳を確認しました`).waitFor({ state: 'attached' })
})
