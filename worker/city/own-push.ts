// In which of their browsers an officer is told when a chase becomes the city's. Nobody but the officer reads or changes it.
import { and, desc, eq, or, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { officerPush, signIn } from '../../schema/directory.ts'
import type { pushDeviceEnd, pushDevice as pushInput, pushTest } from '../../schema/notification/input.ts'
import { noteOf } from '../../schema/notification/words.ts'
import { isSignedIn } from '../chase/push-officers.ts'
import { wallClock } from '../kit/clock.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'
import { canPush, mayPushTo, openPushes, publicKeyOf } from '../notification/send-push.ts'
import { type Directory, readCity } from './scope.ts'

/** One person has a few browsers; a list that grows has another reason. */
const MOST = 10

const own = (c: Context<App>, organisationId: number) =>
  and(eq(officerPush.organisationId, organisationId), eq(officerPush.accountId, tokenOf(c).account))

/** The caller's browsers that are told, the newest first. An address is shown to nobody, not even to its owner. */
const ownBrowsers = (c: Context<App>, db: Directory, organisationId: number) =>
  db
    .select({
      id: officerPush.id,
      label: signIn.label,
      here: sql<number>`${officerPush.tokenHash} = ${tokenOf(c).hash}`.as('here'),
      sentAt: officerPush.sentAt,
      failing: sql<number>`${officerPush.failedAt} is not null`.as('failing'),
    })
    .from(officerPush)
    .innerJoin(signIn, isSignedIn(c.get('now')))
    .where(own(c, organisationId))
    .orderBy(desc(officerPush.createdAt))

export async function readOwnPush(c: Context<App>) {
  const { rows } = await readCity(c, (db, organisationId) => [ownBrowsers(c, db, organisationId)])
  return {
    canPush: canPush(c.env),
    publicKey: publicKeyOf(c.env),
    devices: rows[0].map(({ here, failing, ...one }) => ({ ...one, here: here === 1, failing: failing === 1 })),
  }
}

/** Tells this browser from now on. It takes the place of what was known of it before. What stands already is on the screen before the officer. */
export async function addPush(c: Context<App>, { id, endpoint, keys }: v.InferOutput<typeof pushInput>) {
  const { organisation, db, rows } = await readCity(c, (directory, organisationId) => [ownBrowsers(c, directory, organisationId)])
  if (!canPush(c.env)) throw conflict('no_push', 'ここでは通知を使えません。市の案件は、この画面に出ます。')
  if (!mayPushTo(c.env, endpoint)) throw badInput('届け先（endpoint）: 知らない通知サービスです', 'endpoint')
  const { account, hash } = tokenOf(c)
  const oldest = rows[0].filter(({ here }) => here !== 1).slice(MOST - 1)
  await db.batch([
    db
      .delete(officerPush)
      .where(
        and(
          eq(officerPush.organisationId, organisation.id),
          or(
            eq(officerPush.endpoint, endpoint),
            eq(officerPush.tokenHash, hash),
            ...oldest.map((one) => eq(officerPush.id, one.id)),
          ),
        ),
      ),
    db.insert(officerPush).values({
      organisationId: organisation.id,
      id,
      accountId: account,
      tokenHash: hash,
      endpoint,
      ...keys,
      createdAt: c.get('now'),
      cases: [],
      tries: 0,
      nextAt: 0,
    }),
  ])
  return { id, at: c.get('now') }
}

/** Tells one of one's browsers no more; again, when it is already so. */
export async function endPush(c: Context<App>, { id, deviceId }: v.InferOutput<typeof pushDeviceEnd>) {
  const { organisation, db } = await readCity(c, () => [])
  await db.delete(officerPush).where(and(own(c, organisation.id), eq(officerPush.id, deviceId)))
  return { id, at: c.get('now') }
}

/** お試しの通知: one push at once, to one of one's own browsers. */
export async function testOwnPush(c: Context<App>, { deviceId }: v.InferOutput<typeof pushTest>) {
  const { organisation, db, rows } = await readCity(c, (directory, organisationId) => [
    directory
      .select()
      .from(officerPush)
      .where(and(own(c, organisationId), eq(officerPush.id, deviceId))),
  ])
  const [device] = rows[0]
  if (!device) throw notFound()
  const answer = await openPushes(c.env)(device, noteOf('test', false, 'ja', wallClock()))
  const which = and(own(c, organisation.id), eq(officerPush.id, deviceId))
  if (answer.kind === 'gone') await db.delete(officerPush).where(which)
  else {
    const result = answer.kind === 'taken' ? { sentAt: c.get('now'), failedAt: null } : { failedAt: c.get('now') }
    await db
      .update(officerPush)
      .set({ ...result, answer: answer.status })
      .where(which)
  }
  return { answer: answer.kind }
}
