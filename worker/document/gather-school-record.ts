// What the roster and three years offer to the 要録 of one child, in one round trip beside whatever else opens the page.
import { sql } from 'drizzle-orm'
import type { BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { gatherSchoolRecord, type RecordedText } from '../../schema/document/gather-school-record.ts'
import type { Gathered } from '../../schema/document/gathered.ts'
import { type Kind, kindFor, placesIn } from '../../schema/document/kind.ts'
import { PROGRESS } from '../../schema/document/kinds/progress.ts'
import { currentKind, kindOf } from '../../schema/document/kinds.ts'
import { conflictsIn, type Edit, headsOf, textsOf } from '../../schema/document/merge.ts'
import type { Snapshot } from '../../schema/document/snapshot.ts'
import { addDays, addMonths, type Day, later } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { foldMemos, MOST_IN_FILE } from '../../schema/memo/rule.ts'
import { document } from '../../schema/shard.ts'
import { settingsOn } from '../facility/day-rules.ts'
import { digestOf } from '../kit/audit-row.ts'
import type { App } from '../kit/context.ts'
import { inEffect, inForceOf } from '../kit/rights.ts'
import type { Shard } from '../kit/shard.ts'
import { asMemoRow, memosBetween } from '../memo/queries.ts'
import type { Asked } from './asked.ts'
import { ownForms } from './forms.ts'
import { READERS, ROW, reaches } from './reach.ts'

/** The last year and the two before it. */
const YEARS = 3
const yearsBefore = (day: Day, count: number): Day => `${addMonths(day.slice(0, 7), -12 * count)}-01`

/** The rows of a child's three years, as far as the caller may read the paper they are offered to, and the memos by their own rights. */
export function schoolRecordQueries(c: Context<App>, db: Shard, asked: Asked) {
  const { facilityId } = c.get('scope')
  const { subjectId: child, from } = asked
  const to = lastDay(c, asked)
  const memosOf = (back: number) =>
    memosBetween(c, db, {
      child,
      from: yearsBefore(from, back),
      to: back === 0 ? to : addDays(yearsBefore(from, back - 1), -1),
      most: MOST_IN_FILE,
    })
  return [
    rosterRow(c, db, asked, to),
    settingsOn(db, facilityId, to),
    db
      .select({
        id: document.id,
        version: document.kindVersion,
        startsOn: document.startsOn,
        classAge: sql<number | null>`(select r.class_age from class_membership m join classroom r on r.facility_id = m.facility_id
          and r.id = m.classroom_id where m.facility_id = document.facility_id and m.child_id = document.subject
          and m.starts_on <= document.ends_on and (m.ends_on is null or m.ends_on >= document.starts_on)
          order by m.starts_on desc limit 1)`.as('class_age'),
        edits:
          sql<string>`(select json_group_array(json_object('id', e.id, 'field', e.field, 'bases', json(e.bases), 'text', e.text))
          from document_edit e where e.facility_id = document.facility_id and e.document_id = document.id)`.as('edits'),
        snapshot: sql<string | null>`(select s.snapshot from document_step s where s.facility_id = document.facility_id
          and s.document_id = document.id and s.kind = 'submitted' order by s.number desc limit 1)`.as('snapshot'),
      })
      .from(document)
      .where(
        sql`document.facility_id = ${facilityId} and document.kind = ${PROGRESS.key} and document.subject = ${child}
          and document.starts_on between ${yearsBefore(from, YEARS - 1)} and ${to} and ${reaches(c, ROW, READERS)}`,
      ),
    memosOf(0),
    memosOf(1),
    memosOf(2),
  ] as const
}

/** What `schoolRecordQueries` found, as it is offered; nothing where the child is not the caller's to write about. */
export function schoolRecordOf(
  c: Context<App>,
  asked: Asked,
  rows: BatchResponse<ReturnType<typeof schoolRecordQueries>>,
): Gathered[] {
  const [[found], [setting], records, ...memos] = rows
  if (!found) return []
  const { directors, teachers, guardian, ...roster } = found
  return gatherSchoolRecord(
    {
      childId: asked.subjectId,
      from: asked.from,
      roster: {
        ...roster,
        houseAddress: setting?.settings.address ?? '',
        guardian: guardian === null ? null : (JSON.parse(guardian) as { personId: Id; name: string; kana: string }),
        directors: JSON.parse(directors) as string[],
        teachers: JSON.parse(teachers) as string[],
      },
      memos: foldMemos(memos.flat().map(asMemoRow)),
      recorded: records.flatMap((one) => textsOfRecord(one, ownForms(c))),
    },
    digestOf,
  )
}

/** Up to which day it is known: the last of the year, or today. */
const lastDay = (c: Context<App>, { to }: Asked): Day => (to < c.get('today') ? to : c.get('today'))

interface Record {
  id: Id
  version: number
  startsOn: Day
  classAge: number | null
  edits: string
  snapshot: string | null
}

/** The texts of one 保育経過記録 in the order of its form: as handed in, or else as they stand where only one stands. */
function textsOfRecord({ id, version, startsOn, classAge, edits, snapshot }: Record, forms: readonly Kind[]): RecordedText[] {
  const kind = kindOf(PROGRESS.key, version, forms) ?? currentKind(PROGRESS.key)
  if (!kind) return []
  const heads = headsOf(JSON.parse(edits) as Pick<Edit, 'id' | 'field' | 'bases' | 'text'>[])
  const two = new Set(conflictsIn(heads))
  const texts = snapshot ? (JSON.parse(snapshot) as Snapshot).texts : textsOf(heads)
  const places = kindFor(kind, classAge).sections.flatMap((section) => placesIn(section, []))
  return places.flatMap(({ field, label: title }) => {
    const text = texts[field]
    return text && (snapshot || !two.has(field)) ? [{ documentId: id, startsOn, field, title, text }] : []
  })
}

/** What the roster says of the child, its class and its house, for whoever reads the paper. */
function rosterRow(c: Context<App>, db: Shard, asked: Asked, to: Day) {
  const { facilityId } = c.get('scope')
  const { subject, startsOn } = asked
  const day = later(asked.from, to)
  const staff = (role: 'director' | 'nursery_teacher', of = sql`1`) =>
    sql<string>`(select json_group_array(n.name) from (select trim(p.family_name || ' ' || p.given_name) as name
      from assignment a join person p on p.facility_id = a.facility_id and p.id = a.person_id
      where a.facility_id = k.facility_id and a.role = ${role} and ${inForceOf('a', day)} and ${of} group by p.id order by p.kana) n)`
  const guardian = sql`guardianship g join person p on p.facility_id = g.facility_id and p.id = g.person_id
    where g.facility_id = k.facility_id and g.child_id = k.id and ${inForceOf('g', day)} and not exists (select 1 from block b
      join person q on q.facility_id = b.facility_id and q.id = b.person_id where b.facility_id = k.facility_id and b.child_id = k.id
        and (b.person_id = p.id or q.account_id = p.account_id) and ${inEffect(c.get('today'))})`
  return db
    .select({
      childId: sql<Id>`k.id`.as('child_id'),
      name: sql<string>`trim(k.family_name || ' ' || k.given_name)`.as('child_name'),
      kana: sql<string>`trim(k.family_kana || ' ' || k.given_kana)`.as('child_kana'),
      sex: sql<'m' | 'f' | 'x'>`k.sex`.as('sex'),
      birthDay: sql<Day>`k.birth_day`.as('birth_day'),
      enteredOn: sql<Day>`e.starts_on`.as('entered_on'),
      leftOn: sql<Day | null>`e.ends_on`.as('left_on'),
      house: sql<string>`(select f.name from facility f where f.facility_id = k.facility_id)`.as('house'),
      guardian: sql<
        string | null
      >`(select json_object('personId', p.id, 'name', trim(p.family_name || ' ' || p.given_name), 'kana', p.kana)
        from ${guardian} order by g.contact_order limit 1)`.as('guardian'),
      directors: staff('director').as('directors'),
      teachers: staff(
        'nursery_teacher',
        sql`a.classroom_id in (select m.classroom_id from class_membership m where m.facility_id = k.facility_id
          and m.child_id = k.id and ${inForceOf('m', day)})`,
      ).as('teachers'),
    })
    .from(sql`child k join enrollment e on e.facility_id = k.facility_id and e.child_id = k.id and e.kind = 'regular'
      and e.starts_on <= ${asked.to} and (e.ends_on is null or e.ends_on >= ${startsOn})`)
    .where(sql`k.facility_id = ${facilityId} and k.id = ${subject} and ${reaches(c, asked, READERS)}`)
    .orderBy(sql`e.starts_on desc`)
    .limit(1)
}
