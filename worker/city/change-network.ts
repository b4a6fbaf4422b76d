// Networks a whole organisation allows, at the city's desk. No facility is concerned, so what was done is kept with the officer's account.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { accountEvent } from '../../schema/directory.ts'
import type { Id } from '../../schema/kit/id.ts'
import { allow, disallow, endOnNetworks, networksOfOwner, readNetwork, shown } from '../facility/allowed-network.ts'
import type { App } from '../kit/context.ts'
import { badInput } from '../kit/fail.ts'
import { networkBits, ownNetwork } from '../kit/source.ts'
import { tokenOf } from '../kit/token.ts'
import { type Directory, readCity } from './scope.ts'

/** The organisation's networks, and where the caller is now. */
export async function readCityNetworks(c: Context<App>) {
  const { rows } = await readCity(c, (db, organisationId) => [networksOfOwner(db, { organisationId, facilityId: 0 })])
  return { here: ownNetwork(c), own: shown(rows[0]) }
}

/** Once for an act, however often it is sent. */
const note = (c: Context<App>, db: Directory, organisation: number, id: Id, allowed: 0 | 1) => {
  const [accountId, detail] = [tokenOf(c).account, JSON.stringify({ organisation, allowed })]
  return db.insert(accountEvent).select(
    sql`select ${accountId}, ${c.get('now')}, ${id}, 'city_network', ${detail}
      where not exists (select 1 from account_event e where e.account_id = ${accountId} and e.id = ${id})`,
  )
}

export async function addCityNetwork(c: Context<App>, asked: { id: Id; network: string; name: string }) {
  const { organisation, db } = await readCity(c, () => [])
  const owner = { organisationId: organisation.id, facilityId: 0 }
  const cidr = readNetwork(c, asked.network)
  await db.batch([allow(db, owner, cidr, asked.name, c.get('now')), note(c, db, organisation.id, asked.id, 1)])
  return { id: asked.id, at: c.get('now') }
}

/** Ends a network of the organisation, and with it whoever stands on it in any of its facilities. */
export async function endCityNetwork(c: Context<App>, asked: { id: Id; network: string }) {
  const { organisation, db } = await readCity(c, () => [])
  const cidr = networkBits(asked.network)
  if (!cidr) throw badInput('ネットワーク（network）: 一覧からえらんでください', 'network')
  const owner = { organisationId: organisation.id, facilityId: 0 }
  await db.batch([disallow(db, owner, cidr, c.get('now')), note(c, db, organisation.id, asked.id, 0)])
  await endOnNetworks(c.env, c.get('now'))
  return { id: asked.id, at: c.get('now') }
}
