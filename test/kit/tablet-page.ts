// A tablet in a browser: the office's yes to its code, PINs, and names that are opened on it.
import type { Page } from 'playwright-core'
import type { Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { hashPin } from '../../worker/device/open-name.ts'
import type { Env } from '../../worker/kit/env.ts'
import { FACILITY, type Scene } from './room-scene.ts'
import type { TestServer } from './server.ts'

/** The PIN of everybody in the scene. */
export const PIN = '2580'

export async function givePins(server: Pick<TestServer, 'secret' | 'databases'>): Promise<void> {
  for (const { id } of server.databases.all('SHARD_1', 'select id from person')) {
    const hash = await hashPin({ SECRET: server.secret } as Env, FACILITY, String(id), PIN)
    server.databases.run('SHARD_1', 'update person set pin_hash = ? where id = ?', hash, String(id))
  }
}

/** Asks for a code on the tablet and has the office say yes to it, as its route does. */
export async function pair(
  page: Page,
  server: Pick<TestServer, 'now' | 'databases'>,
  scene: Scene,
  kind = 'tablet',
): Promise<Id> {
  await page.goto('/room')
  await page.getByRole('link', { name: 'この端末を登録' }).click()
  await page.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).waitFor()
  return confirmPairing(server, scene, kind)
}

/** Asks for a code on a device, and the director whose page `desk` is says yes to it. */
export async function pairAtDesk(
  page: Page,
  desk: Page,
  server: Pick<TestServer, 'now'>,
  { facility, classIds = [], ...device }: { facility: number; name: string; kind: string; classIds?: readonly string[] },
): Promise<void> {
  await page.goto('/room/pair')
  const code = await page.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).textContent()
  const paired = await desk.evaluate(
    ([at, json]) =>
      fetch(String(at), {
        method: 'POST',
        headers: { 'X-Door': 'office', 'Content-Type': 'application/json' },
        body: String(json),
      }).then((answer) => answer.status),
    [`/api/f/${facility}/device/pair`, JSON.stringify({ id: newId(server.now()), code, classIds, ...device })],
  )
  if (paired !== 200) throw new Error(`not paired: ${paired}`)
}

/** The office says yes to the code on the screen. */
export function confirmPairing(server: Pick<TestServer, 'now' | 'databases'>, scene: Scene, kind = 'tablet'): Id {
  const deviceId = newId(3)
  scene.insert('device', {
    id: deviceId,
    kind,
    name: 'うさぎ組のタブレット',
    classroom_ids: '[]',
    paired_by: newId(4),
    paired_at: server.now(),
  })
  server.databases.run(
    'DIRECTORY',
    'update pairing set facility_id = ?, device_id = ? where device_id is null',
    FACILITY,
    deviceId,
  )
  return deviceId
}

export async function enterPin(page: Page): Promise<void> {
  for (const digit of PIN) await page.getByRole('dialog').getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'ひらく', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

export async function openName(page: Page, kana: string): Promise<void> {
  await page.getByRole('group', { name: 'ひらいている名前' }).getByRole('button', { name: '名前をひらく' }).click()
  await page.getByRole('dialog').getByRole('button', { name: kana }).click()
  await enterPin(page)
}

/** Everything that lies in a door's database, as it lies there: keys, rows, and bytes as text. */
export const rawDatabase = (page: Page, name = 'tsumugi-room'): Promise<string> =>
  page.evaluate(async (called) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(called)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const ask = (store: string, what: 'getAll' | 'getAllKeys') =>
      new Promise<unknown[]>((resolve) => {
        const asked = database.transaction(store).objectStore(store)[what]()
        asked.onsuccess = () => resolve(asked.result)
      })
    const shown = (_: string, value: unknown) =>
      value instanceof ArrayBuffer || value instanceof Uint8Array ? new TextDecoder().decode(value) : value
    const rows = await Promise.all(
      [...database.objectStoreNames].flatMap((store) => [ask(store, 'getAll'), ask(store, 'getAllKeys')]),
    )
    database.close()
    return JSON.stringify([rows, { ...localStorage }, { ...sessionStorage }], shown)
  }, name)

/** Ends the pairing of a tablet that has no line; it hears of it with the line, and hands over what it could not send. */
export async function endWithoutLine(page: Page, server: TestServer, deviceId: string): Promise<void> {
  server.databases.run('SHARD_1', 'update device set revoked_at = ? where id = ?', server.now(), deviceId)
  server.databases.run(
    'SHARD_1',
    'update session set ended_at = ? where account_id = ? or device_id = ?',
    server.now(),
    deviceId,
    deviceId,
  )
  await page.context().setOffline(false)
  await page.getByRole('heading', { name: 'この端末の登録は終わりました' }).waitFor({ timeout: 30_000 })
  await page.getByText('園にわたしました').waitFor({ timeout: 30_000 })
}

/**
 * The line of a paired tablet goes: after it has heard what time it is, from a server whose clock was put to the tablet's by `serverIs`, and
 * nothing is under way any more. An answer that comes after the tablet's clock was moved would be a clock that was set.
 */
export async function loseLine(page: Page, serverIs: (at: Moment) => Promise<void>): Promise<void> {
  await serverIs(await page.evaluate(() => Date.now()))
  const heard = page.waitForResponse((answer) => answer.url().includes('/presence/roster') && answer.ok())
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await heard
  await page.context().setOffline(true)
  // What was answered before is looked at before this one fails.
  await page.evaluate(() => fetch('/api/health').catch(() => undefined))
}
