import { and, count, desc, eq, isNull } from 'drizzle-orm'
import type { Context } from 'hono'
import { LEAST_PASSWORD } from '../../schema/account/input.ts'
import { passkey, recoveryCode } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { isStrong } from '../kit/live-sign-in.ts'
import { ownSignIn } from './own-sign-in.ts'
import { placesOf } from './places.ts'

/** How one's own account is signed in to. No secret is among it. */
export async function readSecurity(c: Context<App>) {
  const { owner, live, directory } = await ownSignIn(c, 'live')
  const [keys, [codes], places] = await Promise.all([
    directory
      .select({ passkeyId: passkey.credentialId, name: passkey.name, createdAt: passkey.createdAt, usedAt: passkey.usedAt })
      .from(passkey)
      .where(eq(passkey.accountId, owner.id))
      .orderBy(desc(passkey.createdAt)),
    directory
      .select({ left: count() })
      .from(recoveryCode)
      .where(and(eq(recoveryCode.accountId, owner.id), isNull(recoveryCode.usedAt))),
    placesOf(directory, owner.id, c.get('today')),
  ])
  return {
    login: owner.login,
    email: owner.email,
    hasPassword: owner.passwordHash !== '',
    leastPassword: LEAST_PASSWORD[places.some(({ door }) => door !== 'family') ? 'staff' : 'family'],
    totpSince: owner.totpAt,
    recoveryCodesLeft: codes?.left ?? 0,
    passkeys: keys,
    /** The present sign-in was proved with more than a password. */
    strong: isStrong(live.strength),
  }
}
