// Going home with somebody who is on no list: the tablet asks, the parent's phone answers, and nobody is handed over before.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
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

test('RB26 a caregiver asks at the door; the parent says no, then yes, then nothing, and 園長 decides after a call; the child goes with who was asked about', async () => {
  const [room, phone, desk] = await Promise.all(
    (
      [
        ['/room', 'yamada', TABLET],
        ['/family', 'sato', PHONE],
        ['/office', 'mori', DESK],
      ] as const
    ).map(async ([door, login, viewport]) => {
      const page = await browser.newPage({ viewport, baseURL: server.url })
      await enterDoor(page, door, login)
      return page
    }),
  )
  if (!room || !phone || !desk) throw new Error('three pages')
  const tile = room.locator('[data-child]:has-text("さとう"):has-text("あおい")')
  await tile.click()
  await expect.poll(() => tile.getAttribute('data-status'), { timeout: 10_000 }).toBe('present')

  const ask = async () => {
    const sheet = room.getByRole('dialog')
    // A second tap that follows too closely is a finger that bounced.
    await expect
      .poll(
        async () => {
          if ((await sheet.count()) === 0) await tile.click()
          return sheet.count()
        },
        { timeout: 10_000 },
      )
      .toBe(1)
    const back = sheet.getByRole('button', { name: 'ほかの人のことをたずねる' })
    const others = sheet.getByRole('button', { name: 'その他の人…' })
    await back.or(others).first().waitFor()
    if (await back.count()) await back.click()
    else {
      await others.click()
      await sheet.getByRole('button', { name: 'リストにない人…' }).click()
    }
    await sheet.getByLabel('名前（フルネーム）').fill('川上 進')
    await sheet.getByLabel('続柄').fill('おじ')
    await sheet.getByRole('radio', { name: '顔写真つきの身分証' }).check()
    expect(await axe(room)).toEqual([])
    await shot(room, 'door-form')
    await sheet.getByRole('button', { name: '保護者にたずねる' }).click()
    await sheet.getByText('返事を待っています').waitFor()
    return sheet
  }

  const first = await ask()
  await shot(room, 'door-waiting')
  expect(await axe(room)).toEqual([])
  await room.keyboard.press('Escape')
  await room.getByText('返事を待っています').waitFor()
  await shot(room, 'door-strip')
  await phone.getByRole('dialog').getByText('川上 進').waitFor()
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'door-question')
  await phone.emulateMedia({ colorScheme: 'dark' })
  await shot(phone, 'door-question-dark')
  await phone.emulateMedia({ colorScheme: 'light' })
  await phone.getByRole('dialog').getByRole('button', { name: 'いいえ', exact: true }).click()
  await phone.getByRole('dialog').waitFor({ state: 'detached' })
  await phone.getByText('川上 進（おじ） にはお渡ししません').waitFor()

  await room.getByRole('alert').getByText('お渡しできません').waitFor()
  await shot(room, 'door-no')
  await desk.getByText('お渡しできません').waitFor({ timeout: 40_000 })
  await shot(desk, 'door-desk')
  expect(await axe(desk)).toEqual([])

  await ask()
  await phone.getByRole('dialog').getByRole('button', { name: 'はい', exact: true }).click()
  await phone.getByText('にお渡ししてよい、という返事です').waitFor()
  await shot(phone, 'door-answered')
  const hand = first.getByRole('button', { name: 'おじ（川上 進）におわたし' })
  await hand.waitFor()
  await shot(room, 'door-yes')

  // Nobody answers the third question; 園長 calls the registered number from the desk.
  await ask()
  await desk.getByRole('button', { name: '電話で確かめて決める' }).click({ timeout: 40_000 })
  const call = desk.getByRole('dialog')
  await call
    .getByRole('button', { name: /に電話: 話せた$/ })
    .first()
    .click()
  await call.getByRole('radio', { name: '許可する' }).check()
  await call.getByLabel('理由（聞いたこと）').fill('母と話し、弟だと確かめました')
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'door-decide')
  await call.getByRole('button', { name: '記録する' }).click()
  await room.getByText('母と話し、弟だと確かめました').waitFor()
  await hand.click()
  await expect.poll(() => tile.getAttribute('data-status'), { timeout: 10_000 }).toBe('left')
  await expect
    .poll(() =>
      server.databases.all('SHARD_1', "select detail from presence_fact where kind = 'handover' and detail like '%川上%'"),
    )
    .toEqual([{ detail: 'おじ（川上 進）' }])
})
