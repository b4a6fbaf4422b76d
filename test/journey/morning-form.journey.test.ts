// RA15: 設定 asks for 食事予定 and プール可否; a mother says both on her phone; the room sees who may go into the water, the table what is asked of a tray,
// and the kitchen how many.
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
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50) })
  server.databases.run('SHARD_1', 'delete from home_field where day = ?', DAY)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const said = () =>
  server.databases
    .all('SHARD_1', "select field, value from home_field where day = ? and field in ('eating', 'pool') order by field", DAY)
    .map(({ field, value }) => [field, value])

test('RA15 食事予定 and プール可否 go from the phone to the class and the kitchen', async () => {
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/facility')
  const young = desk.getByRole('group', { name: '0〜2歳児の家庭らん' })
  await young.getByRole('checkbox', { name: '食事予定' }).press('Space')
  await desk
    .getByRole('group', { name: /^食事予定で/ })
    .getByRole('checkbox', { name: '除去' })
    .press('Space')
  await desk.getByRole('checkbox', { name: /^プールにはいれるか/ }).press('Space')
  await desk.getByLabel('プールのおわりの日').fill('2026-11-01')
  await desk.getByRole('button', { name: /からこの設定にする$/ }).click()
  await desk.getByText('はじめの日か、あとの日にしてください').waitFor()
  await desk.getByLabel('プールのおわりの日').fill('2026-11-30')
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'morning-settings', { whole: true })
  await desk.getByRole('button', { name: /からこの設定にする$/ }).click()
  await expect
    .poll(() =>
      server.databases.all('SHARD_1', "select 1 from facility_setting where settings ->> '$.morning.pool.to' = '2026-11-30'"),
    )
    .toHaveLength(1)

  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('link', { name: /^あおい.*連絡帳/ }).click()
  const form = phone.getByRole('group', { name: '食事予定' })
  await form.waitFor()
  const pool = phone.getByRole('group', { name: 'プール' })
  // Nothing is chosen before somebody chose it.
  expect(await form.getByRole('radio', { checked: true }).count()).toBe(0)
  expect(await pool.getByRole('radio', { checked: true }).count()).toBe(0)
  await form.getByRole('radio', { name: '軟らかめ' }).check({ force: true })
  await phone.getByRole('button', { name: '園に送る' }).click()
  await phone.getByText('主食と副食を、それぞれえらんでください。').waitFor()
  await form.getByRole('group', { name: /^主食/ }).getByRole('radio', { name: '食べない', exact: true }).check({ force: true })
  await form.getByRole('group', { name: /^副食/ }).getByRole('radio', { name: '食べる', exact: true }).check({ force: true })
  await pool.getByRole('radio', { name: /^○/ }).check({ force: true })
  expect(await axe(phone)).toEqual([])
  await inBothColours(phone, 'morning-family', { whole: true })
  await phone.getByRole('button', { name: '園に送る' }).click()
  await expect.poll(said).toEqual([
    ['eating', '{"staple":false,"side":true,"how":"soft"}'],
    ['pool', 'true'],
  ])
  await phone.getByText('主食なし 軟らかめ').waitFor()

  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.getByRole('button', { name: '記録', exact: true }).click()
  await room.getByRole('tab', { name: 'プール' }).click()
  const may = room.getByRole('region', { name: '○ はいれます' })
  await may.getByText('1人').waitFor()
  await may.getByText('さとう あおい').waitFor()
  await room
    .getByRole('region', { name: /^未記入/ })
    .getByRole('listitem')
    .first()
    .waitFor()
  expect(await axe(room)).toEqual([])
  await inBothColours(room, 'morning-pool')

  const cook = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(cook, '/office', 'mori')
  await cook.goto('/office/meal')
  await cook.getByRole('tab', { name: '食数' }).click()
  await cook.getByRole('row', { name: /^うち 主食なし 1/ }).waitFor()
  await cook.getByRole('row', { name: /^うち 軟らかめ 1/ }).waitFor()
  expect(await axe(cook)).toEqual([])
  await shot(cook, 'morning-kitchen')
})
