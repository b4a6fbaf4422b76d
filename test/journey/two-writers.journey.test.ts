// Two tablets in one 月案, one of them without a line: nothing that anybody typed is lost, and where both wrote the same both are shown.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, openBrowser, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
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

const saved = (page: Page) => page.getByText('保存しました').waitFor()
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

async function openPlan(login: string, classId: string): Promise<Page> {
  const page = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(page, '/office', login)
  await page.getByRole('link', { name: '書類', exact: true }).waitFor()
  await page.goto(`/office/document/month_plan?day=2026-12-01&subject=${classId}`)
  await page.getByRole('heading', { level: 1, name: /月案/ }).waitFor()
  return page
}

test('RG08 RG09 two tablets in one 月案, one offline: nothing is lost, both texts stand side by side until one is made of them', async () => {
  const [rabbit] = server.databases.all('SHARD_1', "select id from classroom where facility_id = 1 and name = 'うさぎ組'")
  const classId = String(rabbit?.id)
  const teacher = await openPlan('yamada', classId)
  const head = await openPlan('hayashi', classId)
  await teacher.context().setOffline(true)
  await box(teacher, '今月の保育目標').fill('冬の自然にふれ、体を動かして遊ぶ')
  await box(teacher, '食育').fill('白菜をちぎってみる')
  await teacher.getByText(/電波が届いていません/).waitFor()
  await box(head, '今月の保育目標').fill('寒さに負けず、戸外で遊ぶ')
  await box(head, '今月の行事').fill('12/18 おたのしみ会')
  await saved(head)
  await box(teacher, '家庭との連携').fill('着がえを多めにお願いする')

  await teacher.context().setOffline(false)
  await saved(teacher)
  const both = teacher.getByRole('group', { name: 'ふたりの文がならんでいます' })
  await both.getByText('冬の自然にふれ、体を動かして遊ぶ').waitFor()
  await both.getByText('寒さに負けず、戸外で遊ぶ').waitFor()
  expect(await box(teacher, '今月の行事').inputValue()).toBe('12/18 おたのしみ会')
  expect(await teacher.getByRole('button', { name: '提出する' }).isDisabled()).toBe(true)
  expect(await axe(teacher)).toEqual([])
  await shot(teacher, 'document-two-texts')

  await head.reload()
  await head.getByRole('group', { name: 'ふたりの文がならんでいます' }).waitFor()
  expect(await box(head, '食育').inputValue()).toBe('白菜をちぎってみる')
  expect(await box(head, '家庭との連携').inputValue()).toBe('着がえを多めにお願いする')

  for (const one of await both.getByRole('button', { name: 'この文を下のらんに入れる' }).all()) await one.click()
  await saved(teacher)
  await both.waitFor({ state: 'detached' })
  expect(await box(teacher, '今月の保育目標').inputValue()).toContain('寒さに負けず')
  expect(await box(teacher, '今月の保育目標').inputValue()).toContain('冬の自然にふれ')

  // What one began on one device is there on the other.
  const third = await openPlan('yamada', classId)
  await expect.poll(() => box(third, '家庭との連携').inputValue()).toBe('着がえを多めにお願いする')
}, 180_000)
