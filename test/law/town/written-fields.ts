// By which actions what is written down of a child's day may be shown: memos, medicine, injuries.
import type { Action } from '../../../schema/permission/matrix.ts'
import type { View } from './canary.ts'
import { holdsOn, isGuest, TODAY } from './town.ts'

type Fields = Record<string, { by: View[]; may?: View[] }>

/** What staff keep for themselves. */
export const notFamily =
  (inner: View): View =>
  (town, who, child) =>
    who.door !== 'family' && inner(town, who, child)

const atDesk =
  (inner: View): View =>
  (town, who, child) =>
    who.door === 'office' && inner(town, who, child)

/** A paper of the 期 that goes on: of a child that is here today, and is this house's own. */
const paper =
  (reads: View): View =>
  (town, who, child) =>
    holdsOn(child.enrolled, TODAY) && !isGuest(child) && reads(town, who, child)

/** @param ofDay what was written down of a day: seen by whoever may `reads` it and, when the day is over, by whose day it was */
export function writtenFields(
  view: (action: Action) => View,
  ofDay: (reads: Action, past: Action) => View,
  medicine: View,
): Fields {
  const memos = ofDay('memo.read', 'memo.read')
  const naps = ofDay('nap.read', 'nap.read')
  const injury = ofDay('injury.read', 'injury.read')
  const papers = paper(notFamily(view('document.read')))
  const disclosed = paper(notFamily(view('document.disclose')))
  return {
    'document_disclosure.recipient': { by: [disclosed] },
    'document_disclosure.why': { by: [disclosed] },
    'document_edit.text': { by: [papers] },
    'document_measure.what': { by: [papers] },
    'document_measure.note': { by: [papers] },
    'document_step.snapshot': { by: [papers] },
    'document_step.comment': { by: [papers] },
    // Told on from class to class: of a child that has none there is no line.
    'relay.text': { by: [(town, who, child) => child.classId !== null && papers(town, who, child)] },
    // Machines are read at the desk alone; of 持ち物 the things are named where the day's care is.
    'nap_sensor.file': { by: [], may: [atDesk(naps)] },
    'nap_sensor.readings': { by: [], may: [atDesk(naps)] },
    'belonging_step.words': { by: [], may: [ofDay('care.read', 'care.read')] },
    'memo.text': { by: [memos] },
    'memo.text, corrected': { by: [memos] },
    'memo.reason': { by: [memos] },
    'medicine_request.medicine': { by: [medicine] },
    'medicine_request.condition': { by: [medicine] },
    'medicine_request.clinic': { by: [medicine] },
    'medicine_request.note': { by: [medicine] },
    'medicine_step.note': { by: [medicine] },
    'injury.what': { by: [injury] },
    'injury.aid': { by: [injury] },
    'injury.inside': { by: [notFamily(injury)] },
    'injury.saw_by': { by: [notFamily(injury)] },
    'injury.reason': { by: [notFamily(injury)] },
    'injury.what, not approved': { by: [notFamily(injury)] },
    'injury_step.note': { by: [notFamily(injury)] },
    'injury_step.note, replied': { by: [notFamily(injury)] },
    'handover_step.note': { by: [notFamily(ofDay('handover.read', 'handover.read'))] },
    'handover_card.note': { by: [ofDay('handover.read', 'handover.read')] },
  }
}
