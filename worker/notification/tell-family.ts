// Telling the family is a row in the same batch as the fact: one per linked guardian. A push is made from it later, by itself.
import { type SQL, sql } from 'drizzle-orm'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { UNDO_WINDOW } from '../../schema/presence/rule.ts'
import { outbox } from '../../schema/shard.ts'
import { type Given, joinable, type Slot } from '../kit/prepared.ts'
import { blocked, grantHolds } from '../kit/rights.ts'
import type { Shard } from '../kit/shard.ts'

export interface Telling {
  facilityId: number
  childId: Id
  commandId: Id
  kind: 'arrived' | 'left' | 'confirmed' | 'corrected'
  day: Day
  /** When the thing told about happened. */
  at: Moment
  now: Moment
}

/**
 * One line for every guardian who may see the child's presence today, has an account and is not kept from the child. Coming and going are
 * told once: a second stamp of the same stay adds no second line, also when it is heard of after that stay is over, as from a tablet that was
 * without a line.
 */
export const tellFamily = (db: Shard, { facilityId, childId, commandId, kind, day, at, now }: Telling) =>
  told(db, facilityId, childId, commandId, kind, day, at, now, now + UNDO_WINDOW)

/** SQL: the guardianship `g` of person `p` lets them see the child's presence on a day. Asked when a line is written and when it is sent. */
export const seesPresence = (facilityId: Given<number>, day: Given<Day>): SQL =>
  sql`g.starts_on <= ${day} and (g.ends_on is null or g.ends_on >= ${day}) and instr(g.capabilities, ',read_presence,') > 0
      and ${grantHolds(facilityId, day, 'read_presence')}
      and not ${blocked(facilityId, sql`g.child_id`, sql`p.account_id`, day)}`

/**
 * SQL: a line of the guardian `p` about the child of `g` on a day that was not taken back. Left to itself SQLite would go
 * through all lines the guardian ever had.
 */
const sameDay = (line: 'o' | 'b', facilityId: Given<number>, day: Given<Day>): SQL => {
  const own = sql.identifier(line)
  return sql`${own}.facility_id = ${facilityId} and ${own}.day = ${day} and ${own}.account_id = p.account_id
    and ${own}.child_id = g.child_id and ${own}.retracted_at is null`
}

/** SQL: where a line stands in the day; a coming before a going of the same moment. */
const place = (line: 'o' | 'b'): SQL => sql`(${sql.identifier(line)}.at * 2 + (${sql.identifier(line)}.kind = 'left'))`

const told = joinable(
  (
    db,
    from,
    facilityId: Slot<number>,
    childId: Slot<Id>,
    commandId: Slot<Id>,
    kind: Slot<Telling['kind']>,
    day: Slot<Day>,
    at: Slot<Moment>,
    now: Slot<Moment>,
    due: Slot<Moment>,
  ) =>
    db.insert(outbox).select(sql`
    select distinct ${facilityId}, p.account_id, ${commandId}, ${childId}, 'app', ${kind}, ${day}, ${at}, ${now}, ${due}, null
    from ${from} guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
    where g.facility_id = ${facilityId} and g.child_id = ${childId} and p.account_id is not null
      and ${seesPresence(facilityId, day)}
      and not (${kind} in ('arrived', 'left') and exists (select 1 from outbox o indexed by outbox_day
        where ${sameDay('o', facilityId, day)} and o.kind = ${kind} and not exists (select 1 from outbox b indexed by outbox_day
          where ${sameDay('b', facilityId, day)} and b.kind in ('arrived', 'left') and b.kind <> o.kind
            and ${place('b')} between min(${place('o')}, ${at} * 2 + (${kind} = 'left')) and max(${place('o')}, ${at} * 2 + (${kind} = 'left')))))`),
)
