// 日々の記録: a class of infants is measured, fed and put to bed on one sheet; a mistake is put right; nothing entered is lost without a line.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { makeScene, type Scene, signInAtRoom } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'

let browser: TestBrowser
let server: TestServer
let scene: Scene
const DAY = '2026-11-20'
const KANA = 'あん いと うた えま おと かい きい くう けん こう さき しん'.split(' ').map((given) => `ほしの ${given}`)

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf(DAY, 10 * 60 + 5) })
  scene = await makeScene(server, {
    ひよこ組: [
      ...KANA.map((kana, index) => ({ kana, allergens: index === 2 ? ['卵'] : [], facts: ['as 8:30'] })),
      { kana: 'やすみ の子' },
    ],
  })
  server.databases.run('SHARD_1', 'update classroom set class_age = 0')
  const home = { field: 'temperature', at: scene.at('7:10'), account_id: 'a'.repeat(22) }
  for (const [kana, tenths] of [
    ['ほしの あん', 368],
    ['ほしの うた', 379],
  ] as const)
    scene.insert('home_field', {
      ...{ ...home, day: DAY, child_id: scene.id(kana), id: newId(home.at), received_at: home.at },
      value: JSON.stringify({ tenths, at: 400 }),
    })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openSheet(colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await browser.newPage({ viewport: TABLET, colorScheme, baseURL: server.url })
  await page.goto('/room')
  await signInAtRoom(page)
  await page.getByRole('button', { name: '記録', exact: true }).click()
  await line(page, 'ほしの あん').waitFor()
  return page
}
const line = (page: Page, kana: string) => page.locator(`[data-care="${scene.id(kana)}"]`)
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click()
const press = async (page: Page, digits: string) => {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click()
}
const rows = (kind: string) =>
  server.databases.all('SHARD_1', 'select child_id, value, detail from care_entry where kind = ? order by at', kind)
const stored = async (kind: string, count: number) => {
  for (let tries = 0; rows(kind).length < count && tries < 100; tries++) await new Promise((done) => setTimeout(done, 50))
  return rows(kind)
}

describe('A morning in the infants’ room', () => {
  test('RD03 RD04 three digits a child; 37.5 ℃ is marked, at home too; the class is saved in one act', async () => {
    const page = await openSheet()
    expect(await page.locator('[data-care]').count()).toBe(KANA.length)
    await line(page, 'ほしの あん').getByRole('button').first().click()
    // What home measured is beside it, and stands out until the child was measured here.
    await line(page, 'ほしの あん').getByText('家 36.8℃ 6:40').waitFor()
    await line(page, 'ほしの うた').getByText('家 37.9℃ 6:40').waitFor()
    expect(
      await line(page, 'ほしの うた')
        .getByRole('img', { name: /37\.5℃以上/ })
        .count(),
    ).toBe(1)
    const fill = (kana: string) => line(page, kana).evaluate((row) => getComputedStyle(row).backgroundColor)
    expect(await fill('ほしの うた')).not.toBe(await fill('ほしの あん'))
    await press(page, '366')
    await page.getByRole('button', { name: 'つぎへ' }).click()
    await press(page, '385')
    await page.getByText('37.5℃以上です').waitFor()
    await shot(page, 'care-temperature')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '保存する（2人）' }).click()
    expect((await stored('temperature', 2)).map(({ value }) => value)).toEqual([366, 385])
    await line(page, 'ほしの いと').getByText('38.5℃').waitFor()
    await line(page, 'ほしの いと').getByRole('button', { name: /38\.5/ }).click()
    await page.getByRole('button', { name: 'とりけす' }).click()
    await line(page, 'ほしの いと').getByText('まだ').waitFor()
    await page.close()
  })

  test('RD05 RD06 RE06 meals, stools and sleep of all; whatever was entered is saved when the sheet is closed', async () => {
    const page = await openSheet()
    await tab(page, '食事')
    await page.getByRole('button', { name: 'まだの子を みな完食に' }).click()
    await line(page, 'ほしの うた').getByRole('button', { name: '半分' }).click()
    // Whose tray is not the ordinary one.
    await line(page, 'ほしの うた').getByText('除去食').waitFor()
    await shot(page, 'care-meal')
    await tab(page, '排便')
    expect((await stored('meal', KANA.length)).map(({ value }) => value).sort()).toEqual([2, ...KANA.slice(1).map(() => 4)])
    await line(page, 'ほしの えま').getByRole('button', { name: 'やわらかい' }).click()
    await shot(page, 'care-stool')
    await tab(page, '睡眠')
    await page.getByRole('button', { name: 'まだの子を みな入眠に' }).click()
    await shot(page, 'care-sleep')
    await page.getByRole('button', { name: 'とじる' }).first().click()
    expect(await stored('stool', 1)).toMatchObject([{ detail: 'soft' }])
    expect(await stored('asleep', KANA.length)).toHaveLength(KANA.length)
    await page.close()
  })

  test('RB23 without a line, and with the page closed in the middle, what was entered is there and is sent once', async () => {
    const page = await openSheet('dark')
    await tab(page, '視診')
    await line(page, 'ほしの おと').getByRole('button', { name: 'わるい' }).click()
    await line(page, 'ほしの おと').getByRole('button', { name: 'せき' }).click()
    await shot(page, 'care-condition-dark')
    expect(await axe(page)).toEqual([])
    await page.reload()
    await page.getByRole('button', { name: '記録', exact: true }).click()
    await tab(page, '視診')
    await line(page, 'ほしの おと').getByRole('button', { name: 'せき', pressed: true }).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '保存する（1人）' }).click()
    await line(page, 'ほしの おと').getByText('きげん わるい・せき').waitFor()
    await page.context().setOffline(false)
    expect(await stored('condition', 1)).toMatchObject([{ detail: 'poor,cough' }])
    await page.close()
  })
})
