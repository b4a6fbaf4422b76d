// A token without a live session in this shard: either it is dead, or its owner has a facility here that was never opened (a sibling
// added later, a facility that moved). The directory knows which; the second is opened on the spot.
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { membership, network, placement, signIn } from '../../schema/directory.ts'
import { device, session } from '../../schema/shard.ts'
import type { App } from './context.ts'
import { deviceEnded, notFound, secondFactorNeeded, signedOut } from './fail.ts'
import { isStrong, liveSignIn } from './live-sign-in.ts'
import { noteStranger } from './log-reading.ts'
import { findShard, type Scope } from './shard.ts'
import { lineOf } from './source.ts'
import { LIFETIMES, readDevice, type Token } from './token.ts'

type Directory = ReturnType<typeof drizzle>

/** Opens a session in the scope's facility, or throws: 401 for a dead token, 403 for a proof too weak, 404 for a facility not one's own. */
export async function reopen(c: Context<App>, scope: Scope | null): Promise<void> {
  const token = c.get('token')
  if (!token) throw signedOut()
  if (token.device || token.door === 'device') return findTablet(c, scope, token)
  const directory = drizzle(c.env.DIRECTORY)
  const facilityId = scope?.facilityId ?? 0
  const [[live], [place], networks] = await directory.batch([
    directory
      .select()
      .from(signIn)
      .where(liveSignIn(token, c.get('now'))),
    directory
      .select()
      .from(membership)
      .where(
        and(
          eq(membership.accountId, token.account),
          eq(membership.facilityId, facilityId),
          sql`${membership.door} = ${token.door}`,
        ),
      ),
    networksFor(directory, [facilityId], lineOf(c)),
  ])
  if (!live) throw signedOut()
  if (!scope || !place) {
    noteStranger(c)
    throw notFound()
  }
  const db = await findShard(c.env, facilityId, true)
  if (!db) throw notFound()
  const opened = await openSession(c, { facilityId, db }, token, { ...live, network: networks[0]?.network ?? null })
  if (opened === 'weak') throw secondFactorNeeded()
  if (opened === 'dead') throw signedOut()
  c.set('scope', { ...scope, db })
}

/** A tablet has no sign-in in the directory: its facility has moved to another shard, or the session is over and the reason is said. */
async function findTablet(c: Context<App>, scope: Scope | null, token: Token): Promise<void> {
  const db = scope && (await findShard(c.env, scope.facilityId, true))
  if (scope && db && db !== scope.db) c.set('scope', { ...scope, db })
  else throw (await pairingEnded(scope, token)) ? deviceEnded() : signedOut()
}

/** True for the token of a paired tablet whose pairing here is over, or of a name that was open on one that was revoked. */
async function pairingEnded(scope: Scope | null, token: Token): Promise<boolean> {
  const deviceId = token.device ?? token.account
  if (!scope) return false
  const [known] = await scope.db
    .select({ door: session.door, revokedAt: device.revokedAt })
    .from(session)
    .innerJoin(device, and(eq(device.facilityId, session.facilityId), eq(device.id, deviceId)))
    .where(and(eq(session.facilityId, scope.facilityId), eq(session.tokenHash, token.hash)))
  return known !== undefined && (known.door === 'device' || known.revokedAt !== null)
}

/** Networks the caller is in that count for some facilities, their own or their organisation's. */
export const networksFor = (directory: Directory, facilityIds: readonly number[], line: string) =>
  directory
    .select({ facilityId: placement.facilityId, network: network.cidr })
    .from(placement)
    .innerJoin(
      network,
      and(
        eq(network.organisationId, placement.organisationId),
        or(eq(network.facilityId, 0), eq(network.facilityId, placement.facilityId)),
        isNull(network.endedAt),
        sql`instr(${line}, ${network.cidr}) = 1`,
      ),
    )
    .where(inArray(placement.facilityId, [...facilityIds, 0]))

/** How the person proved who they are, as the session will remember it. */
export interface Proof {
  createdAt: number
  expiresAt: number
  strength: typeof signIn.$inferSelect.strength
  freshAt: number
  label: string
  /** The network that counts as a second factor here, if the caller is in one. */
  network: string | null
}

/**
 * Makes the session row of a sign-in in one facility. `dead`: one is there already that has ended or gone idle, and it stays dead. `weak`:
 * the person reaches the whole facility, now or from a coming day on, and brought neither second factor, passkey, paired PC nor network.
 */
export async function openSession(
  c: Context<App>,
  { facilityId, db }: Scope,
  token: Token,
  proof: Proof,
): Promise<'opened' | 'dead' | 'weak'> {
  const now = c.get('now')
  const strong = isStrong(proof.strength)
  const pc = readDevice(c)
  // Families reach single children; a tablet's own session is made when it is paired.
  const wide =
    token.door === 'family'
      ? sql`0`
      : sql`exists (select 1 from person p join assignment a on a.facility_id = p.facility_id and a.person_id = p.id
          where p.facility_id = ${facilityId} and p.account_id = ${token.account} and (a.ends_on is null or a.ends_on >= ${c.get('today')})
            and (a.role <> 'nursery_teacher' or a.classroom_id is null))`
  const paired = sql`exists (select 1 from session d join device v on v.facility_id = d.facility_id and v.id = d.account_id
    where d.facility_id = ${facilityId} and d.token_hash = ${pc?.hash ?? ''} and d.door = 'device' and d.ended_at is null
      and d.expires_at > ${now} and v.revoked_at is null and v.kind = 'office_pc')`
  const rows = await db
    .insert(session)
    .select(
      sql`select ${facilityId}, ${token.hash}, ${token.account}, ${token.door}, ${now}, ${now}, ${LIFETIMES[token.door].idle * 1000},
        ${proof.expiresAt}, null, case when ${strong ? 1 : 0} then ${proof.strength} when ${paired} then 'device' else ${proof.strength} end,
        ${proof.freshAt}, case when ${strong ? 1 : 0} or ${paired} or not ${wide} then null else ${proof.network} end, ${proof.label}, null, ${now}
        where ${proof.strength} <> 'half' and (${strong ? 1 : 0} or ${proof.network ? 1 : 0} or not ${wide} or ${paired})`,
    )
    .onConflictDoNothing()
    .returning({ made: session.tokenHash })
  if (rows.length > 0) return 'opened'
  const [known] = await db
    .select({ hash: session.tokenHash })
    .from(session)
    .where(and(eq(session.facilityId, facilityId), eq(session.tokenHash, token.hash)))
  return known ? 'dead' : 'weak'
}
