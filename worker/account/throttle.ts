// Counting wrong guesses exactly, in the directory: per login from one source, per login, per source. Hashes only, keyed by the secret.
// A person who knows the password gets in although someone else is guessing: the tight limit is per login AND source.
import { createHmac } from 'node:crypto'
import { inArray, sql } from 'drizzle-orm'
import type { drizzle } from 'drizzle-orm/d1'
import { attempt } from '../../schema/directory.ts'
import { MINUTE, type Moment } from '../../schema/kit/day.ts'
import type { Env } from '../kit/env.ts'
import { tooMany } from '../kit/fail.ts'

const WINDOW = 15 * MINUTE
/**
 * `code`: short-lived codes typed at one source or by one person, whichever they were. `half`: tries of one sign-in that waits for its second factor. `second`:
 * of codes for one account, from anywhere. `all`: of codes that are tried without a sign-in, from everywhere; it stops nobody by itself.
 */
const LIMITS = { pair: 8, login: 100, source: 60, code: 5, half: 5, second: 10, all: 1000 } as const
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

/** The counters of invitation codes tried at one source. */
export const invitationSubjects = (env: Env, source: string) => [counter(env, 'code', source), counter(env, 'all', 'codes')]

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

/** Reads the counters of an attempt, for the same batch that finds the account. */
export const countersOf = (db: Directory, subjects: Subjects) => db.select().from(attempt).where(named(subjects))

/** Throws 429 when one of the counters is full; a full `all` makes the first one narrower instead. */
export function refuseIfGuessing(
  subjects: Subjects,
  counters: { subject: string; failures: number; since: Moment }[],
  now: Moment,
): void {
  const running = counters.filter(({ since }) => now - since < WINDOW)
  const find = (subject: string) => subjects.find((known) => known.subject === subject)
  const busy = running.some(({ subject, failures }) => find(subject)?.kind === 'all' && failures >= LIMITS.all)
  for (const { subject, failures, since } of running) {
    const known = find(subject)
    if (!known || known.kind === 'all') continue
    const limit = busy && known === subjects[0] ? Math.min(known.limit, FEW) : known.limit
    if (failures >= limit) throw tooMany(Math.ceil((since + WINDOW - now) / 1000))
  }
}

/** Adds a failure to each counter; a window that is over starts again. */
export const countFailure = (db: Directory, subjects: Subjects, now: Moment) =>
  db
    .insert(attempt)
    .values(subjects.map(({ subject }) => ({ subject, failures: 1, since: now })))
    .onConflictDoUpdate({
      target: attempt.subject,
      set: {
        failures: sql`case when ${attempt.since} <= ${now - WINDOW} then 1 else ${attempt.failures} + 1 end`,
        since: sql`case when ${attempt.since} <= ${now - WINDOW} then ${now} else ${attempt.since} end`,
      },
    })

/** A success forgets the failures of this login from this source, not those of the source. */
export const forget = (db: Directory, subjects: Subjects) => db.delete(attempt).where(named(subjects.slice(0, 1)))

/**
 * Counts a try before it is looked at, so that a hundred at once are not a hundred tries. Throws 429 when there have been too many;
 * `forgetTries` when it was right.
 */
export async function countTry(db: Directory, subjects: Subjects, now: Moment): Promise<void> {
  const counters = await countFailure(db, subjects, now).returning()
  refuseIfGuessing(
    subjects,
    counters.map((one) => ({ ...one, failures: one.failures - 1 })),
    now,
  )
}

/** A statement that forgets the tries of what turned out right. */
export const forgetTries = (db: Directory, subjects: Subjects) => db.delete(attempt).where(named(subjects))
