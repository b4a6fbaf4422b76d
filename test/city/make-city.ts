import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { account, officer, organisation, placement, signIn } from '../../schema/directory.ts'
import { newId } from '../../schema/kit/id.ts'
import type { FacilityToday } from '../../worker/city/read-city.ts'
import { mintToken } from '../../worker/kit/token.ts'
import { at, bindings, clientOf, makeWorld, PROVED } from '../kit/world.ts'

/** The directory of the databases that are bound now. */
export const directory = () => drizzle(bindings.DIRECTORY)
let lastOrganisation = 5000

export async function makeCity(more: { endsOn?: string; door?: 'office' | 'room' } = {}) {
  lastOrganisation += 1
  const organisationId = lastOrganisation
  const accountId = newId(0)
  const door = more.door ?? 'office'
  const { token, value } = mintToken(accountId, door)
  await directory().batch([
    directory()
      .insert(organisation)
      .values({ id: organisationId, name: `第${organisationId}市`, wording: 'sho', demo: false, createdAt: 0 }),
    directory()
      .insert(account)
      .values({ id: accountId, login: `officer-${organisationId}`, name: '市の人', passwordHash: '', createdAt: 0 }),
    directory()
      .insert(officer)
      .values({ organisationId, accountId, startsOn: '2026-04-01', endsOn: more.endsOn ?? null }),
    directory()
      .insert(signIn)
      .values({
        tokenHash: token.hash,
        accountId,
        door,
        ...PROVED,
        createdAt: 0,
        expiresAt: at('8:00') * 2,
        usedAt: at('8:00') * 2,
      }),
  ])
  const client = clientOf(`/api/city/${organisationId}`, `__Host-tsumugi-${door}=${value}`)
  const places = () => directory().select().from(placement).where(eq(placement.organisationId, organisationId))
  const nursery = async (options: Parameters<typeof makeWorld>[0] = {}) => {
    const world = await makeWorld(options)
    await directory().update(placement).set({ organisationId }).where(eq(placement.facilityId, world.facilityId))
    return world
  }
  const today = async () =>
    (await client.get('/today')).body as unknown as { facilities: FacilityToday[]; totals: Record<string, number> }
  return { organisationId, accountId, token, client, places, nursery, today }
}

export const sendFile = (client: ReturnType<typeof clientOf>, path: string, body: BodyInit) =>
  client.send('POST', path, { body, headers: { 'content-type': 'text/csv' } })
