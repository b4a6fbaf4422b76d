// Tries at PINs are counted before they are looked at, each in one statement: guesses sent side by side are counted like those one after the
// other. Five at one person rest with that person on this tablet; fifteen at whomever rest with the tablet, or one PIN would be tried on all.
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { PIN_TRIES, TABLET_TRIES } from '../../schema/device/rule.ts'
import { HOUR, MINUTE, type Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { audit, person, pinFailure } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { auditRow } from '../kit/audit-row.ts'
import type { App } from '../kit/context.ts'
import { Fail, notFound } from '../kit/fail.ts'
import { liveSession, rightHolds } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { lineOf } from '../kit/source.ts'
import { LIFETIMES, tokenOf } from '../kit/token.ts'
import { worksToday } from './queries.ts'

const REST = 15 * MINUTE
/** A shift is over some time after the facility closes; a name that is opened late stays open this long all the same. */
const AFTER_CLOSING = 2 * HOUR

/** No such person, no PIN, no longer at work, a wrong PIN or code: one answer. */
const wrongPin = (left: number, tabletLeft: number) =>
  new Fail(
    403,
    'wrong_pin',
    tabletLeft <= 0
      ? `ちがうようです。この端末で${TABLET_TRIES}回まちがえたので、暗証番号は15分お休みです。${MEANWHILE}`
      : left > 0
        ? `ちがうようです。あと${Math.min(left, tabletLeft)}回まで入れられます。わからないときは、園長か主任に新しいコードを出してもらってください。`
        : 'ちがうようです。5回まちがえたので、15分お待ちください。急ぐときは、園長か主任に知らせてください。',
    { field: 'pin' },
  )

/** What goes on while a tablet takes no PIN, and whom to tell when nobody here mistyped so often. */
const MEANWHILE =
  '登園の記録と、もうひらいている名前は、このまま使えます。急ぐときは、ほかの端末でひらいてください。だれもまちがえていないときは、園長か主任に知らせてください。'

const resting = (until: Moment, now: Moment, says: (minutes: number) => string) =>
  new Fail(429, 'pin_locked', says(Math.ceil((until - now) / MINUTE)), { retryAfter: Math.ceil((until - now) / 1000) })

export interface Known {
  accountId: Id | null
  pinHash: string | null
  codeHash: string | null
  works: boolean
  /** Tries that are left after this one: with this person, and on this tablet with whomever. */
  left: number
  tabletLeft: number
  until: Moment
}

interface Row {
  failures: number
  since: Moment
}
/** What a row weighs on its tablet: tries at a person who rests already were not looked at. */
const weightOf = ({ failures }: Row): number => Math.min(failures, PIN_TRIES)
const tried = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + weightOf(row), 0)

/** When a tablet takes PINs again: as soon as so many of its failures, oldest first, are a quarter of an hour old that fewer than the limit are left. */
function tabletRestsUntil(rows: readonly Row[]): Moment {
  let left = tried(rows)
  for (const row of [...rows].sort((a, b) => a.since - b.since)) {
    left -= weightOf(row)
    if (left < TABLET_TRIES) return row.since + REST
  }
  return 0
}

/** Counts a try at somebody's PIN on this tablet and brings what it is checked against. Throws 429 while the two, or the tablet, have to rest. */
export async function countTry(c: Context<App>, personId: Id): Promise<Known> {
  const { facilityId } = c.get('scope')
  const [token, now, today] = [tokenOf(c), c.get('now'), c.get('today')]
  const may = sql`${liveSession(facilityId, token, now, lineOf(c))} and ${rightHolds('device.open', facilityId, token, today, now, [])}`
  const recent = sql`f.facility_id = ${facilityId} and f.device_id = ${token.account} and f.since > ${now - REST}`
  const { who, rows } = await read(c, (db) => [
    db
      .insert(pinFailure)
      .select(
        // While the tablet rests nothing is counted: it would rest for as long as somebody goes on.
        sql`select ${facilityId}, ${token.account}, p.id, 1, ${now} from person p where p.facility_id = ${facilityId} and p.id = ${personId} and ${may}
          and (select coalesce(sum(min(f.failures, ${PIN_TRIES})), 0) from pin_failure f where ${recent}) < ${TABLET_TRIES}`,
      )
      .onConflictDoUpdate({
        target: [pinFailure.facilityId, pinFailure.deviceId, pinFailure.personId],
        set: {
          failures: sql`case when ${pinFailure.since} <= ${now - REST} then 1 else ${pinFailure.failures} + 1 end`,
          since: sql`case when ${pinFailure.failures} >= ${PIN_TRIES} and ${pinFailure.since} > ${now - REST} then ${pinFailure.since} else ${now} end`,
        },
      })
      .returning({ failures: pinFailure.failures, since: pinFailure.since }),
    db
      .select({ failures: pinFailure.failures, since: pinFailure.since })
      .from(pinFailure)
      .where(
        and(eq(pinFailure.facilityId, facilityId), eq(pinFailure.deviceId, token.account), gt(pinFailure.since, now - REST)),
      ),
    db
      .select({
        accountId: person.accountId,
        pinHash: person.pinHash,
        codeHash: sql<string | null>`case when ${person.pinCodeUntil} > ${now} then ${person.pinCodeHash} end`.as('code_hash'),
        works: sql<0 | 1>`${worksToday(sql`person.id`, facilityId, today)}`.as('works'),
      })
      .from(person)
      .where(and(eq(person.facilityId, facilityId), eq(person.id, personId))),
    settingsOn(db, facilityId, today),
  ])
  // A PIN is typed where families do not stand and look.
  if (who.device?.kind === 'kiosk') throw notFound()
  const [[counted], onTablet, [found], [setting]] = rows
  const tabletLeft = TABLET_TRIES - tried(onTablet)
  if (!counted && tabletLeft <= 0)
    throw resting(
      tabletRestsUntil(onTablet),
      now,
      (minutes) => `この端末で${TABLET_TRIES}回まちがえたので、あと${minutes}分、暗証番号はお休みです。${MEANWHILE}`,
    )
  if (counted && counted.failures > PIN_TRIES)
    throw resting(
      counted.since + REST,
      now,
      (minutes) => `5回まちがえたので、あと${minutes}分お待ちください。ほかの端末では入れられます。`,
    )
  const closing = momentOf(today, setting?.settings.closesAt ?? 0)
  return {
    accountId: found?.accountId ?? null,
    pinHash: found?.pinHash ?? null,
    codeHash: found?.codeHash ?? null,
    works: found?.works === 1,
    left: PIN_TRIES - (counted?.failures ?? 1),
    tabletLeft,
    until: Math.min(now + LIFETIMES.room.most * 1000, Math.max(closing, now) + AFTER_CLOSING),
  }
}

/** A refused try is written down, and answered like any other. */
export async function refuseTry(c: Context<App>, personId: Id, { left, tabletLeft }: Known): Promise<never> {
  const content = { wrongPinOf: personId }
  await c
    .get('scope')
    .db.insert(audit)
    .values(auditRow(c, { id: newId(c.get('now')), childId: '', content, outcome: 'denied' }))
  throw wrongPin(left, tabletLeft)
}

/** A statement that forgets the tries at a person on a tablet: what was right is none of its failures. */
export const forgetTries = (db: Shard, facilityId: number, deviceId: Id, personId: Id) =>
  db
    .delete(pinFailure)
    .where(and(eq(pinFailure.facilityId, facilityId), eq(pinFailure.deviceId, deviceId), eq(pinFailure.personId, personId)))
