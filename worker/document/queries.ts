import { type SQL, sql } from 'drizzle-orm'
import type { Step } from '../../schema/document/approval.ts'
import { type Kind, NAME } from '../../schema/document/kind.ts'
import { kindOf } from '../../schema/document/kinds.ts'
import type { Id } from '../../schema/kit/id.ts'
import { disposal, document, documentChoice, documentEdit, documentStep } from '../../schema/shard.ts'
import type { Shard } from '../kit/shard.ts'
import { writerOf } from '../kit/writer.ts'
import type { Asked } from './asked.ts'

/** SQL: the id of the document asked for, null while nobody has written in it. */
export const idOf = (facilityId: number, { kind, subjectId, from }: Asked): SQL<Id | null> =>
  sql<Id | null>`(select d.id from document d where d.facility_id = ${facilityId} and d.kind = ${kind.key} and d.subject = ${subjectId}
    and d.starts_on = ${from})`

/** SQL: the last step of a document. Behind it stands what has to hold of `s`. */
export const lastStep = (facilityId: number, documentId: SQL): SQL =>
  sql`document_step s where s.facility_id = ${facilityId} and s.document_id = ${documentId}
    and not exists (select 1 from document_step n where n.facility_id = s.facility_id and n.document_id = s.document_id and n.number > s.number)`

/** SQL: what a paper of something that happened is called, as it was written last; null of other papers. */
const nameIn = (facilityId: number, documentId: SQL): SQL =>
  sql`(select e.text from document_edit e where e.facility_id = ${facilityId} and e.document_id = ${documentId} and e.field = ${NAME}
    order by e.at desc, e.id desc limit 1)`

/**
 * SQL: of whom or what a paper is, by name: its class, its child, or what happened; '' of the house.
 * @param table `document`, or what it is called in the query
 */
export function subjectName(facilityId: number, table = 'document'): SQL<string> {
  const d = sql.identifier(table)
  return sql<string>`coalesce(case ${d}.about
    when 'class' then (select r.name from classroom r where r.facility_id = ${d}.facility_id and r.id = ${d}.subject)
    when 'child' then (select trim(k.family_name || ' ' || k.given_name) from child k where k.facility_id = ${d}.facility_id
      and k.id = ${d}.subject)
    when 'facility' then '' else ${nameIn(facilityId, sql`${d}.id`)} end, '')`
}

/** SQL: what was handed in of a field, else what was written last. */
export const wordsIn = (
  field: string,
) => sql`coalesce((select json_extract(s.snapshot, ${`$.texts.${field}`}) from document_step s
  where s.facility_id = document.facility_id and s.document_id = document.id and s.kind = 'submitted' order by s.number desc limit 1),
  (select e.text from document_edit e where e.facility_id = document.facility_id and e.document_id = document.id and e.field = ${field}
    order by e.at desc, e.id desc limit 1), '')`

/** A step as it stands in lists, with the name of who did it; what was said with it is read in the paper. */
export interface ListedStep extends Step {
  by: string
}

/** The rows of one document: itself, its edits, its steps, what was chosen, what was handed in. `only`: SQL that has to hold for there to be any. */
export function rowsOf(db: Shard, facilityId: number, asked: Asked, only: SQL) {
  const documentId = idOf(facilityId, asked)
  const of = (table: 'document_edit' | 'document_step' | 'document_choice') =>
    sql`${sql.identifier(table)}.facility_id = ${facilityId} and ${sql.identifier(table)}.document_id = ${documentId} and ${only}`
  return [
    db
      .select({ id: document.id, version: document.kindVersion, by: writerOf('document') })
      .from(document)
      .where(sql`document.facility_id = ${facilityId} and document.id = ${documentId} and ${only}`),
    db
      .select({
        id: documentEdit.id,
        field: documentEdit.field,
        bases: documentEdit.bases,
        text: documentEdit.text,
        accountId: documentEdit.accountId,
        at: documentEdit.at,
        times: documentEdit.times,
        by: writerOf('document_edit'),
      })
      .from(documentEdit)
      .where(of('document_edit'))
      .orderBy(documentEdit.beganAt, documentEdit.id),
    db
      .select({
        number: documentStep.number,
        kind: documentStep.kind,
        place: documentStep.place,
        role: documentStep.role,
        comment: documentStep.comment,
        field: documentStep.field,
        digest: documentStep.digest,
        accountId: documentStep.accountId,
        at: documentStep.at,
        by: writerOf('document_step'),
      })
      .from(documentStep)
      .where(of('document_step'))
      .orderBy(documentStep.number),
    db
      .select({
        key: documentChoice.key,
        kept: documentChoice.kept,
        field: documentChoice.field,
        sources: documentChoice.sources,
        at: documentChoice.at,
        by: writerOf('document_choice'),
      })
      .from(documentChoice)
      .where(of('document_choice'))
      .orderBy(documentChoice.at, documentChoice.id),
    // What was handed in last.
    db
      .select({ number: documentStep.number, snapshot: documentStep.snapshot })
      .from(documentStep)
      .where(sql`${of('document_step')} and document_step.kind = 'submitted'`)
      .orderBy(sql`document_step.number desc`)
      .limit(1),
    // What was decided before the last 改訂.
    db
      .select({ snapshot: documentStep.snapshot })
      .from(documentStep)
      .where(
        sql`${of('document_step')} and document_step.kind = 'submitted' and document_step.number < (select max(r.number) from document_step r
          where r.facility_id = ${facilityId} and r.document_id = ${documentId} and r.kind = 'revised')`,
      )
      .orderBy(sql`document_step.number desc`)
      .limit(1),
    // What was sent back last, as it was handed in then.
    db
      .select({ snapshot: documentStep.snapshot })
      .from(documentStep)
      .where(
        sql`${of('document_step')} and document_step.kind = 'submitted' and document_step.number < (select max(r.number) from document_step r
          where r.facility_id = ${facilityId} and r.document_id = ${documentId} and r.kind in ('returned', 'cancelled'))`,
      )
      .orderBy(sql`document_step.number desc`)
      .limit(1),
  ] as const
}

/** When a paper's words were disposed of (docs/decisions/103-school-record.md); nothing while they are kept. */
export const disposedAt = (db: Shard, facilityId: number, asked: Asked, only: SQL) =>
  db
    .select({ at: disposal.decidedAt })
    .from(disposal)
    .where(
      sql`disposal.facility_id = ${facilityId} and disposal.document_id = ${idOf(facilityId, asked)} and disposal.outcome = 'disposed'
        and ${only}`,
    )

/** The name and the age of what a document is about; nothing where it is not there, or `only` does not hold. */
export const subjectOf = (db: Shard, facilityId: number, asked: Asked, only: SQL) => {
  const { about, subject, startsOn, endsOn } = asked
  return db
    .select({
      name: sql<string>`coalesce(n.name, '')`.as('subject_name'),
      classAge: sql<number | null>`n.class_age`.as('class_age'),
      className: sql<string | null>`n.class_name`.as('class_name'),
    })
    .from(
      sql`(select r.name as name, r.class_age as class_age, r.name as class_name from classroom r where ${about} = 'class'
          and r.facility_id = ${facilityId} and r.id = ${subject}
        union all select trim(k.family_name || ' ' || k.given_name), r.class_age, r.name from child k
          left join class_membership m on m.facility_id = k.facility_id and m.child_id = k.id and m.starts_on <= ${endsOn}
            and (m.ends_on is null or m.ends_on >= ${startsOn})
          left join classroom r on r.facility_id = k.facility_id and r.id = m.classroom_id
          where ${about} = 'child' and k.facility_id = ${facilityId} and k.id = ${subject}
        union all select ${nameIn(facilityId, idOf(facilityId, asked))}, null, null where ${about} not in ('class', 'child')) n`,
    )
    .where(only)
    .limit(1)
}

/** A document as it stands in lists: of its words its name alone, where it has one. */
export const listed = (db: Shard, facilityId: number, only: SQL) =>
  db
    .select({
      kind: document.kind,
      version: document.kindVersion,
      about: document.about,
      subject: document.subject,
      startsOn: document.startsOn,
      endsOn: document.endsOn,
      name: subjectName(facilityId).as('subject_name'),
      classId: sql<Id | null>`case document.about when 'class' then document.subject when 'child' then (select m.classroom_id
        from class_membership m where m.facility_id = document.facility_id and m.child_id = document.subject
          and m.starts_on <= document.ends_on and (m.ends_on is null or m.ends_on >= document.starts_on)
        order by m.starts_on desc limit 1) end`.as('class_id'),
      writers: sql<string>`(select json_group_array(w.name) from (select trim(p.family_name || ' ' || p.given_name) as name
        from document_edit e join person p on p.facility_id = e.facility_id and p.account_id = e.account_id
        where e.facility_id = document.facility_id and e.document_id = document.id
        group by name order by min(e.began_at), name) w)`.as('writers'),
      steps:
        sql<string>`(select json_group_array(json_object('number', s.number, 'kind', s.kind, 'place', s.place, 'role', s.role,
          'accountId', s.account_id, 'at', s.at,
          'by', (select trim(p.family_name || ' ' || p.given_name) from person p where p.facility_id = s.facility_id
            and p.account_id = s.account_id limit 1)))
        from document_step s where s.facility_id = document.facility_id and s.document_id = document.id)`.as('steps'),
    })
    .from(document)
    .where(sql`document.facility_id = ${facilityId} and ${only}`)
    // The last first, so that what is cut off is what is long ago; one more than is shown says that there are more.
    .orderBy(sql`document.starts_on desc`, sql`document.kind desc`)
    .limit(MOST_LISTED + 1)

/** Papers of one list: two months of a large house, and what waits from before. */
export const MOST_LISTED = 1_500

/** A row of `listed` as it travels. */
export const asListed = <Row extends { kind: string; version: number; writers: string; steps: string }>(
  { writers, steps, ...row }: Row,
  forms: readonly Kind[],
) => ({
  ...row,
  approval: kindOf(row.kind, row.version, forms)?.approval ?? [],
  writers: JSON.parse(writers) as string[],
  steps: JSON.parse(steps) as ListedStep[],
})
