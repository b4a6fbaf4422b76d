// Passkeys (WebAuthn). A challenge is good once, for five minutes, for one purpose and, once somebody is known, for one account. The browser's
// address must be the one it was made for, and the person must have been verified by the device. The library is fetched when it is needed.
import { createHash } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import type { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type { PasskeyAnswer } from '../../schema/account/passkey-input.ts'
import { challenge, passkey } from '../../schema/directory.ts'
import { MINUTE } from '../../schema/kit/day.ts'
import type { App } from '../kit/context.ts'
import { Fail } from '../kit/fail.ts'

type Directory = ReturnType<typeof drizzle>
export type Purpose = typeof challenge.$inferSelect.purpose

const GOOD_FOR = 5 * MINUTE

export const library = () => import('@simplewebauthn/server')

/** One answer for an unknown passkey, a wrong signature, another address, and a challenge that is spent or somebody else's. */
export const wrongPasskey = () =>
  new Fail(401, 'wrong_passkey', 'このパスキーでは確認できませんでした。もういちどためすか、ほかの方法をえらんでください。')

/** The site a passkey belongs to: the host of the address, and the origin it must be used from. */
export function siteOf(c: Context<App>): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(c.req.url)
  return { rpID: hostname, origin }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** Remembers a challenge that was given out. */
export async function keepChallenge(
  c: Context<App>,
  directory: Directory,
  text: string,
  purpose: Purpose,
  accountId: string,
): Promise<void> {
  await directory.insert(challenge).values({ hash: hashOf(text), purpose, accountId, expiresAt: c.get('now') + GOOD_FOR })
}

/** Takes the challenge a browser says it signed; it is gone afterwards, whatever comes of it. */
export async function takeChallenge(
  c: Context<App>,
  directory: Directory,
  clientDataJSON: string,
  purpose: Purpose,
  accountId: string,
): Promise<string> {
  let text: unknown
  try {
    text = (JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { challenge?: unknown } | null)?.challenge
  } catch {
    throw wrongPasskey()
  }
  if (typeof text !== 'string') throw wrongPasskey()
  const taken = await directory
    .delete(challenge)
    .where(
      and(
        eq(challenge.hash, hashOf(text)),
        eq(challenge.purpose, purpose),
        eq(challenge.accountId, accountId),
        gt(challenge.expiresAt, c.get('now')),
      ),
    )
    .returning({ hash: challenge.hash })
  if (taken.length === 0) throw wrongPasskey()
  return text
}

/** What a browser needs to ask for a passkey: any of this site, or those of one account. */
export async function askForPasskey(c: Context<App>, directory: Directory, purpose: 'sign_in' | 'fresh', accountId: string) {
  const { generateAuthenticationOptions } = await library()
  const mine = accountId
    ? await directory
        .select({ id: passkey.credentialId, transports: passkey.transports })
        .from(passkey)
        .where(eq(passkey.accountId, accountId))
    : []
  const { rpID } = siteOf(c)
  const options = await generateAuthenticationOptions({
    rpID,
    userVerification: 'required',
    timeout: GOOD_FOR,
    allowCredentials: mine,
  })
  await keepChallenge(c, directory, options.challenge, purpose, accountId)
  return options
}

/**
 * Checks what a passkey signed.
 * @param accountId whose it must be; empty when nobody is known yet
 * @returns the account it belongs to
 * @throws Fail 401 `wrong_passkey`
 */
export async function usePasskey(
  c: Context<App>,
  directory: Directory,
  answer: PasskeyAnswer,
  purpose: 'sign_in' | 'fresh',
  accountId = '',
): Promise<string> {
  const expectedChallenge = await takeChallenge(c, directory, answer.response.clientDataJSON, purpose, accountId)
  const [known] = await directory.select().from(passkey).where(eq(passkey.credentialId, answer.id))
  if (!known || (accountId && known.accountId !== accountId)) throw wrongPasskey()
  const { rpID, origin } = siteOf(c)
  const { verifyAuthenticationResponse } = await library()
  const { response, ...rest } = answer
  const checked = await verifyAuthenticationResponse({
    response: { ...rest, clientExtensionResults: {}, response: defined(response) },
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: {
      id: known.credentialId,
      publicKey: new Uint8Array(Buffer.from(known.publicKey, 'base64url')),
      counter: known.counter,
    },
  }).catch(() => null)
  if (!checked?.verified) throw wrongPasskey()
  await directory
    .update(passkey)
    .set({ counter: checked.authenticationInfo.newCounter, usedAt: c.get('now') })
    .where(eq(passkey.credentialId, known.credentialId))
  return known.accountId
}

/** Without members that are there but empty. */
const defined = ({ userHandle, ...rest }: PasskeyAnswer['response']) =>
  userHandle === undefined ? rest : { ...rest, userHandle }
