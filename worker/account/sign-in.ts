import { and, eq, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type { Door } from '../../schema/account/input.ts'
import { account, membership, officer, signIn } from '../../schema/directory.ts'
import { session } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { Fail, signedOut } from '../kit/fail.ts'
import { networksFor, openSession, type Proof } from '../kit/reopen.ts'
import { findShard } from '../kit/shard.ts'
import { networksOf, sourceOf } from '../kit/source.ts'
import { LIFETIMES, mintToken, type Token, writeCookie } from '../kit/token.ts'
import { browserLabel } from './browser-label.ts'
import { checkPassword } from './password.ts'
import { tellRefusal, tellSignIn } from './tell-owner.ts'
import { countersOf, countFailure, forget, refuseIfGuessing, subjectsOf } from './throttle.ts'

/** One answer for an unknown login and a wrong password. */
const wrong = () => new Fail(401, 'wrong_sign_in', 'IDかパスワードがちがいます。わからないときは、園におたずねください。')

/** More sessions than this are opened when the facility is opened, not at sign-in. */
const OPENED_AT_ONCE = 4

/** Checks login and password, sets the cookie of one door and opens the person's facilities behind it. */
export async function enter(
  c: Context<App>,
  asked: { login: string; password: string; door?: Door | undefined },
): Promise<{ door: Door }> {
  const directory = drizzle(c.env.DIRECTORY)
  const now = c.get('now')
  const subjects = subjectsOf(c.env, asked.login, sourceOf(c))
  const [[found], counters] = await directory.batch([
    directory
      .select()
      .from(account)
      .where(and(eq(account.login, asked.login), isNull(account.retiredAt))),
    countersOf(directory, subjects),
  ])
  refuseIfGuessing(subjects, counters, now)
  const right = await checkPassword(asked.password, found?.passwordHash ?? null)
  const places = found && right ? await placesOf(directory, found.id, c.get('today')) : []
  const door = doorFor(places, asked.door)
  if (!found || !door) {
    await directory.batch([countFailure(directory, subjects, now), ...(found ? tellRefusal(directory, found.id, now) : [])])
    throw wrong()
  }
  const { token, value } = mintToken(found.id, door)
  const proof = {
    createdAt: now,
    expiresAt: now + LIFETIMES[door].most * 1000,
    strength: 'password' as const,
    freshAt: now,
    label: browserLabel(c.req.header('user-agent')),
  }
  await directory.batch([
    forget(directory, subjects),
    ...tellSignIn(directory, token.account, { door, label: proof.label, now }),
    directory.insert(signIn).values({ tokenHash: token.hash, accountId: token.account, door, ...proof }),
  ])
  await openPlaces(c, token, proof, places)
  writeCookie(c, door, value)
  return { door }
}

/** Opens the first facilities behind a sign-in; one whose work asks for more than this proof stays shut, and says so when it is asked. */
async function openPlaces(
  c: Context<App>,
  token: Token,
  proof: Omit<Proof, 'network'>,
  places: readonly { facilityId: number; door: Door }[],
): Promise<void> {
  const ids = places.filter((place) => place.door === token.door && place.facilityId > 0).map(({ facilityId }) => facilityId)
  const mine = ids.slice(0, OPENED_AT_ONCE)
  const networks = await networksFor(drizzle(c.env.DIRECTORY), mine, networksOf(c))
  const open = async (facilityId: number) => {
    const db = await findShard(c.env, facilityId)
    const network = networks.find((one) => one.facilityId === facilityId)?.network ?? null
    if (db) await openSession(c, { facilityId, db }, token, { ...proof, network })
  }
  await Promise.all(mine.map(open))
}

/** Where an account has something to open; a city officer's place is the office without a facility. */
async function placesOf(
  directory: ReturnType<typeof drizzle>,
  accountId: string,
  today: string,
): Promise<{ facilityId: number; door: Door }[]> {
  const [places, duties] = await directory.batch([
    directory
      .select({ facilityId: membership.facilityId, door: membership.door })
      .from(membership)
      .where(eq(membership.accountId, accountId)),
    directory.select().from(officer).where(eq(officer.accountId, accountId)),
  ])
  const onDuty = duties.some(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today))
  return [...places, ...(onDuty ? [{ facilityId: 0, door: 'office' as const }] : [])]
}

/** The door asked for, if the person has it; unasked, the one with the most work behind it. */
function doorFor(places: readonly { door: Door }[], asked: Door | undefined): Door | undefined {
  const has = (door: Door) => places.some((place) => place.door === door)
  return asked ? (has(asked) ? asked : undefined) : (['office', 'room', 'family'] as const).find(has)
}

/** Ends the sign-in everywhere it was opened. The cookie goes; what a phone has not sent yet stays on the phone. */
export async function leave(c: Context<App>): Promise<void> {
  const token = c.get('token')
  if (!token) throw signedOut()
  const directory = drizzle(c.env.DIRECTORY)
  const now = c.get('now')
  const [places] = await directory.batch([
    directory
      .select({ facilityId: membership.facilityId })
      .from(membership)
      .where(and(eq(membership.accountId, token.account), sql`${membership.door} = ${token.door}`)),
    directory
      .update(signIn)
      .set({ endedAt: now })
      .where(and(eq(signIn.tokenHash, token.hash), isNull(signIn.endedAt))),
  ])
  await Promise.all(places.map(({ facilityId }) => endSession(c, facilityId, token, now)))
  c.set('checked', true)
  writeCookie(c, token.door, null)
}

async function endSession(c: Context<App>, facilityId: number, token: Token, now: number): Promise<void> {
  const db = await findShard(c.env, facilityId)
  await db
    ?.update(session)
    .set({ endedAt: now })
    .where(and(eq(session.facilityId, facilityId), eq(session.tokenHash, token.hash), isNull(session.endedAt)))
}
