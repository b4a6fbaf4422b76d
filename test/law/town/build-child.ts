// One child of the town with its dated rows, and the one day of it that is told about.
import type { D1Database } from '@cloudflare/workers-types'
import type { GuestGuardian } from '../../../schema/guest/table.ts'
import type { Day } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import {
  audit,
  careEntry,
  child,
  classMembership,
  contactDraft,
  contactPage,
  contractHours,
  dayPlan,
  enrollment,
  growthMeasure,
  guestStay,
  homeField,
  notice,
  noticeContact,
  pickupPerson,
  planRequest,
  portrait,
  presenceFact,
} from '../../../schema/shard.ts'
import { insertRows } from '../../../worker/dev/demo/store.ts'
import { buildAllergy, buildTray } from './build-allergy.ts'
import { buildDocument } from './build-document.ts'
import { buildFood, buildIllness, buildMedicine, buildMemo, buildNap, buildRecord } from './build-health.ts'
import { buildInjury } from './build-injury.ts'
import { buildPhoto } from './build-photo.ts'
import { planOf, requestOf } from './build-plan.ts'
import { buildRemark } from './build-remark.ts'
import { tokenFor } from './canary.ts'
import { birthDayOf, type Child, holdsOn, idOf, isGuest, LONG_AGO, NOW, TODAY, type Town, YEAR_BEGAN } from './town.ts'

const WORKDAY: [number, number] = [8 * 60 + 30, 17 * 60]

/** A child, its placement, who fetches it, and its day. */
export async function buildChild(db: D1Database, town: Town, kid: Child): Promise<void> {
  const { facility: facilityId, id: childId } = kid
  const token = (field: string) => tokenFor(field, childId)
  const dated = { facilityId, childId, startsOn: kid.enrolled.from, endsOn: kid.enrolled.to }
  await insertRows(db, child, [
    {
      facilityId,
      id: childId,
      familyName: token('child.family_name'),
      givenName: token('child.given_name'),
      familyKana: token('child.family_kana'),
      givenKana: token('child.given_kana'),
      kanaOrder: kid.name,
      birthDay: birthDayOf(town.children.indexOf(kid)),
      sex: 'f',
      number: isGuest(kid) ? null : token('child.number'),
      allergens: [token('child.allergens')],
    },
  ])
  await insertRows(db, enrollment, [{ ...dated, kind: isGuest(kid) ? 'guest' : 'regular' }])
  for (const day of staysOf(town, kid)) await buildStay(db, town, kid, day)
  if (kid.classId) await insertRows(db, classMembership, [{ ...dated, classroomId: kid.classId }])
  const week = [null, WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, null]
  await insertRows(db, contractHours, [{ ...dated, need: 'standard', week }])
  await insertRows(db, pickupPerson, [
    {
      facilityId,
      childId,
      id: idOf('pickup', childId),
      name: token('pickup_person.name'),
      relationship: token('pickup_person.relationship'),
      phone: token('pickup_person.phone'),
      position: 1,
      startsOn: YEAR_BEGAN,
    },
  ])
  await buildPortrait(db, kid)
  if (!kid.name.includes('future') && !isGuest(kid)) {
    await buildMeasure(db, kid)
    await buildIllness(db, kid)
    await buildFood(db, kid)
    await buildRecord(db, kid)
    await buildAllergy(db, kid)
  }
  if (!kid.name.includes('future')) await buildDays(db, kid, holdsOn(kid.enrolled, TODAY) ? TODAY : LONG_AGO)
  await insertRows(db, audit, [
    {
      facilityId,
      commandId: idOf('audit', childId),
      childId,
      action: 'notice.report',
      accountId: idOf('somebody'),
      door: 'family',
      outcome: 'done',
      at: NOW - 60_000,
      content: { note: token('audit.content') },
      digest: 'digest',
    },
  ])
}

/** A face that is a word, which the search finds in whatever it is wrapped in. */
const buildPortrait = (db: D1Database, kid: Child): Promise<unknown> =>
  insertRows(db, portrait, [
    {
      facilityId: kid.facility,
      childId: kid.id,
      pickupId: '',
      id: portraitOf(kid.id),
      jpeg: tokenFor('portrait.jpeg', kid.id),
      accountId: idOf('somebody'),
      at: NOW,
    },
  ])

/** A weight that is a word, which SQLite lets stand where a number belongs, and the nursery's word beside it. */
async function buildMeasure(db: D1Database, kid: Child): Promise<void> {
  await insertRows(db, growthMeasure, [
    {
      facilityId: kid.facility,
      childId: kid.id,
      day: TODAY,
      kind: 'weight',
      id: idOf('measure', kid.id),
      value: tokenFor('growth_measure.value', kid.id) as unknown as number,
      place: 'nursery',
      sure: false,
      reason: tokenFor('growth_measure.reason', kid.id),
      accountId: idOf('somebody'),
      receivedAt: NOW,
    },
  ])
}

/** A page of the contact book: what home said, what was published, and a correction that waits. */
async function buildBook(db: D1Database, kid: Child, day: Day): Promise<void> {
  const { facility: facilityId, id: childId } = kid
  const token = (field: string) => tokenFor(field, childId)
  const accountId = idOf('somebody')
  const at = momentOf(day, 430)
  await insertRows(db, homeField, [
    {
      facilityId,
      day,
      childId,
      id: idOf('home', childId),
      field: 'note',
      value: token('home_field.value'),
      at,
      receivedAt: at,
      accountId,
    },
  ])
  const page = { facilityId, day, subjectId: childId, childId, sources: [], accountId }
  await insertRows(db, contactPage, [
    { ...page, id: idOf('page', childId), step: 'publish', text: token('contact_page.text'), publishAt: at, at },
    { ...page, id: idOf('submitted', childId), step: 'submit', text: token('contact_page.text, submitted'), at: at + 1 },
  ])
  await insertRows(db, contactDraft, [{ ...page, text: token('contact_draft.text'), version: 1, at }])
}

/** The days a child was here as another house's. */
const staysOf = (town: Town, kid: Child): Day[] => [
  ...new Set([...(isGuest(kid) ? [TODAY] : []), ...town.stays.flatMap(({ childId, day }) => (childId === kid.id ? [day] : []))]),
]

/** The host's side of a guest's day: the child's own house is another of the same city. */
async function buildStay(db: D1Database, town: Town, kid: Child, day: Day): Promise<void> {
  const token = (field: string) => tokenFor(field, kid.id)
  const host = town.houses.find(({ id }) => id === kid.facility)
  const home = town.houses.find(({ id, organisation }) => organisation === host?.organisation && id !== kid.facility)
  await insertRows(db, guestStay, [
    {
      facilityId: kid.facility,
      day,
      childId: kid.id,
      id: idOf('stay', kid.id, day),
      side: 'host',
      otherId: home?.id ?? 0,
      otherName: 'ほかの園',
      otherPhone: '0200-00-0000',
      guardians: [
        [
          null,
          token('guest_stay.guardians, name'),
          token('guest_stay.guardians, relationship'),
          token('guest_stay.guardians, phone'),
        ],
        ...town.stays.flatMap((one): GuestGuardian[] =>
          one.childId === kid.id && one.day === day ? [[one.account, 'x', 'x', null]] : [],
        ),
      ],
      kind: 'saturday',
      fromTime: 480,
      toTime: 1020,
      arrangedBy: idOf('somebody'),
      arrangedAt: NOW - 60_000,
    },
  ])
}

/** The ids of a child's notices and acts. */
export const noticeOf = (childId: Id, which: 'absent' | 'first' | 'pickup'): Id => idOf('notice', which, childId)
export const portraitOf = (childId: Id): Id => idOf('portrait', childId)
export const actOf = (childId: Id, which: 'came' | 'went' | 'wrong' | 'undo'): Id => idOf('act', which, childId)

/** One day of a child: what was told, and what happened. */
async function buildDays(db: D1Database, kid: Child, day: string): Promise<void> {
  const { facility: facilityId, id: childId } = kid
  const token = (field: string) => tokenFor(field, childId)
  const told = {
    facilityId,
    childId,
    startsOn: day,
    endsOn: day,
    withdrawn: false,
    source: 'guardian' as const,
    afterCutoff: false,
    ...{ accountId: idOf('somebody'), reason: null, symptoms: null },
  }
  await insertRows(db, notice, [
    {
      ...told,
      id: noticeOf(childId, 'absent'),
      kind: 'absent',
      reason: 'sick',
      symptoms: [token('notice.symptoms')],
      note: token('notice.note'),
      temperature: 389,
      writtenAt: momentOf(day, 400),
    },
    {
      ...told,
      id: noticeOf(childId, 'first'),
      kind: 'pickup_change',
      note: token('notice.note, replaced'),
      pickupPerson: 'x',
      writtenAt: momentOf(day, 410),
    },
    {
      ...told,
      id: noticeOf(childId, 'pickup'),
      kind: 'pickup_change',
      pickupPerson: token('notice.pickup_person'),
      supersedes: noticeOf(childId, 'first'),
      writtenAt: momentOf(day, 420),
    },
  ])
  const contact = token('notice_contact.contact')
  await insertRows(db, noticeContact, [{ facilityId, childId, noticeId: noticeOf(childId, 'absent'), contact }])
  await insertRows(db, dayPlan, [planOf(kid, day)])
  await insertRows(db, planRequest, [requestOf(kid, day)])
  await insertRows(db, careEntry, [
    {
      facilityId,
      day,
      childId,
      id: idOf('care', childId),
      kind: 'temperature',
      at: momentOf(day, 425),
      receivedAt: momentOf(day, 425),
      accountId: idOf('somebody'),
      value: 389,
      note: token('care_entry.note'),
      gone: false,
    },
  ])
  await buildBook(db, kid, day)
  await buildNap(db, kid, day)
  await buildMemo(db, kid, day)
  await buildMedicine(db, kid, day)
  await buildTray(db, kid, day)
  await buildInjury(db, kid, day)
  await buildDocument(db, kid)
  await buildPhoto(db, kid, day)
  const fact = (id: Id, kind: 'arrive' | 'sighting' | 'leave' | 'handover' | 'undo', minutes: number, more: object = {}) => ({
    facilityId,
    day,
    childId,
    id,
    kind,
    at: momentOf(day, minutes),
    receivedAt: momentOf(day, minutes),
    accountId: idOf('somebody'),
    source: 'room' as const,
    ...more,
  })
  await insertRows(db, presenceFact, [
    fact(actOf(childId, 'wrong'), 'arrive', 421),
    fact(actOf(childId, 'undo'), 'undo', 422, {
      supersedes: actOf(childId, 'wrong'),
      detail: token('presence_fact.detail, undone because'),
    }),
    fact(actOf(childId, 'came'), 'arrive', 425),
    fact(actOf(childId, 'came'), 'sighting', 425),
    fact(actOf(childId, 'went'), 'leave', 480),
    fact(actOf(childId, 'went'), 'handover', 480, { detail: token('presence_fact.detail, handed to') }),
  ])
  await buildRemark(db, kid, day)
}
