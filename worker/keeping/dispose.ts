// 廃棄: proposed by one, decided by 園長 who is another, of papers that are over their time and that nobody holds. The words of a paper go: its
// texts, what was chosen, what was handed in, what was said with a step. That there was a paper, who wrote and decided it and when, and the digest
// of what was decided stay, with who disposed of it. This is the only place that takes the words of a paper away.
import { sql } from 'drizzle-orm'
import type { Context } from 'hono'
import type { ChangePeriod, DecideDisposal, EndHold, HoldPaper, ProposeDisposal } from '../../schema/keeping/input.ts'
import type { Id } from '../../schema/kit/id.ts'
import {
  disposal,
  documentChoice,
  documentEdit,
  documentMeasure,
  documentStep,
  keepingHold,
  keepingPeriod,
} from '../../schema/shard.ts'
import { type Condition, type Receipt, write } from '../kit/command.ts'
import type { App } from '../kit/context.ts'
import { conflict, notFound } from '../kit/fail.ts'
import { tokenOf } from '../kit/token.ts'
import { readPeriods } from './periods.ts'

/** Sets for how many years papers of a group are kept, from a day on; the same day again replaces it. */
export function changePeriod(c: Context<App>, asked: ChangePeriod): Promise<Receipt> {
  const { id, startsOn, group, years } = asked
  const { facilityId } = c.get('scope')
  return write(c, {
    id,
    input: asked,
    children: [],
    rows: (db) => [
      db
        .insert(keepingPeriod)
        .values({ facilityId, startsOn, group, years })
        .onConflictDoUpdate({
          target: [keepingPeriod.facilityId, keepingPeriod.startsOn, keepingPeriod.group],
          set: { years },
        }),
    ],
    content: { period: group, years, startsOn },
    topics: ['keeping'],
  })
}

/** SQL: a paper of the house that is not disposed of. */
const isThere = (facilityId: number, documentId: Id): Condition => ({
  holds: sql`exists (select 1 from document d where d.facility_id = ${facilityId} and d.id = ${documentId}) and not exists (select 1
    from disposal x where x.facility_id = ${facilityId} and x.document_id = ${documentId} and x.outcome = 'disposed')`,
  fail: notFound,
})

/** 保留: as long as it stands, nobody disposes of the paper. */
export function holdPaper(c: Context<App>, asked: HoldPaper): Promise<Receipt> {
  const { id, documentId, reason } = asked
  const { facilityId } = c.get('scope')
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [isThere(facilityId, documentId)],
    rows: (db) => [
      db.insert(keepingHold).values({
        facilityId,
        documentId,
        id,
        reason,
        accountId: tokenOf(c).account,
        at: c.get('now'),
        endedAt: null,
        endedBy: null,
      }),
    ],
    content: { hold: documentId, reason },
    topics: ['keeping'],
  })
}

export function endHold(c: Context<App>, asked: EndHold): Promise<Receipt> {
  const { id, documentId, holdId } = asked
  const { facilityId } = c.get('scope')
  const own = sql`keeping_hold.facility_id = ${facilityId} and keeping_hold.document_id = ${documentId} and keeping_hold.id = ${holdId}
    and keeping_hold.ended_at is null`
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [{ holds: sql`exists (select 1 from keeping_hold where ${own})`, fail: notFound }],
    rows: (db) => [
      db
        .update(keepingHold)
        .set({ endedAt: c.get('now'), endedBy: tokenOf(c).account })
        .where(own),
    ],
    content: { hold: documentId, ended: true },
    topics: ['keeping'],
  })
}

/** Proposes papers that are over their time. */
export async function proposeDisposal(c: Context<App>, asked: ProposeDisposal): Promise<Receipt> {
  const { id, documentIds } = asked
  const { facilityId } = c.get('scope')
  const rows = await dueOf(c, documentIds)
  const list = JSON.stringify(documentIds)
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      allDue(rows, documentIds),
      noneHeld(facilityId, list),
      {
        holds: sql`not exists (select 1 from disposal x where x.facility_id = ${facilityId}
          and x.document_id in (select value from json_each(${list})) and x.outcome is not 'refused')`,
        fail: () => conflict('proposed', 'すでに廃棄が申し出られている書類があります。いまのようすを見てください。'),
      },
    ],
    rows: (db) => [
      db.insert(disposal).select(sql`select ${facilityId}, e.value ->> 'documentId', ${id}, e.value ->> 'keptUntil',
        ${tokenOf(c).account}, ${c.get('now')}, null, null, null from json_each(${JSON.stringify(rows)}) e where true`),
    ],
    content: { disposal: 'proposed', papers: documentIds },
    topics: ['keeping'],
  })
}

/** Of these papers, those that are over their time. */
async function dueOf(c: Context<App>, documentIds: readonly Id[]) {
  const { due } = await readPeriods(c)
  return due.flatMap(({ documentId, keptUntil }) => (documentIds.includes(documentId) ? [{ documentId, keptUntil }] : []))
}

/** Reckoned before the batch, because time only goes on; said within it, because an act that is sent again has its receipt. */
const allDue = (due: readonly unknown[], documentIds: readonly Id[]): Condition => ({
  holds: due.length === documentIds.length ? sql`1` : sql`0`,
  fail: () => conflict('not_due', '保存期間がおわっていない書類があります。いまのようすを見てください。'),
})

const noneHeld = (facilityId: number, list: string): Condition => ({
  holds: sql`not exists (select 1 from keeping_hold h where h.facility_id = ${facilityId} and h.ended_at is null
    and h.document_id in (select value from json_each(${list})))`,
  fail: () => conflict('held', '保留されている書類があります。保留をおえてから、もういちど押してください。'),
})

/** 園長 decides what another has proposed. Disposing takes the words away; refusing leaves everything as it is. */
export async function decideDisposal(c: Context<App>, asked: DecideDisposal): Promise<Receipt> {
  const { id, documentIds, outcome } = asked
  const { facilityId } = c.get('scope')
  const { account } = tokenOf(c)
  const due = outcome === 'disposed' ? await dueOf(c, documentIds) : documentIds
  const list = JSON.stringify(documentIds)
  const those = sql`(select value from json_each(${list}))`
  const open = sql`disposal.facility_id = ${facilityId} and disposal.document_id in ${those} and disposal.outcome is null`
  const of = (table: 'document_edit' | 'document_choice' | 'document_measure' | 'document_step') =>
    sql`${sql.identifier(table)}.facility_id = ${facilityId} and ${sql.identifier(table)}.document_id in ${those}`
  return write(c, {
    id,
    input: asked,
    children: [],
    conditions: [
      allDue(due, documentIds),
      {
        holds: sql`(select count(*) from disposal where ${open}) = ${documentIds.length}`,
        fail: () => conflict('overtaken', '申し出が変わっています。いまのようすを見てください。'),
      },
      {
        holds: sql`not exists (select 1 from disposal where ${open} and disposal.proposed_by = ${account})`,
        fail: () =>
          conflict('own_proposal', '自分で申し出た廃棄は、自分では決められません。ほかの人が申し出て、園長が決めます。'),
      },
      ...(outcome === 'disposed' ? [noneHeld(facilityId, list)] : []),
    ],
    rows: (db) => [
      db
        .update(disposal)
        .set({ outcome, decidedBy: account, decidedAt: c.get('now') })
        .where(open),
      ...(outcome === 'disposed'
        ? [
            db.delete(documentEdit).where(of('document_edit')),
            db.delete(documentChoice).where(of('document_choice')),
            db.update(documentMeasure).set({ what: '', note: '' }).where(of('document_measure')),
            db.update(documentStep).set({ snapshot: null, comment: null, field: null }).where(of('document_step')),
          ]
        : []),
    ],
    content: { disposal: outcome, papers: documentIds },
    topics: ['keeping'],
  })
}
