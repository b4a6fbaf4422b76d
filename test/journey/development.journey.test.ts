// 発達記録: the director pastes the list of the house, a caregiver ticks at the tablet what was seen, the desk reads it by age and by period and prints it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 9 * 60 + 50) })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const LIST = '年齢\t領域\t項目\n10か月\t健康\tつかまり立ちをする\n1歳6か月\t言葉\t二語文を話す\n1歳6か月\t国語\t本を読む'
const marks = () => server.databases.all('SHARD_1', 'select day from development_mark order by at').map(({ day }) => day)

test('RD18 発達記録 goes from a pasted list over the tablet to the child’s paper', async () => {
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/memo')
  await desk.getByRole('link', { name: '発達記録' }).click()
  await desk.getByText('項目の一覧がまだありません').waitFor()
  await desk.getByRole('button', { name: '項目の一覧' }).click()
  const dialog = desk.getByRole('dialog', { name: '項目の一覧' })
  await dialog.getByRole('textbox', { name: '項目の一覧' }).fill(LIST)
  await dialog.getByRole('button', { name: '2項目にする' }).click()
  await dialog.getByText('4行目: 領域の名前が一覧にありません').waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'development-list')
  await dialog.getByRole('textbox', { name: '項目の一覧' }).fill(LIST.replace('国語', '環境'))
  await dialog.getByRole('button', { name: '3項目にする' }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.getByRole('tab', { name: 'うさぎ組' }).click()
  await desk.getByRole('link', { name: 'さとう あおい' }).waitFor()

  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.getByRole('button', { name: '記録', exact: true }).click()
  await room.getByRole('tab', { name: 'メモ' }).click()
  await room.getByRole('button', { name: '発達記録' }).click()
  await room.getByRole('dialog', { name: '発達記録' }).getByRole('button', { name: 'さとう あおい' }).click()
  await room.getByRole('button', { name: '二語文を話す きょう見られた' }).click()
  await expect.poll(marks).toEqual(['2026-11-20'])
  await room.getByRole('button', { name: '二語文を話す をとりけす' }).waitFor()
  await room.getByLabel('つかまり立ちをする 見られた日').fill('2026-09-03')
  await expect.poll(marks).toEqual(['2026-11-20', '2026-09-03'])
  expect(await axe(room)).toEqual([])
  await inBothColours(room, 'development-room')

  await desk.getByRole('link', { name: 'さとう あおい' }).click()
  await desk.getByRole('cell', { name: /令和8年11月20日/ }).waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'development-child')
  await desk.getByRole('tab', { name: '期ごと' }).click()
  const screen = desk.getByRole('tabpanel')
  await screen.getByRole('table', { name: '2026年10〜12月' }).getByText('二語文を話す').waitFor()
  await screen.getByRole('table', { name: '2026年7〜9月' }).getByText('つかまり立ちをする').waitFor()
  await desk.emulateMedia({ media: 'print' })
  await desk.setViewportSize({ width: Math.floor(((210 - 20) / 25.4) * 96), height: 1000 })
  expect(await desk.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await shot(desk, 'development-print', { whole: true })
})
