// Desks beyond one nursery: the city allows the lines of its offices; whoever runs the service sees databases and devices, and ends a lost one.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, shot, type TestBrowser } from '../kit/browser.ts'
import { mintDesk, putDirectory } from '../kit/minted-desk.ts'
import { type Binding, startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'
import { soundEverywhere } from '../kit/sound.ts'

const LONG = '大きな木のある幼保連携型認定こども園ひがし港いちょう通り分園 二階の遅番の部屋のタブレット'

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

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })

/** A tablet of a nursery, somewhere. */
function addDevice(facility: number, name: string): void {
  for (const shard of ['SHARD_1', 'SHARD_2'] as Binding[]) {
    if (!server.databases.all(shard, 'select 1 from facility_home where facility_id = ?', facility).length) continue
    server.databases.run(
      shard,
      `insert into device (facility_id, id, kind, name, classroom_ids, paired_by, paired_at) values (?, ?, 'tablet', ?, '[]', ?, ?)`,
      facility,
      newId(8),
      name,
      newId(9),
      server.now(),
    )
  }
}

test('the city allows the line of its office with a fresh proof, and ends it again after one more question', async () => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'shiomi')
  server.databases.run('DIRECTORY', 'update sign_in set fresh_at = 0')
  await page.getByRole('link', { name: '市のネットワーク' }).click()
  await page.getByRole('dialog').getByLabel('パスワード').fill('tsumugi')
  await page.getByRole('dialog').getByRole('button', { name: '確認する' }).click()
  await page.getByRole('button', { name: /いまの接続元/ }).click()
  await page.getByLabel('名前', { exact: true }).fill('庁舎2階 保育課')
  await button(page, '認める').click()
  const row = page.getByRole('row').filter({ hasText: '庁舎2階 保育課' })
  await row.waitFor()
  await soundEverywhere(page, 'city-network')
  await row.getByRole('button').click()
  await shot(page, 'city-network-end')
  await button(page, '認めるのをやめる').click()
  await row.waitFor({ state: 'detached' })
  await page.context().close()
})

test('whoever runs the service comes in by a second factor only, sees numbers without a name, and ends a lost tablet', async () => {
  const weak = await mintDesk(browser, server, { login: 'unei-yowai', name: '運営 弱', strength: 'password' })
  putDirectory(server, 'operator', { account_id: weak.account, starts_on: '2026-04-01' })
  await weak.page.goto('/office')
  await weak.page.getByRole('heading', { name: 'もうひとつの確認を用意してください' }).waitFor()
  expect(await weak.page.getByText('認めたネットワーク').count()).toBe(0)
  await weak.page.context().close()

  const { account, page } = await mintDesk(browser, server, { login: 'unei', name: '運営 花子' })
  putDirectory(server, 'operator', { account_id: account, starts_on: '2026-04-01' })
  const [facility] = server.databases.all('DIRECTORY', 'select facility_id as id, name from placement order by facility_id')
  const name = String(facility?.name)
  addDevice(Number(facility?.id), LONG)
  await page.goto('/office')
  await page.getByRole('table', { name: 'データベース' }).getByRole('rowheader', { name: 'SHARD_1' }).waitFor()
  const people = server.databases
    .all('SHARD_1', 'select family_name, given_name from person')
    .map((one) => `${one.family_name} ${one.given_name}`)
  const seen = (await page.locator('main').textContent()) ?? ''
  expect(people.filter((one) => seen.includes(one))).toEqual([])
  await soundEverywhere(page, 'operator')

  await page.getByRole('link', { name: `${name} の端末を見る` }).click()
  await page.getByRole('rowheader', { name: LONG }).waitFor()
  await soundEverywhere(page, 'operator-devices')
  await button(page, `「${LONG}」の登録を終える`).click()
  await shot(page, 'operator-revoke')
  await button(page, '終える').click()
  await page.getByText(`「${LONG}」の登録を終えました。`).waitFor()
  await page.getByRole('rowheader', { name: LONG }).waitFor({ state: 'detached' })
  expect(await axe(page)).toEqual([])
  await page.context().close()
})
