// Pushes that are due, made from the lines the families have in the app. Each minute a device with new lines gets one push for all of them; who
// may see the child is asked again in that moment. At least once: a run that breaks off between sending and writing down is made up for, and
// the phone shows the second in place of the first.
import { and, eq, lte, type SQL, sql } from 'drizzle-orm'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import { againAt, type DueLine, MOST_TRIES, type Push } from '../../schema/notification/rule.ts'
import { noteOf } from '../../schema/notification/words.ts'
import { outbox, pushChoice, pushDevice, session } from '../../schema/shard.ts'
import { wallClock } from '../kit/clock.ts'
import { type Env, shardNames } from '../kit/env.ts'
import { logTrouble } from '../kit/log.ts'
import { openShard, type Shard } from '../kit/shard.ts'
import { atOnce } from './at-once.ts'
import { isDue, linesOfDay, recentDays, takenBack, wanted } from './due-lines.ts'
import { type Answer, canPush, openPushes } from './send-push.ts'
import { seesPresence } from './tell-family.ts'

/** Sends what is due in every facility. One that fails does not stop the others. */
export async function sendPushes(env: Env, now: Moment): Promise<void> {
  if (!canPush(env)) return
  const send = openPushes(env)
  for (const shard of shardNames(env)) {
    const db = openShard(env, shard)
    const due = await db
      .selectDistinct({ facilityId: pushDevice.facilityId })
      .from(pushDevice)
      .innerJoin(linesOfDay, dueFor(now))
      .where(sql`exists (select 1 from facility_home h where h.facility_id = ${pushDevice.facilityId} and h.state = 'open')`)
    for (const { facilityId } of due) {
      try {
        await sendOf(db, facilityId, now, send)
      } catch (error) {
        logTrouble(now, `sendPushes ${facilityId}`, error)
      }
    }
  }
}

/** Sends what is due in one facility, where somebody waits for it. */
export async function pushNow(env: Env, db: Shard, facilityId: number, now: Moment): Promise<void> {
  if (canPush(env)) await sendOf(db, facilityId, now, openPushes(env))
}

/** SQL: lines that are due for a device. */
const dueFor = (now: Moment): SQL | undefined =>
  and(
    eq(outbox.facilityId, pushDevice.facilityId),
    eq(outbox.accountId, pushDevice.accountId),
    isDue(now, recentDays(now)),
    sql`${outbox.dueAt} > ${pushDevice.toldThrough}`,
    lte(pushDevice.nextAt, now),
  )

/** Devices of a facility with their due lines, of sign-ins that live and children that may be seen at this moment. */
const devicesDue = (db: Shard, facilityId: number, now: Moment) =>
  db
    .select({
      id: pushDevice.id,
      endpoint: pushDevice.endpoint,
      p256dh: pushDevice.p256dh,
      auth: pushDevice.auth,
      language: pushDevice.language,
      tries: pushDevice.tries,
      toldThrough: pushDevice.toldThrough,
      kinds: pushChoice.kinds,
      quietFrom: pushChoice.quietFrom,
      quietTo: pushChoice.quietTo,
      kind: sql<DueLine['kind']>`${outbox.kind}`.as('kind'),
      at: sql<Moment>`${outbox.at}`.as('happened'),
      dueAt: sql<Moment>`${outbox.dueAt}`.as('due'),
      takenBack: takenBack(now),
    })
    .from(pushDevice)
    .innerJoin(
      session,
      and(eq(session.facilityId, pushDevice.facilityId), eq(session.tokenHash, pushDevice.tokenHash), liveFor(now, 'family')),
    )
    .innerJoin(linesOfDay, dueFor(now))
    .leftJoin(pushChoice, and(eq(pushChoice.facilityId, pushDevice.facilityId), eq(pushChoice.accountId, pushDevice.accountId)))
    .where(
      and(
        eq(pushDevice.facilityId, facilityId),
        sql`exists (select 1 from person p join guardianship g on g.facility_id = p.facility_id and g.person_id = p.id
          where p.facility_id = ${facilityId} and p.account_id = ${pushDevice.accountId} and g.child_id = ${outbox.childId}
            and ${seesPresence(facilityId, dayOf(now))})`,
      ),
    )

/** SQL: the sign-in of a device is still one, of the account that asked to be told, at that door: families and staff are told of different things. */
export const liveFor = (now: Moment, door: 'family' | 'office'): SQL => sql`${session.accountId} = ${pushDevice.accountId}
  and ${session.door} = ${door} and ${session.endedAt} is null and ${session.expiresAt} > ${now} and ${session.usedAt} + ${session.idleMs} > ${now}`

type Row = Awaited<ReturnType<typeof devicesDue>>[number]
type Due = Row & { push: Push }

async function sendOf(db: Shard, facilityId: number, now: Moment, send: ReturnType<typeof openPushes>): Promise<void> {
  const rows = await devicesDue(db, facilityId, now)
  const due = [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((lines): Due[] => {
    const push = wanted(lines, lines[0]?.toldThrough ?? 0, now)
    return push && lines[0] ? [{ ...lines[0], push }] : []
  })
  if (due.length === 0) return
  const mine = await claim(db, facilityId, due, now)
  const answers = await atOnce(mine, (one) => send(one, noteOf(one.push.says, one.push.late, one.language, wallClock())))
  await writeDown(db, facilityId, answers, now)
}

/** SQL: value `place` of this device in a JSON list of lists that begin with its id. */
export const given = (list: string, place: number): SQL<number> =>
  sql<number>`(select v.value ->> ${`$[${place}]`} from json_each(${list}) v where v.value ->> 0 = ${pushDevice.id})`

/** Counts a try of each, and moves the next one to when it may be: a run beside this one finds the device moved, and leaves it alone. Gives those that are ours. */
export async function claim<One extends Pick<Row, 'id' | 'tries' | 'toldThrough'>>(
  db: Shard,
  facilityId: number,
  due: readonly One[],
  now: Moment,
): Promise<One[]> {
  const list = JSON.stringify(due.map(({ id, tries, toldThrough }) => [id, againAt(now, tries + 1), tries, toldThrough]))
  const claimed = await db
    .update(pushDevice)
    .set({ tries: sql`${pushDevice.tries} + 1`, nextAt: given(list, 1) })
    .where(
      and(
        eq(pushDevice.facilityId, facilityId),
        sql`${pushDevice.tries} = ${given(list, 2)}`,
        sql`${pushDevice.toldThrough} = ${given(list, 3)}`,
        lte(pushDevice.nextAt, now),
      ),
    )
    .returning({ id: pushDevice.id })
  return due.filter(({ id }) => claimed.some((one) => one.id === id))
}

/** What came of it. A subscription that is gone is removed; what was tried often enough, or was refused, is given up and the device marked. */
async function writeDown(db: Shard, facilityId: number, answers: readonly [Due, Answer][], now: Moment): Promise<void> {
  const of = (kinds: readonly string[]): string =>
    JSON.stringify(
      answers.flatMap(([one, answer]) => {
        const kind = answer.kind === 'again' && one.tries + 1 >= MOST_TRIES ? 'refused' : answer.kind
        if (!kinds.includes(kind)) return []
        return [[one.id, one.push.through, answer.status, againAt(now, one.tries + 1, answer.wait)]]
      }),
    )
  const which = (list: string): SQL | undefined =>
    and(eq(pushDevice.facilityId, facilityId), sql`${pushDevice.id} in (select v.value ->> 0 from json_each(${list}) v)`)
  const [taken, refused, gone, again] = [of(['taken']), of(['refused']), of(['gone']), of(['again'])]
  const over = (list: string) => ({
    toldThrough: sql`max(${pushDevice.toldThrough}, ${given(list, 1)})`,
    tries: 0,
    nextAt: 0,
    answer: given(list, 2),
  })
  await db.batch([
    db
      .update(pushDevice)
      .set({ ...over(taken), sentAt: now, failedAt: null })
      .where(which(taken)),
    db
      .update(pushDevice)
      .set({ ...over(refused), failedAt: now })
      .where(which(refused)),
    db
      .update(pushDevice)
      .set({ nextAt: given(again, 3), answer: given(again, 2) })
      .where(which(again)),
    db.delete(pushDevice).where(which(gone)),
  ])
}
