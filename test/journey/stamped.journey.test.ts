// Six are stamped at the entrance, five are received in the room. Class, desk and city see the sixth, and only being seen takes it away.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'
const STAMPED = momentOf(DAY, 8 * 60 + 20)

let browser: TestBrowser
let server: TestServer
let [tablet, desk, city]: [Page, Page, Page] = [] as never
let forgotten: string

beforeAll(async () => {
  browser = await openBrowser()
  // The facility's fifteen minutes are over, the plan of nobody has passed.
  server = await startServer({ demo: true, now: STAMPED + 16 * 60_000 })
  const run = (sql: string, ...values: (string | number | null)[]) => server.databases.run('SHARD_1', sql, ...values)
  const children = server.databases.all(
    'SHARD_1',
    `select m.child_id as id, c.family_kana || ' ' || c.given_kana as kana, m.facility_id as facility from class_membership m
      join classroom r on r.facility_id = m.facility_id and r.id = m.classroom_id join child c on c.facility_id = m.facility_id and c.id = m.child_id
      where r.name = 'うさぎ組' and m.facility_id = 1 and m.starts_on <= ? and (m.ends_on is null or m.ends_on >= ?) order by c.kana_order`,
    DAY,
    DAY,
  )
  // Nothing else is odd this morning.
  for (const table of ['presence_fact', 'notice_confirmation', 'notice']) run(`delete from ${table} where facility_id = 1`)
  for (const [place, { id, facility }] of children.slice(0, 6).entries()) {
    const act = newId(STAMPED)
    const add = (kind: string, at: number, source: string, actId = act) =>
      run(
        `insert into presence_fact (facility_id, day, child_id, id, kind, at, received_at, account_id, source)
          values (?, ?, ?, ?, ?, ?, ?, 'a', ?)`,
        Number(facility),
        DAY,
        String(id),
        actId,
        kind,
        at,
        at,
        source,
      )
    add('arrive', STAMPED, 'kiosk')
    if (place < 5) add('sighting', STAMPED + 60_000, 'room', newId(STAMPED + 60_000))
  }
  run("update topic_version set version = version + 1 where facility_id = 1 and topic = 'presence'")
  forgotten = String(children[5]?.kana)
  const enter = async (door: string, login: string, viewport: typeof DESK) => {
    const page = await browser.newPage({ viewport, baseURL: server.url })
    await enterDoor(page, door, login)
    return page
  }
  tablet = await enter('/room', 'yamada', TABLET)
  desk = await enter('/office', 'mori', DESK)
  city = await enter('/office', 'shiomi', DESK)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const tile = () => tablet.locator('[data-child]').filter({ hasText: new RegExp(forgotten.replace(' ', '\\s*')) })
const inClass = () => tablet.getByText('だれも見ていません')
const atDesk = () => desk.getByText(/打刻のみ 8:20/)
const inCity = () => city.getByText('打刻のみ 1人　だれも見ていません')

test('RB11 RA17 six stamped and five received are red in the class, at the desk and in the city within the set minutes', async () => {
  await inClass().first().waitFor()
  await atDesk().first().waitFor()
  await inCity().waitFor()
  expect(await tile().getAttribute('data-status')).toBe('stamped')
  expect((await city.locator('body').textContent()) ?? '').not.toContain(forgotten)
  for (const page of [tablet, desk, city]) expect(await axe(page)).toEqual([])
  await shot(tablet, 'stamped-room')
  await shot(city, 'stamped-city')
})

test('a1 an absence written down for the child clears nothing; only a caregiver who sees it does', async () => {
  const childId = await tile().getAttribute('data-child')
  const told = await tablet.evaluate(
    ([id, child, day]) =>
      fetch('/api/f/1/notice', {
        method: 'POST',
        headers: { 'X-Door': 'room', 'Content-Type': 'application/json' },
        body: JSON.stringify({ id, childIds: [child], kind: 'absent', reason: 'sick', from: day }),
      }).then((answer) => answer.status),
    [newId(server.now()), String(childId), DAY],
  )
  expect(told).toBe(200)
  await tablet.getByText('連絡と打刻がちがう').first().waitFor()
  await desk.getByText('おやすみの連絡　なのに打刻 8:20').first().waitFor()
  await city.reload()
  await inCity().waitFor()
  expect(await tile().getAttribute('data-status')).toBe('stamped')
  await tile().click()
  await expect.poll(() => tile().getAttribute('data-status')).toBe('present')
  await expect.poll(() => inClass().count(), { timeout: 15_000 }).toBe(0)
  await expect.poll(() => atDesk().count(), { timeout: 30_000 }).toBe(0)
})
