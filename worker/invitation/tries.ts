// Wrong invitation codes are counted by browser, tightly, and by line, widely: fifty families at a 説明会 sit on one line. A browser is known by
// a cookie that its first wrong code brings. It proves nothing, and who throws it away has what the line has left.
import { randomBytes } from 'node:crypto'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { countFailure, invitationSubjects } from '../account/throttle.ts'
import type { App } from '../kit/context.ts'
import { sourceOf } from '../kit/source.ts'

const NAME = '__Host-tsumugi-tries'
/** As long as its count goes on. */
const LASTS_S = 15 * 60

const browserOf = (c: Context<App>): string | null => {
  const given = getCookie(c, NAME)
  return given && /^[\w-]{22}$/.test(given) ? given : null
}

/** The counters a code touches that is tried now. */
export const triesOf = (c: Context<App>) => invitationSubjects(c.env, sourceOf(c), browserOf(c))

/** Counts a code that was taken for right when it was tried. */
export async function countWrong(c: Context<App>): Promise<void> {
  await countFailure(drizzle(c.env.DIRECTORY), triesOf(c), c.get('now'))
}

/** After a wrong code: a browser that could not be told from the others can be from now on, with this code as its first. */
export async function knowBrowser(c: Context<App>): Promise<void> {
  if (browserOf(c)) return
  const browser = randomBytes(16).toString('base64url')
  const [own] = invitationSubjects(c.env, sourceOf(c), browser)
  if (own) await countFailure(drizzle(c.env.DIRECTORY), [own], c.get('now'))
  setCookie(c, NAME, browser, { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', maxAge: LASTS_S })
}
