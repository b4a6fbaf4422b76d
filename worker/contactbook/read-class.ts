// A class's book of a day on one screen: what the homes said, what was seen in the day, the drafts, and who has read.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { FEVER_FROM } from '../../schema/care/rule.ts'
import type { BookClass, ClassPage } from '../../schema/contactbook/book.ts'
import { foldPage, type PageRow } from '../../schema/contactbook/page.ts'
import type { Day } from '../../schema/kit/day.ts'
import { startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { MOST_MEMOS } from '../../schema/memo/rule.ts'
import { soonest } from '../../schema/presence/rule.ts'
import { guardianship, person } from '../../schema/shard.ts'
import { careRows, thresholds } from '../care/read-day.ts'
import { dayRules, exceptionOn, settingsOn } from '../facility/day-rules.ts'
import { usualOn } from '../health/queries.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOfAll, writeEtag } from '../kit/etag.ts'
import { notFound } from '../kit/fail.ts'
import { blocked, grantHolds } from '../kit/rights.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { asMemoRow, memosBetween } from '../memo/queries.ts'
import { assembleBoard, lookAt } from '../presence/assemble-board.ts'
import { byChild, classesOn, factsBetween, noticesBetween, rosterOn } from '../presence/queries.ts'
import { asHomeRow, draftRows, homeRows, nudgesOn, pageRows, readRows, versionUntil } from './queries.ts'
import { inClass, reachesOn } from './reach.ts'

export async function readClass(c: Context<App>, day: Day, classId: Id) {
  const { facilityId } = c.get('scope')
  const [today, now] = [c.get('today'), c.get('now')]
  if (day > today) throw notFound()
  const key = `${day}-${classId}`
  const version = versionOfAll(facilityId, ['contactbook', 'care', 'memo', 'photo', 'presence', 'facility'])
  if (await stillFresh(c, version, key)) return c.body(null, 304)
  const of = (column: SQL) => sql`${column} in ${inClass(facilityId, classId, day)} and ${reachesOn(c, column, day)}`
  /** A child's line, and the class's own text for whoever reaches one of its children. */
  const ofPage = (table: string) => sql`exists (select 1 from class_membership m where m.facility_id = ${facilityId}
    and m.classroom_id = ${classId} and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day})
    and (m.child_id = ${sql.identifier(table)}.child_id or m.classroom_id = ${sql.identifier(table)}.classroom_id) and ${reachesOn(c, sql`m.child_id`, day)})`
  const { who, rows } = await read(c, (db) => [
    versionUntil(db, facilityId, version, day, day, now, ofPage('contact_page')),
    settingsOn(db, facilityId, day),
    exceptionOn(db, facilityId, day),
    classesOn(db, facilityId, day),
    rosterOn(db, facilityId, day, of(sql`child.id`)),
    factsBetween(db, facilityId, day, day, of(sql`presence_fact.child_id`)),
    noticesBetween(db, facilityId, day, day, of(sql`notice.child_id`)),
    homeRows(db, facilityId, day, day, of(sql`home_field.child_id`), tokenOf(c).account, true),
    pageRows(db, facilityId, day, day, ofPage('contact_page'), true),
    draftRows(db, facilityId, day, ofPage('contact_draft')),
    readRows(db, facilityId, day, of(sql`contact_read.child_id`)),
    nudgesOn(db, facilityId, day, of(sql`outbox.child_id`)),
    careRows(db, facilityId, day, of(sql`care_entry.child_id`), true),
    usualOn(db, facilityId, day, of),
    db
      .select({ childId: guardianship.childId, readers: sql<number>`count(distinct ${person.accountId})`.as('readers') })
      .from(guardianship)
      .innerJoin(person, and(eq(person.facilityId, guardianship.facilityId), eq(person.id, guardianship.personId)))
      .where(
        sql`guardianship.facility_id = ${facilityId} and ${of(sql`guardianship.child_id`)} and person.account_id is not null
          and exists (select 1 from guardianship g where g.facility_id = guardianship.facility_id and g.child_id = guardianship.child_id
            and g.person_id = guardianship.person_id and g.starts_on = guardianship.starts_on and g.starts_on <= ${today}
            and (g.ends_on is null or g.ends_on >= ${today}) and instr(g.capabilities, ',read_note,') > 0 and ${grantHolds(facilityId, today, 'read_note')}
            and not ${blocked(facilityId, sql`g.child_id`, sql`person.account_id`, today)})`,
      )
      .groupBy(guardianship.childId),
    memosBetween(c, db, { from: day, to: day, of: [classId], most: MOST_MEMOS }),
  ])
  const [
    [counted],
    [setting],
    [exception],
    classes,
    roster,
    facts,
    notices,
    said,
    steps,
    drafts,
    reads,
    nudges,
    care,
    usual,
    readers,
    memos,
  ] = rows
  const own = classes.find((one) => one.classId === classId)
  if (!setting || !own || roster.length === 0) throw notFound()
  const { settings } = setting
  const feverFrom = settings.feverFrom ?? FEVER_FROM
  const board = assembleBoard(
    { roster, facts, notices },
    dayRules(settings, day, exception),
    classes,
    0,
    lookAt(day, today, now, startOf(day) + 86_399_000, startOf(day)),
  )
  const pageOf = (childId: Id | null): ClassPage => {
    const theirs = steps.filter((row) => row.childId === childId).sort((a, b) => a.at - b.at)
    const list = theirs.map(({ childId: _, classId: __, day: ___, ...row }): PageRow => row)
    const draft = drafts.find((row) => row.childId === childId)
    return {
      stands: foldPage(list, now),
      steps: list,
      draft: draft ? { text: draft.text, sources: draft.sources, version: draft.version, at: draft.at, by: draft.by } : null,
    }
  }
  const page = pageOf(null)
  const [saidOf, careOf, readsOf] = [byChild(said), byChild(care), byChild(reads)]
  writeEtag(c, who, counted?.version ?? 0, soonest([counted?.next ?? null, board.nextChangeAt]), key)
  return c.json({
    day,
    classId,
    className: own.name,
    feverFrom,
    feverOf: thresholds(feverFrom, usual),
    approval: settings.bookApproval ?? false,
    approves: who.roles.some(({ role }) => role === 'head_teacher' || role === 'director'),
    page,
    phrases: settings.bookPhrases ?? [],
    memos: memos.map(asMemoRow),
    children: board.children.map(({ childId, kana, name, status, told, plan }) => {
      const line = pageOf(childId)
      const standing = [page, line].flatMap(({ stands }) => stands.published?.id ?? [])
      return {
        childId,
        kana,
        name,
        home: (saidOf.get(childId) ?? []).map(asHomeRow),
        page: line,
        care: careOf.get(childId) ?? [],
        awaited: status !== 'absent' && status !== 'not_expected',
        pickup: { time: told?.pickup?.time ?? plan?.[1] ?? null, person: told?.pickup?.person ?? null },
        reads: (readsOf.get(childId) ?? []).filter(({ pageId }) => standing.includes(pageId)).map(({ by, at }) => ({ by, at })),
        readers: readers.find((row) => row.childId === childId)?.readers ?? 0,
        nudgedAt: nudges.find((row) => row.childId === childId)?.at ?? null,
      }
    }),
  } satisfies BookClass)
}
