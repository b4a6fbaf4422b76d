// 順に見る: papers that wait are decided one after the other by keyboard, one is sent back, two go away in the meantime; and a 改訂 shows its changes.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { withoutPapers } from '../kit/no-papers.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const NOW = momentOf('2026-11-20', 7 * 60 + 50)
const SEEN = '砂場で、同じ大きさの型をならべ、「おおきいね」と友だちに見せていた。片づけの声に気づくまで、少し時間がかかった。'

let browser: TestBrowser
let server: TestServer
let classId: string
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: NOW })
  withoutPapers(server, '2026-11-09')
  const [rabbit] = server.databases.all('SHARD_1', "select id from classroom where facility_id = 1 and name = 'うさぎ組'")
  classId = String(rabbit?.id)
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

/** One act of whoever is signed in on a page. */
const post = (page: Page, path: string, day: string, more: object) =>
  page.evaluate(
    async ([address, json]) => {
      const headers = { 'X-Door': 'office', 'Content-Type': 'application/json' }
      const answer = await fetch(address, { method: 'POST', headers, body: json })
      if (!answer.ok) throw new Error(await answer.text())
    },
    [
      `/api/f/1/document/${path}`,
      JSON.stringify({ id: newId(NOW), kind: 'diary', version: 1, subject: classId, day, ...more }),
    ] as const,
  )

const handIn = async (page: Page, day: string) => {
  const texts = [
    ['attendance', '在籍 12名　出席 11名'],
    ['aim.care.text', 'ひとりひとりの眠りのリズムをたいせつに'],
    ['reflection.child.text', SEEN],
  ] as const
  const edits = texts.map(([field, text]) => ({ id: newId(NOW), field, bases: [], text }))
  await post(page, 'write', day, { edits })
  await post(page, 'hand-in', day, { step: 'submitted', after: 0, times: edits.length })
}
const takeBack = (page: Page, day: string) => post(page, 'hand-in', day, { step: 'withdrawn', after: 1, times: 0 })

const turn = (page: Page, count: string, day: string) =>
  page.getByRole('heading', { level: 2, name: new RegExp(`^${count} .*保育日誌.*うさぎ組.*${day}`) }).waitFor()
const pressable = (page: Page, word: string) => page.locator('button:enabled').getByText(word, { exact: true }).waitFor()
/** From the paper to its first button, and pressed. */
const press = async (page: Page, word: string) => {
  await pressable(page, word)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(word)
  await page.keyboard.press('Enter')
}
const both = async (page: Page, name: string, whole = false) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axe(page)).toEqual([])
    await shot(page, `${name}-${colorScheme}`, { whole })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

test('RG07 RG16 diaries that wait are decided one after the other by keyboard, and a 改訂 shows what it changed', async () => {
  const teacher = await at('yamada')
  for (const day of ['2026-11-13', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19']) await handIn(teacher, day)

  const head = await at('hayashi')
  await head.getByRole('link', { name: '順に見る（5件）' }).waitFor()
  await shot(head, 'in-turn-inbox')
  await head.getByRole('link', { name: '順に見る（5件）' }).click()
  await turn(head, '1 / 5', '11/13')
  await head.getByText(SEEN).waitFor()
  // A key that is held down decides nothing, nor does Space, which reads on.
  await head.keyboard.press('Enter')
  await head.keyboard.press('Space')
  await both(head, 'in-turn-paper')
  await takeBack(teacher, '2026-11-16')
  await press(head, '確認する')

  // Gone before it was seen: passed over, with one sentence.
  await turn(head, '3 / 5', '11/17')
  await head.getByText(/11\/16（月）は、もう待っていません（引戻し　山田 ゆみ）/).waitFor()
  await shot(head, 'in-turn-gone')
  await pressable(head, '差戻す')
  await head.getByRole('button', { name: '差戻す' }).focus()
  await head.keyboard.press('Enter')
  const why = head.getByRole('dialog', { name: '差戻す' })
  await why.getByRole('textbox', { name: '理由' }).fill('子どもの名前を入れてください')
  // In a dialog the arrows are of the text.
  await head.keyboard.press('ArrowRight')
  await head.keyboard.press('Tab')
  await head.keyboard.press('Tab')
  await head.keyboard.press('Enter')

  // Gone while it is read: it stays on the screen, and no press meets another paper.
  await turn(head, '4 / 5', '11/18')
  await head.getByRole('button', { name: '確認する' }).waitFor()
  await takeBack(teacher, '2026-11-18')
  await head.getByText(/この書類は、もう待っていません（引戻し　山田 ゆみ）/).waitFor({ timeout: 40_000 })
  expect(await head.getByRole('button', { name: '確認する' }).count()).toBe(0)
  expect(await axe(head)).toEqual([])
  await shot(head, 'in-turn-overtaken')
  await head.getByRole('button', { name: /^つぎへ/ }).click()
  await turn(head, '5 / 5', '11/19')
  await head.keyboard.press('ArrowRight')
  await head.getByRole('heading', { name: 'ここまでの書類' }).waitFor()
  await head.getByText('確認 1件・もう待っていなかった 2件・差戻し 1件・とばした 1件').waitFor()
  await head.getByRole('button', { name: 'とばしたものを見る' }).click()
  await turn(head, '5 / 5', '11/19')
  await press(head, '確認する')
  await head.getByText('確認 2件・もう待っていなかった 2件・差戻し 1件').waitFor()
  await head.getByText(/最後に決めた書類　保育日誌　うさぎ組　11\/19/).waitFor()
  await both(head, 'in-turn-sum')

  const director = await at('mori')
  await director.getByRole('link', { name: '順に見る（2件）' }).click()
  await turn(director, '1 / 2', '11/13')
  await press(director, '決裁する')
  await turn(director, '2 / 2', '11/19')
  await press(director, '決裁する')
  await director.getByText('決裁 2件').waitFor()
  // The last one is taken back with its reason, and asked for again.
  await director.getByRole('button', { name: '取消す' }).click()
  const back = director.getByRole('dialog', { name: '取消す' })
  await back.getByRole('textbox', { name: '理由' }).fill('日付のまちがい')
  await back.getByRole('button', { name: '取消す' }).click()
  await director.getByText('決裁 1件・取消し 1件').waitFor()
  expect(await director.getByRole('button', { name: '取消す' }).count()).toBe(0)

  await teacher.goto(`/office/document/diary?day=2026-11-13&subject=${classId}`)
  await teacher.getByRole('button', { name: '改訂する' }).click()
  await teacher.getByText('第1版から変わったところは、まだありません').waitFor()
  await teacher
    .getByRole('textbox', { name: '子どもの姿から' })
    .fill(SEEN.replace('友だちに', 'みなとに').replace('少し時間がかかった', '五分ほどかかった'))
  await teacher.getByText('保存しました').waitFor()
  await teacher.getByRole('heading', { name: '第1版から変わったところ（1か所）' }).waitFor()
  await teacher.getByRole('button', { name: '提出する' }).click()
  await teacher.getByRole('button', { name: '引戻す' }).waitFor()

  await head.goto('/office/document/turn?month=2026-11')
  await turn(head, '1 / 1', '11/13')
  const changes = head.getByRole('region', { name: '第1版から変わったところ（1か所）' })
  await changes.getByRole('heading', { name: '評価・反省　子どもの姿から' }).waitFor()
  await changes.getByText('第1版（決裁された文）').waitFor()
  expect(await changes.getByRole('deletion').allTextContents()).toContain('友だち')
  expect((await changes.getByRole('insertion').allTextContents()).join('')).toContain('みなと')
  await both(head, 'in-turn-changes', true)
  await head.setViewportSize(PHONE)
  expect(await axe(head)).toEqual([])
  await shot(head, 'in-turn-changes-phone', { whole: true })
  expect(await head.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
}, 240_000)
