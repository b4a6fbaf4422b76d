// Every table of a SHARD database.
export { assignment, duty, person, session } from './account/table.ts'
export { alarmChoice } from './alarm/table.ts'
export { allergyDecision, allergyEntry } from './allergy/table.ts'
export { audit, auditSeal, reading } from './audit/table.ts'
export { belongingStep } from './belonging/table.ts'
export { block } from './block/table.ts'
export { careEntry } from './care/table.ts'
export { chaseCall } from './chase/table.ts'
export { checkupRead, checkupResult } from './checkup/table.ts'
export { child, classMembership, contractHours, enrollment, guardianship, pickupPerson } from './child/table.ts'
export { classroom } from './classroom/table.ts'
export { command, guard, topicVersion } from './command/table.ts'
export { contactDraft, contactPage, contactRead, homeField } from './contactbook/table.ts'
export { developmentList, developmentMark } from './development/table.ts'
export { device, pinFailure, quarantine } from './device/table.ts'
export {
  document,
  documentAbsence,
  documentChoice,
  documentDisclosure,
  documentEdit,
  documentForm,
  documentMeasure,
  documentOwnFile,
  documentOwnFilePiece,
  documentStep,
  documentTime,
  documentUse,
} from './document/table.ts'
export { calendarDay, facility, facilityHome, facilitySetting, featureStart } from './facility/table.ts'
export { feeCharge, feeClose, feeExtra, feeLayout, feePayment, feeTariff, feeTerm } from './fee/table.ts'
export { growthMeasure } from './growth/table.ts'
export { guestStay } from './guest/table.ts'
export { handoverCard, handoverStep } from './handover/table.ts'
export { healthDecision, healthEntry } from './health/table.ts'
export { infectionCase, infectionDisease, infectionForm, infectionStep } from './infection/table.ts'
export { injury, injuryStep } from './injury/table.ts'
export { invitation } from './invitation/table.ts'
export { disposal, keepingHold, keepingPeriod, schoolDelivery } from './keeping/table.ts'
export { hiddenHome, ledgerCheck, ledgerDecision, ledgerEntry } from './ledger/table.ts'
export {
  foodChoice,
  foodTrial,
  ingredientChange,
  mealFix,
  mealForm,
  mealNote,
  menuDay,
  menuImport,
  staffMeal,
} from './meal/table.ts'
export { medicineRequest, medicineSheet, medicineStep } from './medicine/table.ts'
export { memo, memoChild, memoPhoto } from './memo/table.ts'
export { napAddition, napCheck, napRoomCheck, napSensor } from './nap/table.ts'
export { notice, noticeConfirmation, noticeContact } from './notice/table.ts'
export { mailTold, outbox, pushChoice, pushDevice } from './notification/table.ts'
export { entranceCode, passCard, passKey, passUse } from './pass/table.ts'
export { photo, photoChild, photoConsent } from './photo/table.ts'
export { phrase, wordRule } from './phrase/table.ts'
export { pickupAnswer, pickupAsk } from './pickup/table.ts'
export { dayPlan, dayPlanEnd, planRequest, planRequestStep } from './plan/table.ts'
export { portrait } from './portrait/table.ts'
export { presenceFact, presenceRemark } from './presence/table.ts'
export { relay, relayStep } from './relay/table.ts'
export { headCount, outing, outingStep, roomMove } from './roll/table.ts'
export { rollover, rolloverChoice } from './rollover/table.ts'
export { rosterImport } from './roster/table.ts'
export { servingCheck } from './serving/table.ts'
export { sickbayStep } from './sickbay/table.ts'
export { surveyAsked, surveyTally } from './survey/table.ts'
