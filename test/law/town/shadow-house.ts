// A house with the same ids as the first one, on the same shard, in which everything is turned round: every person is somebody else, every
// block is in force, nothing has ended, the house has moved away. A condition of SQL that forgot its facility reads these rows, and answers
// differently.
import type { Env } from '../../../worker/kit/env.ts'
import type { Town } from './town.ts'

/** Smaller than any other, so that its rows come first. */
export const SHADOW = 1
const TABLES = [
  'facility_home',
  'facility',
  'classroom',
  'child',
  'person',
  'enrollment',
  'class_membership',
  'guardianship',
  'assignment',
  'duty',
  'block',
  'device',
  'session',
  'guest_stay',
]

/** Adds it to a town that was built and whose sessions were opened. */
export async function addShadow(env: Env, town: Town): Promise<void> {
  const house = town.houses[0]
  if (!house) return
  const db = env[house.shard] as Env['DIRECTORY']
  for (const table of TABLES) {
    const { results } = await db.prepare(`select name from pragma_table_info('${table}')`).all<{ name: string }>()
    const columns = results.map(({ name }) => name).filter((name) => name !== 'facility_id')
    const list = columns.map((name) => `"${name}"`).join(', ')
    await db
      .prepare(
        `insert into "${table}" (facility_id, ${list}) select ${SHADOW}, ${list} from "${table}" where facility_id = ${house.id}`,
      )
      .run()
  }
  const turned = [
    // Every person gets the account of the one behind them, the last that of the first.
    `update person set account_id = (select coalesce(min(case when q.id > person.id then q.account_id end), min(q.account_id)) from person q
       where q.facility_id = ${house.id} and q.account_id is not null) where facility_id = ${SHADOW}`,
    // Who is kept from a child, and who is not and gave something for it: each has the account of the other.
    ...['b.person_id = person.id and g.person_id = i.id', 'g.person_id = person.id and b.person_id = i.id'].map(
      (turn) => `update person set account_id = coalesce((select i.account_id from block b
       join guardianship g on g.facility_id = b.facility_id and g.child_id = b.child_id and g.person_id <> b.person_id
       join person i on i.facility_id = b.facility_id
       where b.facility_id = ${house.id} and b.lifted_at is null and ${turn} and i.account_id is not null
         and exists (select 1 from guardianship h where h.facility_id = g.facility_id and h.child_id = g.child_id and h.granted_by = g.person_id)
         and not exists (select 1 from block c where c.facility_id = g.facility_id and c.child_id = g.child_id and c.person_id = g.person_id)
       order by b.person_id), account_id) where facility_id = ${SHADOW}`,
    ),
    `update block set lifted_at = null, ends_on = null, starts_on = '2026-01-01' where facility_id = ${SHADOW}`,
    `update device set revoked_at = case when revoked_at is null then 1 end, classroom_ids = '[]' where facility_id = ${SHADOW}`,
    `update session set ended_at = null, expires_at = expires_at * 4, idle_ms = 1e14, network = null, active_at = used_at, fresh_at = used_at
       where facility_id = ${SHADOW}`,
    `update assignment set ends_on = null, starts_on = '2026-01-01' where facility_id = ${SHADOW}`,
    `update guardianship set ends_on = null, starts_on = '2026-01-01' where facility_id = ${SHADOW}`,
    `update duty set day = (select max(day) from duty), from_time = 0, to_time = 1440 where facility_id = ${SHADOW}`,
    `update class_membership set starts_on = '2026-01-01', ends_on = null where facility_id = ${SHADOW}`,
    `update enrollment set starts_on = '2026-01-01', ends_on = null where facility_id = ${SHADOW}`,
    `update facility_home set switched_off = ',invitation,export,import,', state = 'moved' where facility_id = ${SHADOW}`,
    // Every guest of any day is today's, and the child of everybody.
    `update or ignore guest_stay set day = (select max(day) from guest_stay), guardians = (select json_group_array(json_array(account_id, 'x', 'x',
       null)) from person where facility_id = ${house.id} and account_id is not null) where facility_id = ${SHADOW}`,
  ]
  for (const sql of turned) await db.prepare(sql).run()
}
