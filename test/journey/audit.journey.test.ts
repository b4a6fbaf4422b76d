// What was done and looked at, at the director's desk: a deed of a minute ago is found by the child's name, the report says who saw the
// child, both go along as files, and the family reads its own short list.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'
const CHILD = '佐藤 碧'

let browser: TestBrowser
let server: TestServer
let desk: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50) })
  desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const row = (text: string | RegExp) => desk.getByRole('row').filter({ hasText: text })

async function pick(name: string): Promise<void> {
  await desk.getByLabel('子ども・人・端末').fill(name)
  await desk
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click()
  await desk.getByText(`${name} の記録だけ`).waitFor()
}

async function downloaded(): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: 'CSVで保存' }).click()])
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return { name: download.suggestedFilename(), text: Buffer.concat(parts).toString('utf8') }
}

/** No fault on the screen as it stands, in light and dark, and nothing wider than a narrow window. */
async function sound(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.emulateMedia({ colorScheme })
    expect(await axe(desk)).toEqual([])
    await shot(desk, `${name}-${colorScheme}`)
  }
  await desk.emulateMedia({ colorScheme: 'light' })
  await desk.setViewportSize({ width: 320, height: 700 })
  expect(await desk.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  await shot(desk, `${name}-320`)
  await desk.setViewportSize(DESK)
}

test('the telephone numbers of a child are opened, and that is in the records under the child’s name', async () => {
  const child = server.databases.all('SHARD_1', "select id from child where family_name = '佐藤' and given_name = '碧'")[0]?.id
  await desk.goto(`/office/child/${child}`)
  await desk.getByRole('button', { name: '連絡先をひらく' }).click()
  await desk
    .getByRole('link', { name: /0[0-9-]{9,}/ })
    .first()
    .waitFor()
  await desk.getByRole('link', { name: '記録', exact: true }).click()
  await desk.getByRole('heading', { level: 1, name: /^記録/ }).waitFor()
  await pick(CHILD)
  await row('連絡先を閲覧').first().waitFor()
  await sound('audit')
  const { name, text } = await downloaded()
  expect(name).toMatch(/^記録_.*\.csv$/)
  expect(text).toContain('森 和代')
  expect(text).toContain(CHILD)
})

test('the report says who saw the child, can be printed and kept as a file, and is itself in the records', async () => {
  await desk.getByRole('link', { name: 'だれが見たかをしらべる' }).click()
  await desk.getByText('期間をえらんで').waitFor()
  await sound('exposure-empty')
  await pick(CHILD)
  await desk.getByRole('button', { name: 'しらべる', exact: true }).click()
  await row('森 和代').first().waitFor()
  await sound('exposure')
  const { text } = await downloaded()
  expect(text).toContain('森 和代')
  await desk.getByRole('link', { name: '記録にもどる' }).click()
  await row('操作の記録を閲覧').first().waitFor()
})

test('who signed in stands beside it', async () => {
  await desk.getByRole('tab', { name: 'サインイン' }).click()
  await row('森 和代').first().waitFor()
  await sound('audit-sign-ins')
})

test('the family reads on which day which role opened its child’s sensitive records, and no name', async () => {
  const phone = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(phone, '/family', 'sato')
  await phone.getByRole('heading', { level: 2, name: '園から' }).waitFor()
  await phone.goto('/family/settings')
  await phone.getByRole('link', { name: 'あおい の記録を見た人' }).click()
  await phone.getByText('園長').first().waitFor()
  expect(await phone.getByText('森 和代').count()).toBe(0)
  expect(await axe(phone)).toEqual([])
  await shot(phone, 'family-access', { whole: true })
  await phone.context().close()
})
