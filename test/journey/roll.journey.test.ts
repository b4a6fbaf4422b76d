// 点呼: a class of nineteen goes to the park and comes back, flees from a fire, and is counted by eye.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { mintStaffDesk } from '../kit/minted-desk.ts'
import { makeScene, type Scene, signInAtRoom } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'

let browser: TestBrowser
let server: TestServer
let scene: Scene
const DAY = '2026-11-20'
const GIVEN = 'あん いと うた えま おと かい きい くう けん こう さき しん すず せな そら たま ちか つき てる'.split(' ')
const KANA = GIVEN.map((given) => `ほしの ${given}`)
const [FIRST = ''] = KANA
const LAST = KANA.at(-1) ?? ''

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf(DAY, 9 * 60 + 40) })
  scene = await makeScene(server, {
    ほし組: KANA.map((kana, index) => ({ kana, allergens: index === 2 ? ['卵'] : [], facts: ['as 8:30'] })),
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openRoom(colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await browser.newPage({ viewport: TABLET, colorScheme, baseURL: server.url })
  await page.goto('/room')
  await signInAtRoom(page)
  await page.locator('[data-child]').first().waitFor()
  return page
}
/** The director at the desk. */
const openDesk = (): Promise<Page> =>
  mintStaffDesk(browser, server, scene, { login: 'encho', name: '森 和代', kana: 'もり かずよ', role: 'director' })
const roll = (page: Page, kana: string) => page.locator(`[data-roll="${scene.id(kana)}"]`)
const counted = (page: Page, status: string) => page.locator(`[data-child][data-status="${status}"]`).count()
const facts = (kind: string) =>
  server.databases.all('SHARD_1', 'select child_id, at from presence_fact where kind = ? order by at', kind)
const startSheet = (page: Page) => page.getByRole('button', { name: '点呼', exact: true }).click()
const reopen = (page: Page) => page.getByRole('button', { name: /散歩.*点呼/ }).click()
async function tapAll(page: Page, kana: readonly string[]) {
  for (const one of kana) await roll(page, one).click()
}

describe('RM01 A walk to the park', () => {
  test('a4 eighteen of nineteen cannot move; one tap says why, and they go; without a line and after a reload nobody is forgotten', async () => {
    const page = await openRoom()
    await startSheet(page)
    await page.getByRole('heading', { name: '点呼をはじめる' }).waitFor()
    await page.getByLabel('行き先').fill('中央公園')
    await page.getByLabel('もどる予定').fill('11:00')
    expect(await axe(page)).toEqual([])
    await shot(page, 'roll-start')
    await page.getByRole('button', { name: '19人で点呼をはじめる' }).click()
    await tapAll(page, KANA.slice(0, 18))
    const go = page.getByRole('button', { name: 'まだ見ていない子 1人' })
    expect(await go.isDisabled()).toBe(true)
    await page.getByText('移動できません').waitFor()
    await expect.poll(() => page.getByRole('group', { name: `${LAST} がいない理由` }).count()).toBe(1)
    expect(await axe(page)).toEqual([])
    await shot(page, 'roll-missing')
    expect(facts('out')).toEqual([])
    await page.getByRole('button', { name: '園に残った' }).click()
    await page.getByRole('button', { name: '出発する' }).click()
    await page.getByRole('button', { name: /散歩.*点呼/ }).waitFor()
    await expect.poll(() => counted(page, 'out')).toBe(18)
    expect(await counted(page, 'present')).toBe(1)
    await expect.poll(() => facts('out').length, { timeout: 20_000 }).toBe(18)
    expect(new Set(facts('out').map(({ at }) => at)).size).toBe(18)
    expect(await axe(page)).toEqual([])
    await shot(page, 'roll-out')

    await reopen(page)
    await tapAll(page, KANA.slice(0, 5))
    await page.reload()
    await page.locator('[data-child]').first().waitFor()
    await page.context().setOffline(true)
    await reopen(page)
    await expect.poll(() => page.locator('[data-roll][aria-pressed="true"]').count()).toBe(5)
    await tapAll(page, KANA.slice(5, 18))
    await page.getByRole('button', { name: '到着した' }).click()
    await page.getByText('未送信 1').waitFor()
    const seen = facts('sighting').length
    await page.context().setOffline(false)
    await expect.poll(() => facts('sighting').length, { timeout: 20_000 }).toBe(seen + 18)

    await reopen(page)
    await page.getByRole('tab', { name: '帰園' }).click()
    await tapAll(page, KANA.slice(0, 18))
    await page.getByRole('button', { name: '帰園した' }).click()
    await expect.poll(() => counted(page, 'present')).toBe(19)
    expect(await page.getByRole('button', { name: /散歩.*点呼/ }).count()).toBe(0)
    await expect.poll(() => facts('back').length, { timeout: 20_000 }).toBe(18)
    await page.context().close()
  })
})

describe('RM13 An evacuation', () => {
  test('begins with two taps, shows who is missing, and hands a child over to the person who comes', async () => {
    const page = await openRoom('dark')
    await startSheet(page)
    await page.getByRole('button', { name: /避難/ }).click()
    await page.getByText('まだ見ていない子 19人').first().waitFor()
    await tapAll(page, KANA.slice(0, 17))
    const missing = page.getByRole('region', { name: 'いない子' })
    await expect.poll(() => missing.textContent()).toContain(LAST)
    expect(await missing.textContent()).not.toContain(FIRST)
    expect(await axe(page)).toEqual([])
    await shot(page, 'roll-evacuation-dark')
    await page.getByRole('button', { name: 'おわたし', exact: true }).click()
    await roll(page, FIRST).click()
    await page.getByRole('button', { name: /におわたし/ }).click()
    await roll(page, FIRST).getByText('おわたし済み').waitFor()
    await expect.poll(() => facts('handover').length, { timeout: 20_000 }).toBe(1)
    await page.getByRole('button', { name: '点呼にもどる' }).click()
    await page.getByRole('button', { name: '点呼を終わる' }).click()
    await page.getByText('それでも終わりますか').waitFor()
    await page.getByRole('button', { name: '終わる', exact: true }).click()
    await expect.poll(() => page.getByRole('button', { name: /避難.*点呼/ }).count()).toBe(0)
    await page.context().close()
  })
})

describe('RB13 人数確認', () => {
  test('a count that differs stays red until a person has said why', async () => {
    const settings = server.databases.all('SHARD_1', 'select settings from facility_setting')[0] as { settings: string }
    server.databases.run(
      'SHARD_1',
      'update facility_setting set settings = ?',
      JSON.stringify({ ...JSON.parse(settings.settings), headCountTimes: [9 * 60 + 30] }),
    )
    const page = await openRoom()
    await page.getByText('9:30 の人数確認をしてください').waitFor()
    await page.getByRole('button', { name: /ほし組.*人数確認/ }).click()
    await page.getByRole('button', { name: '1', exact: true }).click()
    await page.getByRole('button', { name: '7', exact: true }).click()
    await page.getByText('記録では 18人').waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'roll-count')
    await page.getByRole('button', { name: '17人で記録する' }).click()
    await page.getByText('数えた 17人　記録 18人').waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'roll-count-differs')
    await page.getByRole('button', { name: 'ほし組 理由' }).click()
    await page.getByRole('radio', { name: 'トイレにいた' }).check()
    await page.getByRole('button', { name: 'この理由で記録する' }).click()
    await expect.poll(() => page.getByText('人数がちがいます').count()).toBe(0)
    await expect
      .poll(() => server.databases.all('SHARD_1', 'select reason from head_count where settles is not null'))
      .toEqual([{ reason: 'トイレにいた' }])
    await page.context().close()
  })
})

describe('RM06 A bus, and a child that goes out alone', () => {
  test('a6 a bus is over when every child was seen alighting and somebody has walked through it', async () => {
    const page = await openRoom()
    await startSheet(page)
    await page.getByRole('radio', { name: 'バス' }).check()
    for (const kana of KANA.slice(3)) {
      const chip = page.getByRole('checkbox', { name: kana })
      if (await chip.isChecked()) await chip.uncheck()
    }
    const riders = KANA.slice(1, 3)
    await page.getByRole('button', { name: '2人で点呼をはじめる' }).click()
    await tapAll(page, riders)
    await page.getByRole('button', { name: 'バスを出す' }).click()
    await expect.poll(() => counted(page, 'out')).toBe(2)
    await page.getByRole('button', { name: /バス.*点呼/ }).click()
    await tapAll(page, riders)
    await page.getByRole('button', { name: '全員降りた' }).click()
    const end = page.getByRole('button', { name: '点呼を終わる' })
    await end.waitFor()
    expect(await end.isDisabled()).toBe(true)
    await page.getByText('車内を最後列まで見た').click()
    expect(await end.isDisabled()).toBe(true)
    expect(await axe(page)).toEqual([])
    await shot(page, 'roll-bus')
    await page.getByRole('button', { name: '板にもどる' }).click()
    await page.getByText('車内を見ていません').waitFor()
    await page.getByRole('button', { name: /バス.*点呼/ }).click()
    await page.getByText('車内を最後列まで見た').click()
    await page.getByText('置き去り防止装置をたしかめた').click()
    await end.click()
    await expect.poll(() => page.getByText('車内を見ていません').count()).toBe(0)
    await expect.poll(() => counted(page, 'out')).toBe(0)
    await page.context().close()
  })

  test('RB16 one child goes out with somebody, and was seen coming back', async () => {
    const page = await openRoom()
    const tile = page.locator(`[data-child="${scene.id(LAST)}"]`)
    await tile.click({ button: 'right' })
    await page.getByRole('button', { name: '外出（療育など）' }).click()
    await page.getByRole('radio', { name: '療育' }).check()
    await page.getByRole('button', { name: '外出にする' }).click()
    await tile.getByText('外出中').waitFor()
    await tile.getByText('療育').waitFor()
    await tile.click({ button: 'right' })
    await page.getByRole('button', { name: 'もどりました' }).waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'roll-single-out')
    await page.getByRole('button', { name: 'もどりました' }).click()
    await tile.getByText('在園').waitFor()
    await page.context().close()
  })
})

describe('RM03 The desk', () => {
  test('is told of departure and return; silence after the planned return is one red slab for the whole group', async () => {
    const out = newId(server.now())
    const moment = scene.at('9:00')
    scene.insert('outing', {
      day: DAY,
      id: out,
      kind: 'walk',
      place: '図書館',
      return_by: scene.at('9:35'),
      at: moment,
      account_id: 'x',
    })
    for (const [kind, when, seenAt] of [
      ['begin', moment, null],
      ['roll', moment + 60_000, moment + 30_000],
    ] as const) {
      scene.insert('outing_step', {
        day: DAY,
        outing_id: out,
        id: newId(when),
        kind,
        scene: kind === 'roll' ? 'depart' : null,
        at: when,
        received_at: when,
        account_id: 'x',
        children: JSON.stringify([[scene.id(FIRST), seenAt]]),
      })
    }
    const page = await openDesk()
    const late = page.locator('[data-outing=late]')
    await late.getByText('もどる予定をすぎました').waitFor()
    expect(await late.textContent()).toContain('図書館')
    expect(await late.count()).toBe(1)
    const back = page.locator('[data-outing=over]', { hasText: '中央公園' })
    expect(await back.textContent()).toMatch(/9:4\d 出発.*帰園.*山田 ゆみ が引率/)
    expect(await axe(page)).toEqual([])
    await shot(page, 'roll-desk')
    await page.context().close()
    const room = await openRoom()
    await room.locator('[data-alarm=late]').getByText('もどる予定をすぎました').waitFor()
    expect(await axe(room)).toEqual([])
    await shot(room, 'roll-late')
    await room.context().close()
  })
})
