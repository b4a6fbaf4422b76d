// 感染症: an absence with 麻しん on the phone, the 意見書 from the desk, the day the child may come, and the paper received at the door.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
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
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const stepsOf = () =>
  server.databases.all(
    'SHARD_1',
    `select s.kind from infection_step s join child k on k.facility_id = s.facility_id and k.id = s.child_id
      where k.given_kana = 'みなと' and k.family_kana = 'さとう' order by s.at, s.position`,
  )

test('RA21 RD15 an absence with 麻しん asks for the 意見書, has a day to come, and the paper is received at the door', async () => {
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('link', { name: /みなと おやすみ/ }).click()
  await phone.getByRole('radio', { name: '病気' }).check()
  await phone.getByRole('radio', { name: '診断された' }).check()
  await phone.getByLabel('病名', { exact: true }).selectOption({ label: '麻しん（はしか）' })
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'infection-report', { whole: true })
  await phone.getByRole('button', { name: '園に送る' }).click()
  await expect.poll(stepsOf).toEqual([{ kind: 'diagnosed' }])

  await phone.goto('/family')
  await phone.getByRole('link', { name: /みなと 感染症と登園届/ }).click()
  await phone.getByText('医師の意見書をお持ちください').waitFor()
  await phone.getByLabel('熱が下がった日').fill(addDays(DAY, -4))
  await phone.getByRole('button', { name: '園に知らせる' }).click()
  await phone.getByText(/11月20日（金） から登園できます/).waitFor()
  await inBothColours(phone, 'infection-family', { whole: true })

  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/infection')
  await desk.getByRole('button', { name: /さとう みなと 麻しん.*ひらく/ }).click()
  await desk.getByRole('dialog').getByText('解熱後3日を経過').waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'infection-desk')
  await desk.evaluate(() => {
    window.print = () => undefined
  })
  await desk.getByRole('button', { name: '意見書を印刷' }).click()
  await desk.emulateMedia({ media: 'print' })
  await desk.getByRole('heading', { name: '意見書（医師記入）' }).waitFor()
  await shot(desk, 'infection-opinion')
  await desk.emulateMedia({ media: 'screen' })
  await desk.getByRole('tab', { name: '週のまとめ' }).click()
  await desk.getByRole('row', { name: /麻しん/ }).waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'infection-week')

  const tablet = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(tablet, '/room', 'kawamura')
  await tablet.getByRole('button', { name: /まだ確認していない/ }).click()
  await tablet.getByText(/^7日以内の報告.*麻しん/).waitFor()
  await tablet.keyboard.press('Escape')
  await tablet.locator('[data-child]').filter({ hasText: '佐藤 湊' }).click()
  const question = tablet.getByRole('dialog', { name: /さとう みなと\s登園の確認/ })
  await question.getByText('意見書（医師）が、まだ届いていません。').waitFor()
  expect(await axe(tablet)).toEqual([])
  await shot(tablet, 'infection-door')
  await question.getByRole('button', { name: '紙で受領して受け入れ' }).click()
  await expect.poll(() => stepsOf().map(({ kind }) => kind)).toContain('paper')
  await desk.getByRole('tab', { name: '経過' }).click()
  await desk
    .getByRole('row', { name: /さとう みなと/ })
    .getByText('紙で受領')
    .waitFor()

  // It was another illness: the name is put right at the desk, and what was told before stays to be read.
  await desk.getByRole('button', { name: /さとう みなと 麻しん.*ひらく/ }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('正しい病名').selectOption({ label: '風しん' })
  await dialog.getByLabel(/^理由/).fill('検査で風しんとわかった')
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'infection-correct')
  await dialog.getByRole('button', { name: '病名を直す' }).click()
  await dialog.getByText('訂正後の病名').waitFor()
  await desk.keyboard.press('Escape')
  await desk.getByRole('row', { name: /さとう みなと.*麻しん.*訂正 → 風しん/ }).waitFor()
  await desk.getByRole('button', { name: /さとう みなと 風しん.*ひらく/ }).click()
  await dialog.getByText(/麻しん.*検査で風しんとわかった/).waitFor()
  await shot(desk, 'infection-corrected')
  await desk.keyboard.press('Escape')
})

test('RA21 an absence that its family takes back proposes to close the illness that came with it', async () => {
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('link', { name: /あおい おやすみ/ }).click()
  await phone.getByRole('radio', { name: '病気' }).check()
  await phone.getByRole('radio', { name: 'うたがい' }).check()
  await phone.getByLabel('病名', { exact: true }).selectOption({ label: '手足口病' })
  await phone.getByRole('button', { name: '園に送る' }).click()
  await phone.getByRole('heading', { level: 1, name: '園に届きました' }).waitFor()
  // As one who comes back to it: what was just delivered is drawn anew once.
  await phone.reload()
  await phone.getByRole('button', { name: 'とりけす' }).click()
  await phone.getByRole('dialog').getByRole('button', { name: 'とりけす' }).click()
  await phone.getByRole('dialog').waitFor({ state: 'detached' })
  await phone.goto('/family')
  await phone.getByRole('link', { name: /あおい 感染症と登園届/ }).click()
  await phone.getByText('おやすみの連絡は、とりけされています。', { exact: false }).waitFor()
  expect(await axe(phone)).toEqual([])

  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/infection')
  const row = desk.getByRole('row', { name: /さとう あおい.*手足口病/ })
  await row.getByText('おやすみが とりけされています').waitFor()
  await row.getByRole('button', { name: /ひらく/ }).click()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'infection-withdrawn')
  await desk.getByRole('dialog').getByRole('button', { name: 'まちがいとして おわる' }).first().click()
  await row.getByText('ちがった').waitFor()
  await desk.getByRole('dialog').getByText('「おやすみの連絡がとりけされたため」').waitFor()
})

test('RD14 RD15 where the door asks for nothing, a child whose paper is missing is received with one tap', async () => {
  server.databases.run('SHARD_1', "update facility_setting set settings = json_set(settings, '$.infectionDoor', 'off')")
  const [child] = server.databases.all(
    'SHARD_1',
    "select id from child where facility_id = 1 and family_kana = 'いしい' and given_kana = 'あらた'",
  )
  const childId = String(child?.id)
  server.databases.run('SHARD_1', 'delete from presence_fact where child_id = ? and day = ?', childId, DAY)
  server.databases.run('SHARD_1', 'delete from notice where child_id = ? and starts_on <= ? and ends_on >= ?', childId, DAY, DAY)
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  const data = { id: newId(server.now()), childId, key: 'hfmd', certainty: 'diagnosed' }
  const sent = await desk.request.post('/api/f/1/infection/open', { data, headers: { 'X-Door': 'office', origin: server.url } })
  expect(sent.status()).toBe(200)
  const tablet = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(tablet, '/room', 'yamada')
  // The tablet has heard of the illness, so the tile could ask.
  await tablet.getByRole('button', { name: /まだ確認していない/ }).click()
  await tablet.getByText(/^7日以内の報告.*手足口病/).waitFor()
  await tablet.keyboard.press('Escape')
  await tablet.locator(`[data-child="${childId}"]`).click()
  const seen = () =>
    server.databases.all(
      'SHARD_1',
      "select 1 from presence_fact where child_id = ? and day = ? and kind = 'sighting'",
      childId,
      DAY,
    )
  await expect.poll(seen, { timeout: 20_000 }).toHaveLength(1)
  expect(await tablet.getByRole('dialog').count()).toBe(0)
})
