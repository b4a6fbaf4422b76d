// The session cookie. `__Host-` binds it to this host and to TLS; one name per door, so that a shared computer can be a parent's in one
// tab and the office's in another. The value is `<account>.<256 random bits>`: the account is a claim that the shard's guard proves.
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Door } from '../../schema/account/input.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { App } from './context.ts'
import { signedOut } from './fail.ts'

/** The doors of people, and a paired tablet by itself. */
export type TokenDoor = Door | 'device'
/** Looked at in this order when the caller names none; a tablet by itself always says so. */
const UNNAMED: readonly TokenDoor[] = ['family', 'room', 'office']
const DOORS: readonly TokenDoor[] = [...UNNAMED, 'device']

export interface Token {
  account: Id
  door: TokenDoor
  hash: string
  /** The paired tablet this token was made on, a claim like the account. */
  device: Id | null
}

const HOUR_S = 3600
const DAY_S = 24 * HOUR_S

/** How long a sign-in lives untouched, and at most, in seconds. Families stay signed in; desks and tablets do not (docs/decisions). */
export const LIFETIMES: Record<TokenDoor, { idle: number; most: number }> = {
  family: { idle: 180 * DAY_S, most: 400 * DAY_S },
  room: { idle: 10 * HOUR_S, most: 14 * HOUR_S },
  office: { idle: 2 * HOUR_S, most: 12 * HOUR_S },
  device: { idle: 90 * DAY_S, most: 400 * DAY_S },
}

/** Several caregivers have their names open on one tablet; each has a cookie of their own, chosen by `X-Person`. */
const cookieOf = (door: TokenDoor, person?: Id): string => `__Host-tsumugi-${door}${person ? `.${person}` : ''}`
const digest = (value: string): string => createHash('sha256').update(value).digest('base64url')

/** A fresh token for an account, on a paired tablet when `device` names one; the cleartext goes into the cookie only. */
export function mintToken(account: Id, door: TokenDoor, device: Id | null = null): { token: Token; value: string } {
  const value = [account, ...(device ? [device] : []), randomBytes(32).toString('base64url')].join('.')
  return { token: { account, door, hash: digest(value), device }, value }
}

/** A token as a cookie carries it: `<account>.<secret>`, or `<account>.<device>.<secret>`. */
function parseToken(value: string | undefined, door: TokenDoor): Token | null {
  const parts = value?.split('.') ?? []
  const [account, device] = parts
  if (!value || !account || value.length > 200 || parts.length > 3) return null
  return { account, door, hash: digest(value), device: (parts.length === 3 && device) || null }
}

/** The token of a paired device, whatever door the call is for: it proves where the call is made. */
export const readDevice = (c: Context): Token | null => parseToken(getCookie(c, cookieOf('device')), 'device')

/**
 * Reads the token of the door the caller names in `X-Door` (a browser that opens a line can name it as the line's protocol only); without
 * the header, of the first door that has one. `X-Person` chooses among
 * the caregivers who have their names open on a tablet. `X-Account` says whose it has to be: what somebody did and could not send is never
 * taken from whoever signed in at the same browser after them.
 */
export function readToken(c: Context): Token | null {
  const named = c.req.header('x-door') ?? c.req.header('sec-websocket-protocol')
  const person =
    named === 'room' && /^[0-9A-Za-z]{22}$/.test(c.req.header('x-person') ?? '') ? c.req.header('x-person') : undefined
  const whose = c.req.header('x-account')
  for (const door of named ? DOORS.filter((known) => known === named) : UNNAMED) {
    const token = parseToken(getCookie(c, cookieOf(door, person)), door)
    if (token && (whose === undefined || token.account === whose)) return token
  }
  return null
}

/** The token of the caller; 401 without one. */
export function tokenOf(c: Context<App>): Token {
  const token = c.get('token')
  if (!token) throw signedOut()
  return token
}

/** Gives or takes the cookie of a door; of one caregiver on a tablet, when `person` is given. */
export function writeCookie(c: Context, door: TokenDoor, value: string | null, person?: Id): void {
  setCookie(c, cookieOf(door, person), value ?? '', {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: value ? LIFETIMES[door].most : 0,
  })
}
