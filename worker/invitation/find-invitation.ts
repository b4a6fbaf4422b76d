// Behind a code: DIRECTORY says which facility, the facility says whom it invites, and whether it still does.
import { and, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { invitationClaim, invitationCode } from '../../schema/directory.ts'
import { type Day, MINUTE } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { audit, child, facility, facilityHome, invitation, person } from '../../schema/shard.ts'
import { countTry, takeBack } from '../account/throttle.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { withDigest } from '../kit/audit-row.ts'
import type { App } from '../kit/context.ts'
import { Fail } from '../kit/fail.ts'
import { hashCode } from '../kit/one-time-code.ts'
import { findShard, type Shard } from '../kit/shard.ts'
import { switchedOffOn } from '../kit/switched-off.ts'
import { relations } from './relations.ts'
import { countWrong, knowBrowser, triesOf } from './tries.ts'

/** How long the one who used a code may use it again, because the answer was lost. */
const AGAIN_FOR = 10 * MINUTE

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof invitationIn>>> & {
  codeHash: string
  facilityId: number
  db: Shard
  /** Who used the code already: perhaps the caller, whose answer was lost. */
  claimedBy: Id | null
}

/** What the facility knows of an invitation. */
async function invitationIn(db: Shard, facilityId: number, invitationId: Id, today: Day) {
  const theirs = sql`(select i.person_id from invitation i where i.facility_id = ${facilityId} and i.id = ${invitationId})`
  const [[found], children, [home], [setting]] = await db.batch([
    db
      .select({
        invitationId: invitation.id,
        kind: invitation.kind,
        expiresAt: invitation.expiresAt,
        revokedAt: invitation.revokedAt,
        personId: invitation.personId,
        accountId: person.accountId,
        familyName: person.familyName,
        givenName: person.givenName,
        works: sql<number>`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id = ${theirs}
          and (a.ends_on is null or a.ends_on >= ${today}))`.as('works'),
      })
      .from(invitation)
      .innerJoin(person, and(eq(person.facilityId, invitation.facilityId), eq(person.id, invitation.personId)))
      .where(and(eq(invitation.facilityId, facilityId), eq(invitation.id, invitationId))),
    db
      .select({
        childId: child.id,
        familyName: child.familyName,
        givenName: child.givenName,
        familyKana: child.familyKana,
        givenKana: child.givenKana,
        birthDay: child.birthDay,
        relationship: sql<string>`r.relationship`.as('relationship'),
        startsOn: sql<Day>`r.starts_on`.as('starts_on'),
      })
      .from(child)
      .innerJoin(
        sql`(select g.child_id, g.relationship, min(g.starts_on) as starts_on from ${relations(facilityId, today)}
          and g.person_id = ${theirs} group by g.child_id) r`,
        sql`r.child_id = ${child.id}`,
      )
      .where(eq(child.facilityId, facilityId))
      .orderBy(child.birthDay),
    db
      .select({
        name: facility.name,
        wording: facility.wording,
        state: facilityHome.state,
        switchedOff: switchedOffOn(facilityId, today).as('off_today'),
      })
      .from(facility)
      .innerJoin(facilityHome, eq(facilityHome.facilityId, facility.facilityId))
      .where(eq(facility.facilityId, facilityId)),
    settingsOn(db, facilityId, today),
  ])
  return found && home && setting ? { ...found, children, home: { ...home, phone: setting.settings.phone } } : null
}

/**
 * Finds what a code is for.
 * @param accountId the account that would be attached, if one is signed in
 * @param again whether a code that was used a moment ago is shown once more, to who may be the one who used it
 * @throws Fail 400 `bad_code`, the same for every reason; 429 after five of them in one browser
 */
export async function findInvitation(
  c: Context<App>,
  code: string,
  { accountId, again }: { accountId: Id | null; again: boolean },
): Promise<FoundInvitation> {
  const directory = drizzle(c.env.DIRECTORY)
  const codeHash = hashCode(code)
  const subjects = triesOf(c)
  const [[place], [claim]] = await countTry(directory, subjects, c.get('now'), [
    directory.select().from(invitationCode).where(eq(invitationCode.codeHash, codeHash)),
    directory.select().from(invitationClaim).where(eq(invitationClaim.codeHash, codeHash)),
  ])
  const db = place ? await findShard(c.env, place.facilityId) : null
  if (!place || !db) throw await badCode(c)
  const found = await invitationIn(db, place.facilityId, place.invitationId, c.get('today'))
  if (!found) throw await badCode(c)
  const all = { ...found, codeHash, facilityId: place.facilityId, db, claimedBy: claim?.accountId ?? null }
  const spent = claim !== undefined && !(again && claim.claimedAt > c.get('now') - AGAIN_FOR)
  const why = spent ? 'spent' : await faultOf(all, accountId, c.get('now'))
  if (why) {
    await noteRefusal(c, all, why)
    throw await badCode(c)
  }
  await takeBack(directory, subjects)
  return all
}

/** One answer for every code that does not work. */
async function badCode(c: Context<App>): Promise<Fail> {
  await knowBrowser(c)
  return new Fail(400, 'bad_code', 'このコードは使えません。園に再発行を頼んでください。', { field: 'code' })
}

/** A code that worked when it was looked at and leads nowhere after all: counted, written down where it belongs, answered like any other. */
export async function refusal(c: Context<App>, found: FoundInvitation, why: string): Promise<Fail> {
  await noteRefusal(c, found, why)
  await countWrong(c)
  return badCode(c)
}

/** Why a code does not work; null when it does. What was claimed while it worked may be finished later. */
async function faultOf(found: FoundInvitation, accountId: Id | null, now: number): Promise<string | null> {
  const { claimedBy } = found
  if (found.revokedAt !== null) return 'revoked'
  if (claimedBy === null && found.expiresAt <= now) return 'expired'
  if (found.accountId !== null && found.accountId !== claimedBy) return 'spent'
  if (found.works) return null
  if (found.children.length === 0) return 'nothing'
  if (accountId === null) return null
  const [row] = await found.db
    .select({
      free: sql<number>`exists (select 1 from json_each(${JSON.stringify(found.children.map(({ childId }) => childId))}) v
        where not exists (select 1 from block b join person q on q.facility_id = b.facility_id and q.id = b.person_id
          where b.facility_id = ${found.facilityId} and b.child_id = v.value and q.account_id = ${accountId} and b.lifted_at is null))`.as(
        'free',
      ),
    })
    .from(sql`(select 1)`)
  return row?.free ? null : 'blocked'
}

/** The facility reads in its audit that somebody tried a code that does not work any more, never by whom it was tried unless they signed in. */
async function noteRefusal(c: Context<App>, found: FoundInvitation, why: string): Promise<void> {
  const token = c.get('token')
  const row = withDigest({
    facilityId: found.facilityId,
    commandId: newId(c.get('now')),
    childId: '',
    action: c.get('action'),
    accountId: token?.account ?? '',
    door: token?.door ?? 'family',
    deviceId: null,
    outcome: 'denied' as const,
    at: c.get('now'),
    deviceAt: null,
    content: { invitation: found.invitationId, why },
  })
  await found.db.insert(audit).values(row)
}
