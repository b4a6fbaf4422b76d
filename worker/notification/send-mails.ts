// Mail, the second channel: for guardians whom no push reaches, and for who wants both. A letter says that there is something to read, and
// nothing of anybody. Retries, quiet hours, corrections and lateness are those of a push; the address stays in the directory.
import { and, eq, lte, or, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { account } from '../../schema/directory.ts'
import { dayOf, HOUR, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { againAt, type DueLine, MOST_TRIES, type Push } from '../../schema/notification/rule.ts'
import { letterOf } from '../../schema/notification/words.ts'
import { facilityHome, mailTold, outbox, pushChoice } from '../../schema/shard.ts'
import { type Env, shardNames } from '../kit/env.ts'
import { logTrouble } from '../kit/log.ts'
import { openShard, type Shard } from '../kit/shard.ts'
import { atOnce } from './at-once.ts'
import { isDue, linesOfDay, takenBack, wanted } from './due-lines.ts'
import { canMail, sendMail } from './send-mail.ts'
import { canPush } from './send-push.ts'
import { seesPresence } from './tell-family.ts'

/** How far back a first letter looks: whoever gives an address, or loses the phone that told, is not sent the whole day. */
const LOOKS_BACK = 2 * HOUR

interface Due {
  accountId: Id
  toldThrough: Moment
  tries: number
  push: Push
  address: string | undefined
}

/** Sends what is due, facility by facility, so that no question holds a database for long. One that fails does not stop the others. */
export async function sendMails(env: Env, now: Moment): Promise<void> {
  if (!canMail(env)) return
  for (const shard of shardNames(env)) {
    const db = openShard(env, shard)
    const open = await db.select({ facilityId: facilityHome.facilityId }).from(facilityHome).where(eq(facilityHome.state, 'open'))
    for (const { facilityId } of open) {
      try {
        await sendOf(env, db, facilityId, now)
      } catch (error) {
        logTrouble(now, `sendMails ${facilityId}`, error)
      }
    }
  }
}

/** Due lines of today of guardians who are told by mail: as they chose, or because no browser of theirs takes pushes. */
function linesDue(db: Shard, facilityId: number, now: Moment, push: boolean) {
  const working = sql`push_device d join session s on s.facility_id = d.facility_id and s.token_hash = d.token_hash
    and s.account_id = d.account_id and s.door = 'family' and s.ended_at is null and s.expires_at > ${now} and s.used_at + s.idle_ms > ${now}
    where d.facility_id = ${facilityId} and d.failed_at is null`
  const unreached = push ? sql`${outbox.accountId} not in (select d.account_id from ${working})` : sql`1`
  const through = sql<Moment>`coalesce(${mailTold.toldThrough}, ${now - LOOKS_BACK})`
  return db
    .select({
      accountId: sql<Id>`${outbox.accountId}`.as('account'),
      kind: sql<DueLine['kind']>`${outbox.kind}`.as('kind'),
      at: sql<Moment>`${outbox.at}`.as('happened'),
      dueAt: sql<Moment>`${outbox.dueAt}`.as('due'),
      takenBack: takenBack(now).as('taken_back'),
      kinds: pushChoice.kinds,
      quietFrom: pushChoice.quietFrom,
      quietTo: pushChoice.quietTo,
      tries: sql<number>`coalesce(${mailTold.tries}, 0)`.as('tries_made'),
      toldThrough: through.as('through'),
    })
    .from(linesOfDay)
    .leftJoin(pushChoice, and(eq(pushChoice.facilityId, outbox.facilityId), eq(pushChoice.accountId, outbox.accountId)))
    .leftJoin(mailTold, and(eq(mailTold.facilityId, outbox.facilityId), eq(mailTold.accountId, outbox.accountId)))
    .where(
      and(
        eq(outbox.facilityId, facilityId),
        isDue(now, [dayOf(now)]),
        sql`${outbox.dueAt} > ${through}`,
        or(sql`${mailTold.nextAt} is null`, lte(mailTold.nextAt, now)),
        sql`(${pushChoice.mail} is 'always' or (${pushChoice.mail} is not 'off' and ${unreached}))`,
        sql`exists (select 1 from person p join guardianship g on g.facility_id = p.facility_id and g.person_id = p.id
          where p.facility_id = ${facilityId} and p.account_id = ${outbox.accountId} and g.child_id = ${outbox.childId}
            and ${seesPresence(facilityId, dayOf(now))})`,
      ),
    )
}

async function sendOf(env: Env, db: Shard, facilityId: number, now: Moment): Promise<void> {
  const lines = await linesDue(db, facilityId, now, canPush(env))
  if (lines.length === 0) return
  const accounts = Map.groupBy(lines, ({ accountId }) => accountId)
  const addresses = await addressesOf(env, [...accounts.keys()])
  const due = [...accounts].flatMap(([accountId, own]): Due[] => {
    const [{ toldThrough = 0, tries = 0 } = {}] = own
    const push = wanted(own, toldThrough, now)
    return push ? [{ accountId, toldThrough, tries, push, address: addresses.get(accountId) }] : []
  })
  const mine = await claim(db, facilityId, due, now)
  const sent = await atOnce(
    due.filter(({ accountId }) => mine.has(accountId)),
    async (one) => one.address === undefined || (await sendOne(env, one.address, one.push, now)),
  )
  const told = sent.flatMap(([one, taken]) => (taken ? [one] : []))
  const given = sent.flatMap(([one, taken]) => (!taken && one.tries + 1 >= MOST_TRIES ? [one] : []))
  await db.batch([over(db, facilityId, told, { sentAt: now, failedAt: null }), over(db, facilityId, given, { failedAt: now })])
}

/** E-mail addresses, by account; an account without one has none. */
async function addressesOf(env: Env, accounts: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const rows = await drizzle(env.DIRECTORY)
    .select({ id: account.id, email: account.email })
    .from(account)
    .where(sql`${account.id} in (select value from json_each(${JSON.stringify(accounts)}))`)
  return new Map(rows.flatMap(({ id, email }) => (email === null ? [] : [[id, email] as const])))
}

/** Counts a try of each, and moves the next one to when it may be: a run beside this one finds it moved, and leaves it alone. */
async function claim(db: Shard, facilityId: number, due: readonly Due[], now: Moment): Promise<ReadonlySet<Id>> {
  const list = JSON.stringify(due.map((one) => [one.accountId, one.toldThrough, one.tries + 1, againAt(now, one.tries + 1)]))
  const claimed = await db
    .insert(mailTold)
    .select(
      sql`select ${facilityId}, v.value ->> 0, v.value ->> 1, v.value ->> 2, v.value ->> 3, null, null from json_each(${list}) v where 1`,
    )
    .onConflictDoUpdate({
      target: [mailTold.facilityId, mailTold.accountId],
      set: { tries: sql`excluded.tries`, nextAt: sql`excluded.next_at` },
      setWhere: and(
        sql`${mailTold.tries} = excluded.tries - 1`,
        sql`${mailTold.toldThrough} = excluded.told_through`,
        lte(mailTold.nextAt, now),
      ) as SQL,
    })
    .returning({ accountId: mailTold.accountId })
  return new Set(claimed.map(({ accountId }) => accountId))
}

async function sendOne(env: Env, to: string, { says, late }: Push, now: Moment): Promise<boolean> {
  try {
    await sendMail(env, { to, ...letterOf(says, late, env.APP_URL) })
    return true
  } catch (error) {
    logTrouble(now, 'sendMails', error)
    return false
  }
}

/** What was told, or given up: nothing of it is due again. Where nobody has an address, nothing was sent. */
const over = (db: Shard, facilityId: number, done: readonly Due[], result: { sentAt?: Moment; failedAt: Moment | null }) => {
  const list = JSON.stringify(done.map(({ accountId, push, address }) => [accountId, push.through, address !== undefined]))
  const of = (place: number) =>
    sql`(select v.value ->> ${`$[${place}]`} from json_each(${list}) v where v.value ->> 0 = ${mailTold.accountId})`
  return db
    .update(mailTold)
    .set({
      toldThrough: sql`max(${mailTold.toldThrough}, ${of(1)})`,
      tries: 0,
      nextAt: 0,
      failedAt: result.failedAt,
      ...(result.sentAt === undefined
        ? {}
        : { sentAt: sql`case when ${of(2)} then ${result.sentAt} else ${mailTold.sentAt} end` }),
    })
    .where(
      and(eq(mailTold.facilityId, facilityId), sql`${mailTold.accountId} in (select v.value ->> 0 from json_each(${list}) v)`),
    )
}
