// Letters about a sign-in, from the running product to a real receiver on this machine.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../worker/dev/demo/people.ts'
import { type Mailbox, openMailbox } from '../kit/mailbox.ts'
import { startServer, type TestServer } from '../kit/server.ts'

let box: Mailbox
let server: TestServer
beforeAll(async () => {
  box = await openMailbox()
  server = await startServer({ demo: true, mailUrl: box.url })
})
afterAll(async () => {
  await server?.stop()
  await box?.stop()
})

/** Signs in as somebody of the demo; calls go with that cookie. */
async function enter(login: string, browser = 'Mozilla/5.0 (iPhone) Version/26 Safari/605') {
  const send = (method: string, path: string, cookie: string, json?: unknown) =>
    fetch(`${server.url}${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json', 'user-agent': browser },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
  const answer = await send('POST', '/api/account/sign-in', '', { login, password: DEMO_PASSWORD })
  expect(answer.status).toBe(200)
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return {
    get: async (path: string) => (await send('GET', path, cookie)).json() as Promise<Record<string, unknown>>,
    post: async (path: string, json: unknown) => {
      const given = await send('POST', path, cookie, json)
      return { status: given.status, body: (await given.json()) as Record<string, unknown> }
    },
  }
}
const codeIn = (text: string | undefined): string => /(\d{4} \d{4})/.exec(text ?? '')?.[1] ?? ''

test('an address counts once its code came back; a change is told to the address before, which learns nothing else', async () => {
  const sato = await enter('sato')
  expect(await sato.get('/api/account/contact')).toEqual({ email: null, waiting: null, canMail: true })
  expect((await sato.post('/api/account/contact', { email: 'haruka@mail.test' })).status).toBe(200)
  const [first] = await box.to('haruka@mail.test')
  expect(await sato.get('/api/account/contact')).toMatchObject({ email: null, waiting: { email: 'haruka@mail.test' } })
  expect((await sato.post('/api/account/contact/confirm', { code: '0000 0000' })).status).toBe(400)
  expect((await sato.post('/api/account/contact/confirm', { code: codeIn(first?.text) })).status).toBe(200)
  expect(await sato.get('/api/account/contact')).toMatchObject({ email: 'haruka@mail.test', waiting: null })

  await sato.post('/api/account/contact', { email: 'haruka.new@mail.test' })
  const [second] = await box.to('haruka.new@mail.test')
  expect((await sato.post('/api/account/contact/confirm', { code: codeIn(second?.text) })).status).toBe(200)
  const told = await box.to('haruka@mail.test', 2)
  expect(told[1]?.text).toContain('つむぎのサインインに変更がありました。アプリをひらいて確かめてください。')
  for (const mail of box.mails) {
    expect(JSON.stringify(mail)).not.toMatch(/佐藤|遥|あおい|みなと|ひな|sato|haruka\.new@mail\.test.*変更|しおみ|浜町/)
  }
  expect(box.faults).toEqual([])
})

test('a new kind of browser is told by mail, once', async () => {
  const before = box.mails.length
  server.databases.run('DIRECTORY', "update letter set created_at = 0 where kind = 'changed'")
  await enter('sato', 'Mozilla/5.0 (Windows NT 10.0) Chrome/142 Safari/537')
  await enter('sato', 'Mozilla/5.0 (Windows NT 10.0) Chrome/142 Safari/537')
  await server.tick()
  expect(box.mails.slice(before)).toMatchObject([{ to: 'haruka.new@mail.test', subject: 'つむぎからのお知らせ' }])
})

test('a receiver that is down is tried five times, later and later, and then left alone', async () => {
  const rows = () =>
    server.databases.all(
      'DIRECTORY',
      "select tries, due_at - ?1 as wait, sent_at, ended_at from letter where address = 'down@mail.test'",
      server.now(),
    )
  box.down = true
  const sato = await enter('sato')
  const knocks = box.knocks
  expect((await sato.post('/api/account/contact', { email: 'down@mail.test' })).status).toBe(200)
  const waits: number[] = []
  for (let tries = 1; tries <= 5; tries++) {
    await server.tick()
    const [row] = rows()
    expect(row).toMatchObject({ tries, sent_at: null })
    waits.push(Math.round(Number(row?.wait) / 60_000))
    await server.tick()
    expect(rows()[0]?.tries, 'not before it is due').toBe(tries)
    server.databases.run('DIRECTORY', "update letter set due_at = 0 where address = 'down@mail.test'")
  }
  expect(waits.slice(0, 4)).toEqual([1, 5, 30, 120])
  expect(rows()[0]?.ended_at).not.toBeNull()
  await server.tick()
  expect(box.knocks - knocks).toBe(5)
  box.down = false
  await server.tick()
  expect(box.mails.some(({ to }) => to === 'down@mail.test')).toBe(false)
})

test('more than five codes in a day are not sent', async () => {
  const chichi = await enter('sato-chichi')
  const answers: number[] = []
  for (let count = 0; count < 6; count++)
    answers.push((await chichi.post('/api/account/contact', { email: `n${count}@mail.test` })).status)
  expect(answers).toEqual([200, 200, 200, 200, 200, 429])
})
