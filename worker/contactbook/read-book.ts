// One child's book over some days: what the family said, what may be read, and the care of the day beside it. For its family and for staff.
import { and, between, eq, type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { foldBelongings, onPageOf, readFrom, STANDS_DAYS } from '../../schema/belonging/rule.ts'
import { careOfDay, FAMILY_CARE, kindsFor } from '../../schema/care/for-family.ts'
import { CARE_KINDS, FEVER_FROM, feverFromOf, foldCare } from '../../schema/care/rule.ts'
import type { Book, BookText } from '../../schema/contactbook/book.ts'
import { FIRST_FORMS, formFor, inSeason } from '../../schema/contactbook/home.ts'
import { foldPage, type PageRow } from '../../schema/contactbook/page.ts'
import { FIRST_MORNING } from '../../schema/contactbook/setting.ts'
import { addDays, classAgeOf, type Day, daysBetween, daysFrom, fiscalYearOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { careEntry, child, classMembership, classroom, facility } from '../../schema/shard.ts'
import { belongingRows } from '../belonging/queries.ts'
import { careColumns } from '../care/read-day.ts'
import { settingsBetween } from '../facility/day-rules.ts'
import { usualOn } from '../health/queries.ts'
import type { App } from '../kit/context.ts'
import { stillFresh, versionOfAll, writeEtag } from '../kit/etag.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import { tokenOf } from '../kit/token.ts'
import { fullName } from '../presence/assemble-board.ts'
import { asHomeRow, homeRows, pageRows, versionUntil } from './queries.ts'
import { reachesOn, reachesThen } from './reach.ts'

/** A month, and the turn of it. */
const MOST_DAYS = 31

interface Asked {
  childId: Id
  from: Day
  to: Day
}
const versionOfBook = (c: Context<App>, childId: Id) =>
  versionOfAll(c.get('scope').facilityId, ['contactbook', `child:${childId}`, 'facility'])

export async function readBook(c: Context<App>, asked: Asked) {
  const { childId, from, to } = asked
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DAYS) throw badInput(`日（to）: ${MOST_DAYS}日分までにしてください`, 'to')
  const key = `${childId}-${from}-${to}`
  if (await stillFresh(c, versionOfBook(c, childId), key)) return c.body(null, 304)
  const { who, version, next, book } = await bookOf(c, asked)
  writeEtag(c, who, version, next, key)
  return c.json(book)
}

/** The book itself, with its version and when time alone changes it next. Asks for the request's action. */
export async function bookOf(c: Context<App>, { childId, from, to }: Asked) {
  const { facilityId } = c.get('scope')
  const { account, door } = tokenOf(c)
  const now = c.get('now')
  const family = door === 'family'
  const version = versionOfBook(c, childId)
  const reaches = (day: SQL): SQL => (from === to ? reachesOn(c, sql`${childId}`, from) : reachesThen(c, sql`${childId}`, day))
  const ofChild = sql`(contact_page.child_id = ${childId} or exists (select 1 from class_membership m where m.facility_id = ${facilityId}
    and m.child_id = ${childId} and m.classroom_id = contact_page.classroom_id and m.starts_on <= contact_page.day
    and (m.ends_on is null or m.ends_on >= contact_page.day)))`
  const { who, rows } = await read(c, (db) => [
    versionUntil(db, facilityId, version, from, to, now, sql`${ofChild} and ${reaches(sql`contact_page.day`)}`),
    db
      .select({
        familyName: child.familyName,
        givenName: child.givenName,
        birthDay: child.birthDay,
        facility: facility.name,
      })
      .from(child)
      .innerJoin(facility, eq(facility.facilityId, child.facilityId))
      .where(
        and(
          eq(child.facilityId, facilityId),
          eq(child.id, childId),
          // A child that may be read of on one of the days; of the others its rows are left out.
          sql`exists (select 1 from enrollment e where e.facility_id = ${facilityId} and e.child_id = ${childId} and e.starts_on <= ${to})
            and exists (select 1 from (select ${from} as day union all select ${to}) d where ${reaches(sql`d.day`)})`,
        ),
      ),
    db
      .select({
        startsOn: classMembership.startsOn,
        endsOn: classMembership.endsOn,
        classId: classroom.id,
        name: classroom.name,
        classAge: classroom.classAge,
      })
      .from(classMembership)
      .innerJoin(
        classroom,
        and(eq(classroom.facilityId, classMembership.facilityId), eq(classroom.id, classMembership.classroomId)),
      )
      .where(
        and(
          eq(classMembership.facilityId, facilityId),
          eq(classMembership.childId, childId),
          sql`class_membership.starts_on <= ${to} and (class_membership.ends_on is null or class_membership.ends_on >= ${from})`,
        ),
      ),
    settingsBetween(db, facilityId, from, to),
    homeRows(
      db,
      facilityId,
      from,
      to,
      sql`home_field.child_id = ${childId} and ${reaches(sql`home_field.day`)}`,
      account,
      !family,
    ),
    // A draft, and what waits for approval, is not even read here.
    pageRows(
      db,
      facilityId,
      from,
      to,
      sql`contact_page.step in ('publish', 'withdraw') and (contact_page.publish_at is null or contact_page.publish_at <= ${now})
        and ${ofChild} and ${reaches(sql`contact_page.day`)}`,
      false,
    ),
    db
      .select({
        day: careEntry.day,
        ...careColumns,
        by: sql<string>`''`.as('by_name'),
      })
      .from(careEntry)
      .where(
        and(
          eq(careEntry.facilityId, facilityId),
          between(careEntry.day, from, to),
          eq(careEntry.childId, childId),
          reaches(sql`care_entry.day`),
        ),
      ),
    usualOn(db, facilityId, to, (of) => sql`${of} = ${childId} and ${reaches(sql`${to}`)}`),
    // What was asked for may have come later than these days.
    belongingRows(
      db,
      facilityId,
      readFrom(from),
      addDays(to, STANDS_DAYS),
      sql`belonging_step.child_id = ${childId} and ${reaches(sql`belonging_step.day`)}`,
    ),
  ])
  const [[counted], [found], classes, settings, said, steps, care, [usual], taps] = rows
  if (!found) throw notFound()
  const belongings = foldBelongings(taps)
  const days = daysFrom(from, to).toReversed()
  const classOn = (day: Day) => classes.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day))
  const settingOn = (day: Day) => settings.findLast(({ startsOn }) => startsOn <= day)?.settings
  const book: Book = {
    childId,
    name: fullName(found),
    facility: found.facility,
    className: classOn(to)?.name ?? '',
    feverFrom: feverFromOf(settingOn(to)?.feverFrom ?? FEVER_FROM, usual?.value ?? null),
    days: days.map((day) => {
      const setting = settingOn(day)
      const kinds = family ? kindsFor(setting?.familyCare ?? FAMILY_CARE) : CARE_KINDS
      const onDay = <Row extends { day: Day }>(row: Row) => row.day === day
      const classAge = classOn(day)?.classAge ?? classAgeOf(found.birthDay, fiscalYearOf(day))
      return {
        day,
        form: [...formFor(setting?.homeForms ?? FIRST_FORMS, classAge, inSeason(setting?.morning?.pool, day))],
        hows: setting?.morning?.hows ?? FIRST_MORNING.hows,
        home: said.filter(onDay).map(asHomeRow),
        ...readable(steps.filter(onDay), now),
        care: careOfDay(
          foldCare(care.filter((row) => onDay(row) && kinds.includes(row.kind))),
          onPageOf(belongings, day, c.get('today')),
        ),
      }
    }),
  }
  return { who, version: counted?.version ?? 0, next: counted?.next ?? null, book }
}

type Row = PageRow & { childId: Id | null }
/** The texts that stand, and whether one was taken away. */
function readable(rows: readonly Row[], now: number): { texts: BookText[]; withdrawnAt: number | null } {
  const parts = (['class', 'child'] as const).map((of) => ({
    of,
    stands: foldPage(
      rows.filter(({ childId }) => (childId === null) === (of === 'class')),
      now,
    ),
  }))
  return {
    texts: parts.flatMap(({ of, stands: { published } }) =>
      published
        ? [{ of, id: published.id, text: published.text, at: published.publishedAt, corrected: published.corrected }]
        : [],
    ),
    withdrawnAt: parts.map(({ stands }) => stands.withdrawnAt).find((at) => at !== null) ?? null,
  }
}
