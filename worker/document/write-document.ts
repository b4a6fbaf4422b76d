// Writing in a paper: the texts of some fields, and what was taken or dropped of what was offered. The first word makes the document.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { opens } from '../../schema/document/approval.ts'
import type { WriteDocument } from '../../schema/document/input.ts'
import { placeOf } from '../../schema/document/kind.ts'
import { ONE_EDIT_FOR } from '../../schema/document/merge.ts'
import { document, documentChoice, documentEdit, documentTime } from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'
import { type Asked, askedOf } from './asked.ts'
import { isOfLastYear } from './last-year.ts'
import { idOf, lastStep } from './queries.ts'
import { childrenOf, isThere, reaches } from './reach.ts'
import { stillUsed } from './use-kind.ts'

export async function writeDocument(c: Context<App>, asked: WriteDocument): Promise<Receipt> {
  const { id, edits, choices = [], seconds = 0 } = asked
  const paper = askedOf(c, asked)
  const places = [...edits, ...choices].map(({ field }) => ({ field, place: placeOf(paper.kind, field) }))
  const nowhere = places.find(({ place }) => place === null)
  if (nowhere) throw badInput(`項目（edits）: この書類に「${nowhere.field}」はありません`, 'edits')
  const { facilityId } = c.get('scope')
  const [now, { account }] = [c.get('now'), tokenOf(c)]
  const documentId = idOf(facilityId, paper)
  const list = JSON.stringify(edits)
  const rowsOf = JSON.stringify([...new Set(places.flatMap(({ place }) => place?.childId ?? []))])
  return write(c, {
    id,
    input: asked,
    children: paper.kind.about === 'child' ? [paper.subjectId] : [],
    conditions: [
      ...openFor(c, paper),
      {
        holds: sql`not exists (select 1 from json_each(${rowsOf}) r where r.value not in ${childrenOf(facilityId, paper)})`,
        fail: notFound,
      },
    ],
    rows: (db) => [
      db
        .insert(document)
        .select(sql`select ${facilityId}, ${id}, ${paper.kind.key}, ${paper.kind.version}, ${paper.kind.about}, ${paper.subjectId},
        ${paper.from}, ${paper.to}, ${account}, ${now} where ${documentId} is null`),
      // What its writer types on takes the place of what they typed before, under the new id, while nobody has written upon it (merge.ts).
      db
        .update(documentEdit)
        .set({
          id: sql`(select e.value ->> 'id' from json_each(${list}) e where e.value ->> '$.bases[0]' = ${documentEdit.id})`,
          text: sql`(select e.value ->> 'text' from json_each(${list}) e where e.value ->> '$.bases[0]' = ${documentEdit.id})`,
          at: now,
          times: sql`${documentEdit.times} + 1`,
        })
        .where(
          sql`document_edit.facility_id = ${facilityId} and document_edit.document_id = ${documentId}
            and document_edit.account_id = ${account} and document_edit.began_at > ${now - ONE_EDIT_FOR}
            and exists (select 1 from json_each(${list}) e where e.value ->> '$.bases[0]' = document_edit.id
              and json_array_length(e.value, '$.bases') = 1 and e.value ->> 'field' = document_edit.field)
            and not exists (select 1 from document_edit o, json_each(o.bases) b where o.facility_id = document_edit.facility_id
              and o.document_id = document_edit.document_id and b.value = document_edit.id)`,
        ),
      db
        .insert(documentEdit)
        .select(sql`select ${facilityId}, ${documentId}, e.value ->> 'id', e.value ->> 'field', e.value -> 'bases',
        e.value ->> 'text', ${account}, ${now}, ${now}, 1 from json_each(${list}) e
        where not exists (select 1 from document_edit o where o.facility_id = ${facilityId} and o.document_id = ${documentId}
          and o.id = e.value ->> 'id')`),
      ...(choices.length > 0
        ? [
            db
              .insert(documentChoice)
              .select(sql`select ${facilityId}, ${documentId}, e.value ->> 'key', ${id}, e.value ->> 'field',
              e.value -> 'sources', e.value ->> 'kept', ${account}, ${now} from json_each(${JSON.stringify(choices)}) e where true`),
          ]
        : []),
      ...(seconds > 0
        ? [
            db
              .insert(documentTime)
              .select(sql`select ${facilityId}, ${documentId}, ${account}, ${seconds} where true`)
              .onConflictDoUpdate({
                target: [documentTime.facilityId, documentTime.documentId, documentTime.accountId],
                set: { seconds: sql`${documentTime.seconds} + ${seconds}` },
              }),
          ]
        : []),
    ],
    content: {
      document: paper.kind.title,
      day: paper.from,
      fields: edits.length,
      ...(choices.length > 0 ? { choices: choices.length } : {}),
    },
    topics: ['document'],
  })
}

/** The paper is the caller's to write, what it is about is there, and it is not handed in. */
const openFor = (c: Context<App>, paper: Asked): Condition[] => {
  const { facilityId } = c.get('scope')
  const documentId = idOf(facilityId, paper)
  return [
    { holds: sql`${reaches(c, paper, paper.kind.writers)} and ${isThere(facilityId, paper)}`, fail: notFound },
    sameForm(facilityId, paper),
    ...isOfLastYear(facilityId, paper),
    stillUsed(facilityId, paper, c.get('today')),
    {
      holds: sql`not exists (select 1 from ${lastStep(facilityId, documentId)}
        and s.kind not in (select value from json_each(${JSON.stringify(opens.map(({ kind }) => kind))})))`,
      fail: () =>
        conflict('handed_in', 'この書類は提出されているので、書けません。提出した人が引戻すか、差戻しを受けると書けます。'),
    },
  ]
}

/** The paper was begun with the version of its form that the caller has. */
export const sameForm = (facilityId: number, paper: Asked): Condition => ({
  holds: sql`not exists (select 1 from document d where d.facility_id = ${facilityId} and d.id = ${idOf(facilityId, paper)}
    and d.kind_version <> ${paper.kind.version})`,
  fail: () => conflict('version', 'この書類は、ほかの版の様式で書きはじめられています。ひらき直してください。'),
})
