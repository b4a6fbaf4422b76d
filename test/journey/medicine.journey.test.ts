// 与薬: asked for on a phone, received at the door, looked at by two people under their own PINs, given; and the child is on that day's nap checks.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { inBothColours } from '../kit/both-colours.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'
import { pairAtDesk } from '../kit/tablet-page.ts'

const DAY = '2026-11-20'
/** A nurse, whoever it is in the invented nursery. */
const SECOND = /やまだ ゆみ/
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

/** Opens a name at the tablet with the demo's PIN. */
async function openName(page: Page, kana: string | RegExp): Promise<void> {
  await page.getByRole('dialog').last().getByRole('button', { name: kana }).click()
  for (const digit of '2580') await page.getByRole('dialog').last().getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: 'ひらく', exact: true }).click()
}
/** A pharmacy's sheet as a phone photographs it. */
async function drawSheet(page: Page): Promise<Buffer> {
  const letters = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 1200, height: 1600 })
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no canvas')
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, 1200, 1600)
    pen.fillStyle = '#111'
    pen.font = '48px sans-serif'
    const lines = [
      'お薬の説明書',
      'さとう あおい 様',
      'アスベリンシロップ0.5%',
      '1日3回 毎食後 5日分',
      '1回 5mL',
      'せきをしずめる薬です',
    ]
    for (const [place, line] of lines.entries()) pen.fillText(line, 80, 160 + place * 110)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  return Buffer.from(letters, 'base64')
}
const inBoth = (page: Page, name: string) => inBothColours(page, `medicine-${name}`, { whole: true })

test('RD10 RD12 RE09 from the request on the phone to a dose that two people looked at', async () => {
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('link', { name: /あおい くすり/ }).click()
  await phone.getByRole('button', { name: '与薬をお願いする' }).click()
  const form = phone.getByRole('region', { name: '与薬をお願いする' })
  // Nothing is filled in beforehand; what is missing is said where it is missing, and what was typed stays.
  await form.getByLabel('薬の名前').fill('アンヒバ坐剤50mg')
  await form.getByRole('button', { name: '園に送る' }).click()
  await form.getByText('入れてください').first().waitFor()
  await form.getByText('確かめて、しるしを入れてください').waitFor()
  expect(await form.getByLabel('薬の名前').inputValue()).toBe('アンヒバ坐剤50mg')
  await form.getByRole('checkbox', { name: '座薬' }).check()
  await form.getByRole('checkbox', { name: '解熱剤' }).check()
  await form.getByText('登園を控えるめやす').waitFor()
  await form.getByRole('radio', { name: 'シロップ' }).check()
  await form.getByLabel('1回の量').fill('1個')
  await form.getByRole('radio', { name: '食後' }).check()
  await form.getByLabel('時刻').fill('12:10')
  await form.getByRole('radio', { name: '冷蔵' }).check()
  await form.getByLabel('病名・症状').fill('かぜ')
  await form.getByLabel('医療機関').fill('みなと小児科')
  await form.getByLabel('処方された日').fill('2026-11-19')
  await form.getByRole('checkbox', { name: /医師がこの子に処方/ }).check()
  await form.getByRole('button', { name: '園に送る' }).click()
  await form.getByText('はじめて使う座薬').waitFor()
  await inBoth(phone, 'ask')
  await form.getByRole('checkbox', { name: '座薬' }).uncheck()
  await form.getByRole('checkbox', { name: '解熱剤' }).uncheck()
  await form.getByLabel('薬の名前').fill('アスベリンシロップ')
  await form.getByLabel('1回の量').fill('5mL')
  // No drawing and no PDF becomes a picture; a photograph of the sheet does, and is shown before it goes.
  const choose = form.getByLabel('写真をえらぶ')
  await choose.setInputFiles({
    name: 'a.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  })
  await form.getByText('図（SVG）は送れません').waitFor()
  await choose.setInputFiles({ name: 'sheet.png', mimeType: 'image/png', buffer: await drawSheet(phone) })
  await form.getByRole('img').waitFor()
  await inBoth(phone, 'ask-sheet')
  await form.getByRole('button', { name: '園に送る' }).click()
  await phone.getByText('登園のとき、薬を手わたしてください').waitFor()
  await phone.getByRole('button', { name: '薬剤情報の写真を見る' }).click()
  await phone.getByRole('dialog').getByRole('img', { name: '薬剤情報の写真' }).waitFor()
  await phone.getByRole('dialog').getByRole('button', { name: 'とじる' }).click()
  await inBoth(phone, 'family')
  // For the medicine of the next day the same picture serves.
  await phone.getByRole('button', { name: '与薬をお願いする' }).click()
  await form.getByRole('button', { name: '前に送った写真を使う' }).click()
  await form.getByRole('img', { name: '薬剤情報の写真' }).waitFor()
  await form.getByRole('button', { name: 'やめる' }).click()

  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.getByRole('navigation').waitFor()
  const [minato] = server.databases.all(
    'SHARD_1',
    `select m.facility_id, m.classroom_id from medicine_request r join class_membership m on m.facility_id = r.facility_id
      and m.child_id = r.child_id and m.ends_on is null order by r.written_at desc limit 1`,
  )
  const tablet = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  const classIds = [String(minato?.classroom_id)]
  await pairAtDesk(tablet, desk, server, { facility: Number(minato?.facility_id), name: 'タブレット', kind: 'tablet', classIds })
  await tablet.getByRole('button', { name: '名前をひらく' }).first().click()
  await openName(tablet, /はやし なおこ/)
  await tablet.getByRole('tab', { name: /うさぎ/ }).click()
  await tablet.getByRole('region', { name: 'きょうの与薬' }).getByText('受け取り前 1件').waitFor()
  expect(await axe(tablet)).toEqual([])
  await shot(tablet, 'medicine-board')
  await tablet.getByRole('region', { name: 'きょうの与薬' }).getByRole('button', { name: 'ひらく' }).click()
  const card = tablet.getByRole('article', { name: /さとう あおい アスベリンシロップ/ })
  // Two children of that name in one class: said, and the difference underlined.
  await card.getByText('似た名前の子がいます').waitFor()
  // What the pharmacy printed stands beside what is ticked, and fills the tablet when it is pressed.
  await card.getByText('薬剤情報の写真か原本と、薬の名前・量を見くらべた').waitFor()
  await card.locator('img[alt="薬剤情報の写真"]').waitFor()
  await inBoth(tablet, 'receive')
  await card.getByRole('button', { name: /薬剤情報の写真/ }).click()
  const large = tablet.getByRole('dialog', { name: '薬剤情報の写真' })
  await large.locator('img').waitFor()
  await shot(tablet, 'medicine-sheet-large')
  await large.getByRole('button', { name: 'とじる' }).click()
  // Without a line the list is read, and what to do on paper is said; nothing can be pressed that would be held against nobody's other look.
  await tablet.context().setOffline(true)
  await tablet.getByText(/紙の依頼票に2人で書いておき/).waitFor({ timeout: 40_000 })
  await tablet.getByText(/までに届いた依頼です/).waitFor({ timeout: 40_000 })
  expect(await card.getByRole('checkbox').count()).toBe(0)
  await card.getByText('アスベリンシロップ').waitFor()
  await inBoth(tablet, 'no-line')
  await tablet.context().setOffline(false)
  await card.getByRole('checkbox').first().waitFor({ timeout: 40_000 })
  const receive = card.getByRole('button', { name: '受け取りました' })
  expect(await receive.isDisabled()).toBe(true)
  for (const box of await card.getByRole('checkbox').all()) await box.check({ force: true })
  await receive.click()
  await card.getByText('1人目の確認').waitFor()
  const look = async () => {
    for (const box of await card.getByRole('checkbox').all()) await box.check({ force: true })
    await card.getByRole('button', { name: '4つとも確かめました' }).click()
  }
  await inBoth(tablet, 'first-look')
  await look()
  await card.getByText('2人目の確認を待っています').waitFor()
  expect(await card.getByRole('button', { name: /飲ませました/ }).count()).toBe(0)
  await inBoth(tablet, 'waits-for-second')
  await card.getByRole('button', { name: '2人目の名前をひらく' }).click()
  await openName(tablet, SECOND)
  await card.getByText('2人目の確認', { exact: true }).waitFor()
  await look()
  await card.getByText('2人が確認しました').waitFor()
  await inBoth(tablet, 'ready')
  await card.getByRole('button', { name: /飲ませました/ }).click()
  await card.getByRole('listitem').filter({ hasText: '飲ませました' }).waitFor()
  const steps = server.databases.all(
    'SHARD_1',
    'select kind, account_id from medicine_step where day = ? order by received_at',
    DAY,
  )
  expect(steps.map(({ kind }) => kind)).toEqual(['received', 'checked', 'checked', 'given'])
  expect(new Set(steps.filter(({ kind }) => kind === 'checked').map(({ account_id }) => account_id)).size).toBe(2)
  await inBoth(tablet, 'given')

  await desk.goto('/office/medicine')
  await desk.getByRole('article', { name: /さとう あおい/ }).waitFor()
  await inBoth(desk, 'desk')
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'medicine-paper', { whole: true })

  await phone.reload()
  await phone.getByText(/飲ませました/).waitFor()
  await shot(phone, 'medicine-family-given', { whole: true })
})
