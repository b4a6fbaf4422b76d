// 生活管理指導表: a family hands in on the phone what the doctor wrote, it is left out at once, the desk sees the original; two people end it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 7 * 60 + 50) })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('RF08 RD19 a paper handed in on the phone removes at once, is dated at the desk when the original was seen, and ends by two', async () => {
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('link', { name: /みなと 健康の記録と予防接種/ }).click()
  const part = phone.getByRole('region', { name: '食物アレルギー' })
  await part.getByRole('button', { name: '書類の内容を知らせる' }).click()
  await part.getByRole('radio', { name: '生活管理指導表' }).check()
  await part.getByRole('button', { name: '園に知らせる' }).click()
  await part.getByText('書類・書かれた日').waitFor()
  await part.getByLabel('書かれた日').fill('2026-11-16')
  await part.getByRole('checkbox', { name: 'くるみ', exact: true }).check()
  await part.getByLabel(/そのほかの食べもの/).fill('やぎの乳')
  await part.getByRole('group', { name: 'アナフィラキシー' }).getByRole('radio', { name: 'あり' }).check()
  await part.getByRole('group', { name: 'エピペン' }).getByRole('radio', { name: 'あり' }).check()
  await part.getByLabel(/出たことのある症状/).fill('口のまわりが赤くなり、せきが出た')
  for (const colorScheme of ['light', 'dark'] as const) {
    await phone.emulateMedia({ colorScheme })
    expect(await axe(phone)).toEqual([])
    await shot(phone, `allergy-family-form-${colorScheme}`, { whole: true })
  }
  await part.getByRole('button', { name: '園に知らせる' }).click()
  await part.getByText('園はまだ原本を見ていません').waitFor()
  await part.getByRole('listitem').getByText('くるみ').waitFor()
  await shot(phone, 'allergy-family', { whole: true })

  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/allergy')
  const row = desk.getByRole('row', { name: /さとう みなと/ })
  await row.getByText('原本未確認').waitFor()
  await row.getByText('くるみ').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.emulateMedia({ colorScheme })
    expect(await axe(desk)).toEqual([])
    await shot(desk, `allergy-list-${colorScheme}`)
  }
  await desk.emulateMedia({ colorScheme: 'light', media: 'print' })
  await shot(desk, 'allergy-list-paper', { whole: true })
  await desk.emulateMedia({ media: 'screen' })
  await desk.getByRole('tab', { name: '配膳の確認' }).click()
  await desk.getByLabel('日', { exact: true }).fill('2026-11-19')
  await desk
    .getByRole('row', { name: /グエン/ })
    .getByText(/11:2\d/)
    .first()
    .waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'serving-desk')
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'serving-desk-paper', { whole: true })
  await desk.emulateMedia({ media: 'screen' })
  await desk.getByRole('tab', { name: '書類' }).click()
  await row.getByRole('link').click()
  await desk.getByRole('button', { name: '原本を確認した' }).click()
  const dialog = desk.getByRole('dialog', { name: '原本の確認' })
  expect(await dialog.getByLabel('書類の期限').inputValue()).toBe('2027-11-16')
  await dialog.getByLabel(/原本を見た日/).fill('2026-11-20')
  await shot(desk, 'allergy-confirm')
  await dialog.getByRole('button', { name: '原本を確認した' }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.getByText('有効').first().waitFor()
  await desk.getByRole('button', { name: '対応を書く' }).click()
  await desk.getByRole('dialog').getByLabel('エピペンの場所').fill('事務室 赤い箱')
  await desk.getByRole('dialog').getByRole('button', { name: '記録する' }).click()
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  await desk.getByText('事務室 赤い箱').waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'allergy-child', { whole: true })

  await desk.getByRole('button', { name: '解除を入れる' }).click()
  const release = desk.getByRole('dialog', { name: '解除の書類' })
  await release.getByRole('checkbox', { name: 'くるみ' }).check()
  await release.getByLabel('書かれた日').fill('2026-11-19')
  await release.getByRole('radio', { name: '保護者の申請' }).check()
  await release.getByRole('button', { name: '記録する' }).click()
  await release.waitFor({ state: 'detached' })
  await desk.getByText('解除の確認待ち あと1人').waitFor()
  await desk.getByRole('button', { name: '解除を確認する' }).click()
  const alone = desk.getByRole('dialog', { name: '解除を確認する' })
  await alone.getByLabel(/原本を見た日/).fill('2026-11-20')
  await alone.getByRole('button', { name: '解除を確認する' }).click()
  await alone.getByText('除去の解除は、2人で確かめます').waitFor()
  await shot(desk, 'allergy-release-alone')
})
