import { and, eq, isNull } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { placement } from '../../schema/directory.ts'
import type { Id } from '../../schema/kit/id.ts'
import { facility, session } from '../../schema/shard.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { networkBits, ownNetwork } from '../kit/source.ts'
import { allow, disallow, networksOfOwner, readNetwork, shown } from './allowed-network.ts'

async function ownerOf(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const [home] = await drizzle(c.env.DIRECTORY)
    .select({ organisationId: placement.organisationId })
    .from(placement)
    .where(eq(placement.facilityId, facilityId))
  if (!home) throw notFound()
  return { organisationId: home.organisationId, facilityId }
}

/** Networks this facility allows, those of its organisation, and where the caller is now. */
export async function readNetworks(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const { rows } = await read(c, (db) => [
    db.select({ organisationId: facility.organisationId }).from(facility).where(eq(facility.facilityId, facilityId)),
  ])
  const organisationId = rows[0][0]?.organisationId ?? 0
  const directory = drizzle(c.env.DIRECTORY)
  const [own, shared] = await directory.batch([
    networksOfOwner(directory, { organisationId, facilityId }),
    networksOfOwner(directory, { organisationId, facilityId: 0 }),
  ])
  return { here: ownNetwork(c), own: shown(own), shared: shown(shared) }
}

/** Allows a network. The audit comes first; the same act again finishes what was interrupted. */
export async function addNetwork(c: Context<App>, asked: { id: Id; network: string; name: string }): Promise<Receipt> {
  const cidr = readNetwork(c, asked.network)
  const receipt = await write(c, {
    id: asked.id,
    input: asked,
    children: [],
    rows: () => [],
    content: { network: asked.network, name: asked.name, allowed: true },
    topics: [],
  })
  await allow(drizzle(c.env.DIRECTORY), await ownerOf(c), cidr, asked.name, c.get('now'))
  return receipt
}

/** Ends a network. Who stands on it is out with the next request, here at once; the sweep ends whoever came in meanwhile. */
export async function endNetwork(c: Context<App>, asked: { id: Id; network: string }): Promise<Receipt> {
  const cidr = networkBits(asked.network)
  if (!cidr) throw badInput('ネットワーク（network）: 一覧からえらんでください', 'network')
  const { facilityId } = c.get('scope')
  const receipt = await write(c, {
    id: asked.id,
    input: asked,
    children: [],
    rows: (db) => [
      db
        .update(session)
        .set({ endedAt: c.get('now') })
        .where(and(eq(session.facilityId, facilityId), eq(session.network, cidr), isNull(session.endedAt))),
    ],
    content: { network: asked.network, allowed: false },
    topics: [],
  })
  await disallow(drizzle(c.env.DIRECTORY), await ownerOf(c), cidr, c.get('now'))
  return receipt
}
