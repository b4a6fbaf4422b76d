// What somebody who runs the service sees: houses, where they live, how many devices and accounts. Never a child, never a person's name.
import { asc, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { membership, organisation, placement } from '../../schema/directory.ts'
import { device } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { shardNames } from '../kit/env.ts'
import { notFound } from '../kit/fail.ts'
import { findShard, openShard } from '../kit/shard.ts'
import { readOperator } from './scope.ts'

/** Every organisation with its facilities: shard, state, devices and accounts as numbers. One look at each shard. */
export async function readFacilities(c: Context<App>) {
  const { rows } = await readOperator(c, (db) => [
    db.select({ organisationId: organisation.id, name: organisation.name }).from(organisation).orderBy(asc(organisation.id)),
    db
      .select({
        facilityId: placement.facilityId,
        organisationId: placement.organisationId,
        name: placement.name,
        shard: placement.shard,
        state: placement.state,
      })
      .from(placement)
      .orderBy(asc(placement.facilityId)),
    db
      .select({
        facilityId: membership.facilityId,
        accounts: sql<number>`count(distinct ${membership.accountId})`.as('accounts'),
      })
      .from(membership)
      .groupBy(membership.facilityId),
  ])
  const [organisations, facilities, accounts] = rows
  const counted = await Promise.all(
    shardNames(c.env).map((name) =>
      openShard(c.env, name)
        .select({ facilityId: device.facilityId, devices: sql<number>`count(*)` })
        .from(device)
        .where(isNull(device.revokedAt))
        .groupBy(device.facilityId),
    ),
  )
  const devicesOf = new Map(counted.flat().map(({ facilityId, devices }) => [facilityId, devices]))
  const accountsOf = new Map(accounts.map((row) => [row.facilityId, row.accounts]))
  return {
    organisations: organisations.map((one) => ({
      ...one,
      facilities: facilities
        .filter(({ organisationId }) => organisationId === one.organisationId)
        .map(({ organisationId: _, ...row }) => ({
          ...row,
          devices: devicesOf.get(row.facilityId) ?? 0,
          accounts: accountsOf.get(row.facilityId) ?? 0,
        })),
    })),
  }
}

/** The devices of one facility, by the names the facility gave them, so that a lost one can be ended when its office cannot. */
export async function readDevices(c: Context<App>, facilityId: number) {
  const { rows } = await readOperator(c, (db) => [
    db.select({ name: placement.name }).from(placement).where(eq(placement.facilityId, facilityId)),
  ])
  const db = await findShard(c.env, facilityId)
  const [[home]] = rows
  if (!home || !db) throw notFound()
  const devices = await db
    .select({
      deviceId: device.id,
      kind: device.kind,
      name: device.name,
      pairedAt: device.pairedAt,
      lastSeen: sql<number | null>`(select max(s.used_at) from session s where s.facility_id = ${facilityId}
        and s.account_id = device.id and s.door = 'device')`,
    })
    .from(device)
    .where(sql`${device.facilityId} = ${facilityId} and ${device.revokedAt} is null`)
    .orderBy(asc(device.name))
  return { facilityId, name: home.name, devices }
}
