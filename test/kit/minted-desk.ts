// Somebody signed in at the office door of a journey, minted instead of typed: as strong as wanted, proved as long ago as wanted.
import type { Page } from 'playwright-core'
import { type Id, newId } from '../../schema/kit/id.ts'
import type { Role } from '../../schema/permission/matrix.ts'
import { mintToken, type Token } from '../../worker/kit/token.ts'
import { DESK, type TestBrowser } from './browser.ts'
import { FACILITY, type Scene } from './room-scene.ts'
import type { TestServer } from './server.ts'

export interface Minted {
  account: Id
  token: Token
  page: Page
  /** The columns that a facility's session has in common with the sign-in. */
  proved: Record<string, string | number>
}

/** Puts a row into DIRECTORY. */
export function putDirectory(server: TestServer, table: string, row: Record<string, string | number | null>): void {
  const names = Object.keys(row)
  server.databases.run(
    'DIRECTORY',
    `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    ...Object.values(row),
  )
}

/** A new account, signed in at the desk of a page of its own. What it may do there is for the journey to add. */
export async function mintDesk(
  browser: TestBrowser,
  server: TestServer,
  {
    login,
    name,
    strength = 'second',
    freshAt = server.now(),
  }: { login: string; name: string; strength?: string; freshAt?: number },
): Promise<Minted> {
  const account = newId(5)
  const { token, value } = mintToken(account, 'office')
  const now = server.now()
  const proved = { strength, fresh_at: freshAt, label: 'Chrome', created_at: now, expires_at: now + 3_600_000 }
  putDirectory(server, 'account', { id: account, login, name, password_hash: '', created_at: 0 })
  putDirectory(server, 'sign_in', { token_hash: token.hash, account_id: account, door: 'office', used_at: now, ...proved })
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await page.context().addCookies([
    {
      name: '__Host-tsumugi-office',
      value,
      url: server.url.replace('http:', 'https:'),
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    },
  ])
  return { account, token, page, proved }
}

/** The same as somebody of the scene's house, on the desk's first page. */
export async function mintStaffDesk(
  browser: TestBrowser,
  server: TestServer,
  scene: Pick<Scene, 'insert'>,
  { kana, role, ...who }: { login: string; name: string; kana: string; role: Role },
): Promise<Page> {
  const { account, token, page, proved } = await mintDesk(browser, server, who)
  putDirectory(server, 'membership', { account_id: account, facility_id: FACILITY, door: 'office' })
  const person = newId(6)
  const [familyName = '', givenName = ''] = who.name.split(' ')
  scene.insert('person', { id: person, account_id: account, family_name: familyName, given_name: givenName, kana })
  scene.insert('assignment', { id: newId(7), person_id: person, role, starts_on: '2026-04-01' })
  const now = server.now()
  const session = { token_hash: token.hash, account_id: account, door: 'office', used_at: now, active_at: now }
  scene.insert('session', { ...session, idle_ms: 3_600_000, ...proved })
  await page.goto('/office')
  return page
}
