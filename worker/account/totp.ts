// Codes of an authenticator app (RFC 6238: six digits, 30 seconds, SHA-1, as every app expects), by the server's clock.
import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { Secret, TOTP } from 'otpauth'
import { account } from '../../schema/directory.ts'
import type { Moment } from '../../schema/kit/day.ts'
import type { App } from '../kit/context.ts'
import { openText, sealText } from '../kit/seal.ts'

const STEP = 30_000
/** Steps a phone's clock may be off, to either side. */
const DRIFT = 1

const about = (accountId: string): string => `totp ${accountId}`
const totpOf = (secret: string): TOTP => new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: STEP / 1000 })

/** A new secret of 160 bits, in the letters an app takes when it cannot see the picture, and as it is kept. */
export function newSecret(c: Context<App>, accountId: string): { secret: string; sealed: string } {
  const secret = new Secret({ size: 20 }).base32
  return { secret, sealed: sealText(c.env, about(accountId), secret) }
}

/** The address an app reads from the QR code. */
export const addressOf = (secret: string, login: string): string =>
  `otpauth://totp/${encodeURIComponent('つむぎ')}:${encodeURIComponent(login)}?secret=${secret}&issuer=${encodeURIComponent('つむぎ')}`

/** The step a code belongs to, at most one away from now; null for a wrong code. */
export function stepOf(c: Context<App>, accountId: string, sealed: string | null, code: string, now: Moment): number | null {
  const secret = sealed ? openText(c.env, about(accountId), sealed) : null
  if (!secret || !/^\d{6}$/.test(code)) return null
  const off = totpOf(secret).validate({ token: code, timestamp: now, window: DRIFT })
  return off === null ? null : Math.floor(now / STEP) + off
}

/** Uses a code: true once for each step, and never for a step before one that was used. */
export async function useTotp(
  c: Context<App>,
  directory: ReturnType<typeof drizzle>,
  owner: { id: string; totpSecret: string | null },
  code: string,
): Promise<boolean> {
  const step = stepOf(c, owner.id, owner.totpSecret, code, c.get('now'))
  if (step === null) return false
  const used = await directory
    .update(account)
    .set({ totpStep: step })
    .where(and(eq(account.id, owner.id), isNotNull(account.totpAt), or(isNull(account.totpStep), lt(account.totpStep, step))))
    .returning({ id: account.id })
  return used.length > 0
}
