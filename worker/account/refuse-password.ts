import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import { LEAST_PASSWORD } from '../../schema/account/input.ts'
import { type PasswordAbout, type PasswordFault, passwordFault } from '../../schema/account/password-rule.ts'
import { account, membership, officer, operator, organisation, placement } from '../../schema/directory.ts'
import { child, guardianship, person } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { Fail } from '../kit/fail.ts'
import { findShard } from '../kit/shard.ts'

const SENTENCES: Record<PasswordFault, (staff: boolean) => string> = {
  password_short: (staff) =>
    `パスワードは${LEAST_PASSWORD[staff ? 'staff' : 'family']}文字以上にしてください。ながい文でもかまいません。`,
  password_common: () =>
    'よく使われるパスワードなので、すぐに当てられてしまいます。関係のない言葉をいくつかつなげた、ながい文がおすすめです。',
  password_name: () => 'お名前・ID・園や子どもの名前・誕生日は、知っている人に当てられてしまいます。ほかの言葉にしてください。',
}

/**
 * Refuses a new password that is too easy to guess.
 * @param field the input at fault
 * @throws Fail 400 `password_short`, `password_common` or `password_name`
 */
export function refusePassword(password: string, about: PasswordAbout, field = 'password'): void {
  const fault = passwordFault(password, about)
  if (fault) throw new Fail(400, fault, SENTENCES[fault](about.staff), { field })
}

/** What a person's new password must not be made of, and whether they have work here. Children are those one is a guardian of. */
export async function aboutAccount(c: Context<App>, accountId: string): Promise<PasswordAbout> {
  const directory = drizzle(c.env.DIRECTORY)
  const [[mine], places, cities, runs] = await directory.batch([
    directory.select({ name: account.name, login: account.login }).from(account).where(eq(account.id, accountId)),
    directory
      .select({
        facilityId: membership.facilityId,
        door: membership.door,
        facility: placement.name,
        // By another name: of two columns called `name` a batch keeps one.
        organisation: sql<string | null>`${organisation.name}`.as('organisation_name'),
      })
      .from(membership)
      .innerJoin(placement, eq(placement.facilityId, membership.facilityId))
      .leftJoin(organisation, eq(organisation.id, placement.organisationId))
      .where(eq(membership.accountId, accountId)),
    directory
      .select({ name: organisation.name })
      .from(officer)
      .innerJoin(organisation, eq(organisation.id, officer.organisationId))
      .where(eq(officer.accountId, accountId)),
    directory.select().from(operator).where(eq(operator.accountId, accountId)),
  ])
  const families = places.filter(({ door }) => door === 'family').map(({ facilityId }) => facilityId)
  const children = await Promise.all(families.map((facilityId) => childrenOf(c, facilityId, accountId)))
  return {
    staff: cities.length > 0 || runs.length > 0 || places.some(({ door }) => door !== 'family'),
    words: [
      ...(mine ? [mine.name, mine.login] : []),
      ...places.flatMap((place) => [place.facility, place.organisation ?? '']),
      ...cities.map(({ name }) => name),
      ...children.flat(),
    ],
  }
}

async function childrenOf(c: Context<App>, facilityId: number, accountId: string): Promise<string[]> {
  const db = await findShard(c.env, facilityId)
  if (!db) return []
  const mine = db
    .select({ childId: guardianship.childId })
    .from(guardianship)
    .innerJoin(person, and(eq(person.facilityId, guardianship.facilityId), eq(person.id, guardianship.personId)))
    .where(and(eq(guardianship.facilityId, facilityId), eq(person.accountId, accountId)))
  const rows = await db
    .select({
      family: child.familyName,
      given: child.givenName,
      familyKana: child.familyKana,
      givenKana: child.givenKana,
      birthDay: child.birthDay,
    })
    .from(child)
    .where(and(eq(child.facilityId, facilityId), inArray(child.id, mine), isNull(child.archivedAt)))
  return rows.flatMap(({ family, given, familyKana, givenKana, birthDay }) => [
    `${family} ${given}`,
    `${familyKana} ${givenKana}`,
    birthDay,
  ])
}
