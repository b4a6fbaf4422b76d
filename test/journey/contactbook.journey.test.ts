// 連絡帳: father writes without a line, mother adds the temperature, the tablet shows both; the teacher publishes, mother reads, 既読 stands.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

const DAY = '2026-11-20'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 7 * 60 + 50) })
  // What the demo's homes have said this morning is not what this morning is about.
  server.databases.run('SHARD_1', 'delete from home_field where day = ?', DAY)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const rows = () =>
  server.databases.all('SHARD_1', 'select field, value, account_id from home_field where day = ? order by at', DAY)

async function openBook(login: string): Promise<Page> {
  const page = await browser.newPage({ viewport: PHONE, baseURL: server.url })
  await enterDoor(page, '/family', login)
  // By name: of brothers and sisters in two nurseries, the one whose nursery answers first has its link first.
  await page.getByRole('link', { name: /^あおい.*連絡帳/ }).click()
  await page.getByRole('heading', { name: '連絡帳' }).waitFor()
  await page.getByRole('heading', { name: '家庭から' }).waitFor()
  return page
}

test('RC01 RC05 RC09 RC10 RC15 a morning and an afternoon of the contact book', async () => {
  const [father, mother] = [await openBook('sato-chichi'), await openBook('sato')]
  expect(await axe(father)).toEqual([])
  await shot(father, 'book-family', { whole: true })
  await father.context().setOffline(true)
  await father.getByRole('textbox', { name: '家でのようす' }).fill('よくねました')
  await father.getByRole('textbox', { name: '体温（℃）' }).fill('385')
  await father.getByRole('button', { name: '園に送る' }).click()
  await father.getByText('小数点をたしかめてください').waitFor()
  await father.getByText('未送信').first().waitFor()
  await shot(father, 'book-family-unsent', { whole: true })
  await mother.getByRole('textbox', { name: '体温（℃）' }).fill('36.8')
  await mother.getByRole('button', { name: '園に送る' }).click()
  await expect.poll(() => rows().map(({ field }) => field)).toEqual(['temperature'])
  await father.context().setOffline(false)
  await expect
    .poll(() =>
      rows()
        .map(({ field }) => field)
        .sort(),
    )
    .toEqual(['note', 'temperature'])
  // What the father typed wrongly is still there for him to mend, beside what the mother has said meanwhile.
  await father.getByText(/ほかの人が書きました/).waitFor({ timeout: 40_000 })
  await father.getByText('36.8℃').waitFor()
  expect(await father.getByRole('textbox', { name: '体温（℃）' }).inputValue()).toBe('385')
  expect(await axe(father)).toEqual([])
  await shot(father, 'book-family-both', { whole: true })
  // A phone ends the app in the middle of the morning: what was half written waits in it, and goes with signing out.
  const reopened = await father.context().newPage()
  await father.close()
  await reopened.goto('/family')
  await reopened.getByRole('link', { name: /^あおい.*連絡帳/ }).click()
  await expect.poll(() => reopened.getByRole('textbox', { name: '体温（℃）' }).inputValue()).toBe('385')
  await reopened.goto('/family/settings')
  await reopened.getByRole('button', { name: /サインアウト/ }).click()
  await reopened.getByLabel('ID').waitFor()
  await enterDoor(reopened, '/family', 'sato-chichi')
  await reopened.getByRole('link', { name: /^あおい.*連絡帳/ }).click()
  await reopened.getByText('36.8℃').waitFor()
  expect(await reopened.getByRole('textbox', { name: '体温（℃）' }).count()).toBe(0)
  await reopened.context().close()
  await mother.context().close()
  const room = await browser.newPage({ viewport: TABLET, baseURL: server.url })
  await enterDoor(room, '/room', 'yamada')
  await room.getByRole('button', { name: '記録', exact: true }).click()
  await room.getByRole('tab', { name: '連絡帳' }).click()
  await room.getByRole('textbox', { name: 'クラスのようす' }).waitFor()
  await room.getByText('よくねました').waitFor()
  expect(await axe(room)).toEqual([])
  await shot(room, 'book-room')
  await room.getByRole('textbox', { name: 'クラスのようす' }).fill('公園へ行きました')
  await room.getByRole('button', { name: /^公開する（1）$/ }).click()
  await room
    .getByText(/^公開 /)
    .first()
    .waitFor()
  const again = await openBook('sato')
  await again.getByText('公園へ行きました').waitFor()
  await expect.poll(() => server.databases.all('SHARD_1', 'select page_id from contact_read where day = ?', DAY)).toHaveLength(1)
  await shot(again, 'book-family-read', { whole: true })
  await room.getByText(/既読/).first().waitFor({ timeout: 30_000 })
  await shot(room, 'book-room-read')
  await room.getByRole('textbox', { name: 'クラスのようす' }).fill('公園で、どんぐりをひろいました')
  await room.getByRole('button', { name: '公開する（1）' }).click()
  await room.getByText(/^公開 .*訂正$/).waitFor()
  await again.reload()
  await again.getByText('どんぐりをひろいました').waitFor()
  await again.getByText('訂正').waitFor()
  // 文例 and what was written before are put in by a press, and only then.
  await room.getByRole('button', { name: /^さとう あおい .*前の文$/ }).click()
  const quotes = room.getByRole('dialog', { name: /に足す文/ })
  const before = await quotes.getByRole('listitem').last().locator('p span').textContent()
  await quotes.getByRole('button', { name: /足す$/ }).last().click()
  await expect.poll(() => room.getByRole('textbox', { name: /^さとう あおい/ }).inputValue()).toBe(before)
  await room.getByRole('textbox', { name: /^さとう あおい/ }).fill('')
  // Half a sentence, and the tablet is loaded anew.
  await room.getByRole('textbox', { name: 'クラスのようす' }).fill('公園で、どんぐりを')
  // The device writes it down beside what is drawn.
  await room.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await room.reload()
  await room.getByRole('button', { name: '記録', exact: true }).click()
  await room.getByRole('tab', { name: '連絡帳' }).click()
  await expect.poll(() => room.getByRole('textbox', { name: 'クラスのようす' }).inputValue()).toBe('公園で、どんぐりを')
})

test('RC16 the week of a class comes out of the printer on A4, a child a page', async () => {
  const desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'mori')
  await desk.goto('/office/book?day=2026-11-19')
  await desk.getByRole('link', { name: '印刷' }).click()
  await desk.getByRole('radio', { name: 'この週' }).check({ force: true })
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'book-print-form')
  await desk.evaluate(() => Object.assign(globalThis, { print: () => document.body.classList.add('printed') }))
  await desk.getByRole('button', { name: '印刷', exact: true }).click()
  await desk.locator('body.printed').waitFor()
  await desk.emulateMedia({ media: 'print' })
  await desk.setViewportSize({ width: Math.floor(((210 - 20) / 25.4) * 96), height: 1000 })
  expect(await desk.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await desk.getByRole('button').count()).toBe(0)
  await shot(desk, 'book-print')
  const pdf = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1')
  const children = await desk.getByRole('heading', { level: 2, name: '連絡帳' }).count()
  expect(children).toBeGreaterThan(5)
  expect((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length).toBeLessThanOrEqual(2 * children)
  expect(await desk.getByRole('heading', { level: 3, name: /11月16日/ }).count()).toBeGreaterThan(0)
  expect(await desk.getByRole('heading', { level: 3, name: /11月13日/ }).count()).toBe(0)
})
