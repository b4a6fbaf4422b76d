// A director keeps a father from a child: his open app loses it and learns nothing; the tablet says 事務室に確認, and why after a proof.
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
  server = await startServer({ demo: true, now: momentOf(DAY, 8 * 60 + 20) })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function signIn(door: 'family' | 'room' | 'office', login: string, viewport: typeof DESK): Promise<Page> {
  const page = await browser.newPage({ viewport, baseURL: server.url })
  await enterDoor(page, `/${door}`, login)
  return page
}

interface Ward {
  childId: string
  given: string
  kana: string
  person: string
}

/** A family with two children in the first house; one of them is in うさぎ組, whose tablet is looked at. */
function wardOf(login: string): Ward {
  const [account] = server.databases.all('DIRECTORY', 'select id from account where login = ?', login)
  const [row] = server.databases.all(
    'SHARD_1',
    `select k.id as childId, k.given_kana as given, k.family_kana || ' ' || k.given_kana as kana, p.family_name || ' ' || p.given_name as person
     from person p join guardianship g on g.facility_id = p.facility_id and g.person_id = p.id
     join child k on k.facility_id = g.facility_id and k.id = g.child_id where p.account_id = ? and p.facility_id = 1 order by k.birth_day desc`,
    String(account?.id),
  )
  return row as unknown as Ward
}

const PARENT = 'sato'

test('a block set at the desk takes the child out of an open app at the next question, and puts a neutral mark on the tablet', async () => {
  const ward = wardOf(PARENT)
  const parent = await signIn('family', PARENT, PHONE)
  const card = parent.getByRole('heading', { level: 2, name: ward.given, exact: true })
  await card.waitFor()
  const cards = await parent.getByRole('heading', { level: 2 }).count()

  const desk = await signIn('office', 'mori', DESK)
  await desk.locator('[data-term=enrolled]').waitFor()
  await desk.goto(`/office/child/${ward.childId}`)
  await desk.getByRole('region', { name: '支援措置など' }).getByRole('link', { name: '支援措置など' }).click()
  await desk.getByText('いまは、だれも入っていません').waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'block-none')
  await desk.getByRole('button', { name: '人を入れる' }).first().click()
  const form = desk.getByRole('dialog')
  await form.getByRole('button', { name: 'いま入れる' }).click()
  await form.getByText('人をえらんでください').waitFor()
  await form.getByRole('radio', { name: ward.person }).check()
  await form.getByRole('radio', { name: '支援措置' }).check()
  await form.getByRole('textbox', { name: '玄関の職員がすること' }).fill('来ても引き渡さない。園長か主任をすぐ呼ぶ。')
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'block-form')
  await form.getByRole('button', { name: 'いま入れる' }).click()
  await desk.getByRole('heading', { level: 3, name: ward.person }).waitFor()
  await desk.getByText('入れた人とは別の、園長か主任が確認します。').waitFor()
  expect(await axe(desk)).toEqual([])
  await shot(desk, 'block-set')

  // The app is open; nobody touches it. The next question of its own takes the child away.
  await expect.poll(() => card.count(), { timeout: 45_000 }).toBe(0)
  expect(await parent.getByRole('heading', { level: 2 }).count()).toBe(cards - 1)
  expect(await parent.locator('body').textContent()).not.toMatch(/支援|事務室|解除|制限/)
  // What the phone kept does not know the child either, when it is opened without a line.
  const kept = await parent.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('tsumugi-family', 1)
      opening.onsuccess = () => resolve(opening.result)
    })
    const answers = database.transaction('answer', 'readonly').objectStore('answer').getAll()
    await new Promise((resolve) => {
      answers.onsuccess = resolve
    })
    return JSON.stringify(answers.result)
  })
  expect(kept).not.toContain(ward.childId)
  await shot(parent, 'block-parent')

  const second = await signIn('office', 'hayashi', DESK)
  await second.getByText('もう一人の確認を待つもの 1件').waitFor()
  await shot(second, 'block-waiting')
  await second.getByRole('link', { name: 'ひらく' }).click()
  await second.getByRole('button', { name: '書類を見て確認した' }).click()
  await second.getByText('書類を見て確認した').waitFor({ state: 'detached' })

  const room = await signIn('room', 'hayashi', TABLET)
  await room.locator('[data-child]').first().waitFor()
  await room.getByRole('tab', { name: /全員/ }).click()
  const tile = room.locator(`[data-child="${ward.childId}"]`)
  await tile.getByText('事務室に確認').waitFor()
  await shot(room, 'block-board')
  await tile.click({ button: 'right' })
  const sheet = room.getByRole('dialog')
  await sheet.getByText('おわたしの前に、事務室に確認してください。').waitFor()
  expect(await axe(room)).toEqual([])
  await shot(room, 'block-sheet')
  await sheet.getByRole('button', { name: 'くわしく' }).click()
  await sheet.getByText('来ても引き渡さない。園長か主任をすぐ呼ぶ。').waitFor()
  await shot(room, 'block-alert')
}, 180_000)
