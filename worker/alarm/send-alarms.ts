// Alarms to the browsers of 主任 and 園長, each minute, from what stands at that moment: no clock that stopped leaves a queue of old ones, and what
// ended meanwhile is not sent. What a browser was told of is kept beside it, so each alarm is told once, and again when it begins anew.
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { ALARM_KINDS } from '../../schema/alarm/input.ts'
import { alarmKeys, TOLD_ROLES, type ToldRole } from '../../schema/alarm/rule.ts'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import { againAt, MOST_TRIES } from '../../schema/notification/rule.ts'
import { noteOf } from '../../schema/notification/words.ts'
import { alarmChoice, assignment, person, pushDevice, session } from '../../schema/shard.ts'
import { wallClock } from '../kit/clock.ts'
import { type Env, shardNames } from '../kit/env.ts'
import { logTrouble } from '../kit/log.ts'
import { openShard, type Shard } from '../kit/shard.ts'
import { atOnce } from '../notification/at-once.ts'
import { type Answer, canPush, openPushes } from '../notification/send-push.ts'
import { claim, liveFor } from '../notification/send-pushes.ts'
import { alarmQueries, assembleAlarms } from './read-alarms.ts'

/** Sends what is due in every facility in which somebody wants to be told. One that fails does not stop the others. */
export async function sendAlarms(env: Env, now: Moment): Promise<void> {
  if (!canPush(env)) return
  const send = openPushes(env)
  for (const shard of shardNames(env)) {
    const db = openShard(env, shard)
    const places = await db
      .selectDistinct({ facilityId: pushDevice.facilityId })
      .from(pushDevice)
      .innerJoin(
        session,
        and(eq(session.facilityId, pushDevice.facilityId), eq(session.tokenHash, pushDevice.tokenHash), liveFor(now, 'office')),
      )
      .where(sql`exists (select 1 from facility_home h where h.facility_id = ${pushDevice.facilityId} and h.state = 'open')`)
    for (const { facilityId } of places) {
      try {
        await sendOf(db, facilityId, now, send)
      } catch (error) {
        logTrouble(now, `sendAlarms ${facilityId}`, error)
      }
    }
  }
}

/** Browsers of whoever is 主任 or 園長 today, a row for each of their roles. */
const devicesOf = (db: Shard, facilityId: number, now: Moment) =>
  db
    .select({
      id: pushDevice.id,
      endpoint: pushDevice.endpoint,
      p256dh: pushDevice.p256dh,
      auth: pushDevice.auth,
      language: pushDevice.language,
      tries: pushDevice.tries,
      nextAt: pushDevice.nextAt,
      toldThrough: pushDevice.toldThrough,
      alarms: pushDevice.alarms,
      kinds: alarmChoice.kinds,
      role: sql<ToldRole>`${assignment.role}`.as('role'),
    })
    .from(pushDevice)
    .innerJoin(
      session,
      and(eq(session.facilityId, pushDevice.facilityId), eq(session.tokenHash, pushDevice.tokenHash), liveFor(now, 'office')),
    )
    .innerJoin(person, and(eq(person.facilityId, pushDevice.facilityId), eq(person.accountId, pushDevice.accountId)))
    .innerJoin(assignment, and(eq(assignment.facilityId, person.facilityId), eq(assignment.personId, person.id), leads(now)))
    .leftJoin(
      alarmChoice,
      and(eq(alarmChoice.facilityId, pushDevice.facilityId), eq(alarmChoice.accountId, pushDevice.accountId)),
    )
    .where(eq(pushDevice.facilityId, facilityId))

/** SQL: an assignment as 主任 or 園長 holds today. */
const leads = (now: Moment) =>
  and(
    inArray(assignment.role, [...TOLD_ROLES]),
    sql`${assignment.startsOn} <= ${dayOf(now)}`,
    or(isNull(assignment.endsOn), sql`${assignment.endsOn} >= ${dayOf(now)}`),
  )

type Row = Awaited<ReturnType<typeof devicesOf>>[number]
type Due = Row & { keys: string[] }

async function sendOf(db: Shard, facilityId: number, now: Moment, send: ReturnType<typeof openPushes>): Promise<void> {
  const [rows, roles, ...found] = await db.batch([
    devicesOf(db, facilityId, now),
    db
      .selectDistinct({ role: sql<ToldRole>`${assignment.role}`.as('role') })
      .from(assignment)
      .where(and(eq(assignment.facilityId, facilityId), leads(now))),
    ...alarmQueries(db, facilityId, now),
  ])
  if (rows.length === 0) return
  const standing = assembleAlarms(found, now)
  const present = new Set(roles.map(({ role }) => role))
  const devices = [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((of): Due[] => {
    const [one] = of
    const held = of.map(({ role }) => role)
    return one ? [{ ...one, keys: alarmKeys(standing, held, present, one.kinds ?? ALARM_KINDS) }] : []
  })
  const due = devices.filter(({ alarms, keys, nextAt }) => nextAt <= now && keys.some((key) => !alarms?.includes(key)))
  const mine = due.length > 0 ? await claim(db, facilityId, due, now) : []
  const answers = await atOnce(mine, (one) => send(one, noteOf('alarm', false, one.language, wallClock())))
  for (const [one, answer] of answers) await writeDown(db, facilityId, one, answer, now)
  // What is over is forgotten, so that it is told when it begins anew.
  for (const { id, alarms, keys } of devices) {
    if (due.some((one) => one.id === id) || !alarms?.some((key) => !keys.includes(key))) continue
    await db
      .update(pushDevice)
      .set({ alarms: alarms.filter((key) => keys.includes(key)) })
      .where(and(eq(pushDevice.facilityId, facilityId), eq(pushDevice.id, id)))
  }
}

/** What came of it, as with the families' pushes: a subscription that is gone is removed, what was tried often enough is given up and marked. */
async function writeDown(db: Shard, facilityId: number, one: Due, answer: Answer, now: Moment): Promise<void> {
  const which = and(eq(pushDevice.facilityId, facilityId), eq(pushDevice.id, one.id))
  const tries = one.tries + 1
  if (answer.kind === 'gone') await db.delete(pushDevice).where(which)
  else if (answer.kind === 'again' && tries < MOST_TRIES)
    await db
      .update(pushDevice)
      .set({ nextAt: againAt(now, tries, answer.wait), answer: answer.status })
      .where(which)
  else {
    const result = answer.kind === 'taken' ? { sentAt: now, failedAt: null } : { failedAt: now }
    await db
      .update(pushDevice)
      .set({ ...result, alarms: one.keys, tries: 0, nextAt: 0, answer: answer.status })
      .where(which)
  }
}
