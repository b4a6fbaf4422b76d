// A family brings what it wrote down in an app of its own: shown as it was understood, taken over by field, and sent only when the parent says so.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, openBrowser, PHONE, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
const DAY = '2026-11-20'
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 20) })
  server.databases.run('SHARD_1', `delete from home_field where day = '${DAY}'`)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('RC17 a text export fills the home side, and nothing is written before 園に送る', async () => {
  const said = () =>
    server.databases.all('SHARD_1', `select field from home_field where day = '${DAY}'`).map(({ field }) => field)
  const before = said()
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone
    .getByRole('link', { name: /あおい 連絡帳/ })
    .first()
    .click()
  await phone.getByRole('button', { name: '育児アプリの記録から入れる' }).click()
  await phone
    .getByRole('textbox', { name: 'コピーした記録' })
    .fill(
      '【ぴよログ】2026/11/19(木)\n20:30 寝る\n【ぴよログ】2026/11/20(金)\n06:10 起きる (9時間40分)\n06:20 体温 36.8°C\n07:05 おしっこ',
    )
  await phone.getByRole('checkbox', { name: /体温/ }).waitFor()
  await phone.getByText('07:05 おしっこ', { exact: true }).waitFor()
  expect(await axe(phone)).toEqual([])
  await inBothColours(phone, 'paste-family')
  await phone.getByRole('checkbox', { name: /そのまま入れる/ }).check()
  await phone.getByRole('button', { name: '家庭らんに入れる' }).click()
  expect(await phone.getByRole('textbox', { name: /体温（℃）/ }).inputValue()).toBe('36.8')
  expect(said()).toEqual(before)
  await phone.getByRole('button', { name: '園に送る' }).click()
  await expect.poll(() => said().toSorted()).toEqual([...before, 'note', 'sleep', 'temperature'].toSorted())
})
