// 持ち物: asked for with one tap at the tablet, without a line too; the family says that it brings it, in its own language; one tap says that it came.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 15 * 60) })
  server.databases.run('SHARD_1', 'delete from belonging_step')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})
const rows = () => server.databases.all('SHARD_1', 'select kind from belonging_step order by at').map(({ kind }) => kind)

test('RC18 a tap asks, 持っていきます answers, a tap says that it came', async () => {
  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.getByRole('button', { name: '記録', exact: true }).click()
  await room.getByRole('tab', { name: '持ち物' }).click()
  await room.getByRole('button', { name: 'さとう あおい オムツ', exact: true }).click()
  await room.getByRole('button', { name: 'さとう あおい オムツ 届いた' }).waitFor()
  await expect.poll(rows).toEqual(['asked'])
  expect(await axe(room)).toEqual([])
  await inBothColours(room, 'belonging-room')

  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('button', { name: 'オムツを持っていきます' }).click()
  await phone.getByRole('button', { name: 'オムツを持っていきます', pressed: true }).waitFor()
  await expect.poll(rows).toEqual(['asked', 'promised'])
  await phone.reload()
  await phone.getByRole('button', { name: 'オムツを持っていきます', pressed: true }).waitFor()
  expect(await axe(phone)).toEqual([])
  await inBothColours(phone, 'belonging-family')
  await phone
    .getByRole('link', { name: /連絡帳/ })
    .first()
    .click()
  await phone.getByRole('button', { name: 'オムツを持っていきます', pressed: true }).waitFor()
  await shot(phone, 'belonging-book')

  // The tablet's line is gone: the tap waits, and the screen goes on.
  await room.getByText('持ってきます').waitFor()
  await room.context().setOffline(true)
  await room.getByRole('button', { name: 'さとう あおい オムツ 届いた' }).click()
  await room.getByRole('button', { name: 'さとう あおい オムツ', exact: true }).waitFor()
  expect(rows()).toEqual(['asked', 'promised'])
  await room.context().setOffline(false)
  await expect.poll(rows, { timeout: 20_000 }).toEqual(['asked', 'promised', 'arrived'])
  await phone.goto('/family')
  await phone.getByText('園に届きました').waitFor()
})
