// 通知が届かない家庭: children whose guardians have neither a browser that takes pushes nor an e-mail address. The office calls, or helps.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { account } from '../../schema/directory.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, mailTold, person, pushChoice, pushDevice, session } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { withoutKept } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import { fullName } from '../presence/assemble-board.ts'
import { classesOn, rosterOn } from '../presence/queries.ts'
import { failing } from './read-own.ts'
import { canMail } from './send-mail.ts'
import { canPush } from './send-push.ts'
import { liveFor } from './send-pushes.ts'
import { seesPresence } from './tell-family.ts'

/** Why somebody hears nothing: not registered, has not turned it on, or it does not arrive. */
type Why = 'not_registered' | 'off' | 'failing'

export async function readUnreached(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const [today, now] = [c.get('today'), c.get('now')]
  const { who, rows } = await read(c, (db) => [
    rosterOn(db, facilityId, today),
    classesOn(db, facilityId, today),
    db
      .select({
        childId: sql<Id>`g.child_id`.as('child_id'),
        accountId: person.accountId,
        familyName: person.familyName,
        givenName: person.givenName,
        relationship: sql<string>`g.relationship`.as('relationship'),
      })
      .from(sql`guardianship g`)
      .innerJoin(sql`person p`, sql`p.facility_id = g.facility_id and p.id = g.person_id`)
      .innerJoin(person, sql`${person.facilityId} = p.facility_id and ${person.id} = p.id`)
      .where(sql`g.facility_id = ${facilityId} and ${seesPresence(facilityId, today)}`)
      .orderBy(sql`g.contact_order`),
    db
      .select({ accountId: pushDevice.accountId, failing: sql<number>`min(${failing})`.as('failing') })
      .from(pushDevice)
      .innerJoin(
        session,
        and(eq(session.facilityId, pushDevice.facilityId), eq(session.tokenHash, pushDevice.tokenHash), liveFor(now, 'family')),
      )
      .where(eq(pushDevice.facilityId, facilityId))
      .groupBy(pushDevice.accountId),
    db
      .select({ childId: child.id, contactWay: child.contactWay })
      .from(child)
      .where(and(eq(child.facilityId, facilityId), isNull(child.archivedAt))),
    // Whom no letter reaches although there may be an address.
    db.select({ accountId: sql<Id>`account_id`.as('account_id') }).from(
      sql`(select ${pushChoice.accountId} from ${pushChoice} where ${pushChoice.facilityId} = ${facilityId} and ${pushChoice.mail} = 'off'
          union select ${mailTold.accountId} from ${mailTold} where ${mailTold.facilityId} = ${facilityId} and ${mailTold.failedAt} is not null)`,
    ),
  ])
  const [roster, classes, guardians, devices, ways, unmailed] = rows
  const told = new Map(devices.map((one) => [one.accountId, one.failing === 0]))
  const without = new Set(unmailed.map(({ accountId }) => accountId))
  const mayMail = (accountId: Id | null): accountId is Id => accountId !== null && !told.get(accountId) && !without.has(accountId)
  const silent = [...new Set(guardians.flatMap(({ accountId }) => (mayMail(accountId) ? [accountId] : [])))]
  const mailed = canMail(c.env) ? await withMail(c, silent) : new Set<Id>()
  const reached = ({ accountId }: { accountId: Id | null }): boolean =>
    accountId !== null && (told.get(accountId) === true || mailed.has(accountId))
  const why = (accountId: Id | null): Why => (accountId === null ? 'not_registered' : told.has(accountId) ? 'failing' : 'off')
  const of = Map.groupBy(guardians, ({ childId }) => childId)
  const names = new Map(classes.map(({ classId, name }) => [classId, name]))
  const wayOf = new Map(ways.map(({ childId, contactWay }) => [childId, contactWay]))
  return {
    canPush: canPush(c.env),
    children: withoutKept(who, roster)
      .filter(({ childId }) => !(of.get(childId) ?? []).some(reached))
      .map((row) => ({
        childId: row.childId,
        name: fullName(row),
        kana: `${row.familyKana} ${row.givenKana}`.trim(),
        className: names.get(row.classroomId ?? '') ?? '',
        contactWay: wayOf.get(row.childId) ?? ('app' as const),
        guardians: (of.get(row.childId) ?? []).map(({ accountId, relationship, ...name }) => ({
          name: fullName(name),
          relationship,
          why: why(accountId),
        })),
      })),
  }
}

/** Accounts that have an e-mail address; that is known to the directory only, and the address stays there. */
async function withMail(c: Context<App>, accounts: readonly Id[]): Promise<ReadonlySet<Id>> {
  if (accounts.length === 0) return new Set()
  const rows = await drizzle(c.env.DIRECTORY)
    .select({ id: account.id })
    .from(account)
    .where(sql`${account.id} in (select value from json_each(${JSON.stringify(accounts)})) and ${account.email} is not null`)
  return new Set(rows.map(({ id }) => id))
}
