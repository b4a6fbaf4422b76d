// A paired tablet of a test's facility, and names that lie open on it, minted instead of paired and typed.
import { type Id, newId } from '../../schema/kit/id.ts'
import { device, session } from '../../schema/shard.ts'
import { mintToken } from '../../worker/kit/token.ts'
import { at, clientOf, type World } from './world.ts'

type House = Pick<World, 'facilityId' | 'db'>

/** A paired tablet of some classes (none: of all), by itself. */
export async function addTablet(
  world: House,
  more: { classIds?: readonly Id[]; kind?: 'tablet' | 'kiosk' | 'office_pc'; name?: string } = {},
) {
  const deviceId = newId(0)
  const { token, value } = mintToken(deviceId, 'device')
  await world.db.batch([
    world.db.insert(device).values({
      facilityId: world.facilityId,
      id: deviceId,
      kind: more.kind ?? 'tablet',
      name: more.name ?? 'うさぎ組のタブレット',
      classroomIds: [...(more.classIds ?? [])],
      pairedBy: newId(0),
      pairedAt: at('7:00'),
    }),
    world.db.insert(session).values({
      facilityId: world.facilityId,
      tokenHash: token.hash,
      accountId: deviceId,
      door: 'device',
      createdAt: 0,
      usedAt: at('7:00'),
      idleMs: 90 * 86_400_000,
      expiresAt: at('8:00') * 2,
      strength: 'device',
      freshAt: at('7:00'),
      label: 'iPad Safari',
      activeAt: at('7:00'),
    }),
  ])
  const cookie = `__Host-tsumugi-device=${value}`
  return { deviceId, token, value, ...clientOf(`/api/f/${world.facilityId}`, cookie, { 'x-door': 'device' }) }
}

/** A caregiver's name, open on a tablet since 7:58 as after the PIN. */
export async function openOn(
  world: House,
  tablet: { deviceId: Id },
  { accountId, personId }: { accountId: Id; personId: Id },
  since = at('7:58'),
) {
  const { token, value } = mintToken(accountId, 'room', tablet.deviceId)
  await world.db.insert(session).values({
    facilityId: world.facilityId,
    tokenHash: token.hash,
    accountId,
    door: 'room',
    createdAt: since,
    usedAt: since,
    idleMs: 10 * 3_600_000,
    expiresAt: since + 12 * 3_600_000,
    strength: 'device',
    freshAt: since,
    label: '',
    deviceId: tablet.deviceId,
    activeAt: since,
  })
  const headers = { 'x-door': 'room', 'x-person': personId }
  return {
    accountId,
    personId,
    token,
    ...clientOf(`/api/f/${world.facilityId}`, `__Host-tsumugi-room.${personId}=${value}`, headers),
  }
}
