// What the matrix and the rules no cell overrides say, computed a second time: in plain data, without SQL and without anything of the
// worker. The laws compare the product with this. Whoever changes a rule changes it here too, on purpose.
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { type Action, type Capability, ON_DUTY_ONLY, type Rule } from '../../schema/permission/matrix.ts'
import { reviewedRule } from './reviewed-matrix.ts'

import { type Caller, type Child, holdsOn, minutes, type Person, TODAY, type Town } from './town/town.ts'

/** `yes`, or what stands in the way; `no` is a 404 (401 without a good cookie), the others say what they want. */
export type Outcome = 'yes' | 'no' | 'fresh' | 'locked' | 'switched_off'

const TIME = minutes('8:05')

/** The caller's rows in a house; one account may have several. */
export const rowsOf = (town: Town, who: Caller, facility: number): Person[] =>
  town.people.filter((one) => one.facility === facility && one.account === who.account)

/** A block by account: whichever row of the person it was set on. */
export const isBlocked = (town: Town, account: Id, childId: Id): boolean =>
  town.blocks.some((block) => {
    const person = town.people.find(({ id }) => id === block.personId)
    return block.childId === childId && person?.account === account && !block.lifted && holdsOn(block, TODAY)
  })

/** True for a browser whose session in the house is good; nothing is left of it on a tablet that was revoked. */
export const isIn = (town: Town, who: Caller, facility: number): boolean =>
  who.state === 'live' &&
  who.facilities.includes(facility) &&
  !town.devices.some(({ id, revoked }) => revoked && (id === who.account || id === who.device?.id))

/** For the house as a whole, in the moment of writing: by a role that reaches it, or on duty; a class alone is not enough. */
export function expectForHouse(town: Town, who: Caller, action: Action, facility: number): boolean {
  const rule = reviewedRule(action)
  if (!isIn(town, who, facility) || who.door === 'family') return false
  if (who.door === 'device') return holds(town, who, rule, facility, null)
  if (!holds(town, who, rule, facility, null)) return false
  if (reachesHouse(town, who, rule, facility)) return true
  return (
    rolesToday(town, who, facility).some(({ role, classId }) => rule.staff?.[role] === 'class' || classId === ON_DUTY_ONLY) &&
    rowsOf(town, who, facility).some(({ duties }) =>
      duties.some(({ day, from, to }) => day === TODAY && from <= TIME && to > TIME),
    )
  )
}

/** Of what a guardian gave: while she is a guardian of the child herself, not kept from it, and has what she gave. */
function isStillGiven(town: Town, ward: Person['wards'][number], capability: Capability): boolean {
  if (!ward.grantedBy) return true
  const giver = town.people.find(({ id }) => id === ward.grantedBy)
  if (!giver) return false
  const kept = town.blocks.some(
    (block) => block.personId === giver.id && block.childId === ward.childId && !block.lifted && holdsOn(block, TODAY),
  )
  const enough: readonly Capability[] = capability === 'pickup' ? ['pickup', 'pickup_list'] : [capability]
  return (
    !kept &&
    !(giver.account && isBlocked(town, giver.account, ward.childId)) &&
    giver.wards.some(
      (own) =>
        own.childId === ward.childId &&
        !own.grantedBy &&
        holdsOn(own, TODAY) &&
        own.capabilities.some((one) => enough.includes(one)),
    )
  )
}

/** What is left of a capability for a child, of one's own or given. */
export const hasCapability = (town: Town, account: Id, child: Child, capability: Capability): boolean =>
  town.people.some(
    (person) =>
      person.account === account &&
      person.facility === child.facility &&
      person.wards.some(
        (ward) =>
          ward.childId === child.id &&
          holdsOn(ward, TODAY) &&
          ward.capabilities.includes(capability) &&
          isStillGiven(town, ward, capability),
      ),
  )

const wasGuestOf = (town: Town, who: Caller, child: Child): boolean =>
  town.stays.some(({ childId, account }) => childId === child.id && account === who.account)

/** A child that is somebody's own here today: of whom she is a guardian no block keeps from it, or who is her guest. */
export const isOwnToday = (town: Town, who: Caller, child: Child): boolean =>
  (!isBlocked(town, who.account, child.id) &&
    rowsOf(town, who, child.facility).some(({ wards }) =>
      wards.some((ward) => ward.childId === child.id && holdsOn(ward, TODAY)),
    )) ||
  town.stays.some(({ childId, account, day }) => childId === child.id && account === who.account && day === TODAY)

/** Which class a child is in today; null for one who is not placed today. */
const classToday = (child: Child): Id | null => (holdsOn(child.enrolled, TODAY) ? child.classId : null)

function holds(town: Town, who: Caller, rule: Rule, facility: number, child: Child | null): boolean {
  if (who.door === 'device') {
    const device = town.devices.find(({ id }) => id === who.account)
    if (!rule.device || !device || device.revoked || device.facility !== facility) return false
    if (child && child.facility !== facility) return false
    if (!child) return true
    if (!holdsOn(child.enrolled, TODAY)) return false
    return device.classIds.length === 0 || (child.classId !== null && device.classIds.includes(child.classId))
  }
  if (child && (child.facility !== facility || isBlocked(town, who.account, child.id))) return false
  const rows = rowsOf(town, who, facility)
  if (who.door === 'family') {
    const { guardian } = rule
    if (!guardian) return false
    return rows.some(({ wards }) =>
      wards.some(
        (ward) =>
          holdsOn(ward, TODAY) &&
          ward.capabilities.includes(guardian) &&
          isStillGiven(town, ward, guardian) &&
          !isBlocked(town, who.account, ward.childId) &&
          (!child || ward.childId === child.id),
      ),
    )
  }
  if (rule.desk && who.door !== 'office') return false
  // Rule 4: about a child they are or were a guardian of, here or as a guest's, staff have no staff right in what is sensitive.
  if (
    child &&
    rule.sensitive &&
    (rows.some(({ wards }) => wards.some(({ childId }) => childId === child.id)) || wasGuestOf(town, who, child))
  )
    return false
  const onDuty = rows.some(({ duties }) => duties.some(({ day, from, to }) => day === TODAY && from <= TIME && to > TIME))
  const roles = rows.flatMap((person) => person.roles.filter((one) => holdsOn(one, TODAY)))
  return roles.some(({ role, classId }) => {
    if (classId === ON_DUTY_ONLY && !onDuty) return false
    const reach = rule.staff?.[role]
    if (!reach) return false
    if (reach === 'facility' || classId === null || onDuty || !child) return true
    return classToday(child) === classId
  })
}

/**
 * What must come of an action of a caller in a house, for one child or (null) for the house. Without a child, a class is enough: which
 * children are shown is then asked child by child.
 */
export function expectRight(town: Town, who: Caller, action: Action, facility: number, child: Child | null): Outcome {
  const rule: Rule = reviewedRule(action)
  if (rule.open) return 'yes'
  if (!isIn(town, who, facility)) return 'no'
  if (!holds(town, who, rule, facility, child)) return 'no'
  if (rule.feature && town.houses.some(({ id, switchedOff }) => id === facility && switchedOff)) return 'switched_off'
  const onTablet = who.door === 'room' && who.device !== undefined
  if ((rule.fresh === true || (rule.fresh === 'room' && onTablet)) && !who.fresh) return 'fresh'
  if (onTablet && !rule.quick && !who.awake) return 'locked'
  return 'yes'
}

/** True when an action on the whole city is the caller's. */
export function expectOfficer(town: Town, who: Caller, organisation: number): boolean {
  if (who.state !== 'live' || who.door !== 'office') return false
  return town.officers.some((one) => one.account === who.account && one.organisation === organisation && holdsOn(one, TODAY))
}

const rolesToday = (town: Town, who: Caller, facility: number) =>
  rowsOf(town, who, facility).flatMap((person) => person.roles.filter((one) => holdsOn(one, TODAY)))

/** A role that reaches the whole house by itself; being on duty opens no other day than today. */
export const reachesHouse = (town: Town, who: Caller, rule: Rule, facility: number): boolean =>
  rolesToday(town, who, facility).some(({ role, classId }) => {
    const reach = rule.staff?.[role]
    return classId !== ON_DUTY_ONLY && (reach === 'facility' || (reach === 'class' && classId === null))
  })

/** Staff look at a child's day that is over if they reach the house, or had the child in their class on that very day. */
export function expectPast(town: Town, who: Caller, action: Action, child: Child, day: Day): boolean {
  const rule: Rule = reviewedRule(action)
  if (!isIn(town, who, child.facility) || who.door === 'family' || who.door === 'device') return false
  if (isBlocked(town, who.account, child.id) || !holdsOn(child.enrolled, day)) return false
  if (reachesHouse(town, who, rule, child.facility)) return true
  return rowsOf(town, who, child.facility).some(({ roles }) =>
    roles.some((one) => holdsOn(one, day) && rule.staff?.[one.role] === 'class' && one.classId === child.classId),
  )
}

/** A day to come: of a child who is here already, or any by a role that reaches the house. */
export function expectFuture(town: Town, who: Caller, action: Action, child: Child, day: Day): boolean {
  if (!isIn(town, who, child.facility) || who.door === 'family' || who.door === 'device') return false
  if (isBlocked(town, who.account, child.id) || !holdsOn(child.enrolled, day)) return false
  return holdsOn(child.enrolled, TODAY) || reachesHouse(town, who, reviewedRule(action), child.facility)
}

/** Which children a reader reaches today: those placed today that the right reaches; of one's own, any. */
export function expectReached(town: Town, who: Caller, action: Action, kid: Child): boolean {
  const outcome = expectRight(town, who, action, kid.facility, kid)
  if (outcome === 'no') return false
  return who.door === 'family' || holdsOn(kid.enrolled, TODAY)
}

export const isKept = (town: Town, who: Caller, kid: Child): boolean =>
  town.blocks.some(
    (block) =>
      block.childId === kid.id && town.people.some(({ id, account }) => id === block.personId && account === who.account),
  )
