// 保育日誌 from the first word to the printer: written by the teacher out of the day, sent back, written again, checked, decided, printed.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, shot, type TestBrowser } from '../kit/browser.ts'
import { withoutPapers } from '../kit/no-papers.ts'
import { printed } from '../kit/paper.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 7 * 60 + 50) })
  withoutPapers(server, '2026-11-09')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const at = async (login: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', login)
  await page.getByRole('link', { name: '書類', exact: true }).click()
  await page.getByRole('tab', { name: /自分の番/ }).waitFor()
  return page
}
const saved = (page: Page) => page.getByText('保存しました').waitFor()

test('RG06 RG07 RG09 RG16 RG18 a teacher writes the diary at the desk, it comes back, is written again, checked, decided and printed', async () => {
  const teacher = await at('yamada')
  await teacher.getByRole('tab', { name: '提出状況' }).click()
  await teacher.getByRole('heading', { name: '保育日誌' }).waitFor()
  expect(await axe(teacher)).toEqual([])
  await shot(teacher, 'document-board')
  await teacher.getByRole('link', { name: /保育日誌 うさぎ組 11\/19/ }).click()
  await teacher.getByRole('heading', { level: 1, name: /保育日誌/ }).waitFor()
  const offers = teacher.getByRole('region', { name: '出欠' }).getByRole('button', { name: /^使う/ })
  await offers.first().click()
  await saved(teacher)
  expect(await teacher.getByRole('textbox', { name: '出欠' }).inputValue()).toContain('在籍')
  await teacher.getByRole('textbox', { name: '養護' }).fill('ひとりひとりの眠りのリズムをたいせつに')
  await teacher.getByRole('textbox', { name: '子どもの姿から' }).fill('砂場で、同じ大きさの型を集めていた')
  await teacher.getByRole('textbox', { name: '保育者自身' }).fill('声をかけるのが早かった')
  await saved(teacher)
  for (const colorScheme of ['light', 'dark'] as const) {
    await teacher.emulateMedia({ colorScheme })
    expect(await axe(teacher)).toEqual([])
    await shot(teacher, `document-writing-${colorScheme}`)
  }
  await teacher.emulateMedia({ colorScheme: 'light' })

  // Without a line nothing typed is lost, and it is saved when there is one.
  await teacher.context().setOffline(true)
  await teacher.getByRole('textbox', { name: '特記' }).fill('髙﨑さんより、明日は10時に登園とのこと')
  await teacher.getByText(/電波が届いていません/).waitFor()
  await teacher.context().setOffline(false)
  await saved(teacher)
  await teacher.reload()
  await expect.poll(() => teacher.getByRole('textbox', { name: '特記' }).inputValue()).toContain('髙﨑')

  await teacher.getByRole('button', { name: '提出する' }).click()
  await teacher.getByRole('button', { name: '引戻す' }).waitFor()

  const head = await at('hayashi')
  const waits = head.getByRole('tabpanel').getByRole('link', { name: /保育日誌\s+うさぎ組/ })
  await waits.first().click()
  await head.getByRole('button', { name: '差戻す' }).click()
  const why = head.getByRole('dialog', { name: '差戻す' })
  await why.getByRole('textbox', { name: '理由' }).fill('子どもの名前を入れてください')
  await why.getByLabel('どの項目について').selectOption({ label: '評価・反省　子どもの姿から' })
  expect(await axe(head)).toEqual([])
  await why.getByRole('button', { name: '差戻す' }).click()
  await head.getByText(/差戻し（林 直子）/).waitFor()

  await teacher.reload()
  await teacher.getByText(/差戻し（林 直子）.*名前を入れて/).waitFor()
  await shot(teacher, 'document-returned')
  await teacher.getByRole('textbox', { name: '子どもの姿から' }).fill('みなとは砂場で、同じ大きさの型を集めていた')
  await saved(teacher)
  await teacher.getByRole('button', { name: '提出する' }).click()
  await teacher.getByRole('button', { name: '引戻す' }).waitFor()

  await head.reload()
  await head.getByRole('button', { name: '確認する' }).click()
  await head.getByRole('button', { name: '確認する' }).waitFor({ state: 'detached' })

  const director = await at('mori')
  await director
    .getByRole('tabpanel')
    .getByRole('link', { name: /保育日誌\s+うさぎ組/ })
    .first()
    .click()
  await director.getByRole('button', { name: '決裁する' }).click()
  await director.getByRole('button', { name: '改訂する' }).waitFor()
  expect(await axe(director)).toEqual([])
  await shot(director, 'document-decided')
  const sheet = await printed(director, 'document-diary')
  expect(sheet.sizes).toEqual(['210 × 297'])
  await director.emulateMedia({ media: 'print' })
  const onPaper = (text: string) => director.getByText(text).filter({ visible: true }).count()
  for (const name of ['森 和代', '林 直子', '山田 ゆみ', '令和8年', '11月20日', 'みなとは砂場で'])
    expect(await onPaper(name), name).toBeGreaterThan(0)
  expect(await onPaper('下書き')).toBe(0)
}, 240_000)

test('RG12 RG13 RH04 a record of a child takes what was noted of it, each where its word stands', async () => {
  const teacher = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(teacher, '/office', 'yamada')
  const [noted] = server.databases.all(
    'SHARD_1',
    `select x.child_id as childId, m.text from memo m join memo_child x on x.facility_id = m.facility_id and x.day = m.day and x.id = m.id
      join class_membership c on c.facility_id = m.facility_id and c.child_id = x.child_id
      join classroom r on r.facility_id = c.facility_id and r.id = c.classroom_id and r.name = 'うさぎ組'
      where m.facility_id = 1 and m.tags like '%"language"%' and not exists (select 1 from memo_child y
        where y.facility_id = m.facility_id and y.day = m.day and y.id = m.id and y.child_id <> x.child_id) limit 1`,
  )
  await teacher.goto(`/office/child/${noted?.childId}`)
  await teacher.getByRole('link', { name: '10〜12月' }).click()
  await teacher.getByRole('heading', { level: 1, name: /保育経過記録/ }).waitFor()
  const text = String(noted?.text)
  await teacher
    .getByRole('region', { name: '子どもの姿' })
    .getByRole('button', { name: `使う ${text}` })
    .first()
    .click()
  await saved(teacher)
  await expect.poll(() => teacher.getByRole('textbox', { name: '言葉' }).inputValue()).toContain(text)
  expect(await teacher.getByRole('region', { name: '総合所見' }).getByRole('button').count()).toBe(0)
  for (const colorScheme of ['light', 'dark'] as const) {
    await teacher.emulateMedia({ colorScheme })
    expect(await axe(teacher)).toEqual([])
    await shot(teacher, `document-progress-${colorScheme}`, { whole: true })
  }
  await teacher.emulateMedia({ colorScheme: 'light' })
  const sheet = await printed(teacher, 'document-progress')
  expect(sheet.sizes).toEqual(['297 × 210'])
}, 120_000)
