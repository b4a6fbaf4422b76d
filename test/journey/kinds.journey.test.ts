// Which papers a house uses, and every kind begun from the desk: a class's, a child's, the house's, and something that happened.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
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

const at = async (login: string, path = '/office/document', viewport = DESK): Promise<Page> => {
  const page = await browser.newPage({ viewport, baseURL: server.url })
  await enterDoor(page, '/office', login)
  await page.goto(path)
  return page
}
const bothColours = async (page: Page, name: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axe(page)).toEqual([])
    await shot(page, `${name}-${colorScheme}`, { whole: true })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

test('RG18 RG20 園長 says which papers the house uses from when and by when, and they are waited for', async () => {
  const director = await at('mori', '/office/document/kinds')
  await director.getByRole('button', { name: '園日誌を使いはじめる' }).click()
  const dialog = director.getByRole('dialog', { name: '園日誌を使いはじめる' })
  await dialog.getByLabel('期限').selectOption({ label: '終わる日の1日後' })
  expect(await axe(director)).toEqual([])
  await shot(director, 'kinds-use')
  await dialog.getByRole('button', { name: '決める' }).click()
  await director
    .getByRole('row', { name: /園日誌/ })
    .getByText('11/20（金）から使っています')
    .waitFor()
  await bothColours(director, 'kinds')
  await director.goto('/office/document')
  await director.getByRole('tab', { name: '提出状況' }).click()
  await director.getByRole('heading', { name: '園日誌' }).waitFor()
  await director.getByRole('heading', { name: '避難訓練' }).waitFor()
  await bothColours(director, 'kinds-board')
}, 120_000)

test('RG01 RG17 every kind is begun from the shelf; of what happened, two stand beside each other on a day', async () => {
  const teacher = await at('yamada')
  await teacher.getByRole('tab', { name: 'さがす・書きはじめる' }).click()
  await bothColours(teacher, 'kinds-shelf')
  for (const name of ['門の鍵が開いていた', '椅子が倒れた 髙﨑🌱']) {
    await teacher.getByRole('button', { name: 'ヒヤリハット報告を書きはじめる' }).click()
    await teacher.getByRole('dialog').getByRole('button', { name: '書きはじめる' }).click()
    await teacher.getByRole('textbox', { name: '件名' }).fill(name)
    await teacher.getByText('保存しました').waitFor()
    await teacher.getByRole('link', { name: '書類の一覧' }).click()
    await teacher.getByRole('tab', { name: 'さがす・書きはじめる' }).click()
  }
  await teacher.getByRole('button', { name: '2件 この月のヒヤリハット報告' }).click()
  await teacher
    .getByRole('dialog')
    .getByRole('link', { name: /椅子が倒れた 髙﨑🌱/ })
    .waitFor()
  expect(await axe(teacher)).toEqual([])
  await shot(teacher, 'kinds-found')
  await teacher
    .getByRole('dialog')
    .getByRole('link', { name: /門の鍵/ })
    .click()
  await expect.poll(() => teacher.getByRole('textbox', { name: '件名' }).inputValue()).toBe('門の鍵が開いていた')

  await teacher.goto('/office/document')
  await teacher.getByRole('tab', { name: 'さがす・書きはじめる' }).click()
  await teacher.getByRole('button', { name: '個別指導計画を書きはじめる' }).click()
  await shot(teacher, 'kinds-begin')
  await teacher.getByRole('dialog').getByRole('button', { name: '書きはじめる' }).click()
  await teacher.getByRole('heading', { level: 1, name: /個別指導計画/ }).waitFor()
  expect(new URL(teacher.url()).searchParams.get('day')).toBe('2026-11-01')

  const phone = await at('yamada', '/office/document', PHONE)
  await phone.getByRole('tab', { name: 'さがす・書きはじめる' }).click()
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'kinds-shelf-phone', { whole: true })
}, 180_000)

test('RG03 RG07 園長 makes a form of the house’s own, without 主任, and it is written from then on', async () => {
  const director = await at('mori', '/office/document/kinds')
  await director.getByRole('link', { name: '様式を変える ヒヤリハット報告' }).click()
  await director.getByRole('textbox', { name: '書類の名前' }).fill('ヒヤリハット（うちの園）')
  await director.getByRole('radio', { name: '園長が決裁', exact: true }).check({ force: true })
  await director.getByRole('button', { name: '外す 共有した日・会議' }).click()
  await director.getByRole('button', { name: '項目をたす' }).click()
  await director.getByRole('textbox', { name: /^11\s文$/ }).fill('天候')
  await bothColours(director, 'kinds-form')
  await director.getByRole('button', { name: 'この様式にする' }).click()
  await director.getByRole('row', { name: /ヒヤリハット（うちの園）/ }).waitFor()
  await director.goto('/office/document')
  await director.getByRole('tab', { name: 'さがす・書きはじめる' }).click()
  await director.getByRole('button', { name: 'ヒヤリハット（うちの園）を書きはじめる' }).click()
  await director.getByRole('dialog').getByRole('button', { name: '書きはじめる' }).click()
  await director.getByRole('textbox', { name: '天候' }).fill('雨')
  await director.getByText('保存しました').waitFor()
  expect(await director.getByRole('textbox', { name: '共有した日・会議' }).count()).toBe(0)
  expect(await axe(director)).toEqual([])
}, 120_000)

test('RG03 the city gives a form to all its houses, and each finds it', async () => {
  const city = await at('shiomi', '/office/city/form')
  await city.getByLabel('もとにする書類').selectOption({ label: 'ヒヤリハット報告' })
  await city.getByRole('textbox', { name: '書類の名前' }).fill('市のヒヤリハット')
  await bothColours(city, 'kinds-city')
  await city.getByRole('button', { name: 'この様式にする' }).click()
  await city.getByText('市のすべての園に配りました').waitFor()
  const director = await at('mori', '/office/document/kinds')
  await director.getByRole('row', { name: /市のヒヤリハット/ }).waitFor()
}, 120_000)
