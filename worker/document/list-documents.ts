// The papers of a period as far as the caller reaches them, and of earlier ones those that are not decided: what 提出状況 and the inbox are made of.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { type ListQuery, MOST_DAYS } from '../../schema/document/input.ts'
import { currentKinds, headOf } from '../../schema/document/kinds.ts'
import { addDays, type Day, daysBetween, daysFrom } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { child, classMembership, classroom } from '../../schema/shard.ts'
import { exceptionsBetween, isOpen, settingsBetween } from '../facility/day-rules.ts'
import { nameOfHouse } from '../growth/queries.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { read } from '../kit/scope.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { classesBetween } from '../presence/month-queries.ts'
import { absencesBetween } from './absences.ts'
import { asForms, formRows } from './forms.ts'
import { openMeasures } from './measures.ts'
import { asListed, lastStep, listed, MOST_LISTED } from './queries.ts'
import { type Paper, READERS, ROW, reaches } from './reach.ts'
import { usesOf } from './use-kind.ts'

/** How long a paper that is not decided is shown among what waits, in days. */
export const WAITS_FOR = 400

/** Kinds of which more is asked than the period shows: a month without its 避難訓練, a 第2報 that is still to come. */
const KEPT_IN_SIGHT = JSON.stringify(
  currentKinds().flatMap(({ key, about, cadence, reports }) =>
    reports || (about === 'facility' && cadence === 'month') ? [key] : [],
  ),
)

/** Children who are in a class in a span, as far as the caller reads their papers. */
const childrenBetween = (c: Context<App>, db: Shard, from: Day, to: Day) =>
  db
    .select({
      childId: sql<Id>`child.id`.as('child_id'),
      name: sql<string>`trim(child.family_name || ' ' || child.given_name)`.as('child_name'),
      kana: sql<string>`trim(child.family_kana || ' ' || child.given_kana)`.as('child_kana'),
      classId: sql<Id>`classroom.id`.as('class_id'),
      className: sql<string>`classroom.name`.as('class_name'),
      classAge: classroom.classAge,
    })
    .from(classMembership)
    .innerJoin(child, sql`child.facility_id = class_membership.facility_id and child.id = class_membership.child_id`)
    .innerJoin(
      classroom,
      sql`classroom.facility_id = class_membership.facility_id and classroom.id = class_membership.classroom_id`,
    )
    .where(
      sql`class_membership.facility_id = ${c.get('scope').facilityId} and class_membership.starts_on <= ${to}
        and (class_membership.ends_on is null or class_membership.ends_on >= ${from})
        and ${reaches(c, { key: sql`''`, about: sql`'child'`, subject: sql`child.id`, startsOn: sql`${from}`, endsOn: sql`${to}` }, READERS)}`,
    )
    .orderBy(classroom.position, child.kanaOrder, classMembership.startsOn)

/** Days and classes of which no child came. Each is looked for until the first that did. */
export const nobodyCame = (db: Shard, facilityId: number, from: Day, to: Day) =>
  db
    .select({ day: sql<Day>`d.value`.as('day'), classId: sql<Id>`r.id`.as('class_id') })
    .from(sql`json_each(${JSON.stringify(from <= to ? daysFrom(from, to) : [])}) d, classroom r`)
    .where(
      sql`r.facility_id = ${facilityId} and not exists (select 1 from class_membership m join presence_fact f
        on f.facility_id = m.facility_id and f.day = d.value and f.child_id = m.child_id and f.kind in ('arrive', 'sighting')
        where m.facility_id = r.facility_id and m.classroom_id = r.id and m.starts_on <= d.value
          and (m.ends_on is null or m.ends_on >= d.value))`,
    )

/** SQL of a document: it waits at a box, was sent back, or was decided in somebody's place. What follows a 後閲 is none of them. */
export const unsettled = (facilityId: number) => sql`exists (select 1 from ${lastStep(facilityId, sql`document.id`)}
  and s.kind in ('submitted', 'returned', 'withdrawn', 'cancelled', 'revised', 'stood_in', 'approved')
  and not (s.kind = 'approved' and s.role = 'director'))`

export async function listDocuments(c: Context<App>, { from, to }: ListQuery) {
  const { facilityId } = c.get('scope')
  const today = c.get('today')
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DAYS) throw badInput(`日（to）: ${MOST_DAYS}日分までにしてください`, 'to')
  const ofClass: Paper = {
    key: sql`''`,
    about: sql`'class'`,
    subject: sql`classroom.id`,
    startsOn: sql`${from}`,
    endsOn: sql`${to}`,
  }
  const { who, rows } = await read(c, (db) => [
    nameOfHouse(db, facilityId),
    classesBetween(db, facilityId, from, to),
    db
      .select({ reached: sql<string>`json_group_array(classroom.id)`.as('reached') })
      .from(sql`classroom`)
      .where(sql`classroom.facility_id = ${facilityId} and ${reaches(c, ofClass, READERS)}`),
    childrenBetween(c, db, from, to),
    usesOf(db, facilityId),
    formRows(db, facilityId),
    settingsBetween(db, facilityId, from, to),
    exceptionsBetween(db, facilityId, from, to),
    nobodyCame(db, facilityId, from, to < today ? to : addDays(today, -1)),
    listed(
      db,
      facilityId,
      sql`((document.starts_on <= ${to} and document.ends_on >= ${from})
        or (document.starts_on between ${addDays(today, -WAITS_FOR)} and ${to}
          and (${unsettled(facilityId)} or document.kind in (select value from json_each(${KEPT_IN_SIGHT})))))
        and ${reaches(c, ROW, READERS)}`,
    ),
    openMeasures(c, db),
    absencesBetween(db, facilityId, today, today),
  ])
  const [[house], classes, [found], children, uses, own, settings, exceptions, empty, documents, measures, absences] = rows
  if (!house) throw notFound()
  const forms = asForms(own)
  const reached = new Set(JSON.parse(found?.reached ?? '[]') as string[])
  const { account } = tokenOf(c)
  return {
    from,
    to,
    today,
    facility: house.name,
    account,
    roles: who.roles.map(({ role }) => role),
    /** The classes whose papers the reader is expected to write. */
    ownClasses: who.roles.flatMap(({ classroomId }) => classroomId ?? []),
    kinds: currentKinds(forms).map(headOf),
    uses,
    /** Each once, in the class it was in last. */
    children: [...new Map(children.map((one) => [one.childId, one])).values()],
    classes: classes.filter(({ classId }) => reached.has(classId)),
    openDays: daysFrom(from, to).filter((day) => {
      const setting = settings.findLast(({ startsOn }) => startsOn <= day)
      return (
        setting &&
        isOpen(
          setting.settings,
          day,
          exceptions.find((one) => one.day === day),
        )
      )
    }),
    nobodyCame: empty,
    documents: documents
      .slice(0, MOST_LISTED)
      .toReversed()
      .map((one) => asListed(one, forms)),
    /** There are more; those that begin first are not among them. */
    more: documents.length > MOST_LISTED,
    /** 改善策 that are not done, of whichever day. */
    measures,
    /** Who is away today, and who stands in. */
    absences,
  }
}
export type DocumentList = Awaited<ReturnType<typeof listDocuments>>
