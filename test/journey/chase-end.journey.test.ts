// 未登園・連絡なし to its end: nobody answers, 主任 and 園長 have had their turn, the city is told and looks, and only the child being seen ends it.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { type Mailbox, openMailbox } from '../kit/mailbox.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'
const OFFICER = 'shiomi@tsumugi.test'
const PATIENT = { timeout: 45_000 }

let browser: TestBrowser
let server: TestServer
let box: Mailbox
let [tablet, desk, city]: [Page, Page, Page] = [] as never
let missing: { id: string; kana: string }

beforeAll(async () => {
  browser = await openBrowser()
  box = await openMailbox()
  // More than an hour after everybody was due.
  server = await startServer({ demo: true, now: momentOf(DAY, 10 * 60 + 20), mailUrl: box.url })
  server.databases.run('DIRECTORY', 'update account set email = ? where login = ?', OFFICER, 'shiomi')
  const [child] = server.databases.all(
    'SHARD_1',
    `select c.id, c.family_kana || ' ' || c.given_kana as kana from class_membership m
      join classroom r on r.facility_id = m.facility_id and r.id = m.classroom_id join child c on c.facility_id = m.facility_id and c.id = m.child_id
      where r.name = 'うさぎ組' and m.facility_id = 1 and m.starts_on <= ? and (m.ends_on is null or m.ends_on >= ?) order by c.kana_order limit 1`,
    DAY,
    DAY,
  )
  missing = { id: String(child?.id), kana: String(child?.kana) }
  for (const table of ['presence_fact', 'notice_confirmation', 'notice'])
    server.databases.run('SHARD_1', `delete from ${table} where facility_id = 1 and child_id = ?`, missing.id)
  server.databases.run('SHARD_1', "update topic_version set version = version + 1 where facility_id = 1 and topic = 'presence'")
  const enter = async (door: string, login: string, viewport: typeof DESK) => {
    const page = await browser.newPage({ viewport, baseURL: server.url })
    await enterDoor(page, door, login)
    return page
  }
  tablet = await enter('/room', 'yamada', TABLET)
  desk = await enter('/office', 'hayashi', DESK)
  city = await enter('/office', 'shiomi', DESK)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await box?.stop()
})

const tile = () => tablet.locator(`[data-child="${missing.id}"]`)
const call = () => desk.getByRole('button', { name: new RegExp(`${missing.kana}.*の家に電話する$`) })
const opensCase = () => city.getByRole('button', { name: /未登園の子どもの名前をひらく$/ })

test('RA17 class, desk and city show it; calls nobody answers close nothing', async () => {
  expect(await tile().getAttribute('data-status')).toBe('overdue')
  await call().click()
  const sheet = desk.getByRole('dialog')
  for (const outcome of ['出ない', '留守電'])
    await sheet
      .getByRole('button', { name: new RegExp(`に電話: ${outcome}$`) })
      .first()
      .click()
  await sheet.getByText(/留守電（林 直子）/).waitFor()
  await desk.keyboard.press('Escape')
  await call().waitFor()
  expect(await tile().getAttribute('data-status')).toBe('overdue')
  await opensCase().first().waitFor(PATIENT)
  expect((await city.locator('body').textContent()) ?? '').not.toContain(missing.kana)
})

test('RA18 the officer is told by mail of nobody, and reads the name and what came of the calls in the case alone', async () => {
  await server.tick()
  const [mail] = await box.to(OFFICER)
  expect(mail?.text).toContain('すぐに見てほしいことがあります')
  expect(mail?.text).not.toContain(missing.kana)
  expect(box.faults).toEqual([])
  await city.getByText('あなたのメールアドレスにも').waitFor()
  await opensCase().first().click()
  const found = city.getByRole('dialog')
  await found.getByText(missing.kana).waitFor()
  await found.getByText('留守電').first().waitFor()
  expect(await axe(city)).toEqual([])
  await shot(city, 'chase-case')
  await city.keyboard.press('Escape')
})

test('a2 RA17 the child being seen in its class ends it everywhere', async () => {
  await tile().click()
  await expect.poll(() => tile().getAttribute('data-status')).toBe('present')
  await expect.poll(() => call().count(), PATIENT).toBe(0)
  const left = await city.evaluate(async () => {
    const own = (await (await fetch('/api/account/me', { headers: { 'X-Door': 'office' } })).json()) as {
      organisations: { organisationId: number }[]
    }
    const answer = await fetch(`/api/city/${own.organisations[0]?.organisationId}/case?facility=1`, {
      headers: { 'X-Door': 'office' },
    })
    return answer.text()
  })
  expect(left).not.toContain(missing.id)
})
