// The person behind a session, with today's rights, read in one statement beside whatever else is asked.
import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type Time, timeOn } from '../../schema/kit/time.ts'
import { type Action, MATRIX, type Role, type Rule } from '../../schema/permission/matrix.ts'
import { session } from '../../schema/shard.ts'
import { prepared, type Slot } from './prepared.ts'
import { FRESH_FOR, LOCKS_AFTER, rightsColumns } from './rights.ts'
import type { Shard } from './shard.ts'
import type { Token } from './token.ts'

/** A signed-in person in one facility. */
export interface Principal {
  accountId: Id
  door: Token['door']
  name: string
  roles: { role: Role; classroomId: Id | null }[]
  /** Children this person is a guardian of, with comma-joined capabilities; none of a guest, whose family sees it at home. */
  wards: { childId: Id; capabilities: string }[]
  /** Children a block keeps from this person: they are nowhere, in no list and no count. */
  kept: ReadonlySet<Id>
  /** The paired tablet, when it calls by itself. */
  device: { kind: string; classroomIds: Id[] } | null
  /** The paired tablet on which a caregiver's name is open. */
  deviceId: Id | null
  /** On a tablet: the name was left alone for ten minutes, and shows what one tap needs and no more. */
  locked: boolean
}

const { facilityId: _facility, tokenHash: _hash, ...sessionColumns } = getTableColumns(session)
export type SessionRow = ReturnType<typeof principalQuery>['_']['result'][number]

const byToken = prepared(
  (
    db,
    facilityId: Slot<number>,
    hash: Slot<string>,
    account: Slot<Id>,
    door: Slot<Token['door']>,
    device: Slot<Id | null>,
    today: Slot<Day>,
    time: Slot<Time>,
  ) =>
    [
      db
        .select({ ...sessionColumns, ...rightsColumns(facilityId, account, today, time) })
        .from(session)
        .where(
          and(
            eq(session.facilityId, facilityId),
            eq(session.tokenHash, hash),
            eq(session.accountId, account),
            eq(session.door, door),
            sql`${session.deviceId} is ${device}`,
          ),
        )
        .limit(1),
    ] as const,
)

export const principalQuery = (db: Shard, facilityId: number, token: Token, today: Day, now: Moment) =>
  byToken(db, facilityId, token.hash, token.account, token.door, token.device, today, timeOn(today, now))[0]

/** Rows about children without those a block keeps from this person. Readers whose SQL is not narrowed by `reachedChildren` go through it. */
export const withoutKept = <Row extends { childId: Id }>(who: Principal, rows: Row[]): Row[] =>
  who.kept.size === 0 ? rows : rows.filter(({ childId }) => !who.kept.has(childId))

/** True while the session may be used: not ended, not expired, not idle too long, from its network, and the facility still here. */
export const isLive = (row: SessionRow | undefined, now: Moment, line: string): row is SessionRow =>
  row !== undefined &&
  row.endedAt === null &&
  row.expiresAt > now &&
  row.usedAt + row.idleMs > now &&
  row.home !== 'moved' &&
  row.home !== null &&
  (row.network === null || line.startsWith(row.network)) &&
  (row.door !== 'device' || row.device !== null)

const isOnTablet = (row: SessionRow): boolean => row.door === 'room' && row.deviceId !== null
const isLocked = (row: SessionRow, now: Moment): boolean => isOnTablet(row) && row.activeAt <= now - LOCKS_AFTER

/** What of an action's demands is not met, first things first; null when all are. In memory what `demandsOf` is in SQL. */
export function demandUnmet(action: Action, row: SessionRow, now: Moment): 'fresh' | 'locked' | 'switched_off' | null {
  const rule: Rule = MATRIX[action]
  if (rule.feature && row.switchedOff?.includes(`,${rule.feature},`)) return 'switched_off'
  if ((rule.fresh === true || (rule.fresh === 'room' && isOnTablet(row))) && row.freshAt <= now - FRESH_FOR) return 'fresh'
  return !rule.quick && isLocked(row, now) ? 'locked' : null
}

/** Of what a guardian gave: what she still has herself. Who may change the list of people who fetch may also let somebody fetch. */
function whatIsLeft(given: string, givers: string): string {
  const left = given.split(',').filter((one) => one && givers.includes(one === 'pickup' ? ',pickup' : `,${one},`))
  return left.length > 0 ? `,${left.join(',')},` : ''
}

export function toPrincipal(row: SessionRow, now: Moment): Principal {
  const roles = JSON.parse(row.roles) as [Role, Id | null][]
  const wards = JSON.parse(row.wards) as [Id, string, string | null][]
  const device = row.door === 'device' && row.device ? (JSON.parse(row.device) as [string, Id[]]) : null
  return {
    accountId: row.accountId,
    door: row.door,
    name: row.name ?? '',
    roles: roles.map(([role, classroomId]) => ({ role, classroomId })),
    wards: [
      ...wards.map(([childId, own, givers]) => ({ childId, capabilities: givers === null ? own : whatIsLeft(own, givers) })),
      ...(JSON.parse(row.ownGuests) as Id[]).map((childId) => ({ childId, capabilities: '' })),
    ],
    kept: new Set(JSON.parse(row.kept) as Id[]),
    device: device ? { kind: device[0], classroomIds: device[1] } : null,
    deviceId: row.deviceId ?? (device ? row.accountId : null),
    locked: isLocked(row, now),
  }
}
