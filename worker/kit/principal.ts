// The person behind a session, with today's rights, read in one statement beside whatever else is asked.
import { and, eq, getTableColumns } from 'drizzle-orm'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Role } from '../../schema/permission/matrix.ts'
import { session } from '../../schema/shard.ts'
import { prepared, type Slot } from './prepared.ts'
import { rightsColumns } from './rights.ts'
import type { Shard } from './shard.ts'
import type { Token } from './token.ts'

/** A signed-in person in one facility. */
export interface Principal {
  accountId: Id
  door: Token['door']
  name: string
  roles: { role: Role; classroomId: Id | null }[]
  /** Children this person is a guardian of, with comma-joined capabilities. */
  wards: { childId: Id; capabilities: string }[]
}

const { facilityId: _facility, tokenHash: _hash, ...sessionColumns } = getTableColumns(session)
export type SessionRow = ReturnType<typeof principalQuery>['_']['result'][number]

const byToken = prepared(
  (db, facilityId: Slot<number>, hash: Slot<string>, account: Slot<Id>, door: Slot<Token['door']>, today: Slot<Day>) =>
    [
      db
        .select({ ...sessionColumns, ...rightsColumns(facilityId, account, today) })
        .from(session)
        .where(
          and(
            eq(session.facilityId, facilityId),
            eq(session.tokenHash, hash),
            eq(session.accountId, account),
            eq(session.door, door),
          ),
        )
        .limit(1),
    ] as const,
)

export const principalQuery = (db: Shard, facilityId: number, token: Token, today: Day) =>
  byToken(db, facilityId, token.hash, token.account, token.door, today)[0]

/** True while the session may be used: not ended, not expired, not idle too long, and the facility still here. */
export const isLive = (row: SessionRow | undefined, now: Moment): row is SessionRow =>
  row !== undefined &&
  row.endedAt === null &&
  row.expiresAt > now &&
  row.usedAt + row.idleMs > now &&
  row.home !== 'moved' &&
  row.home !== null

export function toPrincipal(row: SessionRow): Principal {
  const roles = JSON.parse(row.roles) as [Role, Id | null][]
  const wards = JSON.parse(row.wards) as [Id, string][]
  return {
    accountId: row.accountId,
    door: row.door,
    name: row.name ?? '',
    roles: roles.map(([role, classroomId]) => ({ role, classroomId })),
    wards: wards.map(([childId, capabilities]) => ({ childId, capabilities })),
  }
}
