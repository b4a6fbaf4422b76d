// Adding, naming and removing passkeys, and coming in with one.
import { and, count, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type { Door } from '../../schema/account/input.ts'
import type { NewPasskey, PasskeyAnswer } from '../../schema/account/passkey-input.ts'
import { passkey } from '../../schema/directory.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'
import { admit } from './admit.ts'
import { browserLabel } from './browser-label.ts'
import { endWeakerSignIns } from './end-sign-ins.ts'
import { ownSignIn } from './own-sign-in.ts'
import { askForPasskey, keepChallenge, library, siteOf, takeChallenge, usePasskey, wrongPasskey } from './passkey.ts'
import { doorFor, placesOf } from './places.ts'
import { renew } from './renew.ts'
import { tellNow, tellOwner } from './tell-owner.ts'
import { accountQuery } from './use-code.ts'

const MOST = 20
const told = (c: Context<App>) => ({ now: c.get('now'), detail: { factor: 'passkey' } })

/** What a browser needs to make a passkey: one that can be found without a login, and asks for finger, face or code of the device. */
export async function beginPasskey(c: Context<App>) {
  const { owner, directory } = await ownSignIn(c, 'fresh')
  const mine = await directory
    .select({ id: passkey.credentialId, transports: passkey.transports })
    .from(passkey)
    .where(eq(passkey.accountId, owner.id))
  if (mine.length >= MOST)
    throw conflict('too_many_passkeys', `パスキーは${MOST}個までです。使っていないものを消してから、追加してください。`)
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpName: 'つむぎ',
    rpID: siteOf(c).rpID,
    userID: new TextEncoder().encode(owner.id),
    userName: owner.login,
    userDisplayName: owner.name,
    attestationType: 'none',
    excludeCredentials: mine,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(c, directory, options.challenge, 'register', owner.id)
  return options
}

/** Keeps a new passkey. The device has just verified the person, so the present sign-in is as strong as one with it; those by password alone end. */
export async function registerPasskey(
  c: Context<App>,
  asked: { answer: NewPasskey; name?: string | undefined },
): Promise<{ passkeyId: string; name: string }> {
  const own = await ownSignIn(c, 'fresh')
  const { owner, directory } = own
  const { response, ...rest } = asked.answer
  const expectedChallenge = await takeChallenge(c, directory, response.clientDataJSON, 'register', owner.id)
  const { rpID, origin } = siteOf(c)
  const { verifyRegistrationResponse } = await library()
  const { transports = [], ...made } = response
  const checked = await verifyRegistrationResponse({
    response: { ...rest, clientExtensionResults: {}, response: made },
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) throw wrongPasskey()
  const { id, publicKey, counter } = checked.registrationInfo.credential
  const name = asked.name ?? browserLabel(c.req.header('user-agent'))
  const kept = await directory
    .insert(passkey)
    .values({
      credentialId: id,
      accountId: owner.id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports,
      name,
      createdAt: c.get('now'),
    })
    .onConflictDoNothing()
    .returning({ id: passkey.credentialId })
  if (kept.length === 0) throw wrongPasskey()
  await tellNow(directory, tellOwner(directory, owner.id, { kind: 'factor_added', ...told(c) }))
  await renew(c, own, 'passkey')
  await endWeakerSignIns(c, owner.id, tokenOf(c).hash)
  return { passkeyId: id, name }
}

const mine = (accountId: string, passkeyId: string) => and(eq(passkey.credentialId, passkeyId), eq(passkey.accountId, accountId))

/** Gives a passkey another name. */
export async function renamePasskey(c: Context<App>, asked: { passkeyId: string; name: string }): Promise<void> {
  const { owner, directory } = await ownSignIn(c, 'live')
  const named = await directory
    .update(passkey)
    .set({ name: asked.name })
    .where(mine(owner.id, asked.passkeyId))
    .returning({ id: passkey.credentialId })
  if (named.length === 0) throw notFound()
}

/** Removes a passkey; from the next moment it opens nothing. The last way in of an account without a password stays. */
export async function removePasskey(c: Context<App>, asked: { passkeyId: string }): Promise<void> {
  const { owner, directory } = await ownSignIn(c, 'fresh')
  if (!owner.passwordHash) {
    const [all] = await directory.select({ n: count() }).from(passkey).where(eq(passkey.accountId, owner.id))
    if ((all?.n ?? 0) < 2)
      throw conflict('last_way', 'これを消すと、サインインできなくなります。先に、パスワードか別のパスキーを用意してください。')
  }
  const gone = await directory.delete(passkey).where(mine(owner.id, asked.passkeyId)).returning({ id: passkey.credentialId })
  if (gone.length === 0) throw notFound()
  await tellNow(directory, tellOwner(directory, owner.id, { kind: 'factor_removed', ...told(c) }))
}

/** What a browser at the door needs to offer its passkeys; nobody is known yet. */
export const askToEnter = (c: Context<App>) => askForPasskey(c, drizzle(c.env.DIRECTORY), 'sign_in', '')

/** Comes in with a passkey alone: it is something one has, opened by something one is or knows. */
export async function enterWithPasskey(
  c: Context<App>,
  asked: { answer: PasskeyAnswer; door?: Door | undefined },
): Promise<{ door: Door }> {
  const directory = drizzle(c.env.DIRECTORY)
  const accountId = await usePasskey(c, directory, asked.answer, 'sign_in')
  const [[owner], places] = await Promise.all([
    accountQuery(directory, accountId),
    placesOf(directory, accountId, c.get('today')),
  ])
  const door = doorFor(places, asked.door)
  if (!owner || owner.retiredAt !== null || !door) throw wrongPasskey()
  await admit(c, { accountId, door, strength: 'passkey', places })
  return { door }
}
