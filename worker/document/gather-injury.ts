// What the けがの連絡 offers from which a paper was begun: its subject is the number of the note. Whoever may not read the note is offered nothing.
import { sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { gatherInjury } from '../../schema/document/gather-injury.ts'
import type { Gathered } from '../../schema/document/gathered.ts'
import { foldNotes } from '../../schema/injury/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { reachesEach } from '../contactbook/reach.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { nameOfHouse } from '../growth/queries.ts'
import { stepsOf, versionsOf } from '../injury/queries.ts'
import type { App } from '../kit/context.ts'
import { inForceOf } from '../kit/rights.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import type { Asked } from './asked.ts'

export function injuryQueries(c: Context<App>, db: Shard, { subjectId, from: day }: Asked) {
  const { facilityId } = c.get('scope')
  const of = (table: 'injury' | 'injury_step') => {
    const t = sql.identifier(table)
    return sql`${t}.root_id = ${subjectId} and ${reachesEach(c, sql`${t}.child_id`, sql`${t}.day`)}`
  }
  const span = { from: day, to: day, account: tokenOf(c).account, family: false }
  return [
    nameOfHouse(db, facilityId),
    settingsOn(db, facilityId, day),
    versionsOf(db, facilityId, { ...span, only: of('injury') }),
    stepsOf(db, facilityId, { ...span, only: of('injury_step') }),
    db
      .select({
        id: sql<Id>`k.id`.as('child_id'),
        birthDay: sql<Day>`k.birth_day`.as('birth_day'),
        sex: sql<'m' | 'f' | 'x'>`k.sex`.as('sex'),
        enteredOn: sql<Day>`e.starts_on`.as('entered_on'),
      })
      .from(sql`injury join child k on k.facility_id = injury.facility_id and k.id = injury.child_id join enrollment e
        on e.facility_id = k.facility_id and e.child_id = k.id and ${inForceOf('e', day)}`)
      .where(sql`injury.facility_id = ${facilityId} and injury.day = ${day} and injury.id = ${subjectId} and ${of('injury')}`)
      .limit(1),
    db
      .select({ birthDay: sql<Day>`k.birth_day`.as('birth_day') })
      .from(sql`enrollment e join child k on k.facility_id = e.facility_id and k.id = e.child_id`)
      .where(sql`e.facility_id = ${facilityId} and e.kind = 'regular' and ${inForceOf('e', day)}`),
  ] as const
}

/** What `injuryQueries` found, as it is offered; nothing of a paper that was begun otherwise, or of a note that was taken back. */
export function injuryOf(day: Day, rows: BatchResponse<ReturnType<typeof injuryQueries>>): Gathered[] {
  const [[house], [setting], versions, steps, [child], birthDays] = rows
  const [note] = foldNotes(
    versions.map((one) => ({ ...one, mine: one.mine === 1 })),
    steps.map((one) => ({ ...one, mine: one.mine === 1 })),
  )
  if (!house || !child || !note || note.state === 'gone') return []
  return gatherInjury({
    ...{ day, note, child },
    house: { name: house.name, address: setting?.settings.address ?? '' },
    birthDays: birthDays.map(({ birthDay }) => birthDay),
  })
}
