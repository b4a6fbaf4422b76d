// 身体計測: a class on one sheet with a jump that is asked about, without a line; the parent's curve has the point; the desk prints it.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 9 * 60 + 50) })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openEntry(page: Page): Promise<void> {
  await page.locator('[data-child]').first().click({ button: 'right' })
  await page.getByRole('button', { name: '身体計測' }).click()
  await page.getByRole('dialog', { name: '身体計測' }).getByRole('table').waitFor()
}
const field = (page: Page, kana: string, kind: string) => page.getByRole('textbox', { name: `${kana} ${kind}` })
const key = (page: Page, name: string) => page.getByRole('group', { name: '数字' }).getByRole('button', { name, exact: true })
const press = async (page: Page, text: string) => {
  for (const one of text) await key(page, one).click()
}
const written = () =>
  server.databases.all(
    'SHARD_1',
    "select k.given_kana as given, m.kind, m.value, m.sure from growth_measure m join child k on k.facility_id = m.facility_id and k.id = m.child_id where m.day = ? and m.place = 'nursery' order by k.given_kana, m.kind",
    DAY,
  )

/** The last height or weight of みなと before today. */
const lastOf = (kind: string): number =>
  Number(
    server.databases.all(
      'SHARD_1',
      "select m.value from growth_measure m join child k on k.facility_id = m.facility_id and k.id = m.child_id where k.given_kana = 'みなと' and k.family_kana = 'さとう' and m.kind = ? and m.day < ? order by m.day desc limit 1",
      kind,
      DAY,
    )[0]?.value,
  )

test('RD01 a class is measured on the tablet, a jump is asked about, and nothing typed is lost without a line', async () => {
  const page = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(page, '/room', 'kawamura')
  await page.locator('[data-child]').first().waitFor()
  await openEntry(page)
  await shot(page, 'growth-entry')
  const minato = 'さとう みなと'
  const height = String(Math.ceil(lastOf('height') / 10))
  await page.context().setOffline(true)
  await field(page, minato, '体重').click()
  await press(page, '140')
  await page.getByRole('button', { name: 'つぎの子へ' }).click()
  await page.getByRole('alert').getByText('体重は 0.30 kg から 60.00 kg までです').waitFor()
  await page.getByRole('button', { name: /記録する/ }).click()
  await page.getByText('合っていない値か、たしかめていない値があります').waitFor()
  for (let count = 0; count < 3; count++) await key(page, '1字けす').click()
  await press(page, '26.8')
  await page.getByRole('button', { name: 'つぎの子へ' }).click()
  await page.getByRole('alert').getByText('前から大きく変わっています').waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'growth-entry-odd')
  await page.getByRole('button', { name: '合っている', exact: true }).click()
  await field(page, minato, '身長').click()
  await press(page, height)
  await page.getByRole('button', { name: '板にもどる' }).click()
  await openEntry(page)
  expect([await field(page, minato, '体重').inputValue(), await field(page, minato, '身長').inputValue()]).toEqual([
    '26.8',
    height,
  ])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axe(page)).toEqual([])
  await shot(page, 'growth-entry-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByRole('button', { name: '1人を記録する' }).click()
  await page.getByText('1人を記録しました').waitFor()
  await page.getByText(/ずみ 26.80 kg/).waitFor()
  expect(written()).toEqual([])
  await page.context().setOffline(false)
  await expect.poll(written).toMatchObject([
    { given: 'みなと', kind: 'height', value: Number(height) * 10 },
    { given: 'みなと', kind: 'weight', value: 26_800, sure: 1 },
  ])
  await page.getByRole('region', { name: /^未計測 \d+人$/ }).waitFor()
  await page.context().close()
})

test('RD02 the parent sees the point on the curve, as a table too, adds one of home, and takes it all along', async () => {
  const page = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(page, '/family', 'sato')
  await page.getByRole('link', { name: /みなと そだちを見る/ }).click()
  await page.getByRole('heading', { name: 'そだち' }).waitFor()
  await page.getByText('26.80', { exact: true }).waitFor()
  await page.getByText('出典: こども家庭庁「令和5年乳幼児身体発育調査」(e-Stat) を加工して作成').waitFor()
  await page.getByText('表で見る').click()
  await page
    .getByRole('row', { name: /11\/20/ })
    .getByText('26.80 kg')
    .waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'growth-family-table', { whole: true })
  await page.getByRole('link', { name: 'あおい' }).click()
  await page.getByRole('img', { name: /あおいの体重/ }).waitFor()
  await inBothColours(page, 'growth-family', { whole: true })
  await page.getByRole('tab', { name: '身長' }).click()
  await page.getByRole('button', { name: '家や健診ではかった値を足す' }).click()
  await page.getByLabel('身長（cm）').fill('8.45')
  await page.getByRole('button', { name: '園に送る' }).click()
  await page.getByText(/の間の数にしてください/).waitFor()
  await page.getByLabel('身長（cm）').fill('70')
  await page.getByRole('button', { name: '園に送る' }).click()
  await page.getByText('前より小さい値です').waitFor()
  await page.getByRole('button', { name: 'はい、この数です' }).click()
  await page.getByText('70.0', { exact: true }).waitFor()
  await expect
    .poll(() => server.databases.all('SHARD_1', "select value, sure from growth_measure where day = ? and place = 'home'", DAY))
    .toEqual([{ value: 700, sure: 1 }])
  await shot(page, 'growth-family-height', { whole: true })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /ファイルで受けとる/ }).click(),
  ])
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString('utf8')
  expect(text).toContain(`${DAY},`)
  expect(text).not.toContain('区分')
  await page.context().close()
})

test('RD01 RD02 the desk lists the month, puts a value right with a reason, and prints curve and source', async () => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'hayashi')
  await page.getByRole('navigation').getByRole('link', { name: '身体計測' }).click()
  await page
    .getByRole('row', { name: /さとう みなと/ })
    .getByText('26.80')
    .waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'growth-desk-month')
  await page.getByRole('link', { name: 'さとう みなと' }).click()
  await page.getByRole('img', { name: /さとう みなとの体重/ }).waitFor()
  await page.getByRole('button', { name: '11/20（金）の体重を直す' }).click()
  await page.getByRole('button', { name: 'この値を取り消す' }).click()
  await page.getByText('わけを入れてください').waitFor()
  await page.getByLabel('正しい値（kg）').fill(String(lastOf('weight') / 1000))
  await page.getByLabel('わけ', { exact: true }).fill('数字の打ちまちがい')
  await page.getByRole('button', { name: 'この内容で直す' }).click()
  await page.getByText('26.80 kg を直したもの').waitFor()
  await page.getByText(/直されました ・ 林 直子 ・ わけ: 数字の打ちまちがい/).waitFor()
  await inBothColours(page, 'growth-desk-child')
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  await page.getByRole('heading', { name: '身体計測記録' }).waitFor()
  expect(
    await page
      .getByText(/出典: こども家庭庁「令和5年乳幼児身体発育調査」/)
      .filter({ visible: true })
      .count(),
  ).toBeGreaterThan(0)
  await shot(page, 'growth-paper', { whole: true })
  await page.context().close()
})
