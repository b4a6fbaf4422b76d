// Telling the family is a row in the same batch as the fact: one per linked guardian. A push is made from it later, by itself.
import { type SQL, sql } from 'drizzle-orm'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { UNDO_WINDOW } from '../../schema/presence/rule.ts'
import { outbox } from '../../schema/shard.ts'
import { type Given, prepared, type Slot } from '../kit/prepared.ts'
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
 * told once: a second stamp of the same stay adds no second line.
 */
export const tellFamily = (db: Shard, { facilityId, childId, commandId, kind, day, at, now }: Telling) =>
  told(db, facilityId, childId, commandId, kind, day, at, now, now + UNDO_WINDOW)[0]

/** SQL: the guardianship `g` of person `p` lets them see the child's presence on a day. Asked when a line is written and when it is sent. */
export const seesPresence = (facilityId: Given<number>, day: Given<Day>): SQL =>
  sql`g.starts_on <= ${day} and (g.ends_on is null or g.ends_on >= ${day}) and instr(g.capabilities, ',read_presence,') > 0
      and ${grantHolds(facilityId, day, 'read_presence')}
      and not ${blocked(facilityId, sql`g.child_id`, sql`p.account_id`, day)}`

const told = prepared(
  (
    db,
    facilityId: Slot<number>,
    childId: Slot<Id>,
    commandId: Slot<Id>,
    kind: Slot<Telling['kind']>,
    day: Slot<Day>,
    at: Slot<Moment>,
    now: Slot<Moment>,
    due: Slot<Moment>,
  ) =>
    [
      db.insert(outbox).select(sql`
    select distinct ${facilityId}, p.account_id, ${commandId}, ${childId}, 'app', ${kind}, ${day}, ${at}, ${now}, ${due}, null
    from guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
    where g.facility_id = ${facilityId} and g.child_id = ${childId} and p.account_id is not null
      and ${seesPresence(facilityId, day)}
      and not (${kind} in ('arrived', 'left') and ${kind} = coalesce((select o.kind from outbox o
        where o.facility_id = g.facility_id and o.day = ${day} and o.account_id = p.account_id and o.child_id = g.child_id
          and o.kind in ('arrived', 'left') and o.retracted_at is null order by o.at desc, o.created_at desc limit 1), ''))`),
    ] as const,
)
