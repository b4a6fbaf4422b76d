import { eq } from 'drizzle-orm'
import type { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { account } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { Fail } from '../kit/fail.ts'
import { useRecoveryCode } from './recovery-codes.ts'
import { tellNow, tellOwner, tellRefusal } from './tell-owner.ts'
import { codeSubjects, countTry, forgetTries } from './throttle.ts'
import { useTotp } from './totp.ts'

/** One answer for a wrong code, one used before, and a spent recovery code. */
export const wrongCode = () =>
  new Fail(400, 'bad_code', 'コードがちがいます。いま画面に出ている6けたの数字か、まだ使っていない復旧コードを入れてください。', {
    field: 'code',
  })

/**
 * Takes a code of the authenticator app or a recovery code as the second proof of an account.
 * @param half hash of the half sign-in it belongs to, whose tries are counted too
 * @throws Fail 400 `bad_code`, 429 after too many tries
 */
export async function useCode(
  c: Context<App>,
  directory: ReturnType<typeof drizzle>,
  owner: typeof account.$inferSelect,
  given: string,
  half?: string,
): Promise<void> {
  const now = c.get('now')
  const subjects = codeSubjects(c.env, owner.id, half)
  await countTry(directory, subjects, now)
  const code = given.normalize('NFKC').replace(/[\s-]/g, '')
  const right =
    owner.totpAt !== null &&
    (code.length === 6 ? await useTotp(c, directory, owner, code) : await useRecoveryCode(directory, owner.id, code, now))
  if (!right) {
    await tellNow(directory, tellRefusal(directory, owner.id, now))
    throw wrongCode()
  }
  await directory.batch([
    forgetTries(directory, subjects),
    ...(code.length === 6 ? [] : tellOwner(directory, owner.id, { kind: 'recovery_code_used', now })),
  ])
}

/** An account that has not left, for a batch. */
export const accountQuery = (directory: ReturnType<typeof drizzle>, accountId: string) =>
  directory.select().from(account).where(eq(account.id, accountId))
