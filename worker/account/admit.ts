// Letting a person in, however they proved who they are: a new token each time, whatever cookie came along, and the facilities behind it.
import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type { Door } from '../../schema/account/input.ts'
import { signIn } from '../../schema/directory.ts'
import { MINUTE } from '../../schema/kit/day.ts'
import type { App } from '../kit/context.ts'
import { networksFor, openSession, type Proof } from '../kit/reopen.ts'
import { findShard } from '../kit/shard.ts'
import { lineOf } from '../kit/source.ts'
import { LIFETIMES, mintToken, type Token, writeCookie } from '../kit/token.ts'
import { browserLabel } from './browser-label.ts'
import type { Place } from './places.ts'
import { tellNow, tellSignIn } from './tell-owner.ts'

/** More sessions than this are opened when the facility is opened, not at sign-in. */
const OPENED_AT_ONCE = 4
/** How long a right password waits for its second factor. */
const HALF_FOR = 10 * MINUTE

export interface Admission {
  accountId: string
  door: Door
  strength: Proof['strength']
  places: readonly Place[]
}

/**
 * Writes the sign-in and its cookie, and opens the first facilities. A `half` one opens nothing and is over in ten minutes.
 * @param also statements that belong to the same moment
 */
export async function admit(c: Context<App>, who: Admission, also: readonly BatchItem<'sqlite'>[] = []): Promise<void> {
  const { accountId, door, strength } = who
  const now = c.get('now')
  const directory = drizzle(c.env.DIRECTORY)
  const { token, value } = mintToken(accountId, door)
  const proof = {
    createdAt: now,
    expiresAt: now + (strength === 'half' ? HALF_FOR : LIFETIMES[door].most * 1000),
    strength,
    freshAt: now,
    label: browserLabel(c.req.header('user-agent')),
  }
  await tellNow(directory, [
    ...(strength === 'half' ? [] : tellSignIn(directory, accountId, { door, label: proof.label, now })),
    directory.insert(signIn).values({ tokenHash: token.hash, accountId: token.account, door, ...proof }),
    ...also,
  ])
  if (strength !== 'half') await openPlaces(c, token, proof, who.places)
  writeCookie(c, door, value)
}

/** Opens the first facilities behind a sign-in; one whose work asks for more than this proof stays shut, and says so when it is asked. */
export async function openPlaces(
  c: Context<App>,
  token: Token,
  proof: Omit<Proof, 'network'>,
  places: readonly Place[],
): Promise<void> {
  const ids = places.filter((place) => place.door === token.door && place.facilityId > 0).map(({ facilityId }) => facilityId)
  const mine = ids.slice(0, OPENED_AT_ONCE)
  const networks = await networksFor(drizzle(c.env.DIRECTORY), mine, lineOf(c))
  const open = async (facilityId: number) => {
    const db = await findShard(c.env, facilityId)
    const network = networks.find((one) => one.facilityId === facilityId)?.network ?? null
    if (db) await openSession(c, { facilityId, db }, token, { ...proof, network })
  }
  await Promise.all(mine.map(open))
}
