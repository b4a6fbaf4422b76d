// 未登園・連絡なし to its end: it opens by itself, calls are written down, the director and the city come in, and only evidence closes it.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, PHONE, shot, type TestBrowser } from '../kit/browser.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

/** A Friday, after the facility's time: whoever was expected and did not come is looked for. */
const DAY = '2026-11-20'

let browser: TestBrowser
let server: TestServer
let desk: Page

beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf(DAY, 9 * 60 + 40) })
  // The mother of two has forgotten, and nobody has come.
  const siblings = `(select id from child where family_kana = 'さとう' and given_kana in ('あおい', 'みなと'))`
  for (const shard of ['SHARD_1', 'SHARD_2'] as const)
    for (const table of ['presence_fact', 'notice_confirmation', 'notice'])
      server.databases.run(shard, `delete from ${table} where child_id in ${siblings}`)
  desk = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(desk, '/office', 'hayashi')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const call = () => desk.getByRole('button', { name: /さとう あおい.*の家に電話する$/ })

test('RA17 who is missing stands first at the desk, one slab a household, with minutes and who has to act by now', async () => {
  await desk.getByRole('heading', { name: '未登園・連絡なし' }).waitFor()
  await desk.getByRole('list', { name: 'だれが動くか' }).first().waitFor()
  await shot(desk, 'chase-desk')
  expect(await axe(desk)).toEqual([])
})

test('RA17 calls nobody answers are one tap each and close nothing; what was said becomes the notice and closes it', async () => {
  const before = await desk.getByRole('button', { name: /の家に電話する$/ }).count()
  expect(before).toBeGreaterThan(0)
  expect(before, 'an ordinary morning has a handful').toBeLessThanOrEqual(5)
  await call().click()
  const sheet = desk.getByRole('dialog')
  await sheet
    .getByRole('button', { name: /に電話: 出ない$/ })
    .first()
    .click()
  await sheet.getByText(/出ない（林 直子）/).waitFor()
  await sheet
    .getByRole('button', { name: /に電話: 留守電$/ })
    .first()
    .click()
  await sheet.getByText(/留守電（林 直子）/).waitFor()
  await shot(desk, 'chase-calls')
  expect(await axe(desk)).toEqual([])
  expect(await desk.getByRole('button', { name: /の家に電話する$/, includeHidden: true }).count()).toBe(before)
  await sheet
    .getByRole('button', { name: /に電話: 話せた$/ })
    .first()
    .click()
  await sheet.getByRole('radio', { name: 'きょうは休む' }).check()
  await sheet.getByRole('radio', { name: '病気' }).check()
  await shot(desk, 'chase-said')
  expect(await axe(desk)).toEqual([])
  // A phone, dark: the same sheet.
  await desk.setViewportSize({ ...PHONE, width: 320 })
  await desk.emulateMedia({ colorScheme: 'dark' })
  expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await sheet.getByRole('button', { name: 'もどる' }).click()
  await shot(desk, 'chase-320')
  expect(await axe(desk)).toEqual([])
  await sheet
    .getByRole('button', { name: /に電話: 話せた$/ })
    .first()
    .click()
  await sheet.getByRole('radio', { name: 'きょうは休む' }).check()
  await desk.setViewportSize(DESK)
  await sheet.getByRole('button', { name: '記録する' }).click()
  await sheet.waitFor({ state: 'detached' })
  await expect.poll(() => desk.getByRole('button', { name: /の家に電話する$/ }).count()).toBe(before - 1)
  await desk.getByRole('heading', { name: 'けさの電話で わかった子' }).waitFor()
  await desk
    .getByText(/話せた: きょうは休む（林 直子）/)
    .first()
    .waitFor()
  await desk.emulateMedia({ colorScheme: 'light' })
  await shot(desk, 'chase-found')
  expect(await axe(desk)).toEqual([])
})
