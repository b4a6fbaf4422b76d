// Told for real: a parent turns notifications on, sees a test, and hears of the child once, when the minute of taking back is over. The browser
// that drives this test has no push service of its own, so its PushManager alone is a stand-in; all else is the product.
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { here } from '../../worker/dev/place.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { type Mailbox, openMailbox } from '../kit/mailbox.ts'
import { openPushService, type PushService, type Subscription } from '../kit/push-service.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'
const MINUTE = 60_000
const PATIENT = { timeout: 10_000 }

let browser: TestBrowser
let server: TestServer
let service: PushService
let box: Mailbox
let phone: Page
let room: Page
let subscription: Subscription

beforeAll(async () => {
  browser = await openBrowser()
  box = await openMailbox()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50), push: true, mailUrl: box.url })
  server.databases.run('DIRECTORY', "update account set email = 'sato@tsumugi.test' where login = 'sato'")
  service = await openPushService(server.pushKey)
  subscription = service.subscribe()
  phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await standIn(phone, subscription)
  await enterDoor(phone, '/family', 'sato')
  room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await service?.stop()
  await box?.stop()
})

/** The PushManager of a browser whose push service is ours, and a person who says yes. */
const standIn = (page: Page, { endpoint, keys }: Subscription) =>
  page.addInitScript(
    ({ endpoint, keys }) => {
      let made: unknown = null
      const subscribe = async (options: { applicationServerKey: string }) => {
        made = {
          options,
          toJSON: () => ({ endpoint, keys }),
          unsubscribe: async () => {
            made = null
            return true
          },
        }
        return made
      }
      Object.assign(PushManager.prototype, { subscribe, getSubscription: async () => made })
      Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
      Object.assign(Notification, { requestPermission: async () => 'granted' })
    },
    { endpoint, keys },
  )

/** The minute's work, as if the lines had been written a minute longer ago. */
async function minuteLater(): Promise<void> {
  for (const shard of ['SHARD_1', 'SHARD_2'] as const)
    server.databases.run(shard, 'update outbox set due_at = due_at - ?', MINUTE)
  await server.tick()
}
const texts = () => subscription.notes.map(({ text }) => text)

test('a parent turns notifications on and sees a test arrive', async () => {
  await phone.goto('/family/settings')
  await phone.getByRole('link', { name: /電話への通知/ }).click()
  await phone.getByRole('button', { name: '通知をうけとる' }).waitFor()
  await shot(phone, 'push-off')
  expect(await axe(phone)).toEqual([])
  await phone.getByRole('button', { name: '通知をうけとる' }).click()
  await phone.getByText('この電話に通知します。').waitFor()
  await phone.getByRole('button', { name: 'お試しの通知を送る' }).click()
  await phone.getByText('お試しの通知を送りました。').waitFor()
  expect(texts()).toEqual(['お試しの通知です。この端末に届いています'])
  await phone.getByRole('checkbox', { name: /知らせない時間/ }).check()
  await phone.getByRole('radio', { name: 'いつも' }).check()
  await shot(phone, 'push-on', { whole: true })
  expect(await axe(phone)).toEqual([])
  await phone.getByRole('button', { name: '保存する' }).click()
  await phone.getByText('保存しました。').waitFor()
})

test('after a tap at the room one push comes when the minute is over, and none after a tap that was taken back', async () => {
  const before = subscription.knocks
  const tile = room.locator('[data-child]').filter({ hasText: /さとう\s*あおい/ })
  await tile.click()
  // Taken back before it is sent, it would never have been anywhere.
  await expect.poll(standing, PATIENT).toBe(1)
  await room.getByRole('button', { name: 'とりけす' }).click()
  await expect.poll(retracted, PATIENT).toBe(1)
  await minuteLater()
  await server.tick()
  expect(subscription.knocks, 'it was taken back').toBe(before)

  // A tap right after a tile has changed is not taken.
  const again = async () => {
    if (standing() === 0) await tile.click()
    return standing()
  }
  await expect.poll(again, { timeout: 15_000, interval: 1500 }).toBe(1)
  await server.tick()
  expect(subscription.knocks, 'not within the minute').toBe(before)
  await minuteLater()
  await server.tick()
  expect(subscription.knocks - before).toBe(1)
  expect(texts().at(-1)).toBe('連絡があります')
  expect(service.faults).toEqual([])
  const letters = box.mails.filter(({ text }) => text.startsWith('連絡があります'))
  expect([letters.length, box.faults]).toEqual([1, []])
})

/** Lines about an arrival, written since the test began, for whoever wants to be told. */
const told = (more: string): number =>
  (['SHARD_1', 'SHARD_2'] as const).flatMap((shard) =>
    server.databases.all(
      shard,
      `select 1 from outbox o join push_device d on d.facility_id = o.facility_id and d.account_id = o.account_id
          where o.kind = 'arrived' and o.created_at > ? and ${more}`,
      momentOf(DAY, 7 * 60 + 50),
    ),
  ).length
const retracted = () => told('o.retracted_at is not null')
const standing = () => told('o.retracted_at is null')

/** The family door's worker as it was built, in a browser that only writes down what it is told. */
function openWorker() {
  const heard = new Map<string, (event: object) => void>()
  const shown: { title: string; body: string; tag: string }[] = []
  const opened: string[] = []
  const scope = {
    location: new URL(`${server.url}/family-worker.js`),
    addEventListener: (kind: string, then: (event: object) => void) => heard.set(kind, then),
    registration: {
      showNotification: async (title: string, { body, tag }: { body: string; tag: string }) => shown.push({ title, body, tag }),
    },
    clients: { matchAll: async () => [], openWindow: async (url: string) => opened.push(url) },
    URL,
    Date,
    Promise,
  }
  runInNewContext(readFileSync(here('dist', 'web', 'family-worker.js'), 'utf8'), scope)
  const happen = async (kind: string, event: object) => {
    const work: Promise<unknown>[] = []
    heard.get(kind)?.({ ...event, waitUntil: (one: Promise<unknown>) => work.push(one) })
    await Promise.all(work)
  }
  return { shown, opened, happen }
}

test('the phone shows what came, says itself when it came late, and opens the app', async () => {
  const { shown, opened, happen } = openWorker()
  const push = (lateAt: number) => ({
    data: { json: () => ({ text: '連絡があります', ifLate: '遅れて通知：連絡があります', lateAt }) },
  })
  await happen('push', push(Date.now() + MINUTE))
  await happen('push', push(Date.now() - MINUTE))
  await happen('push', { data: null })
  expect(shown.map(({ body }) => body)).toEqual(['連絡があります', '遅れて通知：連絡があります', '連絡があります'])
  expect(new Set(shown.map(({ title, tag }) => `${title} ${tag}`))).toEqual(new Set(['つむぎ tsumugi']))
  await happen('notificationclick', { notification: { close: () => undefined } })
  expect(opened).toEqual(['/family'])
})

test('who signs out is told no more', async () => {
  await phone.goto('/family/settings')
  await phone.getByRole('button', { name: 'サインアウト' }).click()
  await phone.getByRole('button', { name: 'サインイン', exact: true }).waitFor()
  const before = subscription.knocks
  for (const shard of ['SHARD_1', 'SHARD_2'] as const) server.databases.run(shard, 'update push_device set told_through = 0')
  await server.tick()
  expect(subscription.knocks).toBe(before)
})

test('the director sees whom no notification reaches, and why', async () => {
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'hayashi')
  await desk.goto('/office/invitation')
  await desk.getByRole('link', { name: '通知が届かない家庭' }).click()
  await desk.getByRole('table', { name: '通知が届かない家庭' }).waitFor()
  await desk.getByText('通知をつけていません').first().waitFor()
  await shot(desk, 'push-unreached')
  expect(await axe(desk)).toEqual([])
})

test('RA17 園長 turns alarms on at the desk, sees a test arrive, chooses what to be told of, and sees what arrived last', async () => {
  const own = service.subscribe()
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await standIn(desk, own)
  await enterDoor(desk, '/office', 'mori')
  await desk.getByRole('navigation').waitFor()
  await desk.goto('/office/account')
  await desk.getByRole('button', { name: 'この端末で受け取る' }).click()
  await desk.getByText('この端末で受け取ります').waitFor()
  await desk.getByText('まだ何も届いていません').waitFor()
  await desk.getByRole('button', { name: 'お試しの通知を出す' }).click()
  await desk.getByText('お試しの通知を出しました').waitFor()
  await desk.getByText(/さいごに届いた/).waitFor()
  expect(own.notes.map(({ text }) => text)).toEqual(['お試しの通知です。この端末に届いています'])
  await desk.getByRole('checkbox', { name: /端末不通/ }).uncheck({ force: true })
  await desk.getByText('保存しました。').waitFor()
  await inBothColours(desk, 'alarm-desk')
  expect(service.faults).toEqual([])
})

test('on an iPhone outside the home screen the way there is shown, at 320 px and in the dark without scrolling sideways', async () => {
  const apple = await browser.newPage({ viewport: { ...PHONE, width: 320 }, baseURL: server.url, colorScheme: 'dark' })
  await apple.addInitScript(() => {
    Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 (iPhone) Version/26 Safari/605' })
    Reflect.deleteProperty(window, 'PushManager')
  })
  await enterDoor(apple, '/family', 'sato-chichi')
  await apple.goto('/family/settings?push')
  await apple.getByText('iPhone では、ホーム画面に追加したアプリだけが通知をうけとれます。').waitFor()
  await shot(apple, 'push-home-screen', { whole: true })
  expect(await axe(apple)).toEqual([])
  expect(await apple.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
