// Mail to the officers on duty when a chase has become the city's, because nobody looks at a screen all day. Computed from what stands, as the
// alarms of 主任 and 園長 are: what was found meanwhile is not sent, what begins anew is told anew.
import { and, eq, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { account, officer, officerTold } from '../../schema/directory.ts'
import { type Day, dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { againAt, MOST_TRIES } from '../../schema/notification/rule.ts'
import { alarmLetter } from '../../schema/notification/words.ts'
import { type Directory, onDuty } from '../city/scope.ts'
import type { Env } from '../kit/env.ts'
import { logTrouble } from '../kit/log.ts'
import { atOnce } from '../notification/at-once.ts'
import { canMail, sendMail } from '../notification/send-mail.ts'
import { reachedCity } from './city-case.ts'

/** Sends what is due: one letter an officer, however many facilities it is about. What is not taken is tried again while it stands. */
export async function mailOfficers(env: Env, now: Moment): Promise<void> {
  if (!canMail(env)) return
  const db = drizzle(env.DIRECTORY)
  const officers = (await officersOn(db, dayOf(now), now)).map(({ standing, cases, tries, nextAt, ...one }) => ({
    ...one,
    standing: JSON.parse(standing) as string[],
    told: cases ?? [],
    tries: tries ?? 0,
    nextAt: nextAt ?? 0,
  }))
  const due = officers.filter(({ standing, told, nextAt }) => nextAt <= now && standing.some((one) => !told.includes(one)))
  const sent = await atOnce(due, async (one) => ((await claim(db, one, now)) ? sendTo(env, one.email, now) : null))
  for (const [{ organisationId, accountId, standing, tries }, taken] of sent) {
    if (taken === null || (!taken && tries + 1 < MOST_TRIES)) continue
    const result = taken ? { sentAt: now, failedAt: null } : { failedAt: now }
    await db
      .update(officerTold)
      .set({ ...result, cases: standing, tries: 0, nextAt: 0 })
      .where(and(eq(officerTold.organisationId, organisationId), eq(officerTold.accountId, accountId)))
  }
}

/** SQL: what of an organisation is the city's now, as a JSON list: each facility and since when. */
export const standingCases = (organisationId: SQL, day: Day, now: Moment): SQL<string> =>
  sql<string>`(select json_group_array(p.facility_id || ' ' || (r.totals ->> '$.cityDueAt')) from placement p
    join roll_up r on r.facility_id = p.facility_id and r.day = ${day} where p.organisation_id = ${organisationId} and ${reachedCity(now)})`

/** Officers of a day who have an address, each with what of their organisation is the city's now, and what they were told of. */
const officersOn = (db: Directory, day: Day, now: Moment) =>
  db
    .selectDistinct({
      organisationId: officer.organisationId,
      accountId: officer.accountId,
      email: sql<string>`${account.email}`.as('address'),
      standing: standingCases(sql`${officer.organisationId}`, day, now).as('standing'),
      cases: officerTold.cases,
      tries: officerTold.tries,
      nextAt: officerTold.nextAt,
    })
    .from(officer)
    .innerJoin(account, and(eq(account.id, officer.accountId), isNull(account.retiredAt), sql`${account.email} is not null`))
    .leftJoin(
      officerTold,
      and(eq(officerTold.organisationId, officer.organisationId), eq(officerTold.accountId, officer.accountId)),
    )
    .where(onDuty(day))

interface Due {
  organisationId: number
  accountId: Id
  told: string[]
  tries: number
}

/** Counts a try, and moves the next one to when it may be: false when a run beside this one was first. */
async function claim(db: Directory, { organisationId, accountId, told, tries }: Due, now: Moment): Promise<boolean> {
  const next = { tries: tries + 1, nextAt: againAt(now, tries + 1) }
  const claimed = await db
    .insert(officerTold)
    .values({ organisationId, accountId, cases: told, ...next })
    .onConflictDoUpdate({
      target: [officerTold.organisationId, officerTold.accountId],
      set: next,
      setWhere: and(eq(officerTold.tries, tries), lte(officerTold.nextAt, now)) as SQL,
    })
    .returning({ tries: officerTold.tries })
  return claimed.length > 0
}

async function sendTo(env: Env, to: string, now: Moment): Promise<boolean> {
  try {
    await sendMail(env, { to, ...alarmLetter() })
    return true
  } catch (error) {
    logTrouble(now, 'mailOfficers', error)
    return false
  }
}
