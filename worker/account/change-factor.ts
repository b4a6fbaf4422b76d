// Setting up an authenticator app, taking it away, and the recovery codes that go with it.
import { and, eq, isNull } from 'drizzle-orm'
import type { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { account } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { conflict } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'
import { endWeakerSignIns } from './end-sign-ins.ts'
import { ownSignIn } from './own-sign-in.ts'
import { forgetRecoveryCodes, newRecoveryCodes } from './recovery-codes.ts'
import { renew } from './renew.ts'
import { tellOwner } from './tell-owner.ts'
import { codeSubjects, countTry, forgetTries } from './throttle.ts'
import { addressOf, newSecret, stepOf } from './totp.ts'
import { wrongCode } from './use-code.ts'

const alreadySet = () =>
  conflict(
    'already_set',
    '認証アプリは、もう設定されています。別の電話にかえるときは、いまの設定を外してから、もういちど設定してください。',
  )

/** Gives a new secret to an app. It counts for nothing until a first code of it was right. */
export async function beginTotp(c: Context<App>): Promise<{ secret: string; address: string }> {
  const { owner, directory } = await ownSignIn(c, 'fresh')
  const { secret, sealed } = newSecret(c, owner.id)
  const begun = await directory
    .update(account)
    .set({ totpSecret: sealed, totpStep: null })
    .where(and(eq(account.id, owner.id), isNull(account.totpAt)))
    .returning({ id: account.id })
  if (begun.length === 0) throw alreadySet()
  return { secret, address: addressOf(secret, owner.login) }
}

/** The first right code: from now on a password alone is half a sign-in, the present one is whole, and those by password alone end. The recovery codes are shown here only. */
export async function confirmTotp(c: Context<App>, asked: { code: string }): Promise<{ codes: string[] }> {
  const own = await ownSignIn(c, 'live')
  const { owner, directory } = own
  const now = c.get('now')
  if (owner.totpAt !== null) throw alreadySet()
  const subjects = codeSubjects(c.env, owner.id)
  await countTry(directory, subjects, now)
  const step = stepOf(c, owner.id, owner.totpSecret, asked.code.normalize('NFKC').replace(/\s/g, ''), now)
  if (step === null) throw wrongCode()
  const { codes, statements } = newRecoveryCodes(directory, owner.id)
  const [set] = await directory.batch([
    directory
      .update(account)
      .set({ totpAt: now, totpStep: step })
      .where(and(eq(account.id, owner.id), isNull(account.totpAt), eq(account.totpSecret, owner.totpSecret ?? '')))
      .returning({ id: account.id }),
    ...statements,
    ...tellOwner(directory, owner.id, { kind: 'factor_added', now, detail: { factor: 'app' } }),
    forgetTries(directory, subjects),
  ])
  if (set.length === 0) throw alreadySet()
  await renew(c, own, 'second')
  await endWeakerSignIns(c, owner.id, tokenOf(c).hash)
  return { codes }
}

/** Statements that take the second factor from an account: by its owner, or with a recovery by the facility. */
export const clearFactor = (directory: ReturnType<typeof drizzle>, accountId: string) =>
  [
    directory.update(account).set({ totpSecret: null, totpAt: null, totpStep: null }).where(eq(account.id, accountId)),
    forgetRecoveryCodes(directory, accountId),
  ] as const

/** Takes the authenticator app away, and the recovery codes with it. */
export async function removeTotp(c: Context<App>): Promise<void> {
  const { owner, directory } = await ownSignIn(c, 'fresh')
  await directory.batch([
    ...clearFactor(directory, owner.id),
    ...tellOwner(directory, owner.id, { kind: 'factor_removed', now: c.get('now'), detail: { factor: 'app' } }),
  ])
}

/** Ten new recovery codes; those of before no longer work. */
export async function reissueRecoveryCodes(c: Context<App>): Promise<{ codes: string[] }> {
  const { owner, directory } = await ownSignIn(c, 'fresh')
  if (owner.totpAt === null)
    throw conflict('no_factor', '復旧コードは、認証アプリを設定したときに出ます。先に認証アプリを設定してください。')
  const { codes, statements } = newRecoveryCodes(directory, owner.id)
  const told = tellOwner(directory, owner.id, { kind: 'factor_added', now: c.get('now'), detail: { factor: 'recovery_code' } })
  await directory.batch([...statements, ...told])
  return { codes }
}
