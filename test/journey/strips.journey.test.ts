// A noon on which a class has everything to think of at once: all its thirty children are still on the tablet, whichever way it is held.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, openBrowser, shot, type TestBrowser } from '../kit/browser.ts'
import { makeScene, type Scene, type SceneChild, signInAtRoom } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'

const DAY = '2026-11-20'
const SIZES = {
  wide: [1280, 800],
  small: [1024, 768],
  tablet: [1180, 820],
  upright: [800, 1280],
  small_upright: [768, 1024],
} as const

let browser: TestBrowser
let server: TestServer
let scene: Scene

const ASLEEP = ['as 8:30']
const CHILDREN: SceneChild[] = [
  {
    kana: 'じゅげむじゅげむ ごこうのすりきれ',
    name: '寿限無 寿限無 五劫の擦り切れ',
    allergens: ['卵', '乳', '小麦'],
    facts: ASLEEP,
  },
  { kana: 'たかさき りゅうのすけまさむね', name: '髙﨑 龍之介正宗', allergens: ['そば'], facts: ASLEEP },
  { kana: 'グエン・ティ・ ミン・アン', name: 'Nguyễn Thị Minh Anh', facts: ASLEEP },
  { kana: 'デ・ソウザ・ ルアナ・ガブリエラ', name: 'de Souza Luana Gabriela', facts: ASLEEP },
  ...'あいうえおかきくけこさしすせそたちつてとなにぬねのは'
    .split('')
    .map((letter) => ({ kana: `ほしの ${letter}ゆみ`, name: `星野 ${letter}弓`, facts: ASLEEP })),
]
const [FIRST = CHILDREN[0] as SceneChild] = CHILDREN

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf(DAY, 12 * 60 + 45) + 5000 })
  scene = await makeScene(server, { ひよこ組: CHILDREN, ほし組: [{ kana: 'つきた あん', facts: ASLEEP }] })
  const { databases } = server
  const by = String(databases.all('SHARD_1', 'select account_id from person where account_id is not null')[0]?.account_id)
  const settings = JSON.parse(String(databases.all('SHARD_1', 'select settings from facility_setting')[0]?.settings))
  databases.run(
    'SHARD_1',
    'update facility_setting set settings = ?',
    JSON.stringify({ ...settings, headCountTimes: [12 * 60 + 30] }),
  )
  const received = { account_id: by, received_at: scene.at('12:28') }
  for (const { kana } of CHILDREN.slice(0, 12)) {
    const row = { day: DAY, child_id: scene.id(kana), id: newId(0), at: scene.at('12:28') }
    scene.insert('care_entry', { ...received, ...row, kind: 'asleep', gone: 0 })
  }
  scene.insert('menu_day', {
    day: DAY,
    id: newId(0),
    serving: 'lunch',
    dishes: JSON.stringify([{ meal: 'lunch', name: 'てり焼き', ingredients: ['鶏肉'], allergens: [] }]),
    note: '',
    account_id: by,
    written_at: scene.at('8:00'),
  })
  scene.insert('room_move', {
    ...received,
    day: DAY,
    id: newId(0),
    at: scene.at('12:00'),
    classes: JSON.stringify([scene.classId('ひよこ組')]),
    children: '[]',
    to_classroom_id: scene.classId('ほし組'),
  })
  scene.insert('medicine_request', {
    day: DAY,
    child_id: scene.id(FIRST.kana),
    id: newId(0),
    kind: 'give',
    medicine: 'アスベリンシロップ',
    sorts: '["syrup"]',
    special: '[]',
    amount: '5mL',
    timing: 'after_meal',
    time: 12 * 60,
    storage: 'room',
    condition: 'かぜ',
    used_before: 1,
    note: '',
    source: 'guardian',
    account_id: by,
    written_at: scene.at('8:00'),
  })
  scene.touch()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Names of children of whom something is not on the screen, or lies under something else, and words that run out of a tile. */
const notSeen = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-child]')].flatMap((tile) => {
      const { left, right, top, bottom } = tile.getBoundingClientRect()
      const name = tile.textContent ?? ''
      const spots = [
        [left + 6, top + 6],
        [right - 6, bottom - 6],
      ] as const
      const seen = spots.every(([x, y]) => tile.contains(document.elementFromPoint(x, y)))
      const over = tile.scrollHeight > tile.clientHeight + 1 || tile.scrollWidth > tile.clientWidth + 1
      return [...(seen ? [] : [`${name} cut`]), ...(over ? [`${name} runs over`] : [])]
    }),
  )

describe('RB09 Five strips and thirty children', () => {
  for (const [held, [width, height]] of Object.entries(SIZES)) {
    test(`leave no child off the screen (${held}, ${width} × ${height})`, async () => {
      const page = await browser.newPage({ viewport: { width, height }, baseURL: server.url })
      await page.goto('/room')
      await signInAtRoom(page)
      for (const label of ['午睡', 'きょうの与薬', '部屋', '給食の食材', 'ひよこ組・ほし組']) {
        await page.getByRole('region', { name: label, exact: true }).waitFor()
      }
      await expect.poll(() => notSeen(page)).toEqual([])
      expect(await page.locator('[data-child]').count()).toBe(30)
      await shot(page, `strips-${held}-light`)
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await axe(page)).toEqual([])
      await shot(page, `strips-${held}-dark`)
    })
  }

  test('are no measure for the class that is opened after them: its one child has room, and is read from further away', async () => {
    const [width, height] = SIZES.small
    const page = await browser.newPage({ viewport: { width, height }, baseURL: server.url })
    await page.goto('/room')
    await signInAtRoom(page)
    const sizeOfName = (kana: string): Promise<number> =>
      page
        .locator('[data-child] b')
        .filter({ hasText: kana.split(' ')[1] as string })
        .first()
        .evaluate((name) => Number.parseFloat(getComputedStyle(name).fontSize))
    await page.getByRole('tab', { name: 'ひよこ' }).click()
    await expect.poll(() => notSeen(page)).toEqual([])
    const amongMany = await sizeOfName(CHILDREN[1]?.kana ?? '')
    await page.getByRole('tab', { name: 'ほし' }).click()
    await expect.poll(() => sizeOfName('つきた あん')).toBeGreaterThan(amongMany)
    // Nor do all of them together make less of it, when it has been open before.
    const alone = await sizeOfName('つきた あん')
    await page.getByRole('tab', { name: '全員' }).click()
    await page.locator('[data-child]').nth(CHILDREN.length).waitFor()
    await page.waitForTimeout(500)
    await page.getByRole('tab', { name: 'ほし' }).click()
    await page.locator('[data-child]').nth(1).waitFor({ state: 'detached' })
    await page.waitForTimeout(500)
    expect(await sizeOfName('つきた あん')).toBe(alone)
  })
})
