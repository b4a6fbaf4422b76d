import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { account, passkey, passwordCode, recoveryCode, signIn } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { Fail } from '../kit/fail.ts'
import { hashCode } from '../kit/one-time-code.ts'
import { sourceOf } from '../kit/source.ts'
import { endRows, spreadEnds } from './end-sign-ins.ts'
import { sendSoon } from './letters.ts'
import { hashPassword } from './password.ts'
import { aboutAccount, refusePassword } from './refuse-password.ts'
import { tellOwner } from './tell-owner.ts'
import { countTry, passwordCodeSubjects, takeBack } from './throttle.ts'

const wrongCode = () =>
  new Fail(
    400,
    'bad_code',
    'コードが正しくないか、もう使われています。園（はじめてのときは設定した人）に、もういちど出してもらってください。',
    {
      field: 'code',
    },
  )

/**
 * Uses a one-time code, of the set-up or of a recovery by the facility, to choose a password. The code works once; a wrong, spent and
 * expired one look the same. Whoever was signed in is out. The second factor stays, unless the code says that it was lost too.
 */
export async function chooseFirstPassword(
  c: Context<App>,
  asked: { code: string; password: string },
): Promise<{ login: string; clearedFactor: boolean }> {
  const directory = drizzle(c.env.DIRECTORY)
  const now = c.get('now')
  const subjects = passwordCodeSubjects(c.env, sourceOf(c))
  const codeHash = hashCode(asked.code)
  const unused = and(eq(passwordCode.codeHash, codeHash), isNull(passwordCode.usedAt), gt(passwordCode.expiresAt, now))
  const [[waiting]] = await countTry(directory, subjects, now, [
    directory
      .select({ accountId: account.id, clears: passwordCode.clearsFactor, before: account.passwordHash })
      .from(passwordCode)
      .innerJoin(account, and(eq(account.id, passwordCode.accountId), isNull(account.retiredAt)))
      .where(unused),
  ])
  if (!waiting) throw wrongCode()
  await takeBack(directory, subjects)
  const { accountId, clears } = waiting
  refusePassword(asked.password, await aboutAccount(c, accountId))
  const passwordHash = await hashPassword(asked.password)
  const works = sql`exists (select 1 from password_code where ${unused})`
  const first = waiting.before === '' && !clears
  const [[changed]] = await directory.batch([
    directory
      .update(account)
      .set({ passwordHash, ...(clears ? { totpSecret: null, totpAt: null, totpStep: null } : {}) })
      .where(and(eq(account.id, accountId), works))
      .returning({ login: account.login }),
    ...tellOwner(directory, accountId, {
      kind: first ? 'joined' : 'recovered',
      now,
      detail: { clears: clears ? 1 : 0 },
      when: works,
    }),
    endRows(directory, and(eq(signIn.accountId, accountId), works), now),
    ...(clears
      ? [
          directory.delete(passkey).where(and(eq(passkey.accountId, accountId), works)),
          directory.delete(recoveryCode).where(and(eq(recoveryCode.accountId, accountId), works)),
        ]
      : []),
    // Last, because all the others ask whether it still works.
    directory.update(passwordCode).set({ usedAt: now }).where(unused),
  ])
  if (!changed) throw wrongCode()
  await spreadEnds(c.env, accountId, now, null)
  sendSoon(c)
  return { login: changed.login, clearedFactor: clears }
}
