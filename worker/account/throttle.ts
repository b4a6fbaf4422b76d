// Counting wrong guesses exactly, in the directory: per login from one source, per login, per source. Hashes only, keyed by the secret.
// A person who knows the password gets in although someone else is guessing: the tight limit is per login AND source.
import { createHmac } from 'node:crypto'
import { inArray, type SQL, sql } from 'drizzle-orm'
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import type { drizzle } from 'drizzle-orm/d1'
import { attempt } from '../../schema/directory.ts'
import { MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Env } from '../kit/env.ts'
import { tooMany } from '../kit/fail.ts'

const WINDOW = 15 * MINUTE
/**
 * `code`: codes typed in one browser or by one person, whichever they were. `line`: of invitations from one source; their 79 bits need no low
 * limit, and a 説明会 or a carrier is one source for many. `half`: tries of one sign-in that waits for its second factor. `second`:
 * of codes for one account, from anywhere. `all`: of codes that are tried without a sign-in, from everywhere; it stops nobody by itself.
 */
const LIMITS = { pair: 8, login: 100, source: 60, line: 1000, code: 5, half: 5, second: 10, all: 1000 } as const
/** What is left to one source of its first, tight limit while `all` is full: a right code from a line that guessed nothing still works. */
const FEW = 2

const counter = (env: Env, kind: keyof typeof LIMITS, text: string) => ({
  kind,
  subject: `${kind}:${createHmac('sha256', env.SECRET).update(text).digest('base64url').slice(0, 22)}`,
  limit: LIMITS[kind],
})

type Counted = ReturnType<typeof counter>

/** The counters one attempt touches. A login in its one form, or another spelling would be counted by itself. */
export const subjectsOf = (env: Env, login: string, source: string): Counted[] => [
  counter(env, 'pair', `${login}\n${source}`),
  counter(env, 'login', login),
  counter(env, 'source', source),
]

/** The counters of invitation codes tried at one source, and in one browser when it can be told from the others. */
export const invitationSubjects = (env: Env, source: string, browser: string | null) => [
  ...(browser ? [counter(env, 'code', `browser ${browser}`)] : []),
  counter(env, 'line', source),
]

/** The counters of codes to choose a password with, tried at one source. */
export const passwordCodeSubjects = (env: Env, source: string) => [
  counter(env, 'pair', `first-code\n${source}`),
  counter(env, 'source', source),
  counter(env, 'all', 'codes'),
]

/** The counters of a code for an account that is half signed in, by the hash of that sign-in; or signed in, when there is none. */
export const codeSubjects = (env: Env, accountId: string, half?: string) => [
  counter(env, 'second', accountId),
  ...(half ? [counter(env, 'half', half)] : []),
]

/** The counter of pairing codes tried by somebody of a facility. */
export const pairingSubjects = (env: Env, facilityId: number, accountId: string) => [
  counter(env, 'code', `pairing ${facilityId} ${accountId}`),
]

type Directory = ReturnType<typeof drizzle>
type Subjects = readonly Counted[]

const named = (subjects: Subjects) =>
  inArray(
    attempt.subject,
    subjects.map(({ subject }) => subject),
  )

/** What a window that goes on holds; one that is over, or that only held what was taken back, starts again with the next try. */
const running = (now: Moment): SQL => sql`attempt.since > ${now - WINDOW} and attempt.failures > 0`

/** The counters that are full, as a FROM: a full `all` makes the first one narrower instead. */
function fullOf(subjects: Subjects, now: Moment): SQL {
  const all = subjects.find(({ kind }) => kind === 'all')
  const known = subjects
    .filter((one) => one !== all)
    .map(({ subject, limit }, place) => ({ subject, limit, few: place === 0 ? Math.min(limit, FEW) : limit }))
  const busy = sql`exists (select 1 from attempt where attempt.subject = ${all?.subject ?? ''} and attempt.failures >= ${LIMITS.all} and ${running(now)})`
  return sql`json_each(${JSON.stringify(known)}) k join attempt on attempt.subject = k.value ->> 'subject' and ${running(now)}
    and attempt.failures >= case when ${busy} then k.value ->> 'few' else k.value ->> 'limit' end`
}

/**
 * A statement that adds a try to each counter, unless one of them is full: then it adds to none, for who is refused at one must not fill the
 * others. Looking and counting are one statement, so that of a hundred at once no more are let through than of a hundred one by one.
 */
export const countFailure = (db: Directory, subjects: Subjects, now: Moment) =>
  db
    .insert(attempt)
    .select(
      sql`select s.value, 1, ${now} from json_each(${JSON.stringify(subjects.map(({ subject }) => subject))}) s
        where not exists (select 1 from ${fullOf(subjects, now)})`,
    )
    .onConflictDoUpdate({
      target: attempt.subject,
      set: {
        failures: sql`case when ${running(now)} then ${attempt.failures} + 1 else 1 end`,
        since: sql`case when ${running(now)} then ${attempt.since} else ${now} end`,
      },
    })

/**
 * Counts a try before it is looked at, and reads in the same trip what it is looked at against.
 * @throws Fail 429 when there have been too many; then it was not counted, or who goes on would keep others out
 */
export async function countTry<const T extends readonly BatchItem<'sqlite'>[] = []>(
  db: Directory,
  subjects: Subjects,
  now: Moment,
  queries: T = [] as unknown as T,
): Promise<BatchResponse<T>> {
  const [[full], , ...found] = await db.batch([
    db.select({ since: sql<Moment | null>`max(attempt.since)`.as('since') }).from(fullOf(subjects, now)),
    countFailure(db, subjects, now),
    ...queries,
  ])
  if (full?.since) throw tooMany(Math.ceil((full.since + WINDOW - now) / 1000))
  return found as unknown as BatchResponse<T>
}

/** A statement that takes back a try that was right, or that nobody could look at. */
export const takeBack = (db: Directory, subjects: Subjects) =>
  db
    .update(attempt)
    .set({ failures: sql`max(${attempt.failures} - 1, 0)` })
    .where(named(subjects))

/** Does the work of looking at a counted try; if it cannot be done now, the try counts for nothing. */
export async function lookAt<T>(db: Directory, subjects: Subjects, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await takeBack(db, subjects)
    throw error
  }
}

/** Statements for a try that was right: it is taken back, and what failed before it at the first, tight counter is forgotten. */
export const forgive = (db: Directory, subjects: Subjects) =>
  [takeBack(db, subjects.slice(1)), db.delete(attempt).where(named(subjects.slice(0, 1)))] as const

/** A statement that forgets every failure of what turned out right. */
export const forgetTries = (db: Directory, subjects: Subjects) => db.delete(attempt).where(named(subjects))
