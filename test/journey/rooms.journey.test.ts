// 部屋: in the evening two classes go to 延長室, one child lies in 医務室, and whoever asks where a child is hears it at once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { mintStaffDesk } from '../kit/minted-desk.ts'
import { makeScene, type Scene, signInAtRoom } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'

let browser: TestBrowser
let server: TestServer
let scene: Scene
const GIVEN = 'あん いと うた えま おと かい きい くう けん こう さき しん すず せな そら たま ちか つき'.split(' ')
const classOf = (family: string, count: number, facts = ['as 8:30']) =>
  GIVEN.slice(0, count).map((given) => ({ kana: `${family} ${given}`, plan: ['8:30', '19:00'] as [string, string], facts }))
const SICK = 'ほしの うた'

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf('2026-11-20', 18 * 60) })
  scene = await makeScene(server, {
    ほし組: classOf('ほしの', 18),
    つき組: classOf('つきた', 9),
    うみ組: [...classOf('うみべ', 3), ...classOf('なみの', 2, ['a 8:31'])],
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('RB34 one tap moves two classes, also without a line and back again; a name answers where a child is, on the tablet and at the desk', async () => {
  const page = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await page.goto('/room')
  await signInAtRoom(page)
  const tile = page.locator(`[data-child="${scene.id(SICK)}"]`)
  await tile.waitFor()
  const sheet = page.getByRole('dialog')
  const openRooms = () => page.getByRole('button', { name: '部屋', exact: true }).click()

  // A child goes by itself.
  await tile.press('ContextMenu')
  await sheet.getByText('いま ほし組').waitFor()
  await sheet.getByRole('button', { name: 'ほかの部屋へ' }).click()
  await sheet.getByRole('button', { name: '医務室' }).click()
  await tile.getByText('医務室').waitFor()
  expect(await tile.getAttribute('data-status')).toBe('present')

  // Classes go together, without a line; and it is taken back within the minute.
  await page.context().setOffline(true)
  await openRooms()
  await sheet.getByText('うつるクラス', { exact: true }).waitFor()
  await sheet.getByRole('checkbox', { name: 'つき' }).check({ force: true })
  expect(await axe(page)).toEqual([])
  await shot(page, 'rooms-go')
  await sheet.getByRole('button', { name: '延長室' }).click()
  const moved = page.getByRole('region', { name: '部屋' })
  await moved.getByText('いま 延長室').waitFor()
  await page.getByRole('button', { name: /とりけす/ }).click()
  await moved.waitFor({ state: 'detached' })
  await openRooms()
  await sheet.getByRole('checkbox', { name: 'つき' }).check({ force: true })
  await sheet.getByRole('button', { name: '延長室' }).click()
  await moved.getByText('つき といっしょ').waitFor()
  await page.context().setOffline(false)
  const moves = () => server.databases.all('SHARD_1', 'select to_room, takes_back from room_move')
  await expect.poll(() => moves().length, { timeout: 20_000 }).toBeGreaterThan(1)
  expect(await axe(page)).toEqual([])
  await shot(page, 'rooms-board')

  await openRooms()
  await sheet.getByText('園内 30 ＋ 受入待ち 2').waitFor()
  await shot(page, 'rooms-where')
  await sheet.getByLabel('名前でさがす').fill('ﾂｷﾀ ｲﾄ')
  await sheet.getByText(/^延長室/).waitFor()
  await sheet.getByLabel('名前でさがす').fill('うた')
  await sheet.getByText(/^医務室/).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'rooms-search')

  const desk = await mintStaffDesk(browser, server, scene, {
    login: 'encho',
    name: '森 和代',
    kana: 'もり かずよ',
    role: 'director',
  })
  await desk.getByRole('heading', { name: 'いま どの部屋に' }).waitFor()
  await desk.getByText('園内 30 ＋ 受入待ち 2').first().waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'rooms-desk')

  // What no tablet knows is written down at the desk, since when it was true, and taken back there with a reason.
  await desk.getByRole('button', { name: '部屋うつり', exact: true }).click()
  const fix = desk.getByRole('dialog')
  await fix.getByLabel('名前でさがす').fill('うみべ いと')
  await fix.getByRole('button', { name: 'うみべ いと この子をうつす' }).click()
  await fix.getByLabel('いつから').fill('18:59')
  await fix.getByRole('button', { name: '事務室' }).click()
  await fix.getByText('いまより前の時刻にしてください。').waitFor()
  await fix.getByLabel('いつから').fill('17:40')
  await fix.getByRole('button', { name: '事務室' }).click()
  await fix.getByText('うみべ いと は 事務室 です。記録しました。').waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'rooms-desk-fix')
  await expect.poll(() => moves().some(({ to_room }) => to_room === '事務室')).toBe(true)
  await fix.getByRole('listitem').filter({ hasText: '事務室' }).getByRole('button', { name: '取り消す' }).click()
  await fix.getByRole('button', { name: 'この部屋うつりを取り消す' }).click()
  await fix.getByText('理由をえらぶか、書いてください。').waitFor()
  await fix.getByRole('radio', { name: '部屋をまちがえた' }).check({ force: true })
  await fix.getByRole('button', { name: 'この部屋うつりを取り消す' }).click()
  await fix.getByText('部屋うつりを取り消しました。').waitFor()
  expect(server.databases.all('SHARD_1', 'select reason from room_move where reason is not null')).toEqual([
    { reason: '部屋をまちがえた' },
  ])
  await fix.getByRole('button', { name: 'とじる' }).click()

  await desk.goto('/office/child?search')
  await desk.getByRole('searchbox').fill('つきた いと')
  await desk.getByRole('cell', { name: /延長室/ }).waitFor()
  await shot(desk, 'rooms-desk-search')
  await desk.goto('/office/staff/staffing')
  await desk.getByRole('cell', { name: '延長室' }).waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'rooms-staffing')

  await sheet.getByRole('button', { name: 'とじる' }).click()
  await moved.getByRole('button', { name: 'ほし組 もとの部屋にもどる' }).click()
  await moved.waitFor({ state: 'detached' })
  await tile.getByText('医務室').waitFor()
})
