import type { Id } from '../../schema/kit/id.ts'
import { act } from '../kit/world.ts'

/** Things a call can name; of one's own house, of another, or of nowhere. */
export interface Ids {
  childId: Id
  /** A notice of that child, unread, and a tap that can be taken back. */
  noticeId: Id
  actId: Id
  classId: Id
  /** A group that child is in, a count of that class that differed, and a move of that child into another room. */
  outingId: Id
  countId: Id
  moveId: Id
  /** A temperature of that child. */
  entryId: Id
  /** A page of that child’s book that can be read, and one that waits for approval. */
  pageId: Id
  submittedId: Id
  /** A note about an injury of that child, let out where a route needs it so. */
  injuryId: Id
  /** A 引き継ぎカード of that child, handed out. */
  cardId: Id
  /** A medicine of that child that is asked for, or as far as a route needs it; a step of it that can be undone. */
  requestId: Id
  doseStepId: Id
  /** The picture of 薬剤情報 that its request names. */
  sheetId: Id
  /** A memo about that child. */
  memoId: Id
  /** An item of the house’s list of 発達記録. */
  itemKey: Id
  /** The first day of a 週案 of that class that somebody has written in, or handed in where a route needs it so. */
  weekDay: string
  /** Of which words that 週案 is a paper. */
  digest: string
  /** Days on which 園長 is away. */
  absenceId: Id
  /** A 申し送り of that class. */
  relayId: Id
  /** A ヒヤリハット of the house. */
  eventId: Id
  /** A phrase of the house, and its word rules. */
  phraseId: Id
  wordingId: Id
  /** A paper that is over its time, or that a route about its disposal needs; a hold of it, and a 要録 that was sent. */
  documentId: Id
  holdId: Id
  deliveryId: Id
  /** A tariff that may be taken back, what was agreed and charged about that child, and a payment for its bill. */
  tariffId: Id
  termId: Id
  extraId: Id
  paymentId: Id
  /** A look at that child asleep. */
  checkId: Id
  /** A weight of that child, and one its guardian wrote. */
  measureId: Id
  homeId: Id
  /** A block of that child, and one that waits to be lifted, both set by somebody else. */
  blockId: Id
  liftedId: Id
  /** An import that was previewed, and one that was carried out. */
  previewId: Id
  doneId: Id
  /** A guardian of that child, or whoever the route is about: somebody of the staff, somebody without an account yet. */
  personId: Id
  /** A paired tablet, and the code on a tablet that asks to be paired. */
  deviceId: Id
  pairingCode: string
  /** An act that a tablet handed over, not decided. */
  sealedId: Id
  assignmentId: Id
  /** Somebody on the child's list of people who fetch. */
  pickupId: Id
  /** The child's own face. */
  portraitId: Id
  /** A plan of a day of that child. */
  planId: Id
  /** A picture of that child. */
  photoId: Id
  /** A question about somebody who is on no list. */
  askId: Id
  /** Another facility of the same organisation, and a day that was arranged there. */
  hostId: number
  /** The code that hangs at the entrance. */
  entranceCode: string
  stayId: Id
  /** A disease of that house's own, an open case of that child, and a 登園届 of it. */
  diseaseId: Id
  caseId: Id
  formId: Id
  /** A word of the guardian about that child's health which waits, and what it is about; a result of a 健診 of that child. */
  itemId: Id
  healthId: Id
  resultId: Id
  /** A menu that was read from a file, for one route carried out; a 差分 of the day the kitchen has not taken note of. */
  menuId: Id
  mealKey: string
  /** An export of everything that 園長 has begun. */
  exportId: Id
  /** A paper about that child's food which nobody has looked at. */
  paperId: Id
}

/** Ids that are nowhere. */
export const unknownIds = (): Ids => ({
  childId: act(),
  noticeId: act(),
  actId: act(),
  outingId: act(),
  countId: act(),
  moveId: act(),
  entryId: act(),
  injuryId: act(),
  cardId: act(),
  requestId: act(),
  doseStepId: act(),
  memoId: act(),
  itemKey: act(),
  weekDay: '2026-11-16',
  digest: act(),
  absenceId: act(),
  relayId: act(),
  eventId: act(),
  phraseId: act(),
  wordingId: act(),
  documentId: act(),
  holdId: act(),
  deliveryId: act(),
  tariffId: act(),
  termId: act(),
  extraId: act(),
  paymentId: act(),
  checkId: act(),
  measureId: act(),
  pageId: act(),
  submittedId: act(),
  homeId: act(),
  diseaseId: act(),
  caseId: act(),
  formId: act(),
  itemId: act(),
  healthId: act(),
  resultId: act(),
  menuId: act(),
  mealKey: act(),
  paperId: act(),
  classId: act(),
  exportId: act(),
  previewId: act(),
  doneId: act(),
  deviceId: act(),
  personId: act(),
  pickupId: act(),
  portraitId: act(),
  planId: act(),
  photoId: act(),
  sheetId: act(),
  askId: act(),
  pairingCode: 'ZZZZZZZZ',
  entranceCode: 'ZZZZZZZZZZZZZZZZ',
  sealedId: act(),
  blockId: act(),
  liftedId: act(),
  assignmentId: act(),
  hostId: 987_654_321,
  stayId: act(),
})
