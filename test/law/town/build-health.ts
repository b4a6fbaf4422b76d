// What the town's houses wrote down of a child's health: an illness, and a look at it asleep.
import type { D1Database } from '@cloudflare/workers-types'
import { DISEASES } from '../../../schema/infection/diseases.ts'
import type { Day } from '../../../schema/kit/day.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import type { Reading } from '../../../schema/nap/sensor.ts'
import {
  belongingStep,
  checkupResult,
  foodTrial,
  healthDecision,
  healthEntry,
  infectionCase,
  infectionForm,
  infectionStep,
  medicineRequest,
  medicineSheet,
  medicineStep,
  memo,
  memoChild,
  memoPhoto,
  napCheck,
  napSensor,
} from '../../../schema/shard.ts'
import { insertRows } from '../../../worker/dev/demo/store.ts'
import { tokenFor } from './canary.ts'
import { type Child, idOf, NOW, TODAY } from './town.ts'

/** An illness with free text in every place that has some. The name of it is what many may read, as a number of children. */
export async function buildIllness(db: D1Database, kid: Child): Promise<void> {
  const common = { facilityId: kid.facility, childId: kid.id, accountId: idOf('somebody') }
  const [caseId, formId] = [idOf('illness', kid.id), idOf('form', kid.id)]
  const [influenza] = DISEASES.filter(({ key }) => key === 'influenza')
  if (!influenza) return
  const disease = { ...influenza, form: 'report' as const, criteria: tokenFor('infection_case.criteria', kid.id) }
  await insertRows(db, infectionCase, [{ ...common, id: caseId, disease, day: TODAY, writtenAt: NOW }])
  await insertRows(db, infectionForm, [
    {
      ...common,
      caseId,
      id: formId,
      returnsOn: TODAY,
      checks: [],
      doctor: tokenFor('infection_form.doctor', kid.id),
      visitedOn: TODAY,
      writtenAt: NOW,
    },
  ])
  await insertRows(db, infectionStep, [
    {
      ...common,
      caseId,
      id: caseId,
      position: 0,
      kind: 'diagnosed',
      note: tokenFor('infection_step.note', kid.id),
      source: 'guardian',
      at: NOW,
    },
  ])
}

/** What a family says a food did to its child. */
export const buildFood = (db: D1Database, kid: Child): Promise<void> =>
  insertRows(db, foodTrial, [
    {
      facilityId: kid.facility,
      childId: kid.id,
      food: 'carrot',
      id: idOf('food', kid.id),
      trial: 'reacted',
      note: tokenFor('food_trial.note', kid.id),
      source: 'guardian',
      accountId: idOf('somebody'),
      at: NOW,
    },
  ])

/** A look at the child asleep that was put right afterwards, with a note and a reason; what a machine measured beside it; and 持ち物 that run short. */
export async function buildNap(db: D1Database, kid: Child, day: Day): Promise<void> {
  const at = momentOf(day, 760)
  await insertRows(db, napCheck, [
    {
      facilityId: kid.facility,
      day,
      childId: kid.id,
      id: idOf('nap', kid.id),
      at,
      receivedAt: at,
      accountId: idOf('somebody'),
      position: 'right',
      way: 'each',
      breathing: false,
      colour: true,
      bedding: true,
      note: tokenFor('nap_check.note', kid.id),
      reason: tokenFor('nap_check.reason', kid.id),
    },
  ])
  const own = { facilityId: kid.facility, day, childId: kid.id, id: idOf('nap', kid.id), at, accountId: idOf('somebody') }
  const readings: Reading[] = [[760, 'back', 28, tokenFor('nap_sensor.readings', kid.id)]]
  const file = tokenFor('nap_sensor.file', kid.id)
  await insertRows(db, napSensor, [{ ...own, importId: own.id, file, readings, gone: false }])
  const words = { key: 'nappy', ja: tokenFor('belonging_step.words', kid.id), easy: 'おむつ', en: 'Nappies' }
  await insertRows(db, belongingStep, [{ ...own, thing: words.key, kind: 'asked', words }])
}

/** What the family said of its doctor and was confirmed, what was sent back, a mark of the nursery's own, and what a doctor found. */
export async function buildRecord(db: D1Database, kid: Child): Promise<void> {
  const common = { facilityId: kid.facility, childId: kid.id, accountId: idOf('somebody'), at: NOW }
  const [item, returned] = [idOf('doctor', kid.id), idOf('history', kid.id)]
  const history = { what: 'illness' as const, name: tokenFor('health_entry.value', kid.id), since: '', note: '' }
  await insertRows(db, healthEntry, [
    {
      ...common,
      kind: 'doctor',
      item,
      id: item,
      value: { name: tokenFor('health_entry.value, confirmed', kid.id), phone: '', note: '' },
      source: 'guardian',
    },
    { ...common, kind: 'history', item: returned, id: returned, value: history, source: 'guardian' },
    {
      ...common,
      kind: 'mark',
      item: kid.id,
      id: item,
      value: { text: tokenFor('health_entry.value, mark', kid.id) },
      source: 'staff',
    },
  ])
  await insertRows(db, healthDecision, [
    { ...common, kind: 'doctor', item, entryId: item, decision: 'confirmed', note: null },
    {
      ...common,
      kind: 'history',
      item: returned,
      entryId: returned,
      decision: 'returned',
      note: tokenFor('health_decision.note', kid.id),
    },
  ])
  const line = { ...common, kind: 'internal' as const, day: TODAY, followUp: 'watch' as const }
  const first = idOf('checkup', kid.id)
  await insertRows(db, checkupResult, [
    {
      ...line,
      id: first,
      outcome: 'seen',
      findings: tokenFor('checkup_result.findings, replaced', kid.id),
      doctor: '',
      supersedes: null,
      reason: null,
    },
    {
      ...line,
      id: idOf('checkup again', kid.id),
      outcome: 'seen',
      findings: tokenFor('checkup_result.findings', kid.id),
      doctor: tokenFor('checkup_result.doctor', kid.id),
      supersedes: first,
      reason: tokenFor('checkup_result.reason', kid.id),
    },
  ])
}

/** A memo that was put right with a reason, and its first words. */
export async function buildMemo(db: D1Database, kid: Child, day: Day): Promise<void> {
  const at = momentOf(day, 600)
  const [first, second] = [idOf('memo', kid.id), idOf('memo again', kid.id)]
  const said = {
    facilityId: kid.facility,
    day,
    rootId: first,
    at,
    receivedAt: at,
    accountId: idOf('somebody'),
    tags: [],
    gone: false,
  }
  await insertRows(db, memo, [
    { ...said, id: first, writtenAt: at, text: tokenFor('memo.text, corrected', kid.id) },
    {
      ...said,
      id: second,
      writtenAt: at + 1,
      supersedes: first,
      text: tokenFor('memo.text', kid.id),
      reason: tokenFor('memo.reason', kid.id),
    },
  ])
  await insertRows(
    db,
    memoChild,
    [first, second].map((id) => ({ facilityId: kid.facility, day, id, childId: kid.id })),
  )
  await insertRows(db, memoPhoto, [{ facilityId: kid.facility, day, id: second, photoId: idOf('photo', kid.id) }])
}

/** A medicine that was asked for, and why it was not given. */
export async function buildMedicine(db: D1Database, kid: Child, day: Day): Promise<void> {
  const token = (field: string) => tokenFor(`medicine_request.${field}`, kid.id)
  const of = { facilityId: kid.facility, day, childId: kid.id, accountId: idOf('somebody') }
  const [requestId, at] = [idOf('medicine', kid.id), momentOf(day, 720)]
  const sheetId = idOf('sheet', kid.id)
  await insertRows(db, medicineSheet, [
    {
      ...{ facilityId: kid.facility, childId: kid.id, id: sheetId, day, width: 300, height: 400, bytes: 1000 },
      ...{ objectKey: tokenFor('medicine_sheet.object_key', kid.id), accountId: idOf('somebody'), at: momentOf(day, 420) },
    },
  ])
  await insertRows(db, medicineRequest, [
    {
      sheetId,
      ...{ ...of, id: requestId, kind: 'give', sorts: ['syrup'], special: [], amount: '5mL', timing: 'after_meal', time: 720 },
      ...{ storage: 'cold', prescribedOn: day, usedBefore: true, source: 'guardian', writtenAt: momentOf(day, 420) },
      medicine: token('medicine'),
      condition: token('condition'),
      clinic: token('clinic'),
      note: token('note'),
    },
  ])
  await insertRows(db, medicineStep, [
    {
      ...{ ...of, requestId, id: idOf('dose', kid.id), kind: 'withheld', at, receivedAt: at, reason: 'other' },
      note: tokenFor('medicine_step.note', kid.id),
    },
  ])
}
