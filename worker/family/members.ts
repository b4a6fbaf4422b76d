// Who of the family has access, and letting somebody in: a loan of what the guardian has herself, never more and never longer.
import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type { endMember as endInput, inviteMember as inviteInput } from '../../schema/invitation/input.ts'
import { given, lifeOf, shareOf, stateOf } from '../../schema/invitation/rule.ts'
import { addDays, type Day, dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { guardianship, invitation, person, pickupPerson } from '../../schema/shard.ts'
import { announceCodes, invitationsOf, revokeCodes } from '../invitation/codes.ts'
import { revokeOpen } from '../invitation/issue.ts'
import { relations } from '../invitation/relations.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { reachedChildren } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'

/** Everybody with a relation to some children that holds or will hold, and is kept by no block, with how far they have come. */
export const membersOf = (db: Shard, facilityId: number, today: Day, children: SQL) =>
  db
    .select({
      childId: sql<Id>`r.child_id`.as('child_id'),
      relationship: sql<string>`r.relationship`.as('relationship'),
      capabilities: sql<string>`r.capabilities`.as('capabilities'),
      grantedBy: sql<Id | null>`r.granted_by`.as('granted_by'),
      personId: person.id,
      accountId: person.accountId,
      familyName: person.familyName,
      givenName: person.givenName,
      registered: sql<number>`${person.accountId} is not null`.as('registered'),
      expiresAt: sql<number | null>`(select max(i.expires_at) from invitation i where i.facility_id = ${facilityId}
        and i.person_id = ${person.id} and i.revoked_at is null)`.as('expires_at'),
    })
    .from(person)
    .innerJoin(
      sql`(select * from ${relations(facilityId, today)} and g.child_id in ${children}) r`,
      sql`r.person_id = ${person.id}`,
    )
    .where(eq(person.facilityId, facilityId))
    .orderBy(sql`r.contact_order`, person.id)

/** The caller's own guardianships that may be handed on: registered by the facility, not given by somebody else. */
const ownOf = (db: Shard, facilityId: number, today: Day, account: Id) =>
  db
    .select({
      childId: guardianship.childId,
      personId: guardianship.personId,
      capabilities: guardianship.capabilities,
      startsOn: guardianship.startsOn,
      endsOn: guardianship.endsOn,
    })
    .from(guardianship)
    .where(
      and(
        eq(guardianship.facilityId, facilityId),
        isNull(guardianship.grantedBy),
        sql`${guardianship.personId} in (select p.id from person p where p.facility_id = ${facilityId} and p.account_id = ${account})`,
        sql`${guardianship.startsOn} <= ${today} and (${guardianship.endsOn} is null or ${guardianship.endsOn} >= ${today})`,
      ),
    )

/** Who has access to the caller's children. Of others than those she let in only the relation is said, never a name (assurance §2.4). */
export async function readMembers(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const [now, today] = [c.get('now'), c.get('today')]
  const { account } = tokenOf(c)
  const reached = reachedChildren('family.members', facilityId, tokenOf(c), today, now)
  const { rows } = await read(c, (db) => [
    membersOf(db, facilityId, today, reached),
    ownOf(db, facilityId, today, account),
    db
      .select({
        childId: sql<Id>`d.id`.as('child_id'),
        given: sql<string>`coalesce(nullif(d.given_kana, ''), d.given_name)`.as('given'),
      })
      .from(sql`child d`)
      .where(sql`d.facility_id = ${facilityId} and d.id in ${reached} and d.archived_at is null`)
      .orderBy(sql`d.birth_day`),
  ])
  const [members, own, children] = rows
  const me = new Set(own.map(({ personId }) => personId))
  const may = new Set(own.filter(({ capabilities }) => capabilities.includes(',pickup_list,')).map(({ childId }) => childId))
  const people = [...Map.groupBy(members, ({ personId }) => personId)].flatMap(([personId, theirs]) => {
    const first = theirs[0]
    if (!first) return []
    const mine = first.grantedBy !== null && me.has(first.grantedBy)
    return [
      {
        personId,
        self: first.accountId === account,
        mine,
        name: mine ? `${first.familyName} ${first.givenName}`.trim() : null,
        relationship: first.relationship,
        share: shareOf(first.capabilities),
        childIds: theirs.map(({ childId }) => childId),
        state: stateOf({ registered: first.registered === 1, expiresAt: first.expiresAt }, now),
        until: first.expiresAt === null ? null : dayOf(first.expiresAt),
      },
    ]
  })
  return { children: children.map((one) => ({ ...one, mayInvite: may.has(one.childId) })), people }
}

/** Lets somebody of the family in, and answers the code once, to show or to pass on. */
export async function inviteMember(c: Context<App>, asked: v.InferOutput<typeof inviteInput>) {
  const { facilityId } = c.get('scope')
  const [now, today] = [c.get('now'), c.get('today')]
  const { account } = tokenOf(c)
  const { rows } = await read(c, (db) => [ownOf(db, facilityId, today, account)])
  const own = asked.childIds.map((childId) => rows[0].find((row) => row.childId === childId))
  const lent = own.flatMap((row) => (row ? [{ ...row, lent: given(asked.share, row.capabilities) }] : []))
  if (lent.length < asked.childIds.length) throw notFound()
  if (lent.some((row) => row.lent === ''))
    throw badInput('できること（share）: あなたにない権利は、ほかの人にも渡せません', 'share')
  const personId = asked.id
  const [made] = invitationsOf(c, asked.id, now, [personId])
  if (!made) throw notFound()
  const { familyName, givenName, relationship } = asked
  const fetches = lent.filter((row) => row.lent.includes(',pickup,'))
  const receipt = await write(c, {
    id: asked.id,
    input: asked,
    children: asked.childIds,
    conditions: lent.map(({ childId, personId: giver, capabilities }) => ({
      holds: sql`exists (select 1 from guardianship g where g.facility_id = ${facilityId} and g.child_id = ${childId} and g.person_id = ${giver}
        and g.granted_by is null and g.capabilities = ${capabilities} and g.starts_on <= ${today} and (g.ends_on is null or g.ends_on >= ${today}))`,
      fail: () => conflict('changed', 'この間に登録の内容が変わりました。画面をひらき直して、もういちどおためしください。'),
    })),
    rows: (db) => [
      db.insert(person).values({ facilityId, id: personId, accountId: null, familyName, givenName, kana: '' }),
      db.insert(guardianship).values(
        lent.map(({ childId, personId: giver, lent: capabilities, endsOn }) => ({
          facilityId,
          childId,
          personId,
          startsOn: today,
          endsOn,
          relationship,
          capabilities,
          contactOrder: 9,
          grantedBy: giver,
        })),
      ),
      ...(fetches.length > 0
        ? [
            db.insert(pickupPerson).values(
              fetches.map(({ childId, endsOn }) => ({
                facilityId,
                childId,
                id: personId,
                name: `${familyName} ${givenName}`,
                relationship,
                phone: null,
                position: 9,
                startsOn: today,
                endsOn,
              })),
            ),
          ]
        : []),
      db.insert(invitation).values({
        facilityId,
        id: made.id,
        personId,
        kind: 'family',
        codeHash: made.codeHash,
        briefing: false,
        createdBy: account,
        createdAt: now,
        expiresAt: now + lifeOf(false),
      }),
    ],
    content: {
      invited: personId,
      relationship,
      share: asked.share,
      given: lent.map(({ childId, lent: what }) => ({ childId, what })),
    },
    topics: [...asked.childIds.map((childId) => `child:${childId}`), 'invitation'],
  })
  // A repeated act finds its own receipt: the code is that of the first time.
  const [said] = invitationsOf(c, asked.id, receipt.at, [personId])
  const expiresAt = receipt.at + lifeOf(false)
  if (!said) throw notFound()
  await announceCodes(c, [said], expiresAt, [])
  return { ...receipt, code: said.code, expiresAt }
}

/**
 * Ends what was lent to somebody, from this moment: the next request of theirs finds nothing, an unused code is dead, and they are off the
 * list of people who fetch. A guardian ends those she let in, 主任 and 園長 any that a guardian let in.
 */
export async function endMember(c: Context<App>, asked: v.InferOutput<typeof endInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { account, door } = tokenOf(c)
  const { childIds, personId } = asked
  const yesterday = addDays(c.get('today'), -1)
  const giver =
    door === 'family'
      ? sql`in (select p.id from person p where p.facility_id = ${facilityId} and p.account_id = ${account})`
      : sql`is not null`
  const standing = sql`g.facility_id = ${facilityId} and g.person_id = ${personId} and g.granted_by ${giver}
    and (g.ends_on is null or g.ends_on > ${yesterday})`
  const { rows } = await read(c, (db) => [
    db
      .select({ codeHash: invitation.codeHash })
      .from(invitation)
      .where(
        and(
          eq(invitation.facilityId, facilityId),
          eq(invitation.personId, personId),
          // Also what was revoked here already: an act that broke off in between is finished by the same act again.
          isNull(invitation.claimedAt),
        ),
      ),
  ])
  const receipt = await write(c, {
    id: asked.id,
    input: asked,
    children: childIds,
    conditions: [
      {
        holds: sql`not exists (select 1 from json_each(${JSON.stringify(childIds)}) v where not exists (
          select 1 from guardianship g where ${standing} and g.child_id = v.value))`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      db
        .update(guardianship)
        .set({ endsOn: yesterday })
        .where(
          and(
            eq(guardianship.facilityId, facilityId),
            eq(guardianship.personId, personId),
            inArray(guardianship.childId, [...childIds]),
            sql`${guardianship.grantedBy} is not null and (${guardianship.endsOn} is null or ${guardianship.endsOn} > ${yesterday})`,
          ),
        ),
      db
        .update(pickupPerson)
        .set({ endsOn: yesterday })
        .where(
          and(
            eq(pickupPerson.facilityId, facilityId),
            eq(pickupPerson.id, personId),
            inArray(pickupPerson.childId, [...childIds]),
          ),
        ),
      revokeOpen(db, facilityId, c.get('now'), [personId]),
    ],
    content: { ended: personId },
    topics: [...childIds.map((childId) => `child:${childId}`), 'invitation'],
  })
  await revokeCodes(
    c,
    rows[0].map(({ codeHash }) => codeHash),
  )
  return receipt
}
