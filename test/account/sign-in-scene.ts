// People who sign in for real: an account with a password, work or a child somewhere, and a browser of their own.

import { drizzle } from 'drizzle-orm/d1'
import { Secret, TOTP } from 'otpauth'
import type { Door } from '../../schema/account/input.ts'
import { loginForm } from '../../schema/account/login.ts'
import { account, membership, signIn } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import { hashPassword } from '../../worker/account/password.ts'
import { mintToken } from '../../worker/kit/token.ts'
import { at, bindings, clientOf, makeWorld } from '../kit/world.ts'

export const PASSWORD = 'あさの光と9ひきのねこたち'
export const directory = drizzle(bindings.DIRECTORY)
let kept: Promise<string> | undefined

/** A login with PASSWORD. */
export async function addAccount(places: { facilityId: number; door: 'family' | 'room' | 'office' }[] = []) {
  kept ??= hashPassword(PASSWORD)
  const id = newId(0)
  const login = loginForm(`hitohito-${id}`)
  await directory.insert(account).values({ id, login, name: 'さとう', passwordHash: await kept, createdAt: 0 })
  for (const place of places) await directory.insert(membership).values({ accountId: id, ...place })
  return { id, login }
}

/** A network address nobody else has. */
export const source = () => ({ 'cf-connecting-ip': `test-${newId(0)}` })
export const cookieOf = (headers: Headers): string => (headers.get('set-cookie') ?? '').split(';')[0] ?? ''

/** The code an app shows for a secret at a moment. */
export const codeAt = (secret: string, moment: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: moment })

/** A browser that keeps its cookie as browsers do: each answer may give a new one. */
export function browserOf(cookie = '') {
  let jar = cookie
  let moment = at('8:05')
  const from = source()
  const send = async (method: string, path: string, json?: unknown) => {
    const client = clientOf('', jar)
    client.at(moment)
    const answer = await client.send(method, path, { ...(json === undefined ? {} : { json }), headers: from })
    const given = answer.headers.get('set-cookie')
    if (given) jar = cookieOf(answer.headers)
    return answer
  }
  return {
    get: (path: string) => send('GET', path),
    post: (path: string, json: unknown = {}) => send('POST', path, json),
    account: (path: string, json: unknown = {}) => send('POST', `/api/account/${path}`, json),
    /** A right password, without the hash that costs a tenth of a second: a sign-in of this strength is there. */
    mint: async (accountId: string, door: Door, strength: 'password' | 'half') => {
      const { token, value } = mintToken(accountId, door)
      const times = { createdAt: moment, expiresAt: moment + (strength === 'half' ? 10 : 600) * 60_000, freshAt: moment }
      await directory.insert(signIn).values({ tokenHash: token.hash, accountId, door, strength, ...times, label: 'Chrome' })
      jar = `__Host-tsumugi-${door}=${value}`
    },
    signIn: (login: string, more: Record<string, unknown> = {}) =>
      send('POST', '/api/account/sign-in', { login, password: PASSWORD, ...more }),
    cookie: () => jar,
    later: (ms: number) => {
      moment += ms
    },
    now: () => moment,
  }
}
export type Browser = ReturnType<typeof browserOf>

/** A director at a desk that is in no allowed network, signed in with a password alone. */
export async function director() {
  const world = await makeWorld()
  const person = await addAccount()
  await world.addStaff('director', { accountId: person.id, door: 'office' })
  const browser = browserOf()
  await browser.mint(person.id, 'office', 'password')
  return { world, person, browser, board: `/api/f/${world.facilityId}/presence/board?day=2026-11-20` }
}

/** Sets up an authenticator app in a signed-in browser. */
export async function setUpApp(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  const { body } = await browser.account('totp/begin')
  const secret = String(body.secret)
  const confirmed = await browser.account('totp/confirm', { code: codeAt(secret, browser.now()) })
  return { secret, codes: confirmed.body.codes as string[] }
}

/** The same, with an authenticator app. */
export async function withApp() {
  const scene = await director()
  return { ...scene, ...(await setUpApp(scene.browser)) }
}
