import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { account, membership, network, officer, operator, organisation, placement, signIn } from '../../schema/directory.ts'
import type { Id } from '../../schema/kit/id.ts'
import { FEATURES, type Feature, MATRIX, type Role } from '../../schema/permission/matrix.ts'
import { child, facility } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { signedOut } from '../kit/fail.ts'
import { isStrong, keepSignIn, liveSignIn } from '../kit/live-sign-in.ts'
import { isLive, principalQuery, toPrincipal } from '../kit/principal.ts'
import { networksFor, openSession, type Proof } from '../kit/reopen.ts'
import { findShard } from '../kit/shard.ts'
import { lineOf } from '../kit/source.ts'
import type { Token } from '../kit/token.ts'
import { readBeside } from './read-beside.ts'

export interface FacilityOfMine {
  facilityId: number
  name: string
  wording: 'en' | 'sho'
  roles: { role: Role; classroomId: Id | null }[]
  /** mayReport: may tell the nursery of an absence; who may only look is shown no buttons, not even before the day has been read. */
  children: { childId: Id; name: string; kana: string; birthDay: string; mayReport: boolean }[]
  /** At the doors of the work: has a child here, too, of which nothing is seen there but what the work shows. */
  alsoGuardian: boolean
  /** The work here asks for more than a password, and this sign-in brought no more: set up a second factor first. */
  needsSecondFactor: boolean
  /** What the facility has switched off for now. */
  switchedOff: Feature[]
}

/** Who is signed in, and what there is to open: facilities with roles or children, organisations for city officers. */
export async function readMe(c: Context<App>) {
  const token = c.get('token')
  if (!token) throw signedOut()
  const directory = drizzle(c.env.DIRECTORY)
  const [[live], [mine], places, duties, runs] = await directory.batch([
    directory
      .select()
      .from(signIn)
      .where(liveSignIn(token, c.get('now'))),
    directory
      .select({ name: account.name })
      .from(account)
      .where(and(eq(account.id, token.account), isNull(account.retiredAt))),
    directory
      .select({ facilityId: membership.facilityId })
      .from(membership)
      .innerJoin(placement, eq(placement.facilityId, membership.facilityId))
      .where(and(eq(membership.accountId, token.account), sql`${membership.door} = ${token.door}`))
      .orderBy(membership.facilityId),
    directory
      .select({
        organisationId: organisation.id,
        name: organisation.name,
        wording: organisation.wording,
        startsOn: officer.startsOn,
        endsOn: officer.endsOn,
        near: sql<number>`exists (select 1 from ${network} n where n.organisation_id = ${organisation.id} and n.facility_id = 0
          and n.ended_at is null and instr(${lineOf(c)}, n.cidr) = 1)`,
      })
      .from(officer)
      .innerJoin(organisation, eq(organisation.id, officer.organisationId))
      .where(eq(officer.accountId, token.account)),
    directory.select().from(operator).where(eq(operator.accountId, token.account)),
  ])
  if (!live || !mine) throw signedOut()
  keepSignIn(c, token, live.usedAt ?? live.createdAt)
  c.set('checked', true)
  const ids = places.map(({ facilityId }) => facilityId)
  const networks = await networksFor(directory, ids, lineOf(c))
  const facilities = await Promise.all(
    ids.map((facilityId) => {
      const network = networks.find((one) => one.facilityId === facilityId)?.network ?? null
      return openFacility(c, facilityId, token, { ...live, network })
    }),
  )
  const beside = token.door === 'family' ? await Promise.all(ids.map((id) => readBeside(c, id, token.account))) : []
  const today = c.get('today')
  const runsService =
    token.door === 'office' && runs.some(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today))
  return {
    accountId: token.account,
    name: mine.name,
    door: token.door,
    facilities: facilities.filter((found) => found !== null),
    soon: beside.flatMap(({ soon }) => soon ?? []),
    fetching: beside.flatMap(({ fetching }) => fetching ?? []),
    /** Runs the service: has the screen 運営 at the office door. */
    operator: runsService,
    /** No network counts for it. */
    operatorNeedsSecondFactor: runsService && !isStrong(live.strength),
    organisations:
      token.door === 'office'
        ? duties.flatMap(({ startsOn, endsOn, near, ...rest }) =>
            startsOn <= today && (endsOn === null || endsOn >= today)
              ? [{ ...rest, needsSecondFactor: !isStrong(live.strength) && !near }]
              : [],
          )
        : [],
  }
}

/** What one facility knows of the person today; null when nothing is left there. A missing session is opened on the way. */
async function openFacility(c: Context<App>, facilityId: number, token: Token, proof: Proof): Promise<FacilityOfMine | null> {
  const db = await findShard(c.env, facilityId)
  if (!db) return null
  const ask = () =>
    db.batch([
      principalQuery(db, facilityId, token, c.get('today'), c.get('now')),
      db.select().from(facility).where(eq(facility.facilityId, facilityId)),
    ])
  let [[row], [home]] = await ask()
  const opened = row ? 'opened' : await openSession(c, { facilityId, db }, token, proof)
  if (opened === 'weak' && home)
    return {
      facilityId,
      name: home.name,
      wording: home.wording,
      roles: [],
      children: [],
      alsoGuardian: false,
      needsSecondFactor: true,
      switchedOff: [],
    }
  if (!row) [[row], [home]] = await ask()
  if (row && row.home !== 'moved' && !isLive(row, c.get('now'), lineOf(c))) throw signedOut()
  if (!isLive(row, c.get('now'), lineOf(c)) || !home) return null
  const who = toPrincipal(row, c.get('now'))
  const visible = who.wards.filter(({ capabilities }) => capabilities.includes(`,${MATRIX['family.read'].guardian},`))
  const reporting = new Set(
    visible
      .filter(({ capabilities }) => capabilities.includes(`,${MATRIX['notice.report'].guardian},`))
      .map(({ childId }) => childId),
  )
  const children =
    token.door === 'family' && visible.length > 0
      ? await db
          .select({
            childId: child.id,
            familyName: child.familyName,
            givenName: child.givenName,
            familyKana: child.familyKana,
            givenKana: child.givenKana,
            birthDay: child.birthDay,
          })
          .from(child)
          .where(
            and(
              eq(child.facilityId, facilityId),
              inArray(
                child.id,
                visible.map(({ childId }) => childId),
              ),
              isNull(child.archivedAt),
            ),
          )
          .orderBy(child.birthDay)
      : []
  if (children.length === 0 && who.roles.length === 0) return null
  return {
    facilityId,
    name: home.name,
    wording: home.wording,
    needsSecondFactor: false,
    switchedOff: FEATURES.filter((feature) => row.switchedOff?.includes(`,${feature},`)),
    roles: token.door === 'family' ? [] : who.roles,
    alsoGuardian: token.door !== 'family' && visible.length > 0,
    children: children.map(({ familyName, givenName, familyKana, givenKana, ...rest }) => ({
      ...rest,
      name: `${familyName} ${givenName}`.trim(),
      kana: `${familyKana} ${givenKana}`.trim(),
      mayReport: reporting.has(rest.childId),
    })),
  }
}
