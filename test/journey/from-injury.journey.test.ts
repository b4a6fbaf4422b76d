// From an injury to its report, and from a near miss to what is done about it; what one shift tells the next, at the tablet and at the desk.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { DESK, openBrowser, PHONE, TABLET, type TestBrowser } from '../kit/browser.ts'
import { printed } from '../kit/paper.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'
const NOW = momentOf(DAY, 11 * 60 + 50)
let browser: TestBrowser
let server: TestServer
let desk: Page
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: NOW })
  desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const inBoth = (page: Page, name: string) => inBothColours(page, `from-injury-${name}`, { whole: true })

test('RM08 RM09 RM14 事故報告 begins from けがの連絡 with one press, its facts are taken with their source, and the same press opens it again', async () => {
  const [child] = server.databases.all(
    'SHARD_1',
    `select m.child_id as id from class_membership m join classroom r on r.facility_id = m.facility_id and r.id = m.classroom_id
      where m.facility_id = 1 and r.name = 'うさぎ組' and m.ends_on is null limit 1`,
  )
  const wrote = await desk.evaluate(
    (body) =>
      fetch('/api/f/1/injury/write', {
        method: 'POST',
        headers: { 'X-Door': 'office', 'Content-Type': 'application/json' },
        body,
      }).then((answer) => answer.status),
    JSON.stringify({
      ...{ id: newId(NOW), childId: child?.id, at: NOW - 3_600_000, place: '園庭', parts: ['head'], kinds: ['bump'] },
      ...{ what: 'すべり台の前で走っていて、ころびました', aid: '10分冷やしました', doctor: 'none', clinic: '' },
      ...{ inside: 'うしろから友だちがぶつかった', sawBy: '山田' },
    }),
  )
  expect(wrote).toBe(200)
  await desk.goto('/office/injury')
  const note = desk.getByRole('article').filter({ hasText: 'すべり台の前で' })
  await note.getByRole('link', { name: '事故報告書' }).click()
  const place = desk.getByRole('region', { name: '発生場所' })
  await place.getByText('けがの連絡から').waitFor()
  // Nothing is in it before somebody says so.
  expect(await place.getByRole('textbox').inputValue()).toBe('')
  await place.getByRole('button', { name: 'すべて使う' }).click()
  expect(await place.getByRole('textbox').inputValue()).toBe('園庭')
  const course = desk.getByRole('region', { name: '発生状況（時系列）' })
  await course.getByRole('button', { name: 'すべて使う' }).click()
  expect(await course.getByRole('textbox').nth(1).inputValue()).toBe('すべり台の前で走っていて、ころびました')
  await desk.getByText('保存しました').waitFor()
  await inBoth(desk, 'accident')
  await desk.goto('/office/injury')
  await note.getByRole('link', { name: '事故報告書' }).click()
  await expect.poll(() => desk.getByRole('region', { name: '発生場所' }).getByRole('textbox').inputValue()).toBe('園庭')
}, 120_000)

test('RM08 RM10 a near miss is tapped and handed in at the tablet, added up at the desk, and what is to be done about it waits until it is done', async () => {
  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.getByRole('button', { name: '記録', exact: true }).click()
  await room.getByRole('tab', { name: 'ヒヤリ' }).click()
  await room.getByRole('region', { name: '件名' }).getByRole('textbox').fill('門の鍵が開いていた')
  await room.getByRole('region', { name: '場所' }).getByRole('button', { name: '玄関・門' }).click()
  await room.getByRole('region', { name: '種類' }).getByRole('button', { name: '見失い' }).click()
  await room
    .getByRole('region', { name: /子どもの年齢/ })
    .getByRole('button', { name: '4歳' })
    .click()
  await room.getByText('保存しました').waitFor()
  await inBoth(room, 'near-miss-room')
  await room.getByRole('button', { name: '提出する' }).click()
  await room.getByText('提出されています').waitFor()
  await desk.goto('/office/document/near-misses')
  await desk
    .getByRole('table', { name: '場所' })
    .getByRole('row', { name: /玄関・門/ })
    .waitFor()
  await inBoth(desk, 'near-misses')
  expect((await printed(desk, 'near-misses')).sizes).toEqual(['210 × 297'])
  await desk.getByRole('link', { name: /門の鍵が開いていた/ }).click()
  await desk.getByRole('button', { name: '改善策を書く' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('すること').fill('鍵を二重にする')
  await dialog.getByLabel('いつまで').fill('2026-11-27')
  await dialog.getByRole('button', { name: '書く', exact: true }).click()
  await desk.getByText('鍵を二重にする').waitFor()
  await inBoth(desk, 'measure')
  await desk.goto('/office/document')
  await desk.getByRole('heading', { name: 'まだすんでいない改善策' }).waitFor()
  await desk.getByRole('link', { name: /鍵を二重にする/ }).click()
  await desk.getByRole('button', { name: '済にする 鍵を二重にする' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '済にする' }).click()
  await desk.getByRole('button', { name: 'まだにもどす 鍵を二重にする' }).waitFor()
  await desk.goto('/office/document')
  await desk.getByRole('tab', { name: 'さがす・書きはじめる' }).click()
  await desk.getByRole('link', { name: '午睡チェック表' }).waitFor()
  expect(await desk.getByText('まだすんでいない改善策').count()).toBe(0)
  await inBoth(desk, 'shelf')
}, 120_000)

test('RG22 RG07 申し送り goes out of the tablet and is read at the desk by name; 園長 says who stands in', async () => {
  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.getByRole('button', { name: '記録', exact: true }).click()
  await room.getByRole('tab', { name: '申し送り' }).click()
  await room.getByLabel('伝えること').fill('午後から鼻水が出ています')
  await room.getByRole('button', { name: '送る', exact: true }).first().click()
  await room.getByText('まだだれも読んでいません').waitFor()
  await inBoth(room, 'relay-room')
  await desk.goto('/office/relay')
  await desk.getByRole('button', { name: '1件を読みました' }).click()
  await desk
    .getByRole('listitem')
    .getByText(/既読 .*森/)
    .waitFor()
  await inBoth(desk, 'relay')
  // Whoever has every class tells it on to the one before them.
  const lead = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(lead, '/room', 'hayashi')
  await lead.getByRole('tab', { name: 'うさぎ' }).click()
  await lead.getByRole('button', { name: '記録', exact: true }).click()
  await lead.getByRole('tab', { name: '申し送り' }).click()
  expect(await lead.getByLabel('どこに').locator('option:checked').textContent()).toBe('うさぎ組')
  await lead.close()
  const phone = await browser.newPage({ viewport: { ...PHONE, width: 320 }, baseURL: server.url })
  await enterDoor(phone, '/office', 'mori')
  await phone.goto('/office/document/absence')
  await phone.getByRole('heading', { name: '不在と代決者' }).first().waitFor()
  await inBoth(phone, 'absence')
}, 120_000)
