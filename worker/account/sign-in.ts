import { and, eq, isNull } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type { Door } from '../../schema/account/input.ts'
import { loginForm } from '../../schema/account/login.ts'
import { account } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { Fail } from '../kit/fail.ts'
import { sourceOf } from '../kit/source.ts'
import { tokenOf, writeCookie } from '../kit/token.ts'
import { admit } from './admit.ts'
import { endSignIn } from './end-sign-ins.ts'
import { checkPassword } from './password.ts'
import { doorFor, placesOf } from './places.ts'
import { tellNow, tellRefusal } from './tell-owner.ts'
import { countTry, forgive, lookAt, subjectsOf } from './throttle.ts'

/** One answer for an unknown login and a wrong password. */
const wrong = () => new Fail(401, 'wrong_sign_in', 'IDかパスワードがちがいます。わからないときは、園におたずねください。')

/**
 * Checks login and password, sets the cookie of one door and opens the person's facilities behind it. With an authenticator app the sign-in is
 * a half one, `second`: it opens nothing until the code is right, too.
 */
export async function enter(
  c: Context<App>,
  asked: { login: string; password: string; door?: Door | undefined },
): Promise<{ door: Door; second?: true }> {
  const directory = drizzle(c.env.DIRECTORY)
  const now = c.get('now')
  const login = loginForm(asked.login)
  const subjects = subjectsOf(c.env, login, sourceOf(c))
  const [[found]] = await countTry(directory, subjects, now, [
    directory
      .select()
      .from(account)
      .where(and(eq(account.login, login), isNull(account.retiredAt))),
  ])
  const right = await lookAt(directory, subjects, () => checkPassword(asked.password, found?.passwordHash ?? null))
  const places = found && right ? await placesOf(directory, found.id, c.get('today')) : []
  const door = doorFor(places, asked.door)
  if (!found || !door) {
    await tellNow(directory, found ? tellRefusal(directory, found.id, now) : [])
    throw wrong()
  }
  const strength = found.totpAt === null ? 'password' : 'half'
  await admit(c, { accountId: found.id, door, strength, places }, forgive(directory, subjects))
  return strength === 'half' ? { door, second: true } : { door }
}

/** Ends the sign-in everywhere it was opened. The cookie goes; what a phone has not sent yet stays on the phone. */
export async function leave(c: Context<App>): Promise<void> {
  const token = tokenOf(c)
  await endSignIn(c, token.account, token.hash)
  c.set('checked', true)
  writeCookie(c, token.door, null)
}
