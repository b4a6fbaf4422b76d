// The papers of care and health as they come out of the printer: the size that is promised, no more pages than they need, nothing cut off at the
// side, and a child with a name that is long and one with 髙﨑 written as the family writes it.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { DESK, openBrowser, type TestBrowser } from '../kit/browser.ts'
import { printed } from '../kit/paper.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'
const LONG = {
  name: '髙﨑・ド・オリヴェイラ マクシミリアーノ翔太朗',
  kana: 'たかさき・ど・おりゔぇいら まくしみりあーのしょうたろう',
}
const A4 = '210 × 297'
const ACROSS = '297 × 210'

let browser: TestBrowser
let server: TestServer
let page: Page
let childId: string
let classId: string

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50) })
  const all = (sql: string) => server.databases.all('SHARD_1', sql) as Record<string, string>[]
  const [asked] = all(
    `select child_id as childId from medicine_request where day = '${DAY}' and kind = 'give' and facility_id = 1`,
  )
  childId = asked?.childId ?? ''
  const [place] = all(`select classroom_id as classId from class_membership where child_id = '${childId}' and ends_on is null`)
  classId = place?.classId ?? ''
  const [family, given] = LONG.name.split(' ')
  const [familyKana, givenKana] = LONG.kana.split(' ')
  server.databases.run(
    'SHARD_1',
    `update child set family_name = '${family}', given_name = '${given}', family_kana = '${familyKana}', given_kana = '${givenKana}'
     where id in ('${childId}', (select child_id from injury where facility_id = 1 limit 1),
       (select child_id from allergy_entry where facility_id = 1 limit 1), (select child_id from infection_case where facility_id = 1 limit 1),
       (select child_id from nap_check where facility_id = 1 and day = '2026-11-19' limit 1))`,
  )
  page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'mori')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

interface Expected {
  title: string
  size: typeof A4 | typeof ACROSS | '148 × 210'
  /** Papers that are expected, each of at most so many pages. */
  papers: number
  each?: number
  says: readonly string[]
}

/** Looks at what the printer gets while a page stands ready to be printed. */
async function onPaper(name: string, { title, size, papers, each = 1, says }: Expected): Promise<void> {
  await page.getByRole('heading', { level: 2, name: title, includeHidden: true }).first().waitFor({ state: 'attached' })
  await page.emulateMedia({ media: 'print' })
  const [width = 0] = size.split(' × ').map(Number)
  await page.setViewportSize({ width: Math.floor(((width - 20) / 25.4) * 96), height: 1000 })
  expect((await page.getByRole('button').count()) + (await page.getByRole('navigation').count())).toBe(0)
  const sheets = await page.getByRole('heading', { level: 2, name: title }).count()
  expect(sheets).toBeGreaterThanOrEqual(papers)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  const text = (
    await page
      .locator('section')
      .filter({ has: page.getByRole('heading', { level: 2, name: title }) })
      .allInnerTexts()
  )
    .join('\n')
    .replaceAll(/\s+/g, ' ')
  for (const words of says) expect(text).toContain(words)
  const paper = await printed(page, `paper-${name}`)
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize(DESK)
  expect(paper.sizes).toEqual([size])
  expect(paper.pages).toBeLessThanOrEqual(sheets * each)
}

test('RD10 与薬依頼票 is one A4 a dose, with the row of seals and who looked at it', async () => {
  await page.goto(`/office/medicine?day=${DAY}`)
  await onPaper('medicine', {
    ...{ title: '与薬依頼票', size: A4, papers: 1 },
    says: [
      LONG.name,
      LONG.kana,
      'アスベリンシロップ',
      '5mL',
      'せき',
      'みなと小児科',
      '園長',
      '主任',
      '担当',
      '令和8年11月20日（金）',
    ],
  })
})

test('RD09 けがの連絡票 is one A4 a note, with part, kind and what was done', async () => {
  await page.goto('/office/injury')
  await onPaper('injury', {
    ...{ title: 'けがの連絡票', size: A4, papers: 1 },
    says: [LONG.name, '園庭', '左ひざ', 'すり傷', '流水で洗い、ばんそうこうをはりました', '園長'],
  })
})

test('RE13 午睡チェック of a day is one A4 across for each class, and at most two', async () => {
  await page.goto('/office/nap?day=2026-11-19')
  await onPaper('nap', {
    ...{ title: '午睡チェック', size: ACROSS, papers: 2, each: 2 },
    says: [LONG.kana, '令和8年11月19日（木）', '園長'],
  })
})

test('RC16 a child’s week of the contact book is one A4, or two', async () => {
  await page.goto(`/office/book/print?day=2026-11-19&class=${classId}`)
  await page.getByLabel(/だれ/).selectOption(childId)
  await page.getByRole('radio', { name: 'この週' }).check({ force: true })
  await page.getByRole('button', { name: '印刷', exact: true }).click()
  await onPaper('book', { title: '連絡帳', size: A4, papers: 1, each: 2, says: [LONG.name, '11月16日', '11月19日'] })
})

test('RD02 身体計測記録 of a child has both curves and its table on A4', async () => {
  await page.goto(`/office/growth/${childId}`)
  await onPaper('growth', {
    ...{ title: '身体計測記録', size: A4, papers: 1, each: 2 },
    says: [LONG.name, LONG.kana, '体重', '身長', '令和5年', '看護師'],
  })
  expect(await page.locator('section svg').count()).toBeGreaterThanOrEqual(2)
})

test('RF09 食物アレルギー一覧 of the house is one A4 across', async () => {
  await page.goto('/office/allergy')
  await onPaper('allergy', { title: '食物アレルギー一覧', size: ACROSS, papers: 1, says: [LONG.kana, '園長', '看護師'] })
})

test('RD15 意見書 for the doctor is one A4', async () => {
  await page.goto('/office/infection')
  await page
    .getByRole('row', { name: /インフルエンザ/ })
    .getByRole('button', { name: /ひらく/ })
    .click()
  await page.getByRole('button', { name: '意見書を印刷' }).click()
  await onPaper('opinion', {
    ...{ title: '意見書（医師記入）', size: A4, papers: 1 },
    says: ['しおみ中央保育所 施設長 殿', 'インフルエンザ', '入所児童氏名', '医師名（印）'],
  })
})

test('引き継ぎカード is A4 or A5, as it is chosen', async () => {
  await page.goto(`/office/handover/${childId}`)
  await page.getByRole('textbox').fill('38.2℃の熱が出ました。水分はとれています。')
  await page.getByRole('button', { name: /家庭に出す/ }).click()
  const says = [LONG.name, LONG.kana, '38.2℃の熱が出ました。水分はとれています。']
  await onPaper('handover-a4', { title: '引き継ぎカード', size: A4, papers: 1, says })
  await page.getByRole('tab', { name: 'A5' }).click()
  await onPaper('handover-a5', { title: '引き継ぎカード', size: '148 × 210', papers: 1, says })
})
