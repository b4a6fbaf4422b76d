// Whom a director may mean: children, people and tablets by a piece of the name, those who are gone included.
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { hiragana, tidy } from '../../schema/kit/kana.ts'
import { child, device, person } from '../../schema/shard.ts'
import type { App } from '../kit/context.ts'
import { read } from '../kit/scope.ts'
import { keptOf, keptPerson } from './read-audit.ts'

const MOST = 12

/** Up to a dozen of each. */
export async function findNames(c: Context<App>, text: string) {
  const { facilityId } = c.get('scope')
  const piece = hiragana(tidy(text)).replaceAll(' ', '')
  const written = tidy(text).replaceAll(' ', '')
  const { rows } = await read(c, (db) => [
    db
      .select({
        childId: child.id,
        name: sql<string>`trim(family_name || ' ' || given_name)`,
        kana: sql<string>`trim(family_kana || ' ' || given_kana)`,
        birthDay: child.birthDay,
      })
      .from(child)
      .where(
        and(
          eq(child.facilityId, facilityId),
          sql`(instr(${child.familyKana} || ${child.givenKana}, ${piece}) > 0 or instr(${child.familyName} || ${child.givenName}, ${written}) > 0)`,
          sql`not ${keptOf(c, sql`${child.id}`)}`,
        ),
      )
      .orderBy(child.kanaOrder)
      .limit(MOST),
    db
      .select({
        accountId: sql<string>`account_id`,
        name: sql<string>`trim(family_name || ' ' || given_name)`,
        /** Roles there are or were, then ties to children. */
        roles: sql<string>`(select json_group_array(distinct a.role) from assignment a
          where a.facility_id = person.facility_id and a.person_id = person.id)`,
        ties: sql<string>`(select json_group_array(distinct g.relationship) from guardianship g
          where g.facility_id = person.facility_id and g.person_id = person.id)`,
      })
      .from(person)
      .where(
        and(
          eq(person.facilityId, facilityId),
          sql`${person.accountId} is not null`,
          sql`not exists (select 1 from person p where p.facility_id = ${facilityId} and p.id = ${person.id} and ${keptPerson(c)})`,
          sql`(instr(replace(${person.kana}, ' ', ''), ${piece}) > 0 or instr(${person.familyName} || ${person.givenName}, ${written}) > 0)`,
        ),
      )
      .orderBy(person.kana)
      .limit(MOST),
    db
      .select({ accountId: device.id, name: device.name })
      .from(device)
      .where(and(eq(device.facilityId, facilityId), sql`instr(${device.name}, ${tidy(text)}) > 0`))
      .limit(MOST),
  ])
  const [children, people, devices] = rows
  return {
    children,
    people: people.map(({ roles, ties, ...one }) => ({
      ...one,
      roles: JSON.parse(roles) as string[],
      ties: JSON.parse(ties) as string[],
    })),
    devices,
  }
}
