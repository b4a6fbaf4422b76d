import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { account, passwordCode } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { Fail } from '../kit/fail.ts'
import { hashCode } from '../kit/one-time-code.ts'
import { sourceOf } from '../kit/source.ts'
import { hashPassword } from './password.ts'
import { aboutAccount, refusePassword } from './refuse-password.ts'
import { countersOf, countFailure, refuseIfGuessing, subjectsOf } from './throttle.ts'

const wrongCode = () =>
  new Fail(400, 'bad_code', 'コードが正しくないか、もう使われています。設定した人に、もういちど出してもらってください。', {
    field: 'code',
  })

/** Uses the one-time code of the set-up to set the first password. The code works once; a wrong, spent and expired one look the same. */
export async function chooseFirstPassword(
  c: Context<App>,
  asked: { code: string; password: string },
): Promise<{ login: string }> {
  const directory = drizzle(c.env.DIRECTORY)
  const now = c.get('now')
  const subjects = subjectsOf(c.env, 'first-code', sourceOf(c))
  const codeHash = hashCode(asked.code)
  const unused = and(eq(passwordCode.codeHash, codeHash), isNull(passwordCode.usedAt), gt(passwordCode.expiresAt, now))
  const [counters, [waiting]] = await directory.batch([
    countersOf(directory, subjects),
    directory.select({ accountId: passwordCode.accountId }).from(passwordCode).where(unused),
  ])
  refuseIfGuessing(subjects, counters, now)
  if (!waiting) {
    await countFailure(directory, subjects, now)
    throw wrongCode()
  }
  refusePassword(asked.password, await aboutAccount(c, waiting.accountId))
  const passwordHash = await hashPassword(asked.password)
  const [[changed]] = await directory.batch([
    directory
      .update(account)
      .set({ passwordHash })
      .where(sql`${account.id} = (select account_id from password_code where ${unused})`)
      .returning({ login: account.login }),
    directory.update(passwordCode).set({ usedAt: now }).where(unused),
  ])
  if (!changed) throw wrongCode()
  return changed
}
