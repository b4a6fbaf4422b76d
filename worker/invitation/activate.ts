// From a claimed code to an open door: the claim stands in DIRECTORY, once for ever; then the shard gives the person the account, and only then
// DIRECTORY knows where the account has something to open. Every step may run again, by the same request, a repeated one, or the sweep.
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { account, invitationClaim, invitationCode, membership } from '../../schema/directory.ts'
import { MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { audit, invitation, person } from '../../schema/shard.ts'
import { withDigest } from '../kit/audit-row.ts'
import type { Env } from '../kit/env.ts'
import { findShard } from '../kit/shard.ts'

export interface Claim {
  codeHash: string
  facilityId: number
  invitationId: Id
  accountId: Id
  claimedAt: Moment
}

type Door = typeof membership.$inferInsert.door

/**
 * Gives the invited person the account that claimed the code, in the shard. Resolves to the doors that this opens; to none when the
 * invitation was revoked in between or the person has another account by now.
 */
export async function attachPerson(env: Env, claim: Claim): Promise<Door[]> {
  const { facilityId, invitationId, accountId, claimedAt } = claim
  const db = await findShard(env, facilityId)
  if (!db) return []
  const mine = and(eq(invitation.facilityId, facilityId), eq(invitation.id, invitationId))
  const theirs = sql`(select i.person_id from invitation i where i.facility_id = ${facilityId} and i.id = ${invitationId} and i.revoked_at is null)`
  const held = sql`exists (select 1 from person p where p.facility_id = ${facilityId} and p.id = ${theirs} and p.account_id = ${accountId})`
  const relations = await db
    .select({ childId: sql<Id>`g.child_id` })
    .from(sql`guardianship g`)
    .where(sql`g.facility_id = ${facilityId} and g.person_id = ${theirs}`)
    .groupBy(sql`g.child_id`)
  const children = relations.map(({ childId }) => childId)
  const [, , , [done]] = await db.batch([
    db
      .update(person)
      .set({ accountId })
      .where(and(eq(person.facilityId, facilityId), sql`${person.id} = ${theirs}`, isNull(person.accountId))),
    db
      .update(invitation)
      .set({ claimedAt, claimedBy: accountId })
      .where(and(mine, isNull(invitation.claimedAt), held)),
    db
      .insert(audit)
      .select(
        sql`select v.value ->> 'facilityId', v.value ->> 'commandId', v.value ->> 'childId', v.value ->> 'action', v.value ->> 'accountId',
          v.value ->> 'door', null, 'done', v.value ->> 'at', null, v.value -> 'content', v.value ->> 'digest'
          from json_each(${JSON.stringify((children.length > 0 ? children : ['']).map((childId) => joinRow(claim, childId)))}) v where ${held}`,
      )
      .onConflictDoNothing(),
    db
      .select({
        held: sql<number>`${held}`.as('held'),
        works:
          sql<number>`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id = ${theirs})`.as(
            'works',
          ),
      })
      .from(sql`(select 1)`),
  ])
  if (!done?.held) return []
  return [...(children.length > 0 ? (['family'] as const) : []), ...(done.works ? (['room', 'office'] as const) : [])]
}

/** The audit's row of a person who came in, always the same for one claim. */
function joinRow({ facilityId, invitationId, accountId, claimedAt }: Claim, childId: string) {
  return withDigest({
    facilityId,
    commandId: invitationId,
    childId,
    action: 'account.join',
    accountId,
    door: 'family',
    deviceId: null,
    outcome: 'done',
    at: claimedAt,
    deviceAt: null,
    content: { joined: invitationId },
  })
}

/** Carries a claim to its end. Resolves to the doors it opened; a claim that opens none leaves no account behind that has nothing else. */
export async function activate(env: Env, claim: Claim): Promise<Door[]> {
  const { codeHash, facilityId, accountId, claimedAt } = claim
  const doors = await attachPerson(env, claim)
  const directory = drizzle(env.DIRECTORY)
  await directory.batch([
    doors.length > 0
      ? directory
          .insert(membership)
          .values(doors.map((door) => ({ accountId, facilityId, door })))
          .onConflictDoNothing()
      : directory
          .delete(account)
          .where(
            and(
              eq(account.id, accountId),
              eq(account.createdAt, claimedAt),
              sql`not exists (select 1 from membership m where m.account_id = ${accountId})`,
              sql`not exists (select 1 from officer o where o.account_id = ${accountId})`,
            ),
          ),
    directory
      .update(invitationClaim)
      .set({ activatedAt: claimedAt })
      .where(and(eq(invitationClaim.codeHash, codeHash), isNull(invitationClaim.activatedAt))),
  ])
  return doors
}

/** A request finishes its own claims within seconds; what is older was interrupted. */
const PATIENCE = MINUTE
const MOST = 50

/** The sweep: finishes what was interrupted. */
export async function finishJoins(env: Env, now: Moment): Promise<void> {
  const waiting = await drizzle(env.DIRECTORY)
    .select({
      codeHash: invitationClaim.codeHash,
      accountId: invitationClaim.accountId,
      claimedAt: invitationClaim.claimedAt,
      facilityId: invitationCode.facilityId,
      invitationId: invitationCode.invitationId,
    })
    .from(invitationClaim)
    .innerJoin(invitationCode, eq(invitationCode.codeHash, invitationClaim.codeHash))
    .where(and(isNull(invitationClaim.activatedAt), lt(invitationClaim.claimedAt, now - PATIENCE)))
    .limit(MOST)
  const done = await Promise.allSettled(waiting.map((claim) => activate(env, claim)))
  const failed = done.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}
