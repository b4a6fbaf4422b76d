// The accounts that live in a facility, for the yearly check: who, as what, by which door, since when, last signed in, second factor.
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Context } from 'hono'
import type { Day } from '../../schema/kit/day.ts'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { kanaOrder } from '../../schema/kit/kana.ts'
import type { Role } from '../../schema/permission/matrix.ts'
import { assignment, child, classroom, device, guardianship, person, session } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { withoutKept } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import { inForce } from '../presence/queries.ts'

export interface AccountLine {
  kind: 'staff' | 'guardian' | 'device'
  name: string
  kana: string
  /** Roles with their class, or relations with the child. */
  roles: { role: Role; classroomId: Id | null }[]
  relations: { relationship: string; child: string }[]
  doors: ('family' | 'room' | 'office' | 'tablet')[]
  since: Day
  lastSignIn: Moment | null
  /** Null where none can be: a tablet, or a name opened by PIN alone. */
  secondFactor: boolean | null
}

interface OfAccount {
  accountId: Id
  door: AccountLine['doors'][number] | null
  lastSignIn: Moment | null
  secondFactor: number
}

/** Everything that can be opened here, staff first, then families, then devices. */
export async function readAccounts(c: Context<App>) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const named = {
    personId: sql<Id>`${person.id}`.as('person_id'),
    accountId: sql<Id>`${person.accountId}`.as('account_id'),
    familyName: sql<string>`${person.familyName}`.as('person_family'),
    givenName: sql<string>`${person.givenName}`.as('person_given'),
    kana: person.kana,
  }
  const { who, rows } = await read(c, (db) => [
    db
      .select({
        ...named,
        role: assignment.role,
        classroomId: assignment.classroomId,
        startsOn: assignment.startsOn,
      })
      .from(assignment)
      .innerJoin(person, and(eq(person.facilityId, assignment.facilityId), eq(person.id, assignment.personId)))
      .where(and(eq(assignment.facilityId, facilityId), isNotNull(person.accountId), inForce(assignment, today))),
    db
      .select({
        ...named,
        childId: guardianship.childId,
        relationship: guardianship.relationship,
        startsOn: guardianship.startsOn,
        childFamily: sql<string>`${child.familyName}`.as('child_family'),
        childGiven: sql<string>`${child.givenName}`.as('child_given'),
      })
      .from(guardianship)
      .innerJoin(person, and(eq(person.facilityId, guardianship.facilityId), eq(person.id, guardianship.personId)))
      .innerJoin(child, and(eq(child.facilityId, guardianship.facilityId), eq(child.id, guardianship.childId)))
      .where(and(eq(guardianship.facilityId, facilityId), isNotNull(person.accountId), inForce(guardianship, today))),
    db
      .select({
        name: device.name,
        pairedAt: device.pairedAt,
        lastSeen: sql<number | null>`max(${session.usedAt})`.as('last_seen'),
      })
      .from(device)
      .leftJoin(
        session,
        and(eq(session.facilityId, device.facilityId), eq(session.accountId, device.id), eq(session.door, 'device')),
      )
      .where(and(eq(device.facilityId, facilityId), isNull(device.revokedAt)))
      .groupBy(device.id)
      .orderBy(asc(device.name)),
    db.select({ classroomId: classroom.id, name: classroom.name }).from(classroom).where(eq(classroom.facilityId, facilityId)),
  ])
  const [works, wards, devices, classes] = rows
  const lines = new Map<string, AccountLine & { accountId: Id }>()
  const lineOf = (kind: 'staff' | 'guardian', row: (typeof works)[number] | (typeof wards)[number]) => {
    const key = `${kind} ${row.accountId}`
    const line = lines.get(key) ?? {
      kind,
      accountId: row.accountId,
      name: `${row.familyName} ${row.givenName}`.trim(),
      kana: row.kana,
      roles: [],
      relations: [],
      doors: [],
      since: row.startsOn,
      lastSignIn: null,
      secondFactor: null,
    }
    if (row.startsOn < line.since) line.since = row.startsOn
    lines.set(key, line)
    return line
  }
  for (const row of works) lineOf('staff', row).roles.push({ role: row.role as Role, classroomId: row.classroomId })
  for (const row of withoutKept(who, wards))
    lineOf('guardian', row).relations.push({
      relationship: row.relationship,
      child: `${row.childFamily} ${row.childGiven}`.trim(),
    })
  const known = await signInsOf(c, [...new Set([...lines.values()].map(({ accountId }) => accountId))])
  const people = [...lines.values()].map(({ accountId, ...line }): AccountLine => {
    const mine = known.filter((one) => one.accountId === accountId)
    const doors = mine.flatMap(({ door }) => (door && (door === 'family') === (line.kind === 'guardian') ? [door] : []))
    const first = mine[0]
    return {
      ...line,
      doors: doors.length > 0 ? doors : line.kind === 'staff' ? ['tablet'] : [],
      lastSignIn: first?.lastSignIn ?? null,
      secondFactor: first ? first.secondFactor === 1 : null,
    }
  })
  const order = ({ kind, kana }: AccountLine) => `${kind === 'staff' ? 0 : 1}${kanaOrder(kana)}`
  return {
    today,
    classes,
    accounts: [
      ...people.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
      ...devices.map(
        ({ name, pairedAt, lastSeen }): AccountLine => ({
          kind: 'device',
          name,
          kana: '',
          roles: [],
          relations: [],
          doors: ['tablet'],
          since: dayOf(pairedAt),
          lastSignIn: lastSeen,
          secondFactor: null,
        }),
      ),
    ],
  }
}

/** What DIRECTORY knows of some accounts here: a line a door, with the last sign-in and whether there is more than a password. */
const signInsOf = (c: Context<App>, accountIds: readonly Id[]): Promise<OfAccount[]> =>
  drizzle(c.env.DIRECTORY)
    .select({
      accountId: sql<Id>`a.id`,
      door: sql<OfAccount['door']>`m.door`,
      lastSignIn: sql<Moment | null>`(select max(s.created_at) from sign_in s where s.account_id = a.id)`,
      secondFactor: sql<number>`(a.totp_at is not null or exists (select 1 from passkey k where k.account_id = a.id))`,
    })
    .from(
      sql`json_each(${JSON.stringify(accountIds)}) v join account a on a.id = v.value and a.retired_at is null
        left join membership m on m.account_id = a.id and m.facility_id = ${c.get('scope').facilityId}`,
    )
