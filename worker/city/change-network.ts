// Networks a whole organisation allows, at the city's desk. No facility is concerned, so what was done is kept with the officer's account.
import type { Context } from 'hono'
import { accountEvent } from '../../schema/directory.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
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

const note = (c: Context<App>, db: Directory, organisation: number, allowed: 0 | 1) =>
  db.insert(accountEvent).values({
    accountId: tokenOf(c).account,
    at: c.get('now'),
    id: newId(c.get('now')),
    kind: 'city_network',
    detail: { organisation, allowed },
  })

export async function addCityNetwork(c: Context<App>, asked: { id: Id; network: string; name: string }) {
  const { organisation, db } = await readCity(c, () => [])
  const owner = { organisationId: organisation.id, facilityId: 0 }
  const cidr = readNetwork(c, asked.network)
  await db.batch([allow(db, owner, cidr, asked.name, c.get('now')), note(c, db, organisation.id, 1)])
  return { id: asked.id, at: c.get('now') }
}

/** Ends a network of the organisation, and with it whoever stands on it in any of its facilities. */
export async function endCityNetwork(c: Context<App>, asked: { id: Id; network: string }) {
  const { organisation, db } = await readCity(c, () => [])
  const cidr = networkBits(asked.network)
  if (!cidr) throw badInput('ネットワーク（network）: 一覧からえらんでください', 'network')
  const owner = { organisationId: organisation.id, facilityId: 0 }
  await db.batch([disallow(db, owner, cidr, c.get('now')), note(c, db, organisation.id, 0)])
  await endOnNetworks(c.env, c.get('now'))
  return { id: asked.id, at: c.get('now') }
}
