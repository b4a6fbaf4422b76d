// 開示用の写し: a 保育経過記録 in which two other children are named. Their names are proposed, one mask is taken off, a nickname is masked by hand, and
// what comes out of the printer holds none of the words, says for whom it is, and stands in the register.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { withoutPapers } from '../kit/no-papers.ts'
import { printed } from '../kit/paper.ts'
import { wordsOf } from '../kit/pdf-text.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const NOW = momentOf('2026-11-20', 7 * 60 + 50)
const TERM = '2026-10-01'
let browser: TestBrowser
let server: TestServer
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: NOW })
  withoutPapers(server, '2026-10-01')
  page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'mori')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const write = async (named: object, texts: Record<string, string>): Promise<void> => {
  const edits = Object.entries(texts).map(([field, text]) => ({ id: newId(NOW), field, bases: [], text }))
  const answer = await page.request.post(`${server.url}/api/f/1/document/write`, {
    headers: { 'x-door': 'office', origin: server.url },
    data: { id: newId(NOW), version: 1, ...named, edits },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** Children of one class, each of another family name. */
const children = () =>
  server.databases
    .all(
      'SHARD_1',
      `select k.id as id, k.family_name as family, k.given_name as given, k.given_kana as kana, m.classroom_id as classId from child k
        join class_membership m on m.facility_id = k.facility_id and m.child_id = k.id and m.ends_on is null
        join classroom r on r.facility_id = m.facility_id and r.id = m.classroom_id and r.name = 'うさぎ組'
        where k.facility_id = 1 and length(k.given_kana) > 2 group by k.family_name order by k.kana_order limit 3`,
    )
    .map((row) => ({
      id: String(row.id),
      family: String(row.family),
      given: String(row.given),
      kana: String(row.kana),
      classId: String(row.classId),
    }))

/** The paper on the screen, and what the printer gets of it. */
const paper = () => page.getByRole('region', { name: '伏せるところを確かめる' })
const masks = () => paper().getByRole('button', { name: /^■■/ })
const fromPrinter = async () => wordsOf(await page.pdf({ preferCSSPageSize: true })).join('')

/** Marks the first place where these words stand, as a mouse does. */
const mark = (words: string) =>
  page.evaluate((said) => {
    for (const piece of document.querySelectorAll('[data-field] [data-from]')) {
      const at = piece.textContent?.indexOf(said) ?? -1
      const text = piece.firstChild
      if (at < 0 || !text) continue
      const range = document.createRange()
      range.setStart(text, at)
      range.setEnd(text, at + said.length)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      return
    }
    throw new Error(`${said} stands nowhere`)
  }, words)

test('RH07 other children’s names are proposed, one is left, a nickname is masked by hand, and the sheet holds ■■ and its head', async () => {
  const [own, one, other] = children()
  if (!own || !one || !other) throw new Error('three children are needed')
  await write(
    { kind: 'progress', subject: own.id, day: TERM },
    {
      note: `${one.family} ${one.given}さんと砂場で遊んだ。${other.kana}ちゃんが来て、ぽんちゃんの話をした。`,
      support: `${own.given}さんは${one.family}さんに道具を貸した。`,
    },
  )
  await page.goto(`/office/document/progress?subject=${own.id}&day=${TERM}`)
  await page.getByRole('link', { name: '開示用の写し' }).click()
  await page.getByRole('heading', { level: 1, name: /開示用の写し/ }).waitFor()
  await expect.poll(() => masks().count()).toBe(3)
  const shown = (await paper().textContent()) ?? ''
  expect(shown).toContain(own.given)
  for (const hidden of [one.family, one.given, other.kana]) expect(shown).not.toContain(hidden)

  // What a mask hides is read by pressing it; this one is left as it is written.
  await masks().nth(2).click()
  const hidden = page.getByRole('dialog', { name: '伏せた言葉' })
  await hidden.getByText(`${one.family}さん`).waitFor()
  expect(await axe(page)).toEqual([])
  await shot(page, 'disclosure-hidden')
  await hidden.getByRole('button', { name: 'ここは伏せない' }).click()
  await expect.poll(() => masks().count()).toBe(2)
  await page.getByRole('button', { name: 'ひとつ戻す' }).click()
  await expect.poll(() => masks().count()).toBe(3)
  await masks().nth(2).click()
  await page.getByRole('button', { name: 'ここは伏せない' }).click()

  // By hand: what is marked, and every place where a word stands.
  await mark('ぽんちゃん')
  await page.getByRole('button', { name: '「ぽんちゃん」を伏せる' }).click()
  await expect.poll(() => masks().count()).toBe(3)
  await page.getByLabel('伏せる言葉').fill('道具')
  await page.getByRole('button', { name: 'すべて伏せる' }).click()
  await expect.poll(() => masks().count()).toBe(4)

  // Before it is written down the printer gets a sentence that it is no copy.
  expect(await fromPrinter()).toContain('この紙は写しではありません')
  expect(await page.getByRole('button', { name: '開示簿に記録して印刷する' }).isDisabled()).toBe(true)
  await page.getByLabel('だれに').fill('母 髙﨑 みお')
  await page.getByLabel('なんのために').fill('保護者からの開示請求')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axe(page)).toEqual([])
    await shot(page, `disclosure-${colorScheme}`, { whole: true })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByRole('button', { name: '開示簿に記録して印刷する' }).click()
  await page.getByText('開示簿に記録しました').waitFor()

  const sheet = await fromPrinter()
  for (const said of [
    '開示用の写し',
    '母髙﨑みおあて',
    '令和8年11月20日',
    '第三者の名前を伏せています',
    own.given,
    '■■と砂場で遊んだ',
    '■■の話をした',
  ])
    expect(sheet).toContain(said)
  expect(sheet).toContain(`${one.family}さんに■■を貸した`)
  for (const gone of [one.given, other.kana, 'ぽんちゃん', '道具']) expect(sheet).not.toContain(gone)
  expect((await printed(page, 'disclosure')).sizes).toEqual(['297 × 210'])
  // Nor are the words in what is laid out for the printer, where one could find them without seeing them.
  await page.emulateMedia({ media: 'print' })
  const laid = await page.evaluate(() => document.body.textContent)
  for (const gone of [one.given, other.kana, 'ぽんちゃん', '道具']) expect(laid).not.toContain(gone)
  await shot(page, 'disclosure-paper')
  await page.emulateMedia({ media: null })

  const register = page.getByRole('table', { name: '開示簿' })
  await register.getByText('保護者からの開示請求').waitFor()
  expect((await register.textContent()) ?? '').toContain('保育経過記録')
  // One more mask makes it another copy: the printer waits for it to be written down again.
  await page.getByLabel('伏せる言葉').fill('砂場')
  await page.getByRole('button', { name: 'すべて伏せる' }).click()
  await page.getByRole('button', { name: '開示簿に記録して印刷する' }).waitFor()
  expect(await fromPrinter()).toContain('この紙は写しではありません')
}, 180_000)

test('RH07 of a class’s diary the copy is of one child, chosen first, and fits a phone', async () => {
  const [own, one] = children()
  if (!own || !one) throw new Error('two children are needed')
  await write(
    { kind: 'diary', subject: own.classId, day: '2026-11-19' },
    {
      activity: `${one.family}さんが落ち葉を集めた`,
      [`child.${own.id}.text`]: 'よく食べた',
      [`child.${one.id}.text`]: 'よく眠った',
    },
  )
  await page.goto(`/office/document/diary?subject=${own.classId}&day=2026-11-19`)
  await page.getByRole('link', { name: '開示用の写し' }).click()
  await page.getByLabel('どの子どもの写しですか').selectOption(own.id)
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'この子どもの写しを作る' }).click()
  await paper().getByText('よく食べた').waitFor()
  expect((await paper().textContent()) ?? '').toMatch(/■■が落ち葉を集めた/)
  expect(await paper().getByText('よく眠った').count()).toBe(0)
  await page.setViewportSize(PHONE)
  expect(await axe(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await shot(page, 'disclosure-phone', { whole: true })
  await page.setViewportSize(DESK)
}, 120_000)
