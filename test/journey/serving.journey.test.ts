// A tablet without a line at lunch: the icon is there, what to do after 誤食 is one tap away, another child's tray is stopped; all of it is brought once.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { makeScene, type Scene } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { givePins, openName, pair } from '../kit/tablet-page.ts'

let browser: TestBrowser
let server: TestServer
let scene: Scene
const DAY = '2026-11-20'
const [HINATA, HINATO, AKARI, NAGAI] = ['かわぐち ひなた', 'かわぐち ひなと', 'おの あかり', 'ちょうそかべ きよのすけ']

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf(DAY, 11 * 60 + 32) })
  const here = (kana: string | undefined, allergens: string[], name?: string) => ({
    kana: kana ?? '',
    allergens,
    facts: ['as 8:30'],
    ...(name ? { name } : {}),
  })
  scene = await makeScene(server, {
    うさぎ組: [
      here(HINATA, ['卵', '乳'], '川口 陽向'),
      here(HINATO, ['くるみ'], '川口 陽翔'),
      here(AKARI, []),
      here(NAGAI, ['卵', '小麦', 'そば', 'カシューナッツ']),
    ],
  })
  const by = String(server.databases.all('SHARD_1', 'select account_id from person')[0]?.account_id)
  const paper = newId(scene.at('7:30'))
  const row = { child_id: scene.id(HINATA ?? ''), account_id: by, at: scene.at('7:30') }
  const write = (id: string, kind: string, value: object) =>
    scene.insert('allergy_entry', { ...row, id, kind, value: JSON.stringify(value), before: '[]', source: 'staff' })
  write(paper, 'paper', {
    form: 'management_form',
    writtenOn: '2025-04-01',
    clinic: 'みなと小児科',
    foods: [
      { word: '卵', care: '' },
      { word: '乳', care: '乳糖も' },
    ],
    symptoms: 'じんましん、せき、ぐったりする',
    anaphylaxis: true,
    epipen: true,
    medicine: '抗ヒスタミン薬',
  })
  write(newId(scene.at('7:31')), 'plan', {
    epipenPlace: '事務室 赤い箱',
    medicinePlace: '事務室 冷蔵庫',
    watch: '5分ごとに呼吸と顔色',
    steps: '1 人を呼ぶ\n2 エピペンを持ってくる',
    hospital: '市民病院',
    phone: '0200-11-2222',
  })
  scene.insert('allergy_decision', {
    ...row,
    entry_id: paper,
    decision: 'confirmed',
    original_on: '2025-04-02',
    expires_on: '2026-03-31',
  })
  scene.insert('menu_day', {
    day: DAY,
    id: newId(scene.at('7:00')),
    import_id: null,
    serving: 'served',
    dishes: JSON.stringify(
      [
        { name: 'オムレツ', allergens: ['卵', '乳'] },
        { name: 'ごはん', allergens: [] },
      ].map((dish, place) => ({ id: newId(place), meal: 'lunch', ingredients: [], ...dish })),
    ),
    note: '',
    account_id: by,
    written_at: scene.at('7:00'),
  })
  await givePins(server)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const card = (page: Page, kana: string | undefined) => page.locator(`[data-serving="${scene.id(kana ?? '')}"]`)

test('RF10 RF11 RF14 RD12 RD19 without a line: icon, card after 誤食, and a wrong tray that stops everything', async () => {
  const page = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await page.clock.install({ time: server.now() })
  await pair(page, server, scene)
  const phones = page.waitForResponse((answer) => answer.url().endsWith('/child/phones') && answer.ok())
  const menu = page.waitForResponse((answer) => answer.url().includes('/meal/menu') && answer.ok())
  await openName(page, 'やまだ')
  await phones
  await menu
  await page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  const tile = page.locator(`[data-child="${scene.id(HINATA ?? '')}"]`)
  await tile.getByText('卵').waitFor()
  // An answer is sealed before it is kept.
  await page.waitForTimeout(1_000)
  await page.context().setOffline(true)
  await page.reload()
  await openName(page, 'やまだ')
  await tile.getByText('卵').waitFor()
  await tile.getByText('乳').waitFor()

  await tile.click({ button: 'right' })
  const sheet = page.getByRole('dialog', { name: /かわぐち ひなた/ })
  await sheet.getByText('卵').waitFor()
  await shot(page, 'serving-sheet')
  await sheet.getByRole('button', { name: 'アレルギー・誤食' }).click()
  await page.getByText('エピペン：事務室 赤い箱').waitFor()
  // An expired paper still says what to leave out.
  await page.getByText('書類の期限が切れています').waitFor()
  await page.getByText('乳（乳糖も）').waitFor()
  expect(await page.getByRole('link', { name: '119番' }).getAttribute('href')).toBe('tel:119')
  expect(await page.getByRole('link', { name: /市民病院/ }).getAttribute('href')).toBe('tel:0200112222')
  await inBothColours(page, 'serving-response')
  await page.setViewportSize(PHONE)
  await shot(page, 'serving-response-phone', { whole: true })
  await page.setViewportSize(TABLET)
  await page.getByRole('button', { name: 'とじる' }).click()

  await page.getByRole('button', { name: '配膳', exact: true }).click()
  await card(page, HINATA).getByText('似た名前').waitFor()
  expect(await page.locator('[data-serving]').count()).toBe(3)
  expect(await axe(page)).toEqual([])
  await shot(page, 'serving-cards')
  await page.setViewportSize(PHONE)
  await shot(page, 'serving-cards-phone')
  await page.setViewportSize(TABLET)
  await card(page, HINATA).getByRole('button', { name: '配膳を確認' }).click()
  const trays = page.getByRole('list', { name: 'トレイの札' })
  expect(await axe(page)).toEqual([])
  await shot(page, 'serving-trays')
  await trays.getByRole('button', { name: /ひなと/ }).click()
  const stop = page.getByRole('dialog', { name: '止めてください' })
  await stop.getByText('このトレイは かわぐち ひなと のものです。').waitFor()
  expect(await stop.getByRole('button').allTextContents()).toEqual(['トレイを下げた'])
  await inBothColours(page, 'serving-stop')
  await stop.getByRole('button', { name: 'トレイを下げた' }).click()
  await trays.getByRole('button', { name: /ふつうのトレイ/ }).click()
  await stop.getByText('ふつうのトレイです。').waitFor()
  await stop.getByRole('button', { name: 'トレイを下げた' }).click()
  await trays.getByRole('button', { name: /ひなた/ }).click()
  // Dish by dish: what would be wrong in it, and nothing of what concerns nobody.
  const dish = page.getByRole('listitem').filter({ hasText: 'オムレツ' })
  await dish.getByRole('button', { name: /代わりの品/ }).click()
  expect(await page.getByText('ごはん').count()).toBe(0)
  expect(await axe(page)).toEqual([])
  await shot(page, 'serving-dishes')
  await page.getByRole('button', { name: '合っています' }).click()
  const substitute = async () => {
    await dish.getByRole('button', { name: /代わりの品/ }).click()
    await page.getByRole('button', { name: '合っています' }).click()
  }
  await card(page, HINATA).getByText('調理の確認がありません').waitFor()
  await card(page, HINATA).getByText('止めたトレイ 2回').waitFor()
  await card(page, HINATA).getByRole('button', { name: '喫食前を確認' }).click()
  await trays.getByRole('button', { name: /ひなた/ }).click()
  await substitute()
  await card(page, HINATA).getByText('たべられます').waitFor()
  await card(page, HINATA).getByRole('button', { name: 'おかわり' }).click()
  await trays.getByRole('button', { name: /ひなた/ }).click()
  await substitute()
  await card(page, HINATA).getByRole('button', { name: 'おかわり 1回' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await shot(page, 'serving-done-dark')
  await page.emulateMedia({ colorScheme: 'light' })

  await page.context().setOffline(false)
  const kept = () =>
    server.databases
      .all('SHARD_1', 'select step, tray from serving_check where child_id = ? order by at', scene.id(HINATA ?? ''))
      .map(({ step, tray }) => `${step} ${tray === scene.id(HINATA ?? '') ? 'own' : tray === 'ordinary' ? tray : 'other'}`)
  await expect
    .poll(kept, { timeout: 30_000 })
    .toEqual(['served other', 'served ordinary', 'served own', 'eating own', 'seconds own'])
})
