// Papers as they come out of the printer: pages, sheet, and every word of every field, read from the PDF itself.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldName, type Kind, kindFor } from '../../schema/document/kind.ts'
import { currentKind } from '../../schema/document/kinds.ts'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { DESK, openBrowser, type TestBrowser } from '../kit/browser.ts'
import { withoutPapers } from '../kit/no-papers.ts'
import { printed } from '../kit/paper.ts'
import { wordsOf } from '../kit/pdf-text.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const NOW = momentOf('2026-11-20', 7 * 60 + 50)
let browser: TestBrowser
let server: TestServer
let page: Page
let classId: string
let child: { id: string; name: string }
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: NOW })
  withoutPapers(server, '2026-11-09')
  page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', 'mori')
  const [row] = server.databases.all(
    'SHARD_1',
    `select r.id as classId, m.child_id as childId, trim(k.family_name || ' ' || k.given_name) as name from classroom r
      join class_membership m on m.facility_id = r.facility_id and m.classroom_id = r.id and m.ends_on is null
      join child k on k.facility_id = m.facility_id and k.id = m.child_id where r.facility_id = 1 and r.name = 'うさぎ組' limit 1`,
  )
  classId = String(row?.classId)
  child = { id: String(row?.childId), name: String(row?.name) }
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A text for each place of a paper, all different; if asked, every seventh of them long. */
function textsOf(kind: Kind, age: number | null, long: boolean): Record<string, string> {
  let count = 0
  const text = (title: string) => {
    count += 1
    const more = long && count % 7 === 0 ? 'あさの会のあと、園庭に出て落ち葉をあつめ、音をたのしんだ。'.repeat(4) : ''
    return `${count}番${title}髙﨑🌱${more}`
  }
  return Object.fromEntries(
    kindFor(kind, age).sections.flatMap(({ key, title, shape, rows = [], columns = [] }): [string, string][] =>
      shape === 'text'
        ? [[key, text(title)]]
        : (shape === 'grid' ? rows.map((row) => row.key) : [child.id]).flatMap((row) =>
            columns.map((column): [string, string] => [fieldName(key, row, column.key), text(column.title)]),
          ),
    ),
  )
}

async function write(named: object, texts: Record<string, string>): Promise<void> {
  const all = Object.entries(texts).map(([field, text]) => ({ id: newId(NOW), field, bases: [], text }))
  for (let from = 0; from < all.length; from += 50) {
    const json = { id: newId(NOW), ...named, edits: all.slice(from, from + 50) }
    const status = await page.evaluate(
      (body) =>
        fetch('/api/f/1/document/write', {
          method: 'POST',
          headers: { 'X-Door': 'office', 'Content-Type': 'application/json' },
          body,
        }).then((answer) => answer.status),
      JSON.stringify(json),
    )
    expect(status).toBe(200)
  }
}

/** Opens a paper, hands it in, and prints it. */
async function print(kind: string, named: { subject: string; day: string }, name: string) {
  await page.goto(`/office/document/${kind}?${new URLSearchParams(named)}`)
  await page.getByRole('button', { name: '提出する' }).click()
  await page.getByRole('button', { name: '引戻す' }).waitFor()
  const sheet = await printed(page, name)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  return { ...sheet, words: wordsOf(pdf) }
}

/** Kind, first day, sheet, pages, and whether its texts are long. */
const PAPERS = [
  ['月案 0–2', 'month_plan', '2026-11-01', ['297 × 210'], 3, true],
  ['保育日誌', 'diary', '2026-11-20', ['210 × 297'], 2, true],
  ['保育経過記録', 'progress', '2026-10-01', ['297 × 210'], 1, true],
  ['事故報告書', 'accident', '2026-11-20', ['210 × 297'], 3, false],
  ['年間指導計画', 'year_plan', '2026-04-01', ['420 × 297'], 1, false],
  ['避難訓練', 'drill', '2026-11-01', ['210 × 297'], 1, true],
] as const

describe('RG02 RG20 RH04 A paper from the printer', () => {
  test.each(PAPERS)(
    '%s has its sheet, its pages, and every word of every field',
    async (title, key, day, sizes, pages, long) => {
      const kind = currentKind(key) as Kind
      const subject = { class: classId, child: child.id, facility: '', event: newId(NOW), case: newId(NOW) }[kind.about]
      const texts = textsOf(kind, kind.about === 'class' || kind.about === 'child' ? 1 : null, long)
      const named = { day, ...(subject ? { subject } : {}) }
      await write({ kind: key, version: kind.version, ...named }, texts)
      const paper = await print(key, { day, subject }, `golden-${key}`)
      expect(paper.sizes).toEqual(sizes)
      const all = paper.words.join('')
      // A long text is cut by the end of its page, and its letters are all there; of an emoji the printer's own font decides.
      const [start, end] = ['番', '髙﨑']
      for (const [field, text] of Object.entries(texts)) {
        const head = text.slice(0, text.indexOf(end) + end.length)
        expect(all, `${title} ${field}`).toContain(head.replaceAll(/\s/g, ''))
      }
      const sent = Object.values(texts).join('')
      const count = (text: string, letter: string) => text.split(letter).length - 1
      for (const letter of ['園庭', '落', start]) expect(count(all, letter), letter).toBeGreaterThanOrEqual(count(sent, letter))
      for (const { title: head } of kindFor(kind, 1).sections) expect(all).toContain(head.replaceAll(/\s/g, ''))
      for (const word of ['令和8年度', '下書き', '森和代', '確認', '決裁', kind.title]) expect(all, word).toContain(word)
      expect(paper.pages).toBe(pages)
      for (const [at, words] of paper.words.entries()) expect(words).toContain(`${at + 1}/${pages}`)
    },
    120_000,
  )
})
