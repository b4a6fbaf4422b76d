// A 保育経過記録 of a child that was handed in and decided: its words, what was kept of them, and what somebody said of them.
import type { D1Database } from '@cloudflare/workers-types'
import { document, documentDisclosure, documentEdit, documentMeasure, documentStep, relay } from '../../../schema/shard.ts'
import { insertRows } from '../../../worker/dev/demo/store.ts'
import { tokenFor } from './canary.ts'
import { type Child, idOf, NOW, TODAY } from './town.ts'

/** The first day of the 期 it is of, and the last. */
export const TERM_BEGAN = '2026-10-01'
const TERM_ENDS = '2026-12-31'

export async function buildDocument(db: D1Database, kid: Child): Promise<void> {
  const documentId = idOf('document', kid.id)
  const of = { facilityId: kid.facility, accountId: idOf('somebody') }
  const kind = { kind: 'progress', kindVersion: 1, startsOn: TERM_BEGAN, endsOn: TERM_ENDS }
  await insertRows(db, document, [{ ...of, ...kind, id: documentId, about: 'child', subject: kid.id, createdAt: NOW }])
  await insertRows(db, documentEdit, [
    {
      ...{ ...of, documentId, id: idOf('edit', kid.id), field: 'note', bases: [], beganAt: NOW, at: NOW, times: 1 },
      text: tokenFor('document_edit.text', kid.id),
    },
  ])
  await insertRows(db, documentDisclosure, [
    {
      ...{ ...of, childId: kid.id, documentId, id: idOf('disclosed', kid.id), digest: '', masks: 1, at: NOW },
      recipient: tokenFor('document_disclosure.recipient', kid.id),
      why: tokenFor('document_disclosure.why', kid.id),
    },
  ])
  await insertRows(db, documentMeasure, [
    {
      ...{ ...of, documentId, rootId: idOf('measure', kid.id), number: 1, due: TERM_ENDS, state: 'open', at: NOW },
      what: tokenFor('document_measure.what', kid.id),
      note: tokenFor('document_measure.note', kid.id),
    },
  ])
  // 申し送り of today about the child, to whoever has its class.
  if (kid.classId)
    await insertRows(db, relay, [
      {
        ...{ ...of, id: idOf('relay', kid.id), classId: kid.classId, childId: kid.id, startsOn: TODAY, endsOn: TODAY },
        ...{ text: tokenFor('relay.text', kid.id), sources: [], at: NOW },
      },
    ])
  const texts = { note: tokenFor('document_step.snapshot', kid.id) }
  await insertRows(db, documentStep, [
    {
      ...{
        ...of,
        documentId,
        number: 1,
        id: idOf('handed in', kid.id),
        kind: 'submitted',
        place: -1,
        role: 'nursery_teacher',
        at: NOW,
      },
      ...{ comment: tokenFor('document_step.comment', kid.id), digest: '' },
      snapshot: { ...kind, facility: '', subject: '', classAge: null, writers: [], children: [], texts },
    },
    ...(['head_teacher', 'director'] as const).map((role, place) => ({
      ...{ ...of, documentId, number: place + 2, id: idOf('stamped', place, kid.id), kind: 'approved' as const, place, role },
      ...{ at: NOW, digest: '' },
    })),
  ])
}
