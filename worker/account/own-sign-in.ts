import type { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type { account, signIn } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { Fail, signedOut } from '../kit/fail.ts'
import { type Token, tokenOf } from '../kit/token.ts'
import { readOwn } from './own-account.ts'
import { accountQuery } from './use-code.ts'

export interface Own {
  token: Token
  live: typeof signIn.$inferSelect
  owner: typeof account.$inferSelect
  directory: ReturnType<typeof drizzle>
}

/** A name opened on a tablet is opened by PIN; how one signs in is changed where one signs in. */
const elsewhere = () =>
  new Fail(
    403,
    'own_sign_in_needed',
    'このタブレットではできません。自分のサインインで、事務室か保育室の入口からひらいてください。',
  )

/**
 * The sign-in of the caller and its account, for what concerns how one signs in.
 * @param need `fresh`: proved within the last minutes
 * @throws Fail 401 without a live sign-in, 403 `fresh_needed` when the proof is old, 403 for a name opened on a tablet
 */
export async function ownSignIn(c: Context<App>, need: 'live' | 'fresh'): Promise<Own> {
  const { device, door } = tokenOf(c)
  if (device || door === 'device') throw elsewhere()
  const { db, token, live, rows } = await readOwn(
    c,
    (directory, accountId) => [accountQuery(directory, accountId)],
    need === 'fresh' ? { fresh: true } : {},
  )
  const [[owner]] = rows
  if (!owner) throw signedOut()
  return { token, live, owner, directory: db }
}
