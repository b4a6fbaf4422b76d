// What a class's day offers to its diary, in one round trip beside whatever else opens the page.

import { type SQL, sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { FEVER_FROM } from '../../schema/care/rule.ts'
import { foldPage } from '../../schema/contactbook/page.ts'
import { gatherDiary } from '../../schema/document/gather-diary.ts'
import type { Gathered } from '../../schema/document/gathered.ts'
import { foldNotes } from '../../schema/injury/rule.ts'
import { addDays, type Day, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { foldMemos, MOST_MEMOS } from '../../schema/memo/rule.ts'
import { careRows, thresholds } from '../care/read-day.ts'
import { pageRows } from '../contactbook/queries.ts'
import { inClass, reachesOn } from '../contactbook/reach.ts'
import { dayRules, exceptionOn, settingsOn } from '../facility/day-rules.ts'
import { usualOn } from '../health/queries.ts'
import { stepsOf, versionsOf } from '../injury/queries.ts'
import type { App } from '../kit/context.ts'
import { notFound } from '../kit/fail.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { asMemoRow, memosBetween } from '../memo/queries.ts'
import { assembleBoard, lookAt } from '../presence/assemble-board.ts'
import { classesOn, factsBetween, noticesBetween, rosterOn } from '../presence/queries.ts'
import { groupsOf, outingsOn, stepsOn } from '../roll/queries.ts'

/** The rows of a class's day, of the children for whom the caller may do the request's action on that day. */
export function diaryQueries(c: Context<App>, db: Shard, { day, classId }: { day: Day; classId: Id }) {
  const { facilityId } = c.get('scope')
  const of = (column: SQL) => sql`${column} in ${inClass(facilityId, classId, day)} and ${reachesOn(c, column, day)}`
  const injuries = { from: day, to: day, account: tokenOf(c).account, family: false }
  return [
    settingsOn(db, facilityId, day),
    exceptionOn(db, facilityId, day),
    classesOn(db, facilityId, day),
    rosterOn(db, facilityId, day, of(sql`child.id`)),
    factsBetween(db, facilityId, day, day, of(sql`presence_fact.child_id`)),
    noticesBetween(db, facilityId, day, day, of(sql`notice.child_id`)),
    careRows(db, facilityId, day, of(sql`care_entry.child_id`), true),
    usualOn(db, facilityId, day, of),
    memosBetween(c, db, { from: day, to: day, of: [classId], most: MOST_MEMOS }),
    outingsOn(db, facilityId, day),
    stepsOn(db, facilityId, day),
    versionsOf(db, facilityId, { ...injuries, only: of(sql`injury.child_id`) }),
    stepsOf(db, facilityId, { ...injuries, only: of(sql`injury_step.child_id`) }),
    pageRows(db, facilityId, day, day, sql`contact_page.classroom_id = ${classId} and contact_page.child_id is null`, true),
  ] as const
}

/** What `diaryQueries` found, as it is offered. A child whose day is spent in another house is that house's to write about. */
export function diaryOf(
  c: Context<App>,
  { day, classId }: { day: Day; classId: Id },
  rows: BatchResponse<ReturnType<typeof diaryQueries>>,
): Gathered[] {
  const [
    [setting],
    [exception],
    classes,
    roster,
    facts,
    notices,
    care,
    usual,
    memos,
    outings,
    steps,
    versions,
    injurySteps,
    pages,
  ] = rows
  const own = classes.find((one) => one.classId === classId)
  if (!setting || !own) throw notFound()
  const now = lookAt(day, c.get('today'), c.get('now'), startOf(addDays(day, 1)) - 1, startOf(day))
  const { settings } = setting
  const feverFrom = settings.feverFrom ?? FEVER_FROM
  const board = assembleBoard({ roster, facts, notices }, dayRules(settings, day, exception), classes, 0, now)
  const notes = foldNotes(
    versions.map((one) => ({ ...one, mine: one.mine === 1 })),
    injurySteps.map((one) => ({ ...one, mine: one.mine === 1 })),
  )
  const { published } = foldPage(
    pages.map(({ childId: _child, classId: _class, day: _day, ...page }) => page),
    now,
  )
  return gatherDiary({
    day,
    classId,
    // 3歳未満 by the class's age on 1 April; nobody knows it: as for the youngest.
    eachChild: (own.classAge ?? 0) <= 2,
    familyAbsenceWord: settings.familyAbsenceWord,
    children: board.children.filter(({ away }) => away === undefined),
    care,
    feverFrom,
    feverOf: thresholds(feverFrom, usual),
    memos: foldMemos(memos.map(asMemoRow)),
    outings: groupsOf(outings, steps),
    notes: notes.map((note) => ({ ...note, childId: note.last.childId })),
    published: published && { id: published.id, text: published.text, at: published.publishedAt },
  })
}
