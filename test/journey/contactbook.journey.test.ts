// 連絡帳: father writes without a line, mother adds the temperature, the tablet shows both; the teacher publishes, mother reads, 既読 stands.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, openBrowser, PHONE, shot, TABLET, type TestBrowser } from '../kit/browser.ts'
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
  await page
    .getByRole('link', { name: /連絡帳/ })
    .first()
    .click()
  await page.getByRole('heading', { name: '連絡帳' }).waitFor()
  await page.getByRole('heading', { name: '家庭から' }).waitFor()
  return page
}

test('RC01 RC05 RC09 RC10 a morning and an afternoon of the contact book', async () => {
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
  await father.context().close()
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
})
