// The matrix as SQL: the same rules that `may.ts` decides in memory, for guards that must hold in the moment of writing.
import { type SQL, sql } from 'drizzle-orm'
import type { Day, Moment } from '../../schema/kit/day.ts'
import { timeOn } from '../../schema/kit/time.ts'
import { type Action, MATRIX, type Role, type Rule } from '../../schema/permission/matrix.ts'
import type { Given } from './prepared.ts'
import type { Token } from './token.ts'

/** True while the session lives and the facility takes acts. */
export const liveSession = (facilityId: number, token: Token, now: Moment): SQL => sql`exists (
  select 1 from session s join facility_home h on h.facility_id = s.facility_id and h.state = 'open'
  where s.facility_id = ${facilityId} and s.token_hash = ${token.hash} and s.account_id = ${token.account} and s.door = ${token.door}
    and s.ended_at is null and s.expires_at > ${now} and s.used_at + s.idle_ms > ${now})`

const during = (alias: string, day: Given<Day>): SQL => {
  const [starts, ends] = [sql.identifier(alias), sql.identifier(alias)]
  return sql`${starts}.starts_on <= ${day} and (${ends}.ends_on is null or ${ends}.ends_on >= ${day})`
}

const rolesOf = (rule: Rule, reach: 'facility' | 'class'): string =>
  JSON.stringify(Object.entries(rule.staff ?? {}).flatMap(([role, how]) => (how === reach ? [role as Role] : [])))

/**
 * SQL that is true when the action is allowed, for every child in `children` (a JSON array parameter), or for the facility when that is empty.
 * A family session is judged by guardianship alone, any other by assignments and duties alone.
 */
export function rightHolds(
  action: Action,
  facilityId: number,
  token: Token,
  today: Day,
  now: Moment,
  children: readonly string[],
): SQL {
  const rule: Rule = MATRIX[action]
  const me = sql`(select p.id from person p where p.facility_id = ${facilityId} and p.account_id = ${token.account})`
  if (token.door === 'family') {
    if (!rule.guardian || children.length === 0) return sql`0`
    return sql`not exists (select 1 from json_each(${JSON.stringify(children)}) c where not exists (
      select 1 from guardianship g where g.facility_id = ${facilityId} and g.child_id = c.value and g.person_id in ${me}
        and ${during('g', today)} and instr(g.capabilities, ${`,${rule.guardian},`}) > 0))`
  }
  const wide = sql`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id in ${me} and ${during('a', today)}
    and (a.role in (select value from json_each(${rolesOf(rule, 'facility')}))
      or (a.classroom_id is null and a.role in (select value from json_each(${rolesOf(rule, 'class')})))))`
  const classRoles = rolesOf(rule, 'class')
  if (classRoles === '[]') return wide
  const time = timeOn(today, now)
  const onDuty = sql`exists (select 1 from duty d join assignment a on a.facility_id = d.facility_id and a.person_id = d.person_id
    where d.facility_id = ${facilityId} and d.day = ${today} and d.person_id in ${me} and d.from_time <= ${time} and d.to_time > ${time}
      and ${during('a', today)} and a.role in (select value from json_each(${classRoles})))`
  if (children.length === 0) return sql`(${wide} or ${onDuty})`
  return sql`(${wide} or ${onDuty} or not exists (select 1 from json_each(${JSON.stringify(children)}) c where not exists (
    select 1 from class_membership m join assignment a on a.facility_id = m.facility_id and a.classroom_id = m.classroom_id
    where m.facility_id = ${facilityId} and m.child_id = c.value and ${during('m', today)} and a.person_id in ${me} and ${during('a', today)}
      and a.role in (select value from json_each(${classRoles})))))`
}

/**
 * Columns that bring the caller's dated rights along with the session row, as JSON text. The person comes first (`cross join` keeps the order)
 * by the index named: to the planner every facility looks alike, and it would rather walk through all guardianships of the facility.
 */
export const rightsColumns = (facilityId: Given<number>, account: Given<string>, today: Given<Day>) => {
  const me = sql`person p indexed by person_account`
  const mine = sql`p.facility_id = ${facilityId} and p.account_id = ${account}`
  return {
    home: sql<string | null>`(select h.state from facility_home h where h.facility_id = ${facilityId})`,
    name: sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from ${me} where ${mine})`.as('name'),
    roles: sql<string>`(select json_group_array(json_array(a.role, a.classroom_id)) from ${me}
      cross join assignment a indexed by assignment_person on a.facility_id = p.facility_id and a.person_id = p.id
      where ${mine} and ${during('a', today)})`,
    wards: sql<string>`(select json_group_array(json_array(g.child_id, g.capabilities)) from ${me}
      cross join guardianship g indexed by guardianship_person on g.facility_id = p.facility_id and g.person_id = p.id
      where ${mine} and ${during('g', today)})`,
  }
}

/** Children the caller reaches with an action, as SQL for a WHERE: `child_id in (…)`. */
export function reachedChildren(action: Action, facilityId: number, token: Token, today: Day, now: Moment): SQL {
  const rule: Rule = MATRIX[action]
  const me = sql`(select p.id from person p where p.facility_id = ${facilityId} and p.account_id = ${token.account})`
  if (token.door === 'family') {
    return sql`(select g.child_id from guardianship g where g.facility_id = ${facilityId} and g.person_id in ${me}
      and ${during('g', today)} and instr(g.capabilities, ${`,${rule.guardian ?? '-'},`}) > 0)`
  }
  return sql`(select m.child_id from class_membership m where m.facility_id = ${facilityId} and ${during('m', today)}
    and (${rightHolds(action, facilityId, token, today, now, [])} or m.classroom_id in (select a.classroom_id from assignment a
      where a.facility_id = ${facilityId} and a.person_id in ${me} and ${during('a', today)}
        and a.role in (select value from json_each(${rolesOf(rule, 'class')})))))`
}
