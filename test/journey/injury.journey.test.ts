// けがの連絡: written at the tablet on the drawing and in words, let out by 園長, seen and acknowledged by the mother; and the card for an ill child.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'
let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 11 * 60 + 50) })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const inBoth = (page: Page, name: string) => inBothColours(page, `injury-${name}`, { whole: true })

test('RD09 RA25 a note waits for 園長, the mother reads it without what is kept inside, says that she has, and writes back', async () => {
  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  const open = async () => {
    await room.locator('[data-child]').filter({ hasText: 'さとう' }).filter({ hasText: 'あおい' }).click({ button: 'right' })
    await room.getByRole('dialog').getByRole('button', { name: 'けがの連絡' }).click()
  }
  await open()
  const form = room.getByRole('region', { name: 'けがの連絡を書く' })
  await form.getByRole('button', { name: '園庭' }).click()
  await form.getByRole('button', { name: '書いて、確認をお願いする' }).click()
  await form.getByText('まだのところがあります').waitFor()
  await form.getByText('1つ以上えらんでください').first().waitFor()
  // The drawing and the words are one choice.
  await form.locator('[data-part=left_knee]').click()
  expect(await form.getByRole('checkbox', { name: '左ひざ' }).isChecked()).toBe(true)
  await form.getByRole('checkbox', { name: 'ひたい・頭' }).check()
  await form.getByRole('checkbox', { name: 'すり傷' }).check()
  await form.getByRole('checkbox', { name: 'こぶ' }).check()
  await form.getByLabel('どんなことがあったか').fill('すべり台の前で走っていて、ころびました')
  await form.getByLabel('手当').fill('流水で洗い、10分冷やしました')
  await form.getByRole('radio', { name: '受診なし' }).check()
  await form.getByLabel('園内の記録').fill('うしろから しみず やまとくんが ぶつかった')
  await form.getByLabel('見ていた人').fill('山田')
  await inBoth(room, 'form')
  // A tablet that starts again in the middle has forgotten nothing.
  await room.reload()
  await open()
  await form.getByLabel('手当').waitFor()
  await expect.poll(() => form.getByLabel('手当').inputValue()).toBe('流水で洗い、10分冷やしました')
  expect(await form.getByRole('checkbox', { name: '左ひざ' }).isChecked()).toBe(true)
  await form.getByRole('button', { name: '書いて、確認をお願いする' }).click()
  const mine = room.getByRole('article', { name: /さとう あおい .*けがの連絡/ })
  await mine.getByText('主任・園長の確認待ち').waitFor()
  await mine.getByText('頭・顔のけが', { exact: true }).waitFor()
  expect(await mine.getByRole('button', { name: '確認して家庭に出す' }).count()).toBe(0)
  await inBoth(room, 'waits')

  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('link', { name: /あおい けが・体調の連絡/ }).click()
  await phone.getByText('連絡はありません').waitFor()

  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/injury')
  const note = desk.getByRole('article', { name: /さとう あおい/ })
  await note.waitFor()
  await inBoth(desk, 'desk')
  await note.getByRole('button', { name: '確認して家庭に出す' }).click()
  await note.getByText('家庭に出しました').waitFor()
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'injury-paper', { whole: true })
  await desk.emulateMedia({ media: 'screen' })

  await phone.goto('/family')
  await phone.getByText('大切な連絡があります').waitFor()
  await phone.getByRole('link', { name: /あおい けが・体調の連絡/ }).click()
  const read = phone.getByRole('region', { name: /けがの連絡/ })
  await read.getByText('すべり台の前で走っていて、ころびました').waitFor()
  expect(await phone.content()).not.toContain('やまと')
  await inBoth(phone, 'family')
  await read.getByRole('button', { name: '確認しました' }).click()
  await read.getByRole('button', { name: '確認しました' }).waitFor({ state: 'detached' })
  await desk.reload()
  await note.getByText(/既読 1人 ・ 確認 1人/).waitFor()

  // RA25: she writes back, and who wrote the note reads it.
  await read.getByRole('button', { name: '園に返信する' }).click()
  await read.getByLabel('園に返信する').fill('夜も、ようすを見ます。')
  await inBoth(phone, 'reply')
  await read.getByRole('button', { name: '返信を送る' }).click()
  await read.getByText('夜も、ようすを見ます。').waitFor()
  await desk.reload()
  await note.getByText('夜も、ようすを見ます。').waitFor()
})

test('RD09 a note that is written without a line is kept, stands there as 未送信, and is the nursery’s once when the line is back', async () => {
  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const open = async () => {
    await room.locator('[data-child]').filter({ hasText: 'さとう' }).filter({ hasText: 'あおい' }).click({ button: 'right' })
    await room.getByRole('dialog').getByRole('button', { name: 'けがの連絡' }).click()
  }
  await open()
  const form = room.getByRole('region', { name: 'けがの連絡を書く' })
  await room.context().setOffline(true)
  const write = async (what: string) => {
    await form.getByRole('button', { name: 'ホール' }).click()
    await form.getByRole('checkbox', { name: '右ひじ' }).check()
    await form.getByRole('checkbox', { name: 'こぶ' }).check()
    await form.getByLabel('どんなことがあったか').fill(what)
    await form.getByLabel('手当').fill('冷やしました')
    await form.getByRole('radio', { name: '受診なし' }).check()
    await form.getByRole('button', { name: '書いて、確認をお願いする' }).click()
  }
  await write('積み木につまずきました')
  const kept = room.getByRole('article').filter({ hasText: '積み木につまずきました' })
  await kept.getByText('未送信', { exact: true }).waitFor()
  expect(await kept.getByRole('button').count()).toBe(0)
  expect(await form.getByLabel('手当').inputValue()).toBe('')
  await inBoth(room, 'kept')
  const rows = () => server.databases.all('SHARD_1', "select id, account_id from injury where what = '積み木につまずきました'")
  expect(rows()).toEqual([])
  // A tablet that starts again has it still.
  await room.reload()
  await open()
  await kept.getByText('未送信', { exact: true }).waitFor()
  await room.context().setOffline(false)
  await kept.getByText('主任・園長の確認待ち').waitFor({ timeout: 40_000 })
  expect(rows()).toHaveLength(1)
  // What is wrong is said beside what was typed while there is a line, and what was typed stays.
  await form.getByLabel('いつ').fill('23:50')
  await write('まだ来ていない時刻')
  await form.getByText('まだ来ていない時刻です').first().waitFor()
  expect(await form.getByLabel('手当').inputValue()).toBe('冷やしました')
})

test('RA22 a card for an ill child is gathered at the tablet, read on the phone and printed at the desk', async () => {
  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.locator('[data-child]').filter({ hasText: 'さとう' }).filter({ hasText: 'あおい' }).click({ button: 'right' })
  await room.getByRole('dialog').getByRole('button', { name: '引き継ぎカード' }).click()
  const card = room.getByRole('dialog', { name: /引き継ぎカード/ })
  await card.getByLabel('ひとこと').fill('水分はとれています')
  await inBoth(room, 'card')
  await card.getByRole('button', { name: '家庭に出す' }).click()
  await card.getByText(/に出しました/).waitFor()

  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('link', { name: /あおい けが・体調の連絡/ }).click()
  await phone
    .getByRole('region', { name: /引き継ぎカード/ })
    .getByText('水分はとれています')
    .waitFor()
  await inBoth(phone, 'family-card')

  const [child] = server.databases.all('SHARD_1', 'select child_id from handover_card limit 1')
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto(`/office/handover/${child?.child_id}`)
  await desk.getByRole('tab', { name: 'A5' }).click()
  await desk.getByText('水分はとれています').first().waitFor()
  await inBoth(desk, 'desk-card')
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'injury-card-paper', { whole: true })
})
