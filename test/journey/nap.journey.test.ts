// A nap round: one tap a child, a missed slot entered late, 変化なし child by child; the paper for the audit says so.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { mintStaffDesk } from '../kit/minted-desk.ts'
import { makeScene, type Scene, signInAtRoom } from '../kit/room-scene.ts'
import { startServer, type TestServer } from '../kit/server.ts'

let browser: TestBrowser
let server: TestServer
let scene: Scene
const DAY = '2026-11-20'
const KANA = 'あん いと うた えま おと かい きい くう'.split(' ').map((given) => `ほしの ${given}`)
const [AN = '', ITO = '', UTA = '', EMA = '', OTO = ''] = KANA

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf(DAY, 12 * 60 + 45) + 5000 })
  scene = await makeScene(server, {
    ひよこ組: [
      ...KANA.map((kana, index) => ({ kana, allergens: index === 2 ? ['卵'] : [], facts: ['as 8:30'] })),
      { kana: 'やすみ の子' },
    ],
  })
  const by = server.databases.all('SHARD_1', 'select account_id from person')[0]?.account_id ?? ''
  const row = (kana: string, time: string) => ({
    day: DAY,
    child_id: scene.id(kana),
    id: newId(scene.at(time)),
    at: scene.at(time),
    received_at: scene.at(time),
    account_id: by,
  })
  for (const [place, kana] of KANA.entries()) {
    scene.insert('care_entry', { ...row(kana, '12:28'), kind: 'asleep', gone: 0 })
    for (const time of ['12:30', '12:35', '12:40']) {
      if (kana === UTA && time === '12:35') continue
      const position = place === 4 && time === '12:35' ? 'turned' : ['back', 'right', 'left'][(place + Number(time.at(-1))) % 3]
      scene.insert('nap_check', {
        ...row(kana, time),
        position: position ?? 'back',
        way: 'tap',
        breathing: 1,
        colour: 1,
        bedding: 1,
      })
    }
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const row = (page: Page, kana: string) => page.locator(`[data-nap="${scene.id(kana)}"]`)
const looks = (kana: string) =>
  server.databases.all(
    'SHARD_1',
    'select at, slot, position, way from nap_check where child_id = ? order by received_at',
    scene.id(kana),
  )
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

describe('RE02 RE03 A round of an afternoon', () => {
  test('RE07 RE08 RE10 is one tap a child who is here, dark by itself; a missed slot is entered late, and nobody is looked at in bulk', async () => {
    const page = await browser.newPage({ viewport: TABLET, colorScheme: 'light', baseURL: server.url })
    await page.goto('/room')
    await signInAtRoom(page)
    await page.getByRole('region', { name: '午睡' }).getByText('8人 ねています').waitFor()
    await shot(page, 'nap-strip')
    await press(page, '午睡チェックをひらく')
    await row(page, AN).waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await page.locator('[data-nap] [aria-pressed="true"]').count()).toBe(0)
    expect(await page.locator('[data-nap]').count()).toBe(KANA.length)
    await press(page, `${AN} あおむけ`)
    await page.getByRole('button', { name: `${AN} あおむけ`, pressed: true }).waitFor()
    await expect.poll(() => looks(AN).at(-1)).toMatchObject({ slot: null, position: 'back', way: 'tap' })
    // Found face down and turned: one press says both, in its own words.
    await press(page, `${OTO} 伏→仰`)
    await expect.poll(() => looks(OTO).at(-1)).toMatchObject({ position: 'turned', way: 'tap' })
    await press(page, '変化なし')
    await row(page, ITO)
      .getByRole('button', { name: /見ました・変化なし/ })
      .click()
    await expect.poll(() => looks(ITO).at(-1)).toMatchObject({ way: 'same' })
    expect(looks(UTA)).toHaveLength(2)
    await press(page, '4つの体位にもどす')
    await page.getByText('1つの枠に、確認の記録がありません').waitFor()
    await shot(page, 'nap-round-dark')
    expect(await axe(page)).toEqual([])
    await row(page, UTA).getByRole('button', { name: '12:35 抜け' }).click()
    const sheet = page.getByRole('dialog', { name: `${UTA} 12:35 の分` })
    await sheet.getByText(/分おくれの記録になります/).waitFor()
    await sheet.getByRole('radio', { name: '右むき' }).check()
    for (const name of ['呼吸', '顔色', '寝具・顔まわり'])
      await sheet.getByRole('group', { name }).getByRole('radio', { name: 'いつもどおり' }).check()
    await shot(page, 'nap-late-dark')
    expect(await axe(page)).toEqual([])
    await sheet.getByRole('button', { name: '記録する' }).click()
    await row(page, UTA)
      .getByText(/^＋1\d分$/)
      .waitFor()
    await expect.poll(() => looks(UTA)).toHaveLength(3)
    await press(page, `${EMA} 起床`)
    await row(page, EMA).getByText('起きています').waitFor()
    await press(page, /^室温/)
    await press(page, '室温 上げる')
    await page.getByRole('dialog', { name: '室温・湿度' }).getByRole('button', { name: '記録する' }).click()
    await page.getByText('22.0℃').waitFor()
    await shot(page, 'nap-round-after-dark')
    await press(page, 'とじる')
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBeNull()
    await page.context().close()
  })

  test('RE13 the paper shows the late mark, and what 主任 put right with who and why', async () => {
    const page = await mintStaffDesk(browser, server, scene, {
      login: 'shunin',
      name: '林 直子',
      kana: 'はやし なおこ',
      role: 'head_teacher',
    })
    await page.goto('/office/nap')
    await page.getByRole('button', { name: new RegExp(`${UTA} 12:35 右むき 遅延`) }).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(
      await page
        .getByText(/12:35.*ほしの うた.*遅延 \+1\d分/)
        .filter({ visible: true })
        .count(),
    ).toBe(1)
    await page.emulateMedia({ media: 'screen' })
    await press(page, new RegExp(`${UTA} 12:35 右むき 遅延`))
    const dialog = page.getByRole('dialog', { name: `${UTA} 12:35 の枠を直す` })
    await dialog.getByRole('radio', { name: '左むき' }).check()
    for (const name of ['呼吸', '顔色', '寝具・顔まわり'])
      await dialog.getByRole('group', { name }).getByRole('radio', { name: 'いつもどおり' }).check()
    await dialog.getByLabel('理由').fill('右と左をまちがえた')
    await dialog.getByRole('button', { name: '記録する' }).click()
    await page.getByRole('button', { name: `${UTA} 12:35 左むき 管理者修正 直す` }).waitFor()
    await inBothColours(page, 'nap-desk')
    await page.emulateMedia({ media: 'print', colorScheme: 'light' })
    const paper = page.getByText(/管理者修正.*林 直子.*右と左をまちがえた.*前の記録 右むき 山田 ゆみ/).filter({ visible: true })
    expect(await paper.count()).toBe(1)
    await shot(page, 'nap-paper', { whole: true })
    await page.context().close()
  })
})

test('RE02 where the setting asks each, a tap opens what is asked and records nothing by itself', async () => {
  server.databases.run('SHARD_1', "update facility_setting set settings = json_set(settings, '$.nap.attest', 'each')")
  const page = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await page.goto('/room')
  await signInAtRoom(page)
  await press(page, '午睡チェックをひらく')
  await page.getByText('ひとりずつ、体位をおして、呼吸と顔色を入れてください').waitFor()
  const before = looks(AN).length
  await press(page, `${AN} 左むき`)
  const sheet = page.getByRole('dialog', { name: new RegExp(AN) })
  expect(await sheet.getByRole('group', { name: '体位' }).getByRole('radio', { name: '左むき' }).isChecked()).toBe(true)
  for (const name of ['呼吸', '顔色', '寝具・顔まわり']) {
    expect(await sheet.getByRole('button', { name: '記録する' }).isDisabled()).toBe(true)
    expect(await sheet.getByRole('group', { name }).getByRole('radio', { checked: true }).count()).toBe(0)
    await sheet.getByRole('group', { name }).getByRole('radio', { name: 'いつもどおり' }).check()
  }
  expect(looks(AN)).toHaveLength(before)
  expect(await axe(page)).toEqual([])
  await shot(page, 'nap-each')
  await sheet.getByRole('button', { name: '記録する' }).click()
  await expect.poll(() => looks(AN).at(-1)).toMatchObject({ position: 'left', way: 'each' })
  await page.context().close()
})
