// A house that has just been set up: the first 園長 comes with the one-time code, takes in the roster, and the children stand on the board.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCsv } from '../../schema/kit/csv.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { openHouse } from '../../worker/dev/open-house.ts'
import type { Target } from '../../worker/dev/target.ts'
import { nextCode, setUpApp } from '../kit/app-code.ts'
import { axe, DESK, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { type Binding, startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-18'
const LOGIN = 'encho@example.jp'
const PASSWORD = 'あさはやく おきる にわとり'

let browser: TestBrowser
let server: TestServer
let page: Page
let code: string
let secret: string

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf(DAY, 7 * 60 + 50) })
  const target: Target = {
    remote: false,
    all: (binding, sql) => server.databases.all(binding as Binding, sql),
    run: (binding, statements) => {
      for (const statement of statements) server.databases.run(binding as Binding, statement)
    },
  }
  const house = {
    organisation: '社会福祉法人 はじめ会',
    wording: 'en' as const,
    facility: 'はじめ保育園',
    directorName: '初田 一子',
    directorLogin: LOGIN,
  }
  code = openHouse(target, house, ['SHARD_1', 'SHARD_2'], server.now()).code
  page = await browser.newPage({ viewport: DESK, baseURL: server.url })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const rosterOf = (birthDay: string) =>
  [
    '氏名,ふりがな,生年月日,クラス,保育必要量,登園予定,降園予定,保護者1氏名,保護者1続柄,保護者1電話',
    `青木 はる,あおき はる,2024-05-01,1-1,標準,8:30,17:00,青木 ゆう,母,090-0000-0001`,
    `井上 そう,いのうえ そう,${birthDay},1-1,短時間,9:00,16:00,井上 りか,母,090-0000-0002`,
    `上原 なお,うえはら なお,2021-04-01,にじ,標準,8:00,18:00,上原 けん,父,090-0000-0003`,
  ].join('\r\n')

const chooseFile = (name: string, text: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]) })

const place = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true })
const rows = (sql: string) => (['SHARD_1', 'SHARD_2'] as const).flatMap((shard) => server.databases.all(shard, sql))

test('the first director chooses a password with the one-time code, which works once', async () => {
  await page.goto('/office/first')
  await page.getByRole('heading', { name: 'はじめての方' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByLabel('コード').fill(code)
  await page.getByLabel('パスワード', { exact: true }).fill('みじかい')
  await page.getByLabel('パスワードをもういちど').fill('みじかい')
  await page.getByRole('button', { name: 'パスワードを決める' }).click()
  await page.getByText('12文字以上にしてください').waitFor()
  await page.getByLabel('パスワード', { exact: true }).fill(PASSWORD)
  await page.getByLabel('パスワードをもういちど').fill(PASSWORD)
  await page.getByRole('button', { name: 'パスワードを決める' }).click()
  await page.getByText(`サインインのID は「${LOGIN}」です。`).waitFor()

  const second = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await second.goto('/office/first')
  await second.getByLabel('コード').fill(code)
  await second.getByLabel('パスワード', { exact: true }).fill(PASSWORD)
  await second.getByLabel('パスワードをもういちど').fill(PASSWORD)
  await second.getByRole('button', { name: 'パスワードを決める' }).click()
  await second.getByText('コードが正しくないか、もう使われています').waitFor()
  await second.context().close()
})

test('an empty facility asks its director for a second factor first, then says what to do next', async () => {
  await page.getByRole('link', { name: 'サインインへ' }).click()
  await page.getByLabel('ID').fill(LOGIN)
  await page.getByLabel('パスワード', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'サインイン', exact: true }).click()
  await page.getByRole('heading', { name: 'もうひとつの確認を用意してください' }).waitFor()
  await page.getByRole('button', { name: '認証アプリをつかう' }).click()
  secret = (await setUpApp(page, server)).secret
  await page.getByRole('button', { name: '残しました' }).click()
  await page.getByText('まだ子どもがいません').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: '名簿を取り込む' }).click()
  await page.getByRole('heading', { name: '名簿の取り込み', level: 1 }).waitFor()
})

test('RL02 a faulty row is named by its number and column, nothing is written, and the day chosen stays', async () => {
  await chooseFile('名簿.csv', rosterOf('2024-02-30'))
  await page.getByText('1か所を直してください').waitFor()
  const fault = page.getByRole('row', { name: /3行目/ })
  await fault.waitFor()
  expect(await fault.textContent()).toContain('生年月日')
  expect(await page.getByLabel('適用日').inputValue()).toBe(DAY)
  expect(await axe(page)).toEqual([])
  expect(rows('select id from child')).toEqual([])
  expect(rows('select id from roster_import')).toEqual([])
})

test('RL02 the dry run says what would change, and the button carries out exactly that; the children stand on the board', async () => {
  await chooseFile('名簿.csv', rosterOf('2024-03-30'))
  const commit = page.getByRole('button', { name: '新しい子3人を11月18日から取り込む' })
  await commit.waitFor()
  await page
    .getByRole('row', { name: /上原 なお/ })
    .first()
    .waitFor()
  expect(rows('select id from child')).toEqual([])
  expect(await axe(page)).toEqual([])
  await shot(page, 'office-roster-preview')
  await commit.click()
  await page.getByText('取り込みました（11月18日から）').waitFor()
  expect(rows('select id from child')).toHaveLength(3)
  expect(rows("select name from classroom where name = '1-1'")).toHaveLength(1)

  await place('きょう').click()
  const sum = page.getByRole('region', { name: 'きょう' })
  await sum.waitFor()
  expect(await sum.locator('[data-term=enrolled]').textContent()).toBe('3在籍')
  expect(await sum.locator('[data-term=expected]').textContent()).toBe('3登園前')

  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', LOGIN, PASSWORD)
  await room.getByLabel('認証アプリのコード').fill(nextCode(secret, server))
  await room.getByRole('button', { name: 'サインイン', exact: true }).click()
  await room.getByRole('tab', { name: '全員' }).click()
  for (const { id } of rows('select id from child')) await room.locator(`[data-child="${id}"][data-status=expected]`).waitFor()
  await room.context().close()
})

test('RA11 a report taken by telephone is written down as 園で登録, with who wrote it, and counts at once', async () => {
  await place('子ども').click()
  await page.getByLabel('さがす').fill('井上')
  await page.getByRole('link', { name: 'いのうえ そう' }).click()
  await page.getByRole('button', { name: '電話を受けた' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '登録する' }).click()
  await dialog.getByText('なにの連絡か選んでください').waitFor()
  await dialog.getByRole('radio', { name: 'おやすみ' }).check()
  await dialog.getByRole('radio', { name: '病気' }).check()
  await dialog.getByRole('checkbox', { name: '熱' }).check()
  await dialog.getByLabel('体温').fill('３８．２')
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('button', { name: '登録する' }).click()
  await dialog.waitFor({ state: 'detached' })
  await place('保護者から').click()
  const row = page.getByRole('row', { name: /いのうえ そう/ })
  await row.waitFor()
  expect(await row.textContent()).toMatch(/おやすみ.*病気（熱 38\.2℃）.*園で登録/)
  await row.getByRole('button', { name: /履歴/ }).click()
  await page
    .getByRole('dialog')
    .getByText(/初田 一子 ・ 園で登録/)
    .waitFor()
  await page.keyboard.press('Escape')
  await place('きょう').click()
  await page.locator('[data-term=absent]', { hasText: '1' }).waitFor()
})

test('RL02 an import nobody has worked with is taken back as a whole; one with a report keeps everything and says why', async () => {
  await place('名簿の取り込み').click()
  await page.getByRole('button', { name: '「名簿.csv」の取り込みを取り消す' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'まとめて取り消す' }).click()
  await dialog.getByText(/もう保護者からの連絡があります/).waitFor()
  await dialog.getByRole('button', { name: 'やめておく' }).click()

  await chooseFile('あたらしい子.csv', '氏名,ふりがな,生年月日,クラス\r\n江口 みお,えぐち みお,2022-06-01,にじ')
  await page.getByRole('button', { name: /新しい子1人を/ }).click()
  await page.getByText(/取り込みました/).waitFor()
  await page.getByRole('button', { name: '「あたらしい子.csv」の取り込みを取り消す' }).click()
  await dialog.getByRole('button', { name: 'まとめて取り消す' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('cell', { name: /取り消し済み/ }).waitFor()
  await place('子ども').click()
  await page.getByText(/・ 3人$/).waitFor()
})

test('the template that is offered can be read back as a roster', async () => {
  await place('名簿の取り込み').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ひな形（CSV）' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('名簿のひな形.csv')
  const stream = await download.createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  const bytes = Buffer.concat(parts)
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(readCsv(bytes).rows).toHaveLength(2)
  await chooseFile('名簿のひな形.csv', bytes.subarray(3).toString())
  await page.getByRole('button', { name: /新しい子1人を/ }).waitFor()
  expect(await page.getByText('この列は読みません').count()).toBe(0)
})
