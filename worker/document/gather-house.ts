// What the day of the house offers to its 園日誌, in one round trip. Counts are of every child; names of children are not among what is asked.
import { sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { daysWritten, gatherHouse, KINDS_TOLD } from '../../schema/document/gather-house.ts'
import type { Gathered } from '../../schema/document/gathered.ts'
import { foldNotes } from '../../schema/injury/rule.ts'
import { addDays, type Day, startOf } from '../../schema/kit/day.ts'
import { document, duty, infectionCase } from '../../schema/shard.ts'
import { dayRules, exceptionOn, settingsOn } from '../facility/day-rules.ts'
import { stepsOf, versionsOf } from '../injury/queries.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { assembleBoard, lookAt } from '../presence/assemble-board.ts'
import { classesOn, factsBetween, noticesBetween, rosterOn } from '../presence/queries.ts'
import { groupsOf, outingsOn, stepsOn } from '../roll/queries.ts'
import { subjectName, wordsIn } from './queries.ts'
import { READERS, ROW, reaches } from './reach.ts'

/** The field of a class's paper that is told of it; of what happened its name is. */
const TOLD_FIELD: Record<string, string> = { diary: 'activity', day_plan: 'activity', drill: 'type' }

/** Papers that the caller reads and that have to do with the day. Of a class's 日誌 and 日案 what was handed in; a 避難訓練 whose date names the day. */
const papersOf = (c: Context<App>, db: Shard, facilityId: number, day: Day) =>
  db
    .select({
      kind: document.kind,
      subject: document.subject,
      startsOn: document.startsOn,
      className: subjectName(facilityId).as('subject_name'),
      text: sql<string>`case document.kind when 'diary' then ${wordsIn(TOLD_FIELD.diary ?? '')} when 'day_plan' then ${wordsIn(TOLD_FIELD.day_plan ?? '')}
        when 'drill' then ${wordsIn(TOLD_FIELD.drill ?? '')} else ${subjectName(facilityId)} end`.as('told'),
    })
    .from(document)
    .where(
      sql`document.facility_id = ${facilityId} and document.kind in (select value from json_each(${JSON.stringify(KINDS_TOLD)}))
        and ((document.kind <> 'drill' and document.starts_on = ${day}) or (document.kind = 'drill' and document.starts_on = ${`${day.slice(0, 7)}-01`}
          and exists (select 1 from json_each(${JSON.stringify(daysWritten(day))}) w where instr(${wordsIn('time')}, w.value) > 0)))
        and (document.kind not in ('diary', 'day_plan') or exists (select 1 from document_step s where s.facility_id = document.facility_id
          and s.document_id = document.id and s.kind = 'submitted'))
        and ${reaches(c, ROW, READERS)}`,
    )
    .orderBy(document.kind, document.subject)
    .limit(100)

export function houseQueries(c: Context<App>, db: Shard, day: Day) {
  const { facilityId } = c.get('scope')
  const injuries = { from: day, to: day, only: sql`1`, account: tokenOf(c).account, family: false }
  return [
    settingsOn(db, facilityId, day),
    exceptionOn(db, facilityId, day),
    classesOn(db, facilityId, day),
    rosterOn(db, facilityId, day),
    factsBetween(db, facilityId, day, day),
    noticesBetween(db, facilityId, day, day),
    outingsOn(db, facilityId, day),
    stepsOn(db, facilityId, day),
    versionsOf(db, facilityId, injuries),
    stepsOf(db, facilityId, injuries),
    db
      .select({
        name: sql<string>`json_extract(infection_case.disease, '$.name')`.as('disease_name'),
        count: sql<number>`count(distinct infection_case.child_id)`.as('count'),
      })
      .from(infectionCase)
      .where(
        sql`infection_case.facility_id = ${facilityId} and infection_case.day = ${day} and not exists (select 1 from infection_step e
          where e.facility_id = infection_case.facility_id and e.child_id = infection_case.child_id and e.case_id = infection_case.id
            and e.kind = 'wrong') and not exists (select 1 from infection_case n where n.facility_id = infection_case.facility_id
          and n.child_id = infection_case.child_id and n.supersedes = infection_case.id)`,
      )
      .groupBy(sql`disease_name`),
    db
      .select({
        personId: duty.personId,
        kind: duty.kind,
        from: duty.fromTime,
        to: duty.toTime,
        name: sql<string>`(select trim(p.family_name || ' ' || p.given_name) from person p where p.facility_id = duty.facility_id
          and p.id = duty.person_id)`.as('person_name'),
      })
      .from(duty)
      .where(sql`duty.facility_id = ${facilityId} and duty.day = ${day}`)
      .orderBy(duty.fromTime, duty.personId),
    papersOf(c, db, facilityId, day),
  ] as const
}

/** What `houseQueries` found, as it is offered. */
export function houseOf(c: Context<App>, day: Day, rows: BatchResponse<ReturnType<typeof houseQueries>>): Gathered[] {
  const [
    [setting],
    [exception],
    classes,
    roster,
    facts,
    notices,
    outings,
    steps,
    versions,
    injurySteps,
    infections,
    duties,
    papers,
  ] = rows
  if (!setting) throw notFound()
  const now = lookAt(day, c.get('today'), c.get('now'), startOf(addDays(day, 1)) - 1, startOf(day))
  const board = assembleBoard({ roster, facts, notices }, dayRules(setting.settings, day, exception), classes, 0, now)
  const notes = foldNotes(
    versions.map((one) => ({ ...one, mine: one.mine === 1 })),
    injurySteps.map((one) => ({ ...one, mine: one.mine === 1 })),
  )
  return gatherHouse({
    day,
    board,
    duties,
    outings: groupsOf(outings, steps),
    injuries: notes.filter(({ state }) => state !== 'gone').map(({ id, last }) => ({ id, childId: last.childId })),
    infections,
    papers,
  })
}
