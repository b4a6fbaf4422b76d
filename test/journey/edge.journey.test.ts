// The sign-in of a family looked after by its owner and by the nursery, and the edges of the web in a real browser: no other host, no other page.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { DEMO_PASSWORD } from '../../worker/dev/demo/people.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { type Mailbox, openMailbox } from '../kit/mailbox.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
let box: Mailbox
let evil: Server
const hosts = new Set<string>()

beforeAll(async () => {
  browser = await openBrowser()
  box = await openMailbox()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 7 * 60 + 50), mailUrl: box.url })
  evil = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<title>evil</title>'))
  await new Promise<void>((ready) => evil.listen(0, '127.0.0.2', ready))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await box?.stop()
  await new Promise((done) => evil?.close(done))
})

async function signIn(door: string, login: string, more: { dark?: boolean; password?: string } = {}): Promise<Page> {
  const page = await browser.newPage({
    viewport: door === '/office' ? DESK : PHONE,
    colorScheme: more.dark ? 'dark' : 'light',
    baseURL: server.url,
  })
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await enterDoor(page, door, login, more.password ?? DEMO_PASSWORD)
  return page
}

test('a new kind of device is told above the door, and ended from there with one press', async () => {
  const phone = await signIn('/family', 'sato')
  const other = await fetch(`${server.url}/api/account/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0 (iPad) Version/26 Safari/605' },
    body: JSON.stringify({ login: 'sato', password: DEMO_PASSWORD }),
  })
  const cookie = (other.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const me = () => fetch(`${server.url}/api/account/me`, { headers: { cookie } }).then(({ status }) => status)
  expect(await me()).toBe(200)
  await phone.reload()
  await phone.getByText('新しい端末でサインインがありました').waitFor()
  await phone.getByText('iPad Safari').waitFor()
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'sign-ins-news')
  await phone.getByRole('button', { name: 'ほかの端末をすべてサインアウトさせる' }).click()
  await phone.getByText('サインアウトさせました').waitFor()
  expect(await me()).toBe(401)
  await phone.getByRole('button', { name: '自分です' }).click()
  await phone.getByText('新しい端末でサインインがありました').waitFor({ state: 'detached' })
  await phone.reload()
  await phone.getByRole('heading', { name: /11月20日/ }).waitFor()
  expect(await phone.getByText('サインインのことで').count()).toBe(0)

  await phone.goto('/family/settings')
  await phone.getByRole('link', { name: /サインインと安全/ }).click()
  await phone.getByText('サインイン中の端末').waitFor()
  await phone.getByText('ほかの端末をサインアウトさせました').waitFor()
  await phone.getByRole('button', { name: 'メールアドレスを登録・変更' }).click()
  await phone.getByLabel('メールアドレス').fill('haruka@mail.test')
  await phone.getByRole('button', { name: '確認番号を送る' }).click()
  const [mail] = await box.to('haruka@mail.test')
  await phone.getByLabel('確認番号（8けた）').fill(/\d{4} \d{4}/.exec(mail?.text ?? '')?.[0] ?? '')
  await shot(phone, 'sign-ins-phone', { whole: true })
  await phone.getByRole('button', { name: '確認する' }).click()
  await phone.getByText('登録しました。').waitFor()
  expect(await axe(phone)).toEqual([])
  await phone.context().close()
})

test('a nursery helps a mother back in: a code after calling back, a new password, the old phone is out', async () => {
  const phone = await signIn('/family', 'sato', { dark: true })
  const desk = await signIn('/office', 'mori')
  const [child] = server.databases.all(
    'SHARD_1',
    `select g.child_id as id from guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
      where p.family_name = '佐藤' and p.given_name = '遥' limit 1`,
  )
  await desk.goto(`/office/child/${child?.id}`)
  await desk.getByRole('button', { name: '手順をひらく' }).click()
  await desk.getByRole('radio', { name: '佐藤 遥（母）' }).check()
  await desk.getByRole('radio', { name: '登録の電話にかけ直して確かめた' }).check()
  await shot(desk, 'recovery-ask', { whole: true })
  await desk.getByRole('button', { name: 'コードを出す' }).click()
  const code = (await desk.getByText(/^(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}$/).textContent()) ?? ''
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'recovery-code', { whole: true })

  const fresh = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await fresh.goto('/family')
  await fresh.getByRole('button', { name: 'コードをもらった方' }).click()
  await fresh.getByLabel('コード').fill(code.toLowerCase())
  await fresh.getByLabel('新しいパスワード').fill('かわぞいの ちいさな本屋')
  expect(await axe(fresh)).toEqual([])
  await shot(fresh, 'recovery-use')
  await fresh.getByRole('button', { name: 'パスワードを決める' }).click()
  await fresh.getByText('パスワードを決めました').waitFor()
  await phone.reload()
  await phone.getByRole('button', { name: 'サインイン', exact: true }).waitFor()
  const again = await signIn('/family', 'sato', { dark: true, password: 'かわぞいの ちいさな本屋' })
  await again.getByText('コードを使って、パスワードを決め直しました').waitFor()
  expect(await axe(again)).toEqual([])
  await shot(again, 'recovery-told-dark')
})

test('a director allows the line of the office with one press, and sees who of the staff is signed in', async () => {
  const desk = await signIn('/office', 'hamada')
  await desk.goto('/office/facility')
  await desk.getByRole('button', { name: 'ネットワークを見る・変える' }).click()
  await desk.getByRole('button', { name: /いまの接続元/ }).click()
  await desk.getByLabel('名前', { exact: true }).fill('事務室')
  await desk.getByRole('button', { name: '認める', exact: true }).click()
  await desk.getByRole('row').filter({ hasText: '事務室' }).waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'networks', { whole: true })
})

test('another origin cannot write, read, frame or hold on to a page of ours', async () => {
  const phone = await signIn('/family', 'sato-chichi')
  const context = phone.context()
  const { port } = evil.address() as AddressInfo
  const page = await context.newPage()
  await page.goto(`http://127.0.0.2:${port}/`)
  const before = server.databases.all('DIRECTORY', 'select count(*) as n from sign_in where ended_at is not null')
  const got = await page.evaluate(async (own: string) => {
    const write = (init: RequestInit) =>
      fetch(`${own}/api/account/sign-out`, { method: 'POST', credentials: 'include', ...init }).then(
        (answer) => answer.type,
        () => 'failed',
      )
    const plain = await write({ mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body: '{}' })
    const json = await write({ headers: { 'content-type': 'application/json' }, body: '{}' })
    const read = await fetch(`${own}/api/account/me`, { credentials: 'include' }).then(
      () => 'read',
      () => 'failed',
    )
    const opened = window.open(`${own}/family`)
    const form = document.createElement('form')
    Object.assign(form, { method: 'post', action: `${own}/api/account/sign-out`, enctype: 'text/plain', target: 'sink' })
    const sink = document.createElement('iframe')
    sink.name = 'sink'
    const framed = document.createElement('iframe')
    framed.src = `${own}/family`
    document.body.append(sink, framed, form)
    form.submit()
    await Promise.all([sink, framed].map((frame) => new Promise((done) => frame.addEventListener('load', done))))
    return { plain, json, read, opened: opened === null || opened.closed }
  }, server.url)
  // CORP keeps even the opaque answer away.
  expect(got).toEqual({ plain: 'failed', json: 'failed', read: 'failed', opened: expect.any(Boolean) })
  const inside = page.frames().find((frame) => frame.url().startsWith('chrome-error'))
  expect(inside, 'the framed page is refused').toBeDefined()
  expect(server.databases.all('DIRECTORY', 'select count(*) as n from sign_in where ended_at is not null')).toEqual(before)
  expect(
    await phone.evaluate(() => fetch('/api/account/me', { headers: { 'X-Door': 'family' } }).then(({ status }) => status)),
  ).toBe(200)
})

test('pages of every door carry their headers, and no screen asked another host for anything', async () => {
  for (const path of ['/', '/family', '/room', '/office', '/security', '/nowhere', '/.well-known/security.txt', '/api/health']) {
    const { headers } = await fetch(`${server.url}${path}`)
    for (const name of [
      'content-security-policy',
      'strict-transport-security',
      'x-content-type-options',
      'referrer-policy',
      'cross-origin-opener-policy',
      'cross-origin-resource-policy',
      'x-frame-options',
    ])
      expect(headers.get(name), `${path} ${name}`).not.toBeNull()
    expect(headers.get('content-security-policy'), path).not.toMatch(/unsafe-/)
    expect(headers.get('x-powered-by'), path).toBeNull()
  }
  const room = await signIn('/room', 'yamada')
  await room.getByText('うさぎ組').first().waitFor()
  expect([...hosts]).toEqual([new URL(server.url).host])
})
