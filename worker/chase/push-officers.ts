// Push to the browsers of officers on duty when a chase has become the city's, as the letter says it (mail-officers.ts): computed from what stands,
// and in the words of an alarm, which name neither place nor child.
import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { account, officer, officerPush, signIn } from '../../schema/directory.ts'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import { againAt, MOST_TRIES } from '../../schema/notification/rule.ts'
import { noteOf } from '../../schema/notification/words.ts'
import { type Directory, onDuty } from '../city/scope.ts'
import { wallClock } from '../kit/clock.ts'
import type { Env } from '../kit/env.ts'
import { LIFETIMES } from '../kit/token.ts'
import { atOnce } from '../notification/at-once.ts'
import { type Answer, canPush, openPushes } from '../notification/send-push.ts'
import { standingCases } from './mail-officers.ts'

/** Sends what is due: one push a browser, however many facilities it is about. What is not taken is tried again while it stands. */
export async function pushOfficers(env: Env, now: Moment): Promise<void> {
  if (!canPush(env)) return
  const db = drizzle(env.DIRECTORY)
  const browsers = (await browsersOn(db, now)).map(({ standing, ...one }) => ({
    ...one,
    standing: JSON.parse(standing) as string[],
  }))
  const due = browsers.filter(({ standing, cases, nextAt }) => nextAt <= now && standing.some((one) => !cases.includes(one)))
  if (due.length === 0) return
  const send = openPushes(env)
  const sent = await atOnce(due, async (one) =>
    (await claim(db, one, now)) ? send(one, noteOf('alarm', false, 'ja', wallClock())) : null,
  )
  for (const [one, answer] of sent) if (answer) await writeDown(db, one, answer, now)
}

/** SQL: the browser's sign-in is still one at the office door, proved with more than a password. */
export const isSignedIn = (now: Moment) =>
  and(
    eq(signIn.tokenHash, officerPush.tokenHash),
    eq(signIn.accountId, officerPush.accountId),
    eq(signIn.door, 'office'),
    isNull(signIn.endedAt),
    sql`${signIn.strength} <> 'half'`,
    sql`${signIn.expiresAt} > ${now}`,
    sql`coalesce(${signIn.usedAt}, ${signIn.createdAt}) + ${LIFETIMES.office.idle * 1000} > ${now}`,
  )

/** Browsers of officers whose duty holds today, each with what of their organisation is the city's now. */
const browsersOn = (db: Directory, now: Moment) =>
  db
    .selectDistinct({
      organisationId: officerPush.organisationId,
      id: officerPush.id,
      endpoint: officerPush.endpoint,
      p256dh: officerPush.p256dh,
      auth: officerPush.auth,
      cases: officerPush.cases,
      tries: officerPush.tries,
      nextAt: officerPush.nextAt,
      standing: standingCases(sql`${officerPush.organisationId}`, dayOf(now), now).as('standing'),
    })
    .from(officerPush)
    .innerJoin(signIn, isSignedIn(now))
    .innerJoin(account, and(eq(account.id, officerPush.accountId), isNull(account.retiredAt)))
    .innerJoin(officer, and(eq(officer.organisationId, officerPush.organisationId), eq(officer.accountId, officerPush.accountId)))
    .where(onDuty(dayOf(now)))

type Due = Omit<Awaited<ReturnType<typeof browsersOn>>[number], 'standing'> & { standing: string[] }

const which = ({ organisationId, id }: Due) => and(eq(officerPush.organisationId, organisationId), eq(officerPush.id, id))

/** Counts a try, and moves the next one to when it may be: false when a run beside this one was first. */
async function claim(db: Directory, one: Due, now: Moment): Promise<boolean> {
  const claimed = await db
    .update(officerPush)
    .set({ tries: one.tries + 1, nextAt: againAt(now, one.tries + 1) })
    .where(and(which(one), eq(officerPush.tries, one.tries), lte(officerPush.nextAt, now)))
    .returning({ id: officerPush.id })
  return claimed.length > 0
}

/** What came of it, as with every push: a subscription that is gone is removed, what was tried often enough is given up and marked. */
async function writeDown(db: Directory, one: Due, answer: Answer, now: Moment): Promise<void> {
  const tries = one.tries + 1
  if (answer.kind === 'gone') await db.delete(officerPush).where(which(one))
  else if (answer.kind === 'again' && tries < MOST_TRIES)
    await db
      .update(officerPush)
      .set({ nextAt: againAt(now, tries, answer.wait), answer: answer.status })
      .where(which(one))
  else {
    const result = answer.kind === 'taken' ? { sentAt: now, failedAt: null } : { failedAt: now }
    await db
      .update(officerPush)
      .set({ ...result, cases: one.standing, tries: 0, nextAt: 0, answer: answer.status })
      .where(which(one))
  }
}
