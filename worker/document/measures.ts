// 改善策: written beside a paper of what happened by whoever may write in it, and open until somebody says what became of it (RM10).
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { isEvent } from '../../schema/document/kind.ts'
import type { KeepMeasure } from '../../schema/document/measure.ts'
import type { Id } from '../../schema/kit/id.ts'
import { document, documentMeasure } from '../../schema/shard.ts'
import { isLead } from '../contactbook/reach.ts'
import { type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound, overtaken } from '../kit/fail.ts'
import type { Shard } from '../kit/shard.ts'
import { tokenOf } from '../kit/token.ts'
import { writerOf } from '../kit/writer.ts'
import { askedOf } from './asked.ts'
import { idOf, subjectName } from './queries.ts'
import { READERS, ROW, reaches } from './reach.ts'

/** Open ones of one list: those that are due first. */
const MOST_OPEN = 300

/** SQL: the last word about a measure. */
const stands = sql`not exists (select 1 from document_measure n where n.facility_id = document_measure.facility_id
  and n.document_id = document_measure.document_id and n.root_id = document_measure.root_id and n.number > document_measure.number)`

const columns = {
  of: sql<Id>`document_measure.root_id`.as('measure_of'),
  number: documentMeasure.number,
  what: documentMeasure.what,
  due: documentMeasure.due,
  state: documentMeasure.state,
  note: documentMeasure.note,
  at: documentMeasure.at,
  by: writerOf('document_measure'),
}

/** Those of one paper, in the order of their days. `only`: SQL that has to hold for there to be any. */
export const measuresOf = (db: Shard, facilityId: number, documentId: SQL, only: SQL) =>
  db
    .select(columns)
    .from(documentMeasure)
    .where(
      sql`document_measure.facility_id = ${facilityId} and document_measure.document_id = ${documentId} and ${stands} and ${only}`,
    )
    .orderBy(documentMeasure.due, documentMeasure.rootId)

/** Those that are not done yet, of whichever day: for 主任 and 園長 all that they read, for everybody else those they wrote down. */
export const openMeasures = (c: Context<App>, db: Shard) => {
  const { facilityId } = c.get('scope')
  return db
    .select({
      ...columns,
      kind: document.kind,
      subject: document.subject,
      startsOn: document.startsOn,
      name: subjectName(facilityId).as('subject_name'),
    })
    .from(documentMeasure)
    .innerJoin(document, sql`document.facility_id = document_measure.facility_id and document.id = document_measure.document_id`)
    .where(
      sql`document_measure.facility_id = ${facilityId} and document_measure.state = 'open' and ${stands}
        and (${isLead(c)} or exists (select 1 from document_measure o where o.facility_id = document_measure.facility_id
          and o.document_id = document_measure.document_id and o.root_id = document_measure.root_id and o.account_id = ${tokenOf(c).account}))
        and ${reaches(c, ROW, READERS)}`,
    )
    .orderBy(documentMeasure.due, documentMeasure.rootId)
    .limit(MOST_OPEN)
}

/** Writes one down, changes it, or says what became of it: always the next word upon the one the caller has seen. */
export function keepMeasure(c: Context<App>, asked: KeepMeasure): Promise<Receipt> {
  const { id, of = id, after, what, due, state, note = '' } = asked
  const paper = askedOf(c, asked)
  if (!isEvent(paper.kind.about)) throw badInput('書類の種類（kind）: 改善策は、できごとの書類にだけ書けます', 'kind')
  const { facilityId } = c.get('scope')
  const documentId = idOf(facilityId, paper)
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      { holds: sql`${documentId} is not null and ${reaches(c, paper, paper.kind.writers)}`, fail: notFound },
      {
        holds: sql`coalesce((select max(m.number) from document_measure m where m.facility_id = ${facilityId}
          and m.document_id = ${documentId} and m.root_id = ${of}), 0) = ${after}`,
        fail: overtaken,
      },
    ],
    rows: (db) => [
      db
        .insert(documentMeasure)
        .select(sql`select ${facilityId}, ${documentId}, ${of}, ${after + 1}, ${what}, ${due}, ${state}, ${note},
        ${tokenOf(c).account}, ${c.get('now')}`),
    ],
    content: { document: paper.kind.title, day: paper.from, measure: what, due, state, ...(note ? { note } : {}) },
    topics: ['document'],
  })
}
