import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type { Door } from '../../schema/account/input.ts'
import { signIn } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { Fail } from '../kit/fail.ts'
import { admit } from './admit.ts'
import { placesOf } from './places.ts'
import { accountQuery, useCode } from './use-code.ts'

const over = () =>
  new Fail(401, 'half_over', '時間がたったか、なんどもちがいました。もういちど、IDとパスワードから入れてください。')

/** The second step of a sign-in. The half one ends with it, and a new token is made: the old one never becomes worth anything. */
export async function enterSecond(c: Context<App>, asked: { code: string }): Promise<{ door: Door }> {
  const token = c.get('token')
  if (!token) throw over()
  const directory = drizzle(c.env.DIRECTORY)
  const now = c.get('now')
  const waiting = and(
    eq(signIn.tokenHash, token.hash),
    eq(signIn.accountId, token.account),
    sql`${signIn.door} = ${token.door}`,
    eq(signIn.strength, 'half'),
    isNull(signIn.endedAt),
    gt(signIn.expiresAt, now),
  )
  const end = () => directory.update(signIn).set({ endedAt: now }).where(waiting).returning({ door: signIn.door })
  const [[half], [owner]] = await directory.batch([
    directory.select().from(signIn).where(waiting),
    accountQuery(directory, token.account),
  ])
  if (!half || !owner || owner.retiredAt !== null) throw over()
  try {
    await useCode(c, directory, owner, asked.code, token.hash)
  } catch (error) {
    if (!(error instanceof Fail && error.status === 429)) throw error
    await end()
    throw over()
  }
  const [[ended], places] = await Promise.all([end(), placesOf(directory, owner.id, c.get('today'))])
  if (!ended) throw over()
  await admit(c, { accountId: owner.id, door: ended.door, strength: 'second', places })
  return { door: ended.door }
}
