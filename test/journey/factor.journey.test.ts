// Signing in with more than a password, as a director does it: an authenticator app from the first sign-in on, then a passkey.
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { openHouse } from '../../worker/dev/open-house.ts'
import type { Target } from '../../worker/dev/target.ts'
import { nextCode, setUpApp } from '../kit/app-code.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { type Binding, startServer, type TestServer } from '../kit/server.ts'

const LOGIN = 'encho@example.jp'
const PASSWORD = 'あさはやく おきる にわとり'
const HOUSE = {
  organisation: '社会福祉法人 はじめ会',
  wording: 'en' as const,
  facility: 'はじめ保育園',
  directorName: '初田 一子',
  directorLogin: LOGIN,
}

let browser: TestBrowser
let server: TestServer
let page: Page
let device: CDPSession
let secret: string
let codes: string[]

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ now: momentOf('2026-11-18', 7 * 60 + 50) })
  const target: Target = {
    remote: false,
    all: (binding, sql) => server.databases.all(binding as Binding, sql),
    run: (binding, statements) => {
      for (const statement of statements) server.databases.run(binding as Binding, statement)
    },
  }
  const { code } = openHouse(target, HOUSE, ['SHARD_1', 'SHARD_2'], server.now())
  const chosen = await fetch(`${server.url}/api/account/first`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, password: PASSWORD }),
  })
  expect(chosen.status).toBe(200)
  page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const button = (name: string, where: Page = page) => where.getByRole('button', { name, exact: true })

async function signIn(where: Page = page): Promise<void> {
  await where.getByLabel('ID').fill(LOGIN)
  await where.getByLabel('パスワード', { exact: true }).fill(PASSWORD)
  await button('サインイン', where).click()
}

/** No fault of accessibility on the screen as it stands, in the light and in the dark, at the desk and on a phone. */
async function sound(name: string): Promise<void> {
  for (const [size, viewport] of [
    ['desk', DESK],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(viewport)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await axe(page), `${name} ${size} ${colorScheme}`).toEqual([])
      await shot(page, `factor-${name}-${size}-${colorScheme}`, { whole: true })
    }
  }
  await page.setViewportSize(DESK)
  await page.emulateMedia({ colorScheme: 'light' })
}

test('a director who comes with a password alone is shown what is needed, and why', async () => {
  await page.goto('/office')
  await signIn()
  await page.getByRole('heading', { name: 'もうひとつの確認を用意してください' }).waitFor()
  await page.getByText('はじめ保育園').first().waitFor()
  expect(await page.getByRole('link', { name: '子ども' }).count()).toBe(0)
  await sound('needed')
})

test('with an app set up, and its codes kept, the facility opens at once', async () => {
  await button('認証アプリをつかう').click()
  await page.getByRole('img', { name: '認証アプリで読み取る二次元コード' }).waitFor()
  await page.getByLabel('6けたの数字').fill('12345')
  await button('使いはじめる').click()
  await page.getByRole('alert').getByText('6けたの数字を入れてください。').waitFor()
  await sound('app')
  ;({ secret, codes } = await setUpApp(page, server))
  expect(codes).toHaveLength(10)
  await sound('codes')
  await button('残しました').click()
  await page.getByText('まだ子どもがいません').waitFor()
})

test('the next sign-in asks for the digits; wrong ones are refused, and the typed ID need not be typed again', async () => {
  await button('サインアウト').click()
  await page.getByRole('heading', { name: 'サインイン', exact: true }).waitFor()
  await signIn()
  await page.getByRole('heading', { name: 'もうひとつの確認' }).waitFor()
  await sound('second')
  await page.getByLabel('認証アプリのコード').fill('000000')
  await button('サインイン').click()
  await page.getByText('コードがちがいます').waitFor()
  await page.getByLabel('認証アプリのコード').fill(nextCode(secret, server))
  await button('サインイン').click()
  await page.getByText('まだ子どもがいません').waitFor()
})

test('without the phone a recovery code opens the room door, too', async () => {
  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await room.goto('/room')
  await signIn(room)
  await room.getByLabel('認証アプリのコード').fill(codes[0] ?? '')
  await button('サインイン', room).click()
  await room.getByRole('button', { name: /初田/ }).first().waitFor()
  await room.context().close()
})

test('a passkey is added in the settings; after a while that asks for a fresh proof first, and goes on by itself', async () => {
  await page.getByRole('link', { name: 'アカウント' }).click()
  await page.getByRole('heading', { name: 'パスキー' }).waitFor()
  await page.getByText('復旧コードは、あと9個使えます').waitFor()
  await sound('security')
  server.databases.run('DIRECTORY', 'update sign_in set fresh_at = fresh_at - 3600000')
  await button('パスキーを追加').click()
  const dialog = page.getByRole('dialog', { name: '本人の確認' })
  await dialog.waitFor()
  await sound('prove')
  await dialog.getByLabel('パスワード').fill('ちがうパスワード')
  await dialog.getByRole('button', { name: '確認する', exact: true }).click()
  await dialog.getByText('パスワードがちがいます').waitFor()
  await dialog.getByLabel('パスワード').fill(PASSWORD)
  await dialog.getByRole('button', { name: '確認する', exact: true }).click()
  await page.getByText('パスキーを追加しました。').waitFor()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /の名前をかえる/ }).click()
  await page.getByRole('dialog').getByLabel('端末の名前').fill('事務室のPC')
  await page.getByRole('dialog').getByRole('button', { name: '保存する' }).click()
  await page.getByText('事務室のPC').waitFor()
})

test('the passkey alone signs in, without ID, password or digits', async () => {
  await button('サインアウト').click()
  await button('パスキーでサインイン').click()
  await page.getByRole('link', { name: 'アカウント' }).waitFor()
  await page.goto('/office')
  await page.getByText('まだ子どもがいません').waitFor()
})

test('closing the question for a fresh proof keeps everything as it was, and says why nothing happened', async () => {
  await page.goto('/office/account')
  await page.getByText('事務室のPC').waitFor()
  server.databases.run('DIRECTORY', 'update sign_in set fresh_at = fresh_at - 3600000')
  await button('パスワードをかえる').click()
  await page.getByLabel('新しいパスワード').fill('みじかい')
  await button('パスワードをかえる').click()
  await page.getByText('12文字以上にしてください').waitFor()
  await page.getByLabel('新しいパスワード').fill('ゆうがた はしる 3びきのいぬ')
  await button('パスワードをかえる').click()
  const dialog = page.getByRole('dialog', { name: '本人の確認' })
  await dialog.getByRole('button', { name: 'とじる' }).click()
  await page.getByText('もういちど本人の確認をしてください').waitFor()
  expect(await page.getByLabel('新しいパスワード').inputValue()).toBe('ゆうがた はしる 3びきのいぬ')
  await button('パスワードをかえる').click()
  await dialog.getByRole('button', { name: 'パスキーで確認する' }).click()
  await page.getByText('パスワードをかえました').waitFor()
})
