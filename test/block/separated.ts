// Parents who live apart, and the house their child goes to: what every test of blocks begins with.
import { and, eq } from 'drizzle-orm'
import { account } from '../../schema/directory.ts'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { device, person, session } from '../../schema/shard.ts'
import { mintToken } from '../../worker/kit/token.ts'
import { type Answer, act, at, clientOf, DAY, makeWorld, PROVED, type World } from '../kit/world.ts'

export type Separated = Awaited<ReturnType<typeof separated>>

/** A child of うさぎ組 with mother and father, a sibling, another family, and staff of every kind. */
export async function separated() {
  const world = await makeWorld()
  const childId = await world.addChild('みなみ そら', { name: '南 空' })
  const siblingId = await world.addChild('みなみ うみ', { name: '南 海', classId: world.star })
  const mother = await world.addGuardian([childId, siblingId])
  const father = await world.addGuardian([childId, siblingId], { relationship: '父' })
  const stranger = await world.addGuardian([await world.addChild('べつの こ', { name: '別野 子' })])
  const director = await world.addStaff('director', { name: '園長' })
  const head = await world.addStaff('head_teacher', { name: '主任' })
  const office = await world.addStaff('office', { name: '事務' })
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '担任' })
  await world.directory.insert(account).values(
    [mother, father].map(({ accountId }) => ({
      id: accountId,
      login: accountId,
      name: '保護者',
      passwordHash: '',
      createdAt: 0,
    })),
  )
  const fatherId = await personOf(world, father.accountId)
  await world.db
    .update(person)
    .set({ familyName: '北', givenName: '一郎', kana: 'きた いちろう', phone: '090-7777-0001' })
    .where(and(eq(person.facilityId, world.facilityId), eq(person.id, fatherId)))

  /** Sets a block on the father, as the director, for the child. */
  const setBlock = (more: Record<string, unknown> = {}) =>
    director.post('/block/set', {
      id: act(),
      childId,
      personId: fatherId,
      kind: 'support_measure',
      text: '来ても引き渡さない。園長か主任をすぐ呼ぶ。',
      from: DAY,
      ...more,
    })
  return { world, childId, siblingId, mother, father, stranger, director, head, office, teacher, fatherId, setBlock }
}

export async function personOf(world: World, accountId: Id): Promise<Id> {
  const [row] = await world.db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.facilityId, world.facilityId), eq(person.accountId, accountId)))
  return row?.id ?? ''
}

/** A caregiver who opened her name on a paired tablet, with the PIN at `provedAt`. */
export async function onTablet(world: World, accountId: Id, provedAt: Moment) {
  const deviceId = act()
  const { token, value } = mintToken(accountId, 'room', deviceId)
  await world.db.batch([
    world.db.insert(device).values({
      facilityId: world.facilityId,
      id: deviceId,
      kind: 'tablet',
      name: 'うさぎ組',
      classroomIds: [],
      pairedBy: '',
      pairedAt: 0,
    }),
    world.db.insert(session).values({
      facilityId: world.facilityId,
      tokenHash: token.hash,
      accountId,
      door: 'room',
      ...PROVED,
      freshAt: provedAt,
      createdAt: 0,
      expiresAt: at('8:00') * 2,
      usedAt: at('7:00'),
      idleMs: 400 * 86_400_000,
      deviceId,
      activeAt: at('8:00'),
    }),
  ])
  return clientOf(`/api/f/${world.facilityId}`, `__Host-tsumugi-room=${value}`)
}

/** An answer without the one thing that is always different. */
export const bare = ({ status, text }: Answer) => ({ status, text: text.replace(/"requestId":"[^"]+"/, '') })
