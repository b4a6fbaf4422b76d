import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { momentOf, readTime } from '../../schema/kit/time.ts'
import { axe, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { makeScene, RABBITS, type Scene, signInAtRoom } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'

let browser: TestBrowser
let server: TestServer
let scene: Scene
const DAY = '2026-11-20'

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf(DAY, 9 * 60 + 12) })
  scene = await makeScene(server, {
    うさぎ組: RABBITS,
    ほし組: Array.from({ length: 4 }, (_, index) => ({
      kana: `ほし ${['あん', 'いと', 'うた', 'えま'][index]}`,
      plan: ['9:30', '18:00'],
    })),
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A tablet on the wall of うさぎ組 with the caregiver signed in. */
async function openRoom(
  options: { colorScheme?: 'light' | 'dark'; viewport?: { width: number; height: number } } = {},
): Promise<Page> {
  const page = await browser.newPage({ viewport: TABLET, ...options, baseURL: server.url })
  await page.goto('/room')
  await signInAtRoom(page)
  await page.locator('[data-child]').first().waitFor()
  return page
}
const tile = (page: Page, kana: string) => page.locator(`[data-child="${scene.id(kana)}"]`)
const becomes = (page: Page, kana: string, status: string) =>
  page.locator(`[data-child="${scene.id(kana)}"][data-status="${status}"]`).waitFor()
const factsOf = (kana: string) =>
  server.databases.all(
    'SHARD_1',
    'select kind, detail from presence_fact where child_id = ? order by received_at, kind',
    scene.id(kana),
  )
/** Waits until nothing is on its way any more. */
const sent = (page: Page) => expect.poll(() => page.getByText('未送信').count(), { timeout: 15_000 }).toBe(0)
const receipted = (kana: string, count: number) => expect.poll(() => factsOf(kana).length, { timeout: 15_000 }).toBe(count)

describe('The board', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`RB09 shows every child of the class at once, without accessibility faults (${colorScheme})`, async () => {
      const page = await openRoom({ colorScheme })
      expect(await page.locator('[data-child]').count()).toBe(18)
      for (const [index, box] of (
        await Promise.all((await page.locator('[data-child]').all()).map((each) => each.boundingBox()))
      ).entries()) {
        expect({
          index,
          inside: box !== null && box.y + box.height <= TABLET.height && box.height >= 64 && box.width >= 64,
        }).toEqual({
          index,
          inside: true,
        })
      }
      expect(await axe(page)).toEqual([])
      await shot(page, `room-${colorScheme}`)
      await page.context().close()
    })
  }

  test('RB09 the counts by status add up to the enrolled, for a class and for all', async () => {
    const page = await openRoom()
    for (const name of ['うさぎ', '全員']) {
      await page.getByRole('tab', { name }).click()
      const counts = await page
        .locator('[data-term]')
        .evaluateAll((terms) => terms.map((term) => Number(term.querySelector('b')?.textContent)))
      const [enrolled, ...parts] = counts
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(enrolled)
    }
    await page.context().close()
  })

  test('RB25 children of like name are marked, with the differing kana underlined', async () => {
    const page = await openRoom()
    expect(await tile(page, 'さとう あおい').locator('u').textContent()).toBe('い')
    expect(await tile(page, 'さとう あおと').locator('u').textContent()).toBe('と')
    await page.context().close()
  })

  test('The class chosen stays chosen on this tablet', async () => {
    const page = await openRoom()
    await page.getByRole('tab', { name: 'ほし' }).click()
    await page.reload()
    await page.locator('[data-child]').first().waitFor()
    expect(await page.getByRole('tab', { name: 'ほし' }).getAttribute('aria-selected')).toBe('true')
    await page.context().close()
  })

  test('Nothing is wider than a telephone, and the foot covers no tile', async () => {
    const page = await openRoom({ viewport: PHONE })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await tile(page, 'わたなべ さく').scrollIntoViewIfNeeded()
    const [last, foot] = [await tile(page, 'わたなべ さく').boundingBox(), await page.locator('footer').boundingBox()]
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0)
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })
})

describe('One tap', () => {
  test('RB03 RB25 receives a child, and とりけす within a minute takes it back', async () => {
    const page = await openRoom()
    await tile(page, 'デ・ソウザ・ ルアナ').click()
    await becomes(page, 'デ・ソウザ・ ルアナ', 'present')
    await receipted('デ・ソウザ・ ルアナ', 2)
    expect(factsOf('デ・ソウザ・ ルアナ').map(({ kind }) => kind)).toEqual(['arrive', 'sighting'])
    await page.getByRole('button', { name: 'とりけす' }).click()
    await becomes(page, 'デ・ソウザ・ ルアナ', 'expected')
    await receipted('デ・ソウザ・ ルアナ', 3)
    await page.reload()
    await becomes(page, 'デ・ソウザ・ ルアナ', 'expected')
    await page.context().close()
  })

  test('RB11 a stamped child is 受入待ち until a caregiver taps it', async () => {
    const page = await openRoom()
    await becomes(page, 'まえだ えま', 'stamped')
    await tile(page, 'まえだ えま').click()
    await becomes(page, 'まえだ えま', 'present')
    await receipted('まえだ えま', 2)
    await page.context().close()
  })

  test('RB25 a finger that bounces makes one act, not two', async () => {
    const page = await openRoom()
    const before = factsOf('デ・ソウザ・ ルアナ').length
    await tile(page, 'デ・ソウザ・ ルアナ').dblclick({ delay: 20 })
    await becomes(page, 'デ・ソウザ・ ルアナ', 'present')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await receipted('デ・ソウザ・ ルアナ', before + 2)
    await page.getByRole('button', { name: 'とりけす' }).click()
    await receipted('デ・ソウザ・ ルアナ', before + 3)
    await page.context().close()
  })

  test('RB03 an act the server refuses is said in a sentence that stays until somebody has read it', async () => {
    const page = await openRoom()
    await page.getByRole('tab', { name: 'ほし' }).click()
    // She works in うさぎ組 and has no duty today. A tap right after the tiles have moved is not taken.
    const refused = page.getByText('送れなかった記録')
    await expect
      .poll(
        async () => {
          if ((await refused.count()) === 0) await tile(page, 'ほし あん').click()
          return refused.count()
        },
        { timeout: 15_000 },
      )
      .toBe(1)
    await becomes(page, 'ほし あん', 'expected')
    await page.getByRole('button', { name: 'わかりました' }).click()
    await refused.waitFor({ state: 'detached' })
    expect(factsOf('ほし あん')).toEqual([])
    await page.context().close()
  })

  test('RB03 RA14 hands a child over to the announced person in two taps', async () => {
    const page = await openRoom()
    await tile(page, 'いしかわ ゆい').click()
    await page.getByRole('dialog').getByText('変更').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '祖母におわたし' }).click()
    await becomes(page, 'いしかわ ゆい', 'left')
    await receipted('いしかわ ゆい', 4)
    expect(factsOf('いしかわ ゆい').find(({ kind }) => kind === 'handover')?.detail).toContain('祖母')
    const sheet = page.getByRole('dialog').getByText('降園・引渡し')
    // A second tap within a second would be a bounce.
    await expect
      .poll(async () => {
        if ((await sheet.count()) === 0) await tile(page, 'いしかわ ゆい').click()
        return sheet.count()
      })
      .toBe(1)
    await page.context().close()
  })

  test('a1 a child announced absent is asked about before it is received', async () => {
    const page = await openRoom()
    await tile(page, 'やまもと れん').click()
    await page.getByRole('dialog').getByText('おやすみの連絡があります').waitFor()
    await page.getByRole('button', { name: 'いいえ' }).click()
    expect(factsOf('やまもと れん')).toEqual([])
    await becomes(page, 'やまもと れん', 'absent')
    await page.context().close()
  })

  test('RB03 without a line the tap is kept, shown and counted as 未送信, and sent when the line is back', async () => {
    const page = await openRoom()
    await page.context().setOffline(true)
    await tile(page, 'しみず かんな').click()
    await becomes(page, 'しみず かんな', 'present')
    await page.getByText('未送信 1').waitFor()
    expect(factsOf('しみず かんな')).toEqual([])
    await page.context().setOffline(false)
    await receipted('しみず かんな', 2)
    await sent(page)
    await becomes(page, 'しみず かんな', 'present')
    await page.context().close()
  })

  test('RB25 an act not sent yet is simply dropped by とりけす', async () => {
    const page = await openRoom()
    await page.context().setOffline(true)
    await tile(page, 'デ・ソウザ・ ルアナ').click()
    await becomes(page, 'デ・ソウザ・ ルアナ', 'present')
    await page.getByText('未送信 1').waitFor()
    const before = factsOf('デ・ソウザ・ ルアナ').length
    await page.waitForTimeout(300)
    await page.getByRole('button', { name: 'とりけす' }).click()
    await becomes(page, 'デ・ソウザ・ ルアナ', 'expected')
    await page.context().setOffline(false)
    await sent(page)
    expect(factsOf('デ・ソウザ・ ルアナ')).toHaveLength(before)
    await page.context().close()
  })
})

describe('Everything else', () => {
  test('A long press, a right click or the menu key opens the sheet, and it is no tap', async () => {
    const page = await openRoom()
    await tile(page, 'デ・ソウザ・ ルアナ').click({ delay: 700 })
    await page.getByRole('dialog', { name: 'デ・ソウザ' }).waitFor()
    expect(await axe(page)).toEqual([])
    await shot(page, 'room-child')
    await page.keyboard.press('Escape')
    await tile(page, 'デ・ソウザ・ ルアナ').focus()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('dialog', { name: 'デ・ソウザ' }).waitFor()
    await page.keyboard.press('Escape')
    await becomes(page, 'デ・ソウザ・ ルアナ', 'expected')
    await page.context().close()
  })

  test('RB04 a record is taken back later with a reason', async () => {
    const page = await openRoom()
    await tile(page, 'わたなべ さく').click({ button: 'right' })
    await page.getByRole('button', { name: '記録を取り消す' }).click()
    await page.getByRole('button', { name: '取り消す', exact: true }).click()
    await page.getByText('理由をえらぶか').waitFor()
    await page.getByRole('radio', { name: 'まだ来ていない' }).check()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '取り消す', exact: true }).click()
    await becomes(page, 'わたなべ さく', 'overdue')
    await receipted('わたなべ さく', 3)
    await page.context().close()
  })

  test('RA11 a phoned absence is written down by staff, marked 園で登録 and confirmed with it', async () => {
    const page = await openRoom()
    await page.getByRole('button', { name: 'のぐち めい 電話' }).click()
    await page.getByText('090-0000-1234').waitFor()
    expect(await page.getByRole('link', { name: /電話/ }).getAttribute('href')).toBe('tel:09000001234')
    await page.getByRole('button', { name: 'もどる' }).click()
    await page.getByRole('button', { name: 'おやすみの電話を受けた' }).click()
    await page.getByRole('radio', { name: '病気' }).check()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '登録する' }).click()
    await becomes(page, 'のぐち めい', 'absent')
    const confirmed = () =>
      server.databases.all(
        'SHARD_1',
        `select n.source, k.confirmed_at from notice n left join notice_confirmation k on k.notice_id = n.id where n.child_id = ?`,
        scene.id('のぐち めい'),
      )
    await expect.poll(() => confirmed()[0]?.confirmed_at ?? null, { timeout: 15_000 }).not.toBe(null)
    expect(confirmed()[0]?.source).toBe('staff')
    await page.context().close()
  })

  test('RA09 a new notice appears within 15 s without a reload, and one tap confirms it', async () => {
    const page = await openRoom()
    const id = scene.notify('おおくぼ りん', { kind: 'pickup_change', time: '15:30', person: '叔母', writtenAt: '9:11' })
    scene.touch()
    const seen = page.getByText('変更 お迎え 15:30 叔母')
    await seen.waitFor({ timeout: 15_000 })
    await page.getByRole('button', { name: /^連絡.*確認していない/ }).click()
    const item = page.getByRole('article').filter({ hasText: 'おおくぼ りん' })
    expect(await axe(page)).toEqual([])
    await shot(page, 'room-inbox')
    await item.getByRole('button', { name: '確認しました' }).click()
    await item.getByText('園が確認').waitFor()
    await expect
      .poll(() => server.databases.all('SHARD_1', 'select 1 from notice_confirmation where notice_id = ?', id).length, {
        timeout: 15_000,
      })
      .toBe(1)
    await page.context().close()
  })

  test('RA12 a correction says what it changed', async () => {
    const first = scene.notify('たかはし すい', { kind: 'late', time: '9:30', writtenAt: '8:00', confirmed: true })
    scene.notify('たかはし すい', { kind: 'late', time: '10:30', writtenAt: '9:10' }, { supersedes: first })
    scene.touch()
    const page = await openRoom()
    await page.getByRole('button', { name: /^連絡.*確認していない/ }).click()
    const item = page.getByRole('article').filter({ hasText: 'たかはし すい' })
    await item.getByText('訂正').waitFor()
    await item.getByText('9:30').waitFor()
    expect(await item.textContent()).toContain('9:30 → 10:30')
    await page.context().close()
  })

  test('a2 連絡なし appears by time alone', async () => {
    const page = await openRoom()
    await page.getByRole('tab', { name: 'ほし' }).click()
    await becomes(page, 'ほし えま', 'expected')
    const later = momentOf(DAY, readTime('9:45') ?? 0)
    await page.setExtraHTTPHeaders({ 'x-test-now': String(later) })
    await becomes(page, 'ほし えま', 'overdue')
    expect(await page.locator('section[aria-label="いま見てほしい子ども"]').textContent()).toContain('ほし えま')
    await page.context().close()
  })

  test('Yesterday can be looked at, and nothing can be written there', async () => {
    const page = await openRoom()
    await page.getByRole('button', { name: 'きのう' }).click()
    await page.getByText('見るだけです').waitFor()
    await tile(page, 'あおき はると').click()
    await page.getByRole('dialog').waitFor()
    expect(await page.getByRole('button', { name: '登園・受入' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'きょう', exact: false }).first().click()
    await page.getByText('見るだけです').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('The name of who is at work is on the screen, and signing out asks for the next one', async () => {
    const page = await openRoom()
    await page.getByRole('button', { name: '山田 ゆみ' }).click()
    expect(await axe(page)).toEqual([])
    await page.getByRole('radio', { name: '暗い' }).check()
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    await page.getByRole('button', { name: 'サインアウト' }).last().click()
    await page.getByLabel('パスワード', { exact: true }).waitFor()
    await page.context().close()
  })
})

test('A tap draws its own tile again and no other', async () => {
  const page = await openRoom()
  const changed = await page.evaluate(async (childId) => {
    const touched = new Set<string>()
    const watcher = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const own = (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>('[data-child]')?.dataset
          .child
        if (own) touched.add(own)
      }
    })
    const list = document.querySelector('main ul')
    if (list) watcher.observe(list, { subtree: true, childList: true, attributes: true, characterData: true })
    document.querySelector<HTMLElement>(`[data-child="${childId}"]`)?.click()
    await new Promise((go) => setTimeout(go, 800))
    watcher.disconnect()
    return [...touched]
  }, scene.id('デ・ソウザ・ ルアナ'))
  expect(changed).toEqual([scene.id('デ・ソウザ・ ルアナ')])
  await page.context().close()
})
