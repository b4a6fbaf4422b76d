// The product's decisions beside what the laws expect: SQL in the moment of writing (rightHolds, demandsOf, liveSession), the children a
// reader reaches (reachedChildren), and the decision in memory (allows, demandUnmet). The functions come as a parameter, so that a run of
// mutants can hand in broken ones.

import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { type Action, MATRIX, type Rule } from '../../schema/permission/matrix.ts'
import type { Env } from '../../worker/kit/env.ts'
import type * as mayModule from '../../worker/kit/may.ts'
import type * as principalModule from '../../worker/kit/principal.ts'
import type * as rightsModule from '../../worker/kit/rights.ts'
import type { Token } from '../../worker/kit/token.ts'
import {
  expectForHouse,
  expectFuture,
  expectPast,
  expectReached,
  expectRight,
  isBlocked,
  isIn,
  isKept,
  isOwnToday,
  reachesHouse,
  rowsOf,
} from './expect-right.ts'
import { reviewedRule } from './reviewed-matrix.ts'
import { openSessionOf } from './town/browsers.ts'
import { tokenFor } from './town/canary.ts'
import { SHADOW } from './town/shadow-house.ts'
import { type Caller, holdsOn, idOf, LONG_AGO, NOW, TO_COME, TODAY, type Town, YESTERDAY } from './town/town.ts'

export interface Rights {
  rights: Pick<
    typeof rightsModule,
    'rightHolds' | 'demandsOf' | 'liveSession' | 'reachedChildren' | 'reachesPast' | 'reachesFuture'
  >
  may: Pick<typeof mayModule, 'allows'>
  principal: Pick<typeof principalModule, 'principalQuery' | 'toPrincipal' | 'isLive' | 'demandUnmet'>
}

/** A decision that was not what the laws expect. */
export interface Wrong {
  who: string
  action: Action
  what: string
  expected: string
  found: string
}

/** One of each relation: own, sibling, blocked, same class, other class, past and future placement, other house, other city. */
const RELATIONS = [
  '1.rabbit.0',
  '1.rabbit.1',
  '1.star.1',
  '1.rabbit.2',
  '1.rabbit.3',
  '1.rabbit.4',
  '1.star.2',
  '1.star.3',
  '1.star.4',
  '1.past.0',
  '1.future.0',
  '1.star.0',
  '1.guest.0',
  '1.unplaced.0',
  '1.unplaced.1',
  '2.rabbit.0',
  '3.star.0',
  '4.rabbit.0',
]

/** Actions decided in a house; others are the city's, the operator's, or one's own account's. */
export const houseActions = (): Action[] =>
  (Object.keys(MATRIX) as Action[]).filter((action) => {
    const rule: Rule = MATRIX[action]
    return !rule.open && !rule.self && !rule.officer && !rule.operator
  })

/** The line of 10.0.0.1. */
const LINE = '4:00001010000000000000000000000001'
/** Days that are over: one on which children who have left were still here, and one after that. */
const OVER = [LONG_AGO, YESTERDAY]

/** Actions for which a day that is over, or to come, is decided by itself. */
const OF_A_DAY: readonly Action[] = ['presence.history', 'presence.record']
/** One action of each way to decide: by house, by class, by child, by tablet, with each demand. */
export const EACH_WAY: readonly Action[] = [
  'presence.read',
  'presence.history',
  'presence.record',
  'presence.stamp',
  'notice.report',
  'child.phone',
  'family.invite',
  'pickup.change',
  'facility.switch',
  'presence.export',
  'device.revoke',
]

/** Tokens of the town's callers, by caller and house, with the session behind each. */
export type Sessions = Map<Caller, Token>
export async function openSessions(env: Env, town: Town): Promise<Sessions> {
  const sessions: Sessions = new Map()
  for (const who of town.principals) sessions.set(who, await openSessionOf(env, town, who))
  return sessions
}

/** Compares for some actions; every caller in each of their houses and in one that is not theirs. */
export async function compareRights(
  env: Env,
  town: Town,
  sessions: Sessions,
  given: Rights,
  actions: readonly Action[],
  { callers = town.principals, most = Number.POSITIVE_INFINITY }: { callers?: readonly Caller[]; most?: number } = {},
): Promise<Wrong[]> {
  const wrong: Wrong[] = []
  const kids = town.children.filter(({ name }) => RELATIONS.includes(name))
  for (const who of callers) {
    const token = sessions.get(who)
    if (!token) continue
    const foreign = town.houses.find(({ id }) => !who.facilities.includes(id))
    for (const house of town.houses.filter((one) => who.facilities.includes(one.id) || one === foreign)) {
      const db = drizzle(env[house.shard] as Env['DIRECTORY'])
      const some = kids.filter((kid) => kid.facility === house.id || kid.name === '4.rabbit.0' || kid.name === '2.rabbit.0')
      const row = (await db.batch([given.principal.principalQuery(db, house.id, token, TODAY, NOW)]))[0][0]
      const principal = row && given.principal.isLive(row, NOW, LINE) ? given.principal.toPrincipal(row, NOW) : null
      for (const action of actions) {
        if (wrong.length >= most) return wrong
        const report = (what: string, expected: unknown, found: unknown) => {
          if (String(expected) !== String(found))
            wrong.push({
              who: who.name,
              action,
              what: `${what} in ${house.id}`,
              expected: String(expected),
              found: String(found),
            })
        }
        const { rights } = given
        const dated = OF_A_DAY.includes(action) ? some : []
        const answers = await db.all<{
          live: number
          house: number
          demands: string
          kids: string
          reached: string
          past: string
          future: string
        }>(sql`select
          ${rights.liveSession(house.id, token, NOW, LINE)} as live,
          ${rights.rightHolds(action, house.id, token, TODAY, NOW, [])} as house,
          json_array(${sql.join([sql`1`, ...rights.demandsOf(action, house.id, token, NOW).map(({ holds }) => holds)], sql`, `)}) as demands,
          json_array(${sql.join(
            some.map((kid) => rights.rightHolds(action, house.id, token, TODAY, NOW, [kid.id])),
            sql`, `,
          )}) as kids,
          (select json_group_array(r.child_id) from ${rights.reachedChildren(action, house.id, token, TODAY, NOW)} r) as reached,
          json_array(${sql.join(
            dated.flatMap((kid) =>
              OVER.map((day) => rights.reachesPast(action, house.id, token, TODAY, sql`${kid.id}`, sql`${day}`)),
            ),
            sql`, `,
          )}) as past,
          json_array(${sql.join(
            dated.map((kid) => rights.reachesFuture(action, house.id, token, TODAY, sql`${kid.id}`)),
            sql`, `,
          )}) as future`)
        const [found] = answers
        if (!found) throw new Error('no answer')
        const live = isIn(town, who, house.id)
        report('the session is live', live, found.live === 1)
        report('the session is live in memory', live, principal !== null)
        if (!live) continue
        const demands = rights.demandsOf(action, house.id, token, NOW).map(({ kind }) => kind)
        const held = JSON.parse(found.demands) as number[]
        const unmet = demands.find((_, place) => held[place + 1] !== 1)
        const outcome = (right: boolean) => (right ? (unmet ?? 'yes') : 'no')
        const byKid = JSON.parse(found.kids) as number[]
        const reached = new Set(JSON.parse(found.reached) as string[])
        const [past, future] = [JSON.parse(found.past) as number[], JSON.parse(found.future) as number[]]
        some.forEach((kid, place) => {
          // A role that reaches the house is asked about any child; that the child is one of the house, the act's own conditions say.
          if (kid.facility !== house.id && (who.door === 'room' || who.door === 'office')) return
          report(kid.name, expectRight(town, who, action, house.id, kid), outcome(byKid[place] === 1))
          if (kid.facility !== house.id) return
          report(`${kid.name} is kept`, isBlocked(town, who.account, kid.id), principal?.kept.has(kid.id))
          const { guardian } = reviewedRule(action)
          if (who.door === 'family' && guardian)
            report(
              `${kid.name} with ${guardian} in memory`,
              expectRight(town, who, action, house.id, kid) !== 'no',
              principal?.wards.some(({ childId, capabilities }) => childId === kid.id && capabilities.includes(`,${guardian},`)),
            )
          report(
            `${kid.name} is one's own`,
            isOwnToday(town, who, kid),
            principal?.wards.some(({ childId }) => childId === kid.id),
          )
          const reads = expectReached(town, who, action, kid)
          report(`${kid.name} is reached`, reads, reached.has(kid.id))
          if (dated.length === 0 || who.door === 'family' || who.door === 'device' || isKept(town, who, kid)) return
          // A role that reaches the house reaches every day; that the child was here on it, the day's own rows say.
          const wide = reachesHouse(town, who, reviewedRule(action), house.id)
          OVER.forEach((day, count) => {
            if (wide && !holdsOn(kid.enrolled, day)) return
            report(`${kid.name} on ${day}`, expectPast(town, who, action, kid, day), past[place * OVER.length + count] === 1)
          })
          if (holdsOn(kid.enrolled, TO_COME))
            report(`${kid.name} to come`, expectFuture(town, who, action, kid, TO_COME), future[place] === 1)
        })
        report(
          'only children are reached',
          true,
          [...reached].every((id) => town.children.some((kid) => kid.id === id)),
        )
        if (who.door !== 'family') report('the house', expectForHouse(town, who, action, house.id), found.house === 1)
        if (principal && row) {
          const allowed = given.may.allows(action, principal)
          const inMemory = allowed ? (given.principal.demandUnmet(action, row, NOW) ?? 'yes') : 'no'
          report('in memory', expectRight(town, who, action, house.id, null), inMemory)
        }
      }
    }
  }
  return wrong
}

/**
 * What a token stands for: the session with this secret, of this account, at this door, on this tablet, and nothing that it merely claims;
 * whose name it is; and that nothing is left of it in a house that moved away, or on a tablet that was revoked.
 */
export async function compareSessions(
  env: Env,
  town: Town,
  sessions: Sessions,
  given: Rights,
  { most = Number.POSITIVE_INFINITY }: { most?: number } = {},
): Promise<Wrong[]> {
  const wrong: Wrong[] = []
  const kids = town.children.filter(({ name }) => RELATIONS.includes(name))
  for (const who of town.principals) {
    const token = sessions.get(who)
    if (!token) continue
    for (const house of town.houses.filter(({ id }) => who.facilities.includes(id))) {
      if (wrong.length >= most) return wrong
      const report = (what: string, expected: unknown, found: unknown) => {
        if (String(expected) !== String(found))
          wrong.push({ who: who.name, action: 'account.self', what, expected: String(expected), found: String(found) })
      }
      const db = drizzle(env[house.shard] as Env['DIRECTORY'])
      const principalFor = async (facilityId: number, one: Token) => {
        const row = (await db.batch([given.principal.principalQuery(db, facilityId, one, TODAY, NOW)]))[0][0]
        return row && given.principal.isLive(row, NOW, LINE) ? given.principal.toPrincipal(row, NOW) : null
      }
      const isLive = async (facilityId: number, one: Token) => {
        const [found] = await db.all<{ live: number }>(
          sql`select ${given.rights.liveSession(facilityId, one, NOW, LINE)} as live`,
        )
        return found?.live === 1
      }
      if (!isIn(town, who, house.id)) {
        if (who.door !== 'device') continue
        for (const action of EACH_WAY) {
          const [left] = await db.all<{ reached: number; any: number }>(sql`select
            (select count(*) from ${given.rights.reachedChildren(action, house.id, token, TODAY, NOW)}) as reached,
            ${sql.join(
              kids.map((kid) => given.rights.rightHolds(action, house.id, token, TODAY, NOW, [kid.id])),
              sql` or `,
            )} as "any"`)
          report(`${action} on a revoked tablet`, '0 0', `${left?.reached} ${left?.any}`)
        }
        continue
      }
      const others = who.door === 'device' ? town.devices.filter(({ revoked }) => !revoked).map(({ id }) => id) : [idOf('nobody')]
      const claims: [string, Token][] = [
        ['the secret', { ...token, hash: 'x'.repeat(token.hash.length) }],
        ['the account', { ...token, account: others.find((id) => id !== token.account) ?? '' }],
        ['the door', { ...token, door: who.door === 'family' ? 'office' : 'family' }],
        ['the tablet', { ...token, device: token.device ? null : (town.devices[0]?.id ?? '') }],
      ]
      for (const [what, claim] of claims) {
        report(`a token that claims ${what} is live`, false, await isLive(house.id, claim))
        report(`a token that claims ${what} is live in memory`, false, (await principalFor(house.id, claim)) !== null)
      }
      if (house === town.houses[0]) {
        report('a house that moved away takes acts', false, await isLive(SHADOW, token))
        report('a house that moved away answers', false, (await principalFor(SHADOW, token)) !== null)
      }
      const names = rowsOf(town, who, house.id).map(
        ({ id }) => `${tokenFor('person.family_name', id)} ${tokenFor('person.given_name', id)}`,
      )
      const { name } = (await principalFor(house.id, token)) ?? {}
      report('the name is their own', true, names.length === 0 ? name === '' : names.includes(name ?? ''))
    }
  }
  return wrong
}
