// What a guardian says about being told: which things, when not, and in which browsers.
import { and, eq, or, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import type {
  pushChoice as choiceInput,
  pushDevice as deviceInput,
  pushDeviceEnd as endInput,
  pushTest as testInput,
} from '../../schema/notification/input.ts'
import { noteOf } from '../../schema/notification/words.ts'
import { mailTold, pushChoice, pushDevice } from '../../schema/shard.ts'
import { wallClock } from '../kit/clock.ts'
import { type Act, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { wardsFor } from '../kit/may.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { own, ownDevices } from './read-own.ts'
import { canPush, mayPushTo, openPushes } from './send-push.ts'

/** One family has a few phones; a list that grows has another reason. */
const MOST_DEVICES = 10

/** An act about being told concerns every child one may hear of, and is written in the audit for each. */
export async function writeOwn(
  c: Context<App>,
  act: Pick<Act, 'id' | 'input' | 'rows' | 'content' | 'conditions'>,
): Promise<Receipt> {
  const { who } = await read(c, () => [])
  return write(c, { ...act, children: wardsFor(c.get('action'), who), topics: [] })
}

/** Chooses kinds and quiet hours. What was not wanted until now is not made up for. */
export async function choosePushes(c: Context<App>, asked: v.InferOutput<typeof choiceInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { account } = tokenOf(c)
  const { id, kinds, quiet, mail } = asked
  const now = c.get('now')
  const chosen = { kinds, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, mail }
  return writeOwn(c, {
    id,
    input: asked,
    rows: (db) => [
      db
        .insert(pushChoice)
        .values({ facilityId, accountId: account, ...chosen })
        .onConflictDoUpdate({ target: [pushChoice.facilityId, pushChoice.accountId], set: chosen }),
      db.update(pushDevice).set({ toldThrough: now, tries: 0, nextAt: 0 }).where(own(c)),
      db
        .insert(mailTold)
        .values({ facilityId, accountId: account, toldThrough: now, tries: 0, nextAt: 0 })
        .onConflictDoUpdate({
          target: [mailTold.facilityId, mailTold.accountId],
          set: { toldThrough: now, tries: 0, nextAt: 0 },
        }),
    ],
    content: { pushes: kinds, mail, ...(quiet ? { quietFrom: quiet.from, quietTo: quiet.to } : {}) },
  })
}

/** Tells this browser from now on. It takes the place of what was known of the browser before, whoever was signed in there. */
export async function addDevice(c: Context<App>, asked: v.InferOutput<typeof deviceInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const { account, hash } = tokenOf(c)
  const now = c.get('now')
  const { id, endpoint, keys, language } = asked
  if (!canPush(c.env)) throw conflict('no_push', 'ここでは通知を使えません。大事なお知らせは、アプリの画面に出ます。')
  if (!mayPushTo(c.env, endpoint)) throw badInput('届け先（endpoint）: 知らない通知サービスです', 'endpoint')
  const { who, rows } = await read(c, (db) => [ownDevices(db, c)])
  const others = rows[0].filter(({ here }) => !here)
  return write(c, {
    id,
    input: asked,
    children: wardsFor(c.get('action'), who),
    conditions: [],
    rows: (db) => [
      db.delete(pushDevice).where(
        and(
          eq(pushDevice.facilityId, facilityId),
          or(
            eq(pushDevice.endpoint, endpoint),
            eq(pushDevice.tokenHash, hash),
            // The oldest goes, so that a new phone can always be told.
            ...others.slice(MOST_DEVICES - 1).map((one) => eq(pushDevice.id, one.id)),
          ),
        ),
      ),
      db.insert(pushDevice).values({
        facilityId,
        id,
        accountId: account,
        tokenHash: hash,
        endpoint,
        ...keys,
        language,
        createdAt: now,
        toldThrough: now,
        tries: 0,
        nextAt: 0,
      }),
    ],
    content: { pushDevice: 'added' },
    topics: [],
  })
}

/** Tells one of one's browsers no more. */
export function endDevice(c: Context<App>, asked: v.InferOutput<typeof endInput>): Promise<Receipt> {
  const { facilityId } = c.get('scope')
  const mine = sql`exists (select 1 from push_device d where d.facility_id = ${facilityId} and d.id = ${asked.deviceId}
    and d.account_id = ${tokenOf(c).account})`
  return writeOwn(c, {
    id: asked.id,
    input: asked,
    conditions: [{ holds: mine, fail: notFound }],
    rows: (db) => [db.delete(pushDevice).where(and(own(c), eq(pushDevice.id, asked.deviceId)))],
    content: { pushDevice: 'ended' },
  })
}

/** お試しの通知: one push at once, to one of one's own browsers, whatever is chosen. */
export async function testPush(c: Context<App>, { deviceId }: v.InferOutput<typeof testInput>) {
  const { db } = c.get('scope')
  const now = c.get('now')
  const mine = (database: typeof db) =>
    database
      .select()
      .from(pushDevice)
      .where(and(own(c), eq(pushDevice.id, deviceId)))
  const { rows } = await read(c, (database) => [mine(database)])
  const [device] = rows[0]
  if (!device) throw notFound()
  const answer = await openPushes(c.env)(device, noteOf('test', false, device.language, wallClock()))
  const which = and(own(c), eq(pushDevice.id, deviceId))
  if (answer.kind === 'gone') await db.delete(pushDevice).where(which)
  else {
    const result = answer.kind === 'taken' ? { sentAt: now, failedAt: null } : { failedAt: now }
    await db
      .update(pushDevice)
      .set({ ...result, answer: answer.status })
      .where(which)
  }
  return { answer: answer.kind }
}
