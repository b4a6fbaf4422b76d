// The matrix as SQL: the same rules that `may.ts` decides in memory, for guards that must hold in the moment of writing.
import { type SQL, sql } from 'drizzle-orm'
import { type Day, dayOf, MINUTE, type Moment } from '../../schema/kit/day.ts'
import { type Time, timeOn } from '../../schema/kit/time.ts'
import { type Action, MATRIX, ON_DUTY_ONLY, type Role, type Rule } from '../../schema/permission/matrix.ts'
import type { Given } from './prepared.ts'
import { isOffOn, switchedOffOn } from './switched-off.ts'
import type { Token } from './token.ts'

/** How long a proof of who one is counts as fresh, and how long a tablet stays open for more than taps. */
export const FRESH_FOR = 15 * MINUTE
export const LOCKS_AFTER = 10 * MINUTE

/** True while the session lives and the facility takes acts. `line`: the caller's, asked only of sessions that stand on an allowed network. */
export const liveSession = (facilityId: number, token: Token, now: Moment, line: string): SQL => sql`exists (
  select 1 from session s join facility_home h on h.facility_id = s.facility_id and h.state = 'open'
  where s.facility_id = ${facilityId} and s.token_hash = ${token.hash} and s.account_id = ${token.account} and s.door = ${token.door}
    and s.ended_at is null and s.expires_at > ${now} and s.used_at + s.idle_ms > ${now} and s.device_id is ${token.device}
    and (s.network is null or instr(${line}, s.network) = 1) ${stillPaired(facilityId, token)})`

/** SQL behind the other conditions of a session that is or stands on a paired device: nothing is left of it once that was revoked. */
function stillPaired(facilityId: number, token: Token): SQL {
  const id = token.door === 'device' ? token.account : token.device
  if (!id) return sql``
  return sql`and exists (select 1 from device d where d.facility_id = ${facilityId} and d.id = ${id} and d.revoked_at is null)`
}

/** What an action asks of the session beyond being live: a fresh proof, a tablet that is not locked, a feature that is not switched off. */
export interface Demand {
  kind: 'fresh' | 'locked' | 'switched_off'
  holds: SQL
}

/** The demands of an action as SQL, for guards; few actions have any. `demandsMet` is the same in memory. */
export function demandsOf(action: Action, facilityId: number, token: Token, now: Moment): Demand[] {
  const rule: Rule = MATRIX[action]
  const session = (holds: SQL) => sql`exists (select 1 from session s where s.facility_id = ${facilityId}
    and s.token_hash = ${token.hash} and ${holds})`
  const demands: Demand[] = []
  const { feature } = rule
  if (feature)
    demands.push({
      kind: 'switched_off',
      holds: sql`not ${isOffOn(facilityId, feature, dayOf(now))}`,
    })
  if (rule.fresh === true) demands.push({ kind: 'fresh', holds: session(sql`s.fresh_at > ${now - FRESH_FOR}`) })
  if (token.door !== 'room') return demands
  if (rule.fresh === 'room')
    demands.push({ kind: 'fresh', holds: session(sql`(s.device_id is null or s.fresh_at > ${now - FRESH_FOR})`) })
  if (!rule.quick)
    demands.push({ kind: 'locked', holds: session(sql`(s.device_id is null or s.active_at > ${now - LOCKS_AFTER})`) })
  return demands
}

/** SQL that is true of blocks `b` in effect on a day, confirmed by a second person or not. */
export const inEffect = (day: Given<Day>): SQL =>
  sql`b.lifted_at is null and b.starts_on <= ${day} and (b.ends_on is null or b.ends_on >= ${day})`

/** SQL that is true when a block keeps an account from a child on a day. */
export const blocked = (facilityId: Given<number>, childId: SQL, account: Given<string> | SQL, day: Given<Day>): SQL =>
  sql`exists (select 1 from block b join person q on q.facility_id = b.facility_id and q.id = b.person_id
    where b.facility_id = ${facilityId} and b.child_id = ${childId} and q.account_id = ${account} and ${inEffect(day)})`

/** SQL for a child of whom this account has ever been a guardian, here or as a guest's: rule 4 asks for the relation, not for its dates. */
export const ownChild = (facilityId: number, childId: SQL, account: string): SQL =>
  sql`(exists (select 1 from guardianship o join person q on q.facility_id = o.facility_id and q.id = o.person_id
    where o.facility_id = ${facilityId} and o.child_id = ${childId} and q.account_id = ${account})
    or exists (select 1 from guest_stay s, json_each(s.guardians) v where s.facility_id = ${facilityId} and s.child_id = ${childId}
      and v.value ->> 0 = ${account}))`

/** SQL that is true unless the assignment `a` is one that only counts on duty, and there is none now. */
const atWork = (facilityId: Given<number>, today: Given<Day>, time: Given<Time>): SQL =>
  sql`(a.classroom_id is not ${ON_DUTY_ONLY} or exists (select 1 from duty d where d.facility_id = ${facilityId} and d.day = ${today}
    and d.person_id = a.person_id and d.from_time <= ${time} and d.to_time > ${time}))`

/** SQL: a dated row of that name holds on a day. */
export const inForceOf = (alias: string, day: Given<Day>): SQL => {
  const [starts, ends] = [sql.identifier(alias), sql.identifier(alias)]
  return sql`${starts}.starts_on <= ${day} and (${ends}.ends_on is null or ${ends}.ends_on >= ${day})`
}

/**
 * SQL that is true for a guardianship `g` which the facility registered, and for one that a guardian gave only while her own holds, is not
 * kept from her by a block, and has the capability. Who may change the list of people who fetch may also let somebody fetch.
 */
export const grantHolds = (facilityId: Given<number>, day: Given<Day>, capability: string): SQL =>
  sql`(g.granted_by is null or exists (select 1 from ${giver(facilityId, day)}
    and instr(h.capabilities, ${capability === 'pickup' ? ',pickup' : `,${capability},`}) > 0))`

/** The giver's own guardianship `h`, as it goes on behind `from`. */
const giver = (facilityId: Given<number>, day: Given<Day>): SQL => sql`guardianship h where h.facility_id = ${facilityId}
  and h.child_id = g.child_id and h.person_id = g.granted_by and h.granted_by is null and ${inForceOf('h', day)}
  and not exists (select 1 from block b join person q on q.facility_id = b.facility_id and q.id = b.person_id
    join person i on i.facility_id = b.facility_id and i.id = h.person_id
    where b.facility_id = h.facility_id and b.child_id = h.child_id and (q.id = i.id or q.account_id = i.account_id)
      and ${inEffect(day)})`

/** SQL for a child that staff do not reach with an action, whatever their role: a block, or a child of one's own in what is sensitive. */
const keptFrom = (rule: Rule, facilityId: number, childId: SQL, account: string, today: Day): SQL =>
  rule.sensitive
    ? sql`(${blocked(facilityId, childId, account, today)} or ${ownChild(facilityId, childId, account)})`
    : blocked(facilityId, childId, account, today)

const rolesOf = (rule: Rule, reach: 'facility' | 'class'): string =>
  JSON.stringify(Object.entries(rule.staff ?? {}).flatMap(([role, how]) => (how === reach ? [role as Role] : [])))

/**
 * SQL that is true when the action is allowed, for every child in `children` (a JSON array parameter), or for the facility when that is empty.
 * A family session is judged by guardianship alone, a tablet by its classes, any other by assignments and duties alone. A block beats all.
 * `when`: the moment the act was done, which a duty has to cover: what a tablet kept and sends after the duty is still the duty's.
 */
export function rightHolds(
  action: Action,
  facilityId: number,
  token: Token,
  today: Day,
  now: Moment,
  children: readonly string[],
  when: Moment = now,
): SQL {
  const rule: Rule = MATRIX[action]
  const me = sql`(select p.id from person p where p.facility_id = ${facilityId} and p.account_id = ${token.account})`
  if (token.door === 'family') {
    if (!rule.guardian || children.length === 0) return sql`0`
    return sql`not exists (select 1 from json_each(${JSON.stringify(children)}) c where not exists (
      select 1 from guardianship g where g.facility_id = ${facilityId} and g.child_id = c.value and g.person_id in ${me}
        and ${inForceOf('g', today)} and instr(g.capabilities, ${`,${rule.guardian},`}) > 0
        and ${grantHolds(facilityId, today, rule.guardian)} and not ${blocked(facilityId, sql`c.value`, token.account, today)}))`
  }
  if (token.door === 'device') {
    if (!rule.device) return sql`0`
    return sql`not exists (select 1 from json_each(${JSON.stringify(children)}) c
      where c.value not in ${childrenOfDevice(facilityId, token.account, today)})`
  }
  if (rule.desk && token.door !== 'office') return sql`0`
  const [day, time] = [dayOf(when), timeOn(dayOf(when), when)]
  const free = sql`not exists (select 1 from json_each(${JSON.stringify(children)}) c
    where ${keptFrom(rule, facilityId, sql`c.value`, token.account, today)})`
  const wide = sql`exists (select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id in ${me} and ${inForceOf('a', today)}
    and ${atWork(facilityId, day, time)} and (a.role in (select value from json_each(${rolesOf(rule, 'facility')}))
      or (a.classroom_id is null and a.role in (select value from json_each(${rolesOf(rule, 'class')})))))`
  const classRoles = rolesOf(rule, 'class')
  if (classRoles === '[]') return children.length === 0 ? wide : sql`(${wide} and ${free})`
  const onDuty = sql`exists (select 1 from duty d join assignment a on a.facility_id = d.facility_id and a.person_id = d.person_id
    where d.facility_id = ${facilityId} and d.day = ${day} and d.person_id in ${me} and d.from_time <= ${time} and d.to_time > ${time}
      and ${inForceOf('a', today)} and a.role in (select value from json_each(${classRoles})))`
  if (children.length === 0) return sql`(${wide} or ${onDuty})`
  return sql`(${free} and (${wide} or ${onDuty} or not exists (select 1 from json_each(${JSON.stringify(children)}) c where not exists (
    select 1 from class_membership m join assignment a on a.facility_id = m.facility_id and a.classroom_id = m.classroom_id
    where m.facility_id = ${facilityId} and m.child_id = c.value and ${inForceOf('m', today)} and a.person_id in ${me} and ${inForceOf('a', today)}
      and a.role in (select value from json_each(${classRoles}))))))`
}

/** SQL for the person rows of the caller's account. */
const meIn = (facilityId: number, token: Token): SQL =>
  sql`(select p.id from person p where p.facility_id = ${facilityId} and p.account_id = ${token.account})`

/** SQL: a role that reaches the whole facility today. Being on duty now is not one: it opens no other day. */
const reachesHouse = (rule: Rule, facilityId: number, token: Token, today: Day): SQL => sql`exists (
  select 1 from assignment a where a.facility_id = ${facilityId} and a.person_id in ${meIn(facilityId, token)} and ${inForceOf('a', today)}
    and a.classroom_id is not ${ON_DUTY_ONLY} and (a.role in (select value from json_each(${rolesOf(rule, 'facility')}))
      or (a.classroom_id is null and a.role in (select value from json_each(${rolesOf(rule, 'class')})))))`

/**
 * SQL that is true when staff may look at a child's day that is over, or add to it: with a role that reaches the facility, else where the
 * child was in one's own class on that very day (assurance §2.4: a class changes on 4/1).
 */
export const reachesPast = (action: Action, facilityId: number, token: Token, today: Day, childId: SQL, day: SQL): SQL =>
  sql`(${reachesHouse(MATRIX[action], facilityId, token, today)} or exists (
    select 1 from class_membership own join assignment a on a.facility_id = own.facility_id and a.classroom_id = own.classroom_id
    where own.facility_id = ${facilityId} and own.child_id = ${childId} and own.starts_on <= ${day}
      and (own.ends_on is null or own.ends_on >= ${day}) and a.person_id in ${meIn(facilityId, token)} and a.starts_on <= ${day} and (a.ends_on is null or a.ends_on >= ${day})
      and a.role in (select value from json_each(${rolesOf(MATRIX[action], 'class')}))))`

/** SQL that is true when staff may see a child on a day to come: once the child is here, and before that by a role that reaches the facility. */
export const reachesFuture = (action: Action, facilityId: number, token: Token, today: Day, childId: SQL): SQL =>
  sql`(${reachesHouse(MATRIX[action], facilityId, token, today)} or exists (select 1 from enrollment e
    where e.facility_id = ${facilityId} and e.child_id = ${childId} and ${inForceOf('e', today)}))`

/** SQL for rows `m` of children and their class on a day; one without a class, whom nobody must lose sight of, is there too. */
const placed = (facilityId: number, day: Day): SQL => sql`(select m.child_id, m.classroom_id from class_membership m
    where m.facility_id = ${facilityId} and ${inForceOf('m', day)}
  union all select e.child_id, null from enrollment e where e.facility_id = ${facilityId} and ${inForceOf('e', day)}) m`

/** SQL for the children a paired tablet shows: of its classes, or all. Nothing once it is revoked. */
export const childrenOfDevice = (facilityId: number, deviceId: string, day: Day): SQL => sql`(
  select m.child_id from ${placed(facilityId, day)} join device d on d.facility_id = ${facilityId} and d.id = ${deviceId}
    and d.revoked_at is null and (d.classroom_ids = '[]' or m.classroom_id in (select value from json_each(d.classroom_ids))))`

/**
 * Columns that bring the caller's dated rights along with the session row, as JSON text. The person comes first (`cross join` keeps the order)
 * by the index named: to the planner every facility looks alike, and it would rather walk through all guardianships of the facility.
 */
export const rightsColumns = (facilityId: Given<number>, account: Given<string>, today: Given<Day>, time: Given<Time>) => {
  const me = sql`person p indexed by person_account`
  const mine = sql`p.facility_id = ${facilityId} and p.account_id = ${account}`
  return {
    home: sql<string | null>`(select h.state from facility_home h where h.facility_id = ${facilityId})`.as('home'),
    name: sql<string | null>`(select trim(p.family_name || ' ' || p.given_name) from ${me} where ${mine})`.as('name'),
    roles: sql<string>`(select json_group_array(json_array(a.role, a.classroom_id)) from ${me}
      cross join assignment a indexed by assignment_person on a.facility_id = p.facility_id and a.person_id = p.id
      where ${mine} and ${inForceOf('a', today)} and ${atWork(facilityId, today, time)})`.as('roles'),
    /** Child, capabilities, and of what a guardian gave: her own, which are all that can be left of it. */
    wards: sql<string>`(select json_group_array(json_array(g.child_id, g.capabilities, case when g.granted_by is not null then
      coalesce((select group_concat(h.capabilities, '') from ${giver(facilityId, today)}), '') end)) from ${me}
      cross join guardianship g indexed by guardianship_person on g.facility_id = p.facility_id and g.person_id = p.id
      where ${mine} and ${inForceOf('g', today)} and not ${blocked(facilityId, sql`g.child_id`, account, today)})`.as('wards'),
    /** Own children who are guests here today: as a parent one has no right in this facility, and none of staff in what is sensitive. */
    ownGuests: sql<string>`(select json_group_array(s.child_id) from guest_stay s, json_each(s.guardians) v
      where s.facility_id = ${facilityId} and s.day = ${today} and v.value ->> 0 = ${account})`.as('own_guests'),
    /** Children this account is kept from, whatever its role. */
    kept: sql<string>`(select json_group_array(b.child_id) from block b join person q on q.facility_id = b.facility_id and q.id = b.person_id
      where b.facility_id = ${facilityId} and q.account_id = ${account} and ${inEffect(today)})`.as('kept'),
    /** Of a paired tablet by itself: its classes. */
    device: sql<string | null>`(select json_array(d.kind, json(d.classroom_ids)) from device d
      where d.facility_id = ${facilityId} and d.id = ${account} and d.revoked_at is null)`.as('device'),
    switchedOff: switchedOffOn(facilityId, today).as('switched_off'),
  }
}

/** Children the caller reaches with an action, as SQL for a WHERE: `child_id in (…)`. Never one that a block keeps from the caller. */
export function reachedChildren(action: Action, facilityId: number, token: Token, today: Day, now: Moment): SQL {
  const rule: Rule = MATRIX[action]
  const me = sql`(select p.id from person p where p.facility_id = ${facilityId} and p.account_id = ${token.account})`
  if (token.door === 'family') {
    return sql`(select g.child_id from guardianship g where g.facility_id = ${facilityId} and g.person_id in ${me}
      and ${inForceOf('g', today)} and instr(g.capabilities, ${`,${rule.guardian ?? '-'},`}) > 0
      and ${grantHolds(facilityId, today, rule.guardian ?? '-')} and not ${blocked(facilityId, sql`g.child_id`, token.account, today)})`
  }
  if (token.door === 'device')
    return rule.device ? childrenOfDevice(facilityId, token.account, today) : sql`(select null as child_id where 0)`
  return sql`(select m.child_id from ${placed(facilityId, today)}
    where not ${keptFrom(rule, facilityId, sql`m.child_id`, token.account, today)}
    and (${rightHolds(action, facilityId, token, today, now, [])} or m.classroom_id in (select a.classroom_id from assignment a
      where a.facility_id = ${facilityId} and a.person_id in ${me} and ${inForceOf('a', today)}
        and a.role in (select value from json_each(${rolesOf(rule, 'class')})))))`
}
