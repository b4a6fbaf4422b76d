// A machine's file of a nap at the desk: read with what could not be, taken in beside the looks, printed in rows of its own, and taken out again.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, openBrowser, shot, type TestBrowser } from '../kit/browser.ts'
import { mintStaffDesk } from '../kit/minted-desk.ts'
import { makeScene, type Scene } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'

let browser: TestBrowser
let server: TestServer
let scene: Scene
const DAY = '2026-11-20'
const [AN, ITO] = ['ほしの あん', 'ほしの いと'] as const

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf(DAY, 15 * 60) })
  scene = await makeScene(server, { ひよこ組: [AN, ITO].map((kana) => ({ kana, facts: ['as 8:30'] })) })
  const by = server.databases.all('SHARD_1', 'select account_id from person')[0]?.account_id ?? ''
  for (const [kana, time, kind] of [AN, ITO].flatMap((kana) => [
    [kana, '12:30', 'asleep'] as const,
    [kana, '13:00', 'awake'] as const,
  ])) {
    const at = scene.at(time)
    const row = { day: DAY, child_id: scene.id(kana), id: newId(at), at, received_at: at, account_id: by }
    scene.insert('care_entry', { ...row, kind, gone: 0 })
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('RE12 a file is taken in beside the looks and counted nowhere, on the screen and on A4', async () => {
  const person = { login: 'shunin', name: '林 直子', kana: 'はやし なおこ', role: 'head_teacher' } as const
  const page = await mintStaffDesk(browser, server, scene, person)
  await page.goto('/office/nap')
  const summary = page.getByText('2人・確認 0・抜け 12').first()
  await summary.waitFor()
  const lines = Array.from(
    { length: 30 },
    (_, minute) => `12:${30 + minute},${AN},${minute === 12 ? 'うつぶせ' : '仰向け'},${28 - (minute % 4)},`,
  )
  const file = [
    '時刻,ふりがな,体位,呼吸数,知らせ',
    ...lines,
    `12:44,${AN},仰向け,18,呼吸が少ない`,
    '12:50,だれか ほか,右,28,',
  ].join('\r\n')
  const choose = async () => {
    await page.getByRole('button', { name: 'センサーの記録' }).click()
    await page.locator('input[type=file]').setInputFiles({ name: '午睡.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await page.getByText('1人・30分の記録を読みました').waitFor()
  }
  await choose()
  await page.getByText('「だれか ほか」は、この日の名簿にいません').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'sensor-dialog')
  await page.getByRole('button', { name: 'この日に入れる（1人）' }).click()
  await page.getByText('入れました。人の確認とはべつの行に出ます。').waitFor()
  await page.getByRole('button', { name: 'とじる' }).first().click()
  await summary.waitFor()
  const row = page.getByRole('row', { name: new RegExp(`${AN} センサー`) }).first()
  await row.getByText('伏 18 報', { exact: true }).waitFor()
  await row.getByText('仰 25', { exact: true }).first().waitFor()
  expect(await axe(page)).toEqual([])
  await inBothColours(page, 'sensor-desk')
  // Once more: it is there once.
  await choose()
  await page.getByRole('button', { name: 'この日に入れる（1人）' }).click()
  await page.getByText('入れました。人の確認とはべつの行に出ます。').waitFor()
  expect(server.databases.all('SHARD_1', 'select child_id from nap_sensor')).toHaveLength(1)
  await page.getByRole('button', { name: 'とじる' }).first().click()
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  expect(await page.getByText('センサー（人の確認には数えません）').filter({ visible: true }).count()).toBe(1)
  expect(
    await page
      .getByText(/センサーの行＝機器の記録/)
      .filter({ visible: true })
      .count(),
  ).toBeGreaterThan(0)
  await shot(page, 'sensor-paper', { whole: true })
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'センサーの記録' }).click()
  await page.getByRole('button', { name: '午睡.csv をとりのぞく' }).click()
  await page.getByRole('button', { name: 'とりのぞく', exact: true }).click()
  await expect.poll(() => page.getByText('センサー（人の確認には数えません）').count()).toBe(0)
})
