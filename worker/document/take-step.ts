// 提出 · 確認 · 決裁 and the ways back. What may follow what, and by whom, is schema/document/approval.ts; it holds in the moment of writing,
// so that of two approvers at once the second is told in one sentence.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { before, hasPlace, rolesFor, type StepKind } from '../../schema/document/approval.ts'
import type { DecideDocument, HandInDocument } from '../../schema/document/input.ts'
import { placeOf } from '../../schema/document/kind.ts'
import { conflictsIn, headsOf, textsOf } from '../../schema/document/merge.ts'
import type { Snapshot } from '../../schema/document/snapshot.ts'
import { stepWord } from '../../schema/document/words.ts'
import type { Id } from '../../schema/kit/id.ts'
import { documentStep } from '../../schema/shard.ts'
import { digestOf } from '../kit/audit-row.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'
import { type Asked, askedOf } from './asked.ts'
import { idOf, lastStep } from './queries.ts'
import { asRole, reaches } from './reach.ts'
import { openDocument } from './read-document.ts'
import { sameForm } from './write-document.ts'

interface Taken {
  id: Id
  input: HandInDocument | DecideDocument
  paper: Asked
  step: StepKind
  place: number
  after: number
  comment?: string | undefined
  field?: string | undefined
  /** Of 提出 alone. */
  snapshot?: Snapshot
  conditions?: readonly Condition[]
}

const overtaken = () => conflict('overtaken', 'この書類は、さきに次へ進んでいます。いまのようすを見てください。')

function takeStep(c: Context<App>, taken: Taken): Promise<Receipt> {
  const { id, paper, step, place, after, comment = null, field = null, snapshot } = taken
  const { facilityId } = c.get('scope')
  const documentId = idOf(facilityId, paper)
  const roles = rolesFor(paper.kind, { kind: step, place })
  const allowed = before(paper.kind.approval, { kind: step, place })
  const follows = sql`exists (select 1 from ${lastStep(facilityId, documentId)} and s.number = ${after}
    and exists (select 1 from json_each(${JSON.stringify(allowed.after)}) w where w.value ->> 'kind' = s.kind and w.value ->> 'place' = s.place))`
  const digest = snapshot
    ? sql`${digestOf(snapshot)}`
    : sql`(select s.digest from document_step s where s.facility_id = ${facilityId} and s.document_id = ${documentId} and s.number = ${after})`
  return write(c, {
    id,
    input: taken.input,
    children: paper.kind.about === 'child' ? [paper.subjectId] : [],
    conditions: [
      { holds: sql`${documentId} is not null and ${reaches(c, paper, roles)}`, fail: notFound },
      sameForm(facilityId, paper),
      {
        holds:
          after === 0
            ? sql`(${allowed.first ? 1 : 0} and not exists (select 1 from ${lastStep(facilityId, documentId)}))`
            : follows,
        fail: overtaken,
      },
      ...(taken.conditions ?? []),
    ],
    rows: (db) => [
      db.insert(documentStep).select(sql`select ${facilityId}, ${documentId}, ${after + 1}, ${id}, ${step}, ${place},
        ${asRole(c, paper, roles)}, ${comment}, ${field}, ${digest}, ${snapshot ? JSON.stringify(snapshot) : null},
        ${tokenOf(c).account}, ${c.get('now')}`),
    ],
    content: {
      document: `${paper.kind.title}　${stepWord(paper.kind, { kind: step, place })}`,
      day: paper.from,
      ...(comment ? { reason: comment } : {}),
    },
    topics: ['document'],
  })
}

/** 提出, 引戻し, 改訂. What is handed in is what its writer had on the screen, whole, with one text in each field. */
export async function handIn(c: Context<App>, asked: HandInDocument): Promise<Receipt> {
  const { id, step, after, times } = asked
  const paper = askedOf(c, asked)
  const taken = { id, input: asked, paper, step, place: -1, after }
  if (step !== 'submitted') return takeStep(c, { ...taken, conditions: step === 'withdrawn' ? [ownHandIn(c, paper, after)] : [] })
  const { edits, subject, house, kind, children, found } = await openDocument(c, paper)
  if (!found) throw conflict('empty', 'まだ何も書かれていません。')
  const heads = headsOf(edits)
  if (conflictsIn(heads).length > 0)
    throw conflict('two_texts', 'ふたりの文がならんでいる項目があります。ひとつにしてから提出してください。')
  const { facilityId } = c.get('scope')
  return takeStep(c, {
    ...taken,
    snapshot: {
      kind: kind.key,
      kindVersion: kind.version,
      facility: house.name,
      subject: subject.name,
      classAge: subject.classAge,
      startsOn: paper.from,
      endsOn: paper.to,
      writers: [...new Set(edits.map(({ by }) => by))].filter(Boolean),
      children: children.map((one): [Id, string] => [one.id, one.name]),
      texts: textsOf(heads),
    },
    conditions: [
      {
        holds: sql`(select sum(e.times) from document_edit e where e.facility_id = ${facilityId}
          and e.document_id = ${idOf(facilityId, paper)}) = ${times}`,
        fail: () => conflict('written_in', 'ほかの人が書きたしました。いまの内容を見てから、もういちど提出してください。'),
      },
    ],
  })
}

/** 引戻し is of whoever handed it in. */
const ownHandIn = (c: Context<App>, paper: Asked, after: number): Condition => {
  const { facilityId } = c.get('scope')
  return {
    holds: sql`exists (select 1 from document_step s where s.facility_id = ${facilityId} and s.document_id = ${idOf(facilityId, paper)}
      and s.number = ${after} and s.account_id = ${tokenOf(c).account})`,
    fail: () => conflict('not_yours', '引戻せるのは、提出した人です。'),
  }
}

/** 確認, 決裁, 代決, 後閲, 差戻し, 取消し. */
export function decide(c: Context<App>, asked: DecideDocument): Promise<Receipt> {
  const { id, step, after, comment, field } = asked
  const paper = askedOf(c, asked)
  const place = hasPlace(step) ? asked.place : -1
  if (hasPlace(step) && !paper.kind.approval[place]) throw badInput('らん（place）: この書類にはありません', 'place')
  if (field !== undefined && !placeOf(paper.kind, field)) throw badInput('項目（field）: この書類にはありません', 'field')
  return takeStep(c, { id, input: asked, paper, step, place, after, comment, field })
}
