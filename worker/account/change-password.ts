import { eq } from 'drizzle-orm'
import type { Context } from 'hono'
import { account } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { endOtherSignIns } from './end-sign-ins.ts'
import { ownSignIn } from './own-sign-in.ts'
import { hashPassword } from './password.ts'
import { provePassword } from './prove-again.ts'
import { aboutAccount, refusePassword } from './refuse-password.ts'
import { renew } from './renew.ts'
import { tellOwner } from './tell-owner.ts'

/** A new password: with the present one, or on a fresh sign-in. Every other sign-in of the account ends. */
export async function changePassword(c: Context<App>, asked: { current?: string | undefined; password: string }): Promise<void> {
  const own = await ownSignIn(c, asked.current === undefined ? 'fresh' : 'live')
  const { owner, directory } = own
  if (asked.current !== undefined) await provePassword(c, own, asked.current, 'current')
  refusePassword(asked.password, await aboutAccount(c, owner.id))
  const passwordHash = await hashPassword(asked.password)
  await directory.batch([
    directory.update(account).set({ passwordHash }).where(eq(account.id, owner.id)),
    ...tellOwner(directory, owner.id, { kind: 'password_changed', now: c.get('now') }),
  ])
  await renew(c, own, 'password')
  await endOtherSignIns(c, owner.id, c.get('token')?.hash ?? null)
}
