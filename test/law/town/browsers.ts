// Browsers of the town's people. Rate classes count by sign-in, so a caller takes a new one every few hundred calls, as many people would.
import { signIn } from '../../../schema/directory.ts'
import { HOUR, MINUTE } from '../../../schema/kit/day.ts'
import { session } from '../../../schema/shard.ts'
import { insertRows, shardOf } from '../../../worker/dev/demo/store.ts'
import type { Env } from '../../../worker/kit/env.ts'
import { mintToken, type Token } from '../../../worker/kit/token.ts'
import { type Caller, NOW, type Town } from './town.ts'

/** The headers of a new browser of this caller. */
export async function openBrowser(env: Env, town: Town, who: Caller): Promise<Record<string, string>> {
  if (who.state === 'signed_out') return {}
  const { value } = await signInAs(env, town, who)
  const person = who.device ? `.${who.device.personId}` : ''
  return {
    cookie: `__Host-tsumugi-${who.door}${person}=${value}`,
    'x-door': who.door,
    ...(who.device ? { 'x-person': who.device.personId } : {}),
  }
}

/** The token of a new browser, as the worker reads it from the cookie. Nobody's for one that is signed out. */
export async function openSessionOf(env: Env, town: Town, who: Caller): Promise<Token> {
  const made = who.state === 'signed_out' ? mintToken(who.account, who.door) : await signInAs(env, town, who)
  return { ...made.token, door: who.door }
}

/** A sign-in with its sessions, in the state this caller's is in. */
async function signInAs(env: Env, town: Town, who: Caller): Promise<{ token: Token; value: string }> {
  const real = who.state === 'forged' ? 'family' : who.door
  const { token, value } = mintToken(who.account, real, who.device?.id ?? null)
  const proof = {
    strength: who.state === 'half' ? ('half' as const) : who.state === 'password' ? ('password' as const) : ('second' as const),
    freshAt: who.fresh ? NOW - MINUTE : NOW - 16 * MINUTE,
    label: 'Chrome',
    createdAt: NOW - HOUR,
    expiresAt: who.state === 'expired' ? NOW - MINUTE : NOW * 2,
    endedAt: who.state === 'ended' ? NOW - MINUTE : null,
  }
  if (real !== 'device')
    await insertRows(env.DIRECTORY, signIn, [
      { tokenHash: token.hash, accountId: who.account, door: real, ...proof, usedAt: NOW - MINUTE },
    ])
  // By a password alone no session of a house with wide work was ever opened; half a sign-in opens none at all.
  const opened = who.state === 'half' || who.state === 'password' ? [] : who.facilities
  for (const facilityId of opened) {
    const house = town.houses.find(({ id }) => id === facilityId)
    if (!house) throw new Error(`no house ${facilityId}`)
    await insertRows(shardOf(env, house.shard), session, [
      {
        facilityId,
        tokenHash: token.hash,
        accountId: who.account,
        door: real,
        ...proof,
        usedAt: NOW - MINUTE,
        idleMs: who.state === 'idle' ? MINUTE / 2 : 400 * 24 * HOUR,
        network: who.state === 'elsewhere' ? '4:11001011000000000111000100000001' : (who.network ?? null),
        deviceId: who.device?.id ?? null,
        activeAt: who.awake ? NOW - MINUTE : NOW - 11 * MINUTE,
      },
    ])
  }
  return { token, value }
}
