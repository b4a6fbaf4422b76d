// The session cookie. `__Host-` binds it to this host and to TLS; one name per door, so that a shared computer can be a parent's in one
// tab and the office's in another. The value is `<account>.<256 random bits>`: the account is a claim that the shard's guard proves.
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Door } from '../../schema/account/input.ts'
import type { Id } from '../../schema/kit/id.ts'

export const DOORS: readonly Door[] = ['family', 'room', 'office']

export interface Token {
  account: Id
  door: Door
  hash: string
}

const HOUR_S = 3600
const DAY_S = 24 * HOUR_S

/** How long a sign-in lives untouched, and at most, in seconds. Families stay signed in; desks and tablets do not (docs/decisions). */
export const LIFETIMES: Record<Door, { idle: number; most: number }> = {
  family: { idle: 180 * DAY_S, most: 400 * DAY_S },
  room: { idle: 10 * HOUR_S, most: 14 * HOUR_S },
  office: { idle: 2 * HOUR_S, most: 12 * HOUR_S },
}

const cookieOf = (door: Door): string => `__Host-tsumugi-${door}`
const digest = (value: string): string => createHash('sha256').update(value).digest('base64url')

/** A fresh token for an account; the cleartext goes into the cookie only. */
export function mintToken(account: Id, door: Door): { token: Token; value: string } {
  const value = `${account}.${randomBytes(32).toString('base64url')}`
  return { token: { account, door, hash: digest(value) }, value }
}

/** Reads the token of the door the caller names in `X-Door`; without the header, of the first door that has one. */
export function readToken(c: Context): Token | null {
  const named = c.req.header('x-door')
  for (const door of named ? DOORS.filter((known) => known === named) : DOORS) {
    const value = getCookie(c, cookieOf(door))
    const account = value?.split('.')[0]
    if (value && account && value.length < 200) return { account, door, hash: digest(value) }
  }
  return null
}

/** Gives or takes the cookie of a door. */
export function writeCookie(c: Context, door: Door, value: string | null): void {
  setCookie(c, cookieOf(door), value ?? '', {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: value ? LIFETIMES[door].most : 0,
  })
}
