// Every sensitive field of every child and person carries a token of its own. Here: which fields there are, and by which actions each
// may be shown. What is shown by one of `by` must have been seen when the crawl is over; `may` is allowed without being asked for.
import type { Id } from '../../../schema/kit/id.ts'
import type { Action, Capability } from '../../../schema/permission/matrix.ts'
import { expectFuture, expectPast, expectRight, hasCapability, isBlocked, isIn } from '../expect-right.ts'
import { allergic, allergyFields } from './allergy-fields.ts'
import { isKept } from './is-kept.ts'
import { isHidden, ledgerFields } from './ledger-fields.ts'
import { recordFields } from './record-fields.ts'
import {
  birthDayOf,
  type Caller,
  type Child,
  holdsOn,
  isGuest,
  LONG_AGO,
  type Person,
  TO_COME,
  TODAY,
  type Town,
  tokenOf,
} from './town.ts'
import { notFamily, writtenFields } from './written-fields.ts'

export interface Canary {
  /** The field and its owner, for a person to read: `child.given_name of 1.rabbit.0`. */
  what: string
  token: string
  /** True when the caller must come to see it; null when it is allowed and not asked for. */
  shownTo: (who: Caller) => boolean | null
}

export type View = (town: Town, who: Caller, child: Child) => boolean
const view =
  (action: Action): View =>
  (town, who, child) =>
    expectRight(town, who, action, child.facility, child) === 'yes'
/** Where today's placement is asked for. */
const today =
  (inner: View): View =>
  (town, who, child) =>
    holdsOn(child.enrolled, TODAY) && inner(town, who, child)

/** The list of one's children in `me`, where those who left or are to come stand too; きょう of a family. */
const ME = view('family.read')
const ownWith = (capability: Capability): View => today(both('family.read', capability))
/** The board of today; of a day that is over or to come, for whose day it was or will be. */
const BOARD: View = (town, who, child) =>
  today(view('presence.read'))(town, who, child) ||
  (view('presence.read')(town, who, child) &&
    (expectPast(town, who, 'presence.history', child, LONG_AGO) || expectFuture(town, who, 'presence.history', child, TO_COME)))
/** A screen at the entrance shows names and nothing of health (RB30). */
const BOARD_OF_CAREGIVERS: View = (town, who, child) =>
  BOARD(town, who, child) && !town.devices.some(({ id, kind }) => id === who.account && kind === 'kiosk')
/** What happened on a day, and why it was taken back: today's for all who may see the board, another day's for whose day it was. */
const ACTS: View = (town, who, child) =>
  expectRight(town, who, 'presence.history', child.facility, null) === 'yes' &&
  !isBlocked(town, who.account, child.id) &&
  (holdsOn(child.enrolled, TODAY) || expectPast(town, who, 'presence.history', child, LONG_AGO))
/** What was told or written down of a day, once by whoever `reads` it and, when it is over, by whose day it was; the one day of a child that left is over. */
const ofDay =
  (reads: Action, past: Action): View =>
  (town, who, child) =>
    who.door === 'family'
      ? view(reads)(town, who, child)
      : today(view(reads))(town, who, child) ||
        (!holdsOn(child.enrolled, TODAY) &&
          expectRight(town, who, reads, child.facility, null) === 'yes' &&
          expectPast(town, who, past, child, LONG_AGO))
const NOTICES = ofDay('notice.read', 'presence.history')
const CARE = ofDay('care.read', 'care.read')
const BOOK = ofDay('contactbook.read', 'contactbook.read')
/** What is not published yet is for staff alone. */
const UNPUBLISHED: View = (town, who, child) => who.door !== 'family' && BOOK(town, who, child)
const MEDICINE = ofDay('medicine.read', 'medicine.read')
/** 写真 of the day. */
const PHOTO = ofDay('photo.read', 'photo.read')
const NAPS = ofDay('nap.read', 'nap.read')
/** What was written stands on the board of a person, not on that of a tablet nobody has open, or whose name lies locked. */
const TOLD: View = (town, who, child) =>
  (who.door !== 'device' && who.awake && BOARD(town, who, child)) || NOTICES(town, who, child)
const LIST = view('child.read')
/** 身体計測, 感染症, 健康記録, 健診: of a child that is here, and of one's own whenever it was. */
const ofHere =
  (action: Action): View =>
  (town, who, child) =>
    !isGuest(child) && (who.door === 'family' ? view : (one: Action) => today(view(one)))(action)(town, who, child)
const GROWTH = ofHere('growth.read')
const ILLNESS = ofHere('infection.read')
const HEALTH = ofHere('health.read')
const LEDGER = view('ledger.read')
const CHECKUP = ofHere('checkup.read')
/** 顔写真: of a child that is here, and of one's own. */
const FACE: View = (town, who, child) =>
  (who.door === 'family' ? view : (action: Action) => today(view(action)))('portrait.read')(town, who, child)
/** A guest stands in the register of its own house, and in none here. */
const REGISTER: View = (town, who, child) => !isGuest(child) && view('presence.month')(town, who, child)
const GUESTS: View = (town, who, child) => isGuest(child) && view('guest.read')(town, who, child)
const CONTACTS = today(view('child.phone'))
/** Kept by a caregivers' tablet for the time without a line (docs/decisions/70). */
const KEPT: View = (town, who, child) =>
  town.devices.some(({ id, kind }) => id === who.account && kind === 'tablet') && today(view('presence.roster'))(town, who, child)
const BLOCKS = view('block.read')
/** The list of people who fetch, and who is registered beside oneself for a child of one's own. */
const PICKUPS = view('pickup.read')
const MEMBERS = view('family.members')
/** Who may only fetch reads the child’s first name. */
const FETCHER: View = (town, who, child) =>
  who.door === 'family' &&
  isIn(town, who, child.facility) &&
  !isBlocked(town, who.account, child.id) &&
  hasCapability(town, who.account, child, 'pickup')
const INVITED = view('invitation.read')
/** Roles of today that are one of these. */
const holdsRole = (town: Town, who: Caller, facility: number, fits: (role: Person['roles'][number]) => boolean): boolean =>
  town.people.some(
    (person) =>
      person.facility === facility &&
      person.account === who.account &&
      person.roles.some((one) => holdsOn(one, TODAY) && fits(one)),
  )
/** The date of birth is, of 保育士, for those of the class. */
const BIRTH: View = (town, who, child) =>
  LIST(town, who, child) &&
  holdsRole(
    town,
    who,
    child.facility,
    ({ role, classId }) => role !== 'nursery_teacher' || (classId ?? child.classId) === child.classId,
  )
/** While a block protects a child, where its people are is for 主任 and 園長. */
const guarded =
  (inner: View): View =>
  (town, who, child) =>
    inner(town, who, child) &&
    (!town.blocks.some((block) => block.childId === child.id && !block.lifted && holdsOn(block, TODAY)) ||
      holdsRole(town, who, child.facility, ({ role }) => role === 'director' || role === 'head_teacher'))
const LEADS: View = (town, who, child) =>
  holdsRole(town, who, child.facility, ({ role }) => role === 'director' || role === 'head_teacher')
/** A hidden home is read by 園長 and 主任 (RL13). */
const ADDRESSES: View = (town, who, child) =>
  guarded(today(view('child.address')))(town, who, child) && (!isHidden(child) || LEADS(town, who, child))
/** The director's records name whoever was or is here. */
const RECORDS: View = (town, who, child) =>
  expectRight(town, who, 'audit.read', child.facility, null) === 'yes' && !isBlocked(town, who.account, child.id)
/** Every child of the town has something left out, so its name, face and allergens stand in the kitchen; whoever prepares its meals reads its name. */
const KITCHEN = today(view('meal.kitchen'))
const FED = view('meal.food')
const FED_HERE: View = (town, who, child) => !isGuest(child) && today(FED)(town, who, child)
const RECORDED = [
  RECORDS,
  GROWTH,
  BOOK,
  NAPS,
  ILLNESS,
  HEALTH,
  CHECKUP,
  FED,
  MEDICINE,
  allergic(view),
  ofDay('serving.read', 'serving.read'),
]
const NAMED = [ME, BOARD, LIST, REGISTER, CONTACTS, NOTICES, GUESTS, KITCHEN]

/** By field of the child's own rows. */
const CHILD_FIELDS: Record<string, { by: View[]; may?: View[] }> = {
  'child.family_name': { by: NAMED, may: RECORDED },
  'child.given_name': { by: NAMED, may: [...RECORDED, FETCHER, MEMBERS] },
  'child.family_kana': { by: NAMED.filter((one) => one !== CONTACTS), may: RECORDED },
  'child.given_kana': { by: NAMED.filter((one) => one !== CONTACTS), may: [...RECORDED, FETCHER, MEMBERS] },
  'child.birth_day': { by: [ME, BIRTH], may: [REGISTER, RECORDS, GROWTH, ILLNESS, HEALTH, MEDICINE, allergic(view)] },
  'child.number': { by: [], may: [REGISTER] },
  ...allergyFields(view, ofHere, ofDay, [BOARD_OF_CAREGIVERS, LIST, KITCHEN], KEPT),
  'pickup_person.name': { by: [CONTACTS, KEPT, ownWith('pickup_list')], may: [BLOCKS, PICKUPS] },
  'pickup_person.relationship': { by: [CONTACTS, KEPT, ownWith('pickup_list')], may: [BLOCKS, PICKUPS] },
  'pickup_person.phone': { by: [today(PICKUPS)], may: [PICKUPS] },
  'notice.symptoms': { by: [TOLD, ownWith('absence')] },
  'notice.note': { by: [TOLD, ownWith('absence')] },
  'notice.pickup_person': { by: [TOLD, ownWith('absence')], may: [BOARD] },
  'notice.note, replaced': { by: [NOTICES] },
  // Of the family only who wrote it, and that was somebody else.
  'notice_contact.contact': { by: [guarded(notFamily(NOTICES))] },
  'day_plan.note': { by: [today(view('notice.read'))] },
  'plan_request.note': { by: [today(view('notice.read'))] },
  'care_entry.note': { by: [CARE] },
  'home_field.value': { by: [BOOK] },
  'contact_draft.text': { by: [], may: [UNPUBLISHED] },
  'contact_page.text': { by: [BOOK] },
  'contact_page.text, submitted': { by: [], may: [UNPUBLISHED] },
  ...writtenFields(view, ofDay, MEDICINE),
  'nap_check.note': { by: [NAPS] },
  'nap_check.reason': { by: [NAPS] },
  'presence_fact.detail, handed to': { by: [ACTS] },
  'presence_fact.detail, undone because': { by: [ACTS], may: [REGISTER] },
  'presence_remark.text': { by: [REGISTER] },
  'guest_stay.guardians, name': { by: [CONTACTS] },
  'guest_stay.guardians, relationship': { by: [CONTACTS] },
  'guest_stay.guardians, phone': { by: [guarded(CONTACTS)] },
  'portrait.jpeg': { by: [FACE, KITCHEN] },
  'photo.caption': { by: [PHOTO] },
  'photo.object_key': { by: [] },
  ...recordFields({ growth: GROWTH, illness: ILLNESS, health: HEALTH, checkup: CHECKUP, board: BOARD_OF_CAREGIVERS }),
  'food_trial.note': { by: [FED_HERE] },
  ...ledgerFields(LEDGER, view('ledger.open'), guarded, LEADS),
  'block.text': { by: [] },
  'audit.content': { by: [], may: [RECORDS] },
}

/** A family sees a thing with the capability for it, on a screen that asks for another one as well. */
function both(screen: Action, capability: Capability): View {
  return (town, who, child) =>
    who.door === 'family' && view(screen)(town, who, child) && hasCapability(town, who.account, child, capability)
}

/** By field of a guardian's row; the child is one the person is a guardian of. */
const GUARDIAN_FIELDS: Record<string, { by: View[]; may?: View[] }> = {
  'person.family_name': { by: [CONTACTS], may: [RECORDS] },
  'person.given_name': { by: [CONTACTS], may: [RECORDS] },
  'person.kana': { by: [] },
  'person.phone': { by: [guarded(CONTACTS)] },
  'person.address': { by: [ADDRESSES] },
  'person.workplace': { by: [ADDRESSES] },
  'guardianship.relationship': { by: [CONTACTS], may: [BLOCKS, RECORDS, MEMBERS, INVITED, PICKUPS] },
}

/** Never shown to anybody, whatever they may do: secrets and their hashes. */
const SECRET_FIELDS = [
  'person.pin_hash',
  'person.pin_code_hash',
  'account.password_hash',
  'account.totp_secret',
  'invitation.code_hash',
] as const

export const tokenFor = (what: string, owner: Id): string => tokenOf(what, owner)

export function canariesOf(town: Town): Canary[] {
  const canaries: Canary[] = []
  const add = (field: string, owner: Id, name: string, shownTo: Canary['shownTo'], token = tokenFor(field, owner)) =>
    canaries.push({ what: `${field} of ${name}`, token, shownTo })
  const among =
    (views: { by: View[]; may?: View[] }, kids: readonly Child[], known = kids) =>
    (who: Caller) =>
      kids.some((kid) => views.by.some((shows) => shows(town, who, kid))) ||
      (known.some((kid) => views.may?.some((shows) => shows(town, who, kid))) ? null : false)

  town.children.forEach((child, place) => {
    for (const [field, views] of Object.entries(CHILD_FIELDS)) {
      if (!isKept(field, child)) continue
      const token = field === 'child.birth_day' ? birthDayOf(place) : tokenFor(field, child.id)
      add(field, child.id, child.name, among(views, [child]), token)
    }
  })
  for (const person of town.people) {
    const known = person.wards.map((ward) => childOf(town, ward.childId))
    // Who is barred from a child stands in no list of people to call.
    const kids = person.wards
      .filter((ward) => holdsOn(ward, TODAY) && !(person.account && isBlocked(town, person.account, ward.childId)))
      .map((ward) => childOf(town, ward.childId))
    const name = nameOf(town, person)
    for (const [field, views] of Object.entries(GUARDIAN_FIELDS)) {
      if (field.startsWith('guardianship') && person.wards.length === 0) continue
      const shown = among(views, kids, known)
      const own = field === 'person.family_name' || field === 'person.given_name' || field === 'person.kana'
      // A writer's name stands beside what was written; who may see that is the business of the tests of notices and acts.
      add(field, person.id, name, (who) => {
        const seen = shown(who)
        return seen === false && own ? ownName(town, who, person) : seen
      })
    }
    for (const field of SECRET_FIELDS) add(field, person.id, name, () => false)
  }
  return canaries
}

/** Names of staff, and one's own, may be read by whoever works in the house and by families beside what was confirmed. */
function ownName(town: Town, who: Caller, person: Person): null | false {
  if (who.state !== 'live' || !who.facilities.includes(person.facility)) return false
  if (person.account === who.account) return null
  // Whom a guardian let in, she knows by name.
  const isMine = (id: Id | undefined) => town.people.some((one) => one.id === id && one.account === who.account)
  if (who.door === 'family') return person.wards.some(({ grantedBy }) => isMine(grantedBy)) ? null : false
  // A tablet names who may open their name on it.
  if (who.door === 'device') return isIn(town, who, person.facility) && person.roles.length > 0 ? null : false
  const works = town.people.some(
    ({ account, facility, roles }) =>
      account === who.account && facility === person.facility && roles.some((one) => holdsOn(one, TODAY)),
  )
  return works ? null : false
}

const childOf = (town: Town, id: Id): Child => {
  const found = town.children.find((one) => one.id === id)
  if (!found) throw new Error(`no child ${id}`)
  return found
}
const nameOf = (town: Town, person: Person): string =>
  town.principals.find(({ account }) => account === person.account)?.name ??
  `a guardian of ${person.wards.map(({ childId }) => childOf(town, childId).name)}`
