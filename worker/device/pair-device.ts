// The office says yes to the code on a tablet, changes what a device shows, and ends it.
import { and, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type { DeviceKind } from '../../schema/device/rule.ts'
import { pairing } from '../../schema/directory.ts'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { device, session } from '../../schema/shard.ts'
import { countTry, forgetTries, pairingSubjects } from '../account/throttle.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, Fail, notFound } from '../kit/fail.ts'
import { hashCode } from '../kit/one-time-code.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'

interface About {
  name: string
  kind: DeviceKind
  classIds: readonly Id[]
}

/** Wrong, spent, expired, somebody else's: one answer. */
const wrongCode = () =>
  new Fail(400, 'bad_code', 'コードがちがうか、時間がすぎています。端末に出ている新しいコードを見て、入れてください。', {
    field: 'code',
  })

const classesAreOurs = (facilityId: number, classIds: readonly Id[]): Condition => ({
  holds: sql`not exists (select 1 from json_each(${JSON.stringify(classIds)}) k where not exists (
    select 1 from classroom r where r.facility_id = ${facilityId} and r.id = k.value))`,
  fail: () => badInput('クラス（classIds）: この園のクラスからえらんでください', 'classIds'),
})

/**
 * Pairs the tablet that shows a code. A saga of two steps, the act's id being the device's: the code is claimed in the directory
 * (compare-and-set, again by the same act), then the device is written down. If it breaks between the two, the tablet waits, the same act
 * sent again finishes it, and a claim nobody finishes is over with its code.
 */
export async function pairDevice(c: Context<App>, asked: About & { id: Id; code: string }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, code, ...about } = asked
  const now = c.get('now')
  await read(c, () => [])
  const directory = drizzle(c.env.DIRECTORY)
  const subjects = pairingSubjects(c.env, facilityId, tokenOf(c).account)
  await countTry(directory, subjects, now)
  const codeHash = hashCode(code)
  const mine = and(eq(pairing.codeHash, codeHash), eq(pairing.facilityId, facilityId), eq(pairing.deviceId, id))
  const claimed = await directory
    .update(pairing)
    .set({ facilityId, deviceId: id })
    .where(or(mine, and(eq(pairing.codeHash, codeHash), isNull(pairing.facilityId), gt(pairing.expiresAt, now))))
    .returning({ id: pairing.deviceId })
  if (claimed.length === 0) throw wrongCode()
  await forgetTries(directory, subjects)
  try {
    return await write(c, {
      id,
      input: { ...about, codeHash },
      children: [],
      conditions: [classesAreOurs(facilityId, about.classIds)],
      rows: (db) => [
        db.insert(device).values({
          facilityId,
          id,
          kind: about.kind,
          name: about.name,
          classroomIds: [...about.classIds],
          pairedBy: tokenOf(c).account,
          pairedAt: now,
        }),
      ],
      content: { paired: id, ...about },
      topics: ['device'],
    })
  } catch (error) {
    // Refused: the code is free again for the corrected act. A write that may have happened keeps its claim.
    if (error instanceof Fail) await directory.update(pairing).set({ facilityId: null, deviceId: null }).where(mine)
    throw error
  }
}

const deviceIsLive = (facilityId: number, deviceId: Id): SQL => sql`exists (select 1 from device d
  where d.facility_id = ${facilityId} and d.id = ${deviceId} and d.revoked_at is null)`

const known = (facilityId: number, deviceId: Id): Condition[] => [
  {
    holds: sql`exists (select 1 from device d where d.facility_id = ${facilityId} and d.id = ${deviceId})`,
    fail: notFound,
  },
  {
    holds: deviceIsLive(facilityId, deviceId),
    fail: () => conflict('over', 'この端末の登録は、もう終わっています。'),
  },
]

/** Changes what a device is called, is, and shows. It bites on its next request. */
export async function changeDevice(c: Context<App>, asked: About & { id: Id; deviceId: Id }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { id, deviceId, ...about } = asked
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [...known(facilityId, deviceId), classesAreOurs(facilityId, about.classIds)],
    rows: (db) => [
      db
        .update(device)
        .set({ name: about.name, kind: about.kind, classroomIds: [...about.classIds] })
        .where(and(eq(device.facilityId, facilityId), eq(device.id, deviceId))),
    ],
    content: { changed: deviceId, ...about },
    topics: ['device', 'presence'],
  })
}

/** Ends a device: itself and every name open on it, from its next request on. */
export const endDevice = (
  db: Shard,
  facilityId: number,
  deviceId: Id,
  by: Id,
  now: Moment,
): readonly [BatchItem<'sqlite'>, BatchItem<'sqlite'>] => [
  db
    .update(device)
    .set({ revokedBy: by, revokedAt: now })
    .where(and(eq(device.facilityId, facilityId), eq(device.id, deviceId), isNull(device.revokedAt))),
  db
    .update(session)
    .set({ endedAt: now })
    .where(
      and(
        eq(session.facilityId, facilityId),
        or(and(eq(session.door, 'device'), eq(session.accountId, deviceId)), eq(session.deviceId, deviceId)),
        isNull(session.endedAt),
      ),
    ),
]

/** 登録を終える: a lost or retired tablet shows nothing from its next request on. */
export async function revokeDevice(c: Context<App>, asked: { id: Id; deviceId: Id }): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const now = c.get('now')
  return write(c, {
    id: asked.id,
    input: asked,
    children: [],
    conditions: known(facilityId, asked.deviceId),
    rows: (db) => endDevice(db, facilityId, asked.deviceId, tokenOf(c).account, now),
    content: { revoked: asked.deviceId },
    topics: ['device'],
  })
}
