// Who lives and works in the town, and every browser that calls.

import type { Id } from '../../../schema/kit/id.ts'
import { CAPABILITIES, type Capability, ON_DUTY_ONLY, ROLES, type Role } from '../../../schema/permission/matrix.ts'
import {
  type Caller,
  type Child,
  type House,
  idOf,
  layOut,
  minutes,
  type Person,
  type Span,
  TODAY,
  TOMORROW,
  type Town,
  YEAR_BEGAN,
  YESTERDAY,
} from './town.ts'

const ALWAYS: Span = { from: YEAR_BEGAN, to: null }
const OVER: Span = { from: YEAR_BEGAN, to: YESTERDAY }
const LAST_DAY: Span = { from: YEAR_BEGAN, to: TODAY }
const TO_BEGIN: Span = { from: TOMORROW, to: null }
const ALL = CAPABILITIES

/** The whole town. */
export function makeTown(base: number): Town {
  const town = layOut(base)
  const [first, second, third, fourth, fifth] = town.houses as [House, House, House, House, House]
  const child = (house: House, kind: string, count = 0): Child => {
    const name = `${town.houses.indexOf(house) + 1}.${kind}.${count}`
    const found = town.children.find((one) => one.name === name)
    if (!found) throw new Error(`there is no child ${name}`)
    return found
  }
  const accountOf = (name: string): Id => idOf(base, 'account', name)

  function person(name: string, house: House, more: Partial<Person> = {}): Person {
    const made: Person = {
      id: idOf(base, 'person', name, house.id, town.people.length),
      facility: house.id,
      account: accountOf(name),
      roles: [],
      wards: [],
      duties: [],
      ...more,
    }
    town.people.push(made)
    return made
  }
  const caller = (name: string, door: Caller['door'], houses: readonly House[], more: Partial<Caller> = {}): Caller => {
    const made: Caller = {
      name,
      account: accountOf(name),
      door,
      state: 'live',
      fresh: true,
      awake: true,
      facilities: houses.map(({ id }) => id),
      ...more,
    }
    town.principals.push(made)
    return made
  }
  const ward = (one: Child, capabilities: readonly Capability[] = ALL, span: Span = ALWAYS) => ({
    childId: one.id,
    capabilities,
    ...span,
  })
  /** A guardian in one house, and the browser. */
  const guardian = (name: string, house: House, wards: Person['wards'], more: Partial<Caller> = {}) => {
    const made = person(name, house, { wards })
    caller(name, 'family', [house], more)
    return made
  }
  const staff = (
    name: string,
    house: House,
    role: Role,
    door: 'room' | 'office',
    more: { classId?: Id; span?: Span; caller?: Partial<Caller>; duties?: Person['duties'] } = {},
  ) => {
    const made = person(name, house, {
      roles: [{ role, classId: more.classId ?? null, ...(more.span ?? ALWAYS) }],
      duties: more.duties ?? [],
    })
    caller(name, door, [house], more.caller)
    return made
  }

  // ---- families of the first house ----
  const mother = guardian('mother', first, [ward(child(first, 'rabbit', 0))])
  guardian('mother of siblings', first, [ward(child(first, 'rabbit', 1)), ward(child(first, 'star', 1))])
  for (const capability of ALL) guardian(`aunt for ${capability} alone`, first, [ward(child(first, 'rabbit', 0), [capability])])
  guardian('grandmother who may look', first, [ward(child(first, 'rabbit', 0), ['read_presence'])])
  guardian('uncle who may fetch', first, [ward(child(first, 'rabbit', 0), ['pickup'])])
  const reporter = guardian('stepfather who may report', first, [ward(child(first, 'rabbit', 2), ['absence'])])
  const lister = guardian('father for notices and the list', first, [
    ward(child(first, 'star', 0), ['read_presence', 'absence', 'pickup_list']),
  ])
  const blocked = guardian('blocked father', first, [ward(child(first, 'rabbit', 2))])
  const twice = guardian('father blocked under another row', first, [ward(child(first, 'star', 2))])
  const shadow = person('father blocked under another row', first)
  const halfBlocked = guardian('father blocked from one sibling', first, [
    ward(child(first, 'rabbit', 3)),
    ward(child(first, 'star', 3)),
  ])
  const freed = guardian('father of a lifted block', first, [ward(child(first, 'rabbit', 3))])
  const later = guardian('father of a block to come', first, [ward(child(first, 'rabbit', 3))])
  const ending = guardian('father of a block that ends today', first, [ward(child(first, 'rabbit', 3))])
  const earlier = guardian('father of a block that ended', first, [ward(child(first, 'rabbit', 3))])
  guardian('mother of one who left', first, [ward(child(first, 'past'))])
  guardian('mother of one to come', first, [ward(child(first, 'future'))])
  // What one guardian gave another holds only while the giver has it herself, and is no giver's to give on.
  const given = (name: string, giver: Person, one: Child, capabilities: readonly Capability[] = ALL): Person =>
    guardian(name, first, [{ ...ward(one, capabilities), grantedBy: giver.id }])
  const aunt = given('aunt whom the mother let in', mother, child(first, 'rabbit', 0))
  given('friend whom the aunt let in', aunt, child(first, 'rabbit', 0))
  given('aunt for fetching alone', reporter, child(first, 'rabbit', 2))
  given('cousin who may fetch for the list', lister, child(first, 'star', 0), ['pickup', 'health', 'read_presence'])
  given('aunt of the blocked father', blocked, child(first, 'rabbit', 2))
  given('aunt of the father blocked under another row', twice, child(first, 'star', 2))
  given('aunt of the father of another child', halfBlocked, child(first, 'rabbit', 3))
  given('aunt for the sibling the father is not kept from', halfBlocked, child(first, 'star', 3))
  given('aunt of the father of a lifted block', freed, child(first, 'rabbit', 3))
  given('aunt of the father of a block to come', later, child(first, 'rabbit', 3))
  given('aunt of the father of a block that ended', earlier, child(first, 'rabbit', 3))
  const gone = guardian('guardian until yesterday, who gave', first, [ward(child(first, 'rabbit', 4), ALL, OVER)])
  given('aunt of a guardian until yesterday', gone, child(first, 'rabbit', 4))
  given('aunt for a child that is not the giver\u2019s', mother, child(first, 'rabbit', 4))
  guardian('guardian until yesterday', first, [ward(child(first, 'rabbit', 4), ALL, OVER)])
  guardian('guardian until today', first, [ward(child(first, 'rabbit', 4), ALL, LAST_DAY)])
  guardian('guardian from tomorrow', first, [ward(child(first, 'rabbit', 4), ALL, TO_BEGIN)])
  person('mother in two houses', first, { wards: [ward(child(first, 'star', 4))] })
  person('mother in two houses', second, { wards: [ward(child(second, 'rabbit', 0))] })
  caller('mother in two houses', 'family', [first, second])
  guardian('mother of another city', fourth, [ward(child(fourth, 'rabbit', 0))])
  guardian('mother of this morning', first, [ward(child(first, 'rabbit', 0))], { fresh: false })
  guardian('mother in the third house', third, [ward(child(third, 'star', 0))])

  // ---- staff of the first house ----
  staff('teacher of the rabbits', first, 'nursery_teacher', 'room', { classId: first.rabbit })
  staff('teacher of the stars', first, 'nursery_teacher', 'room', { classId: first.star })
  staff('teacher without a class', first, 'nursery_teacher', 'room')
  staff('teacher at a desk', first, 'nursery_teacher', 'office', { classId: first.rabbit })
  staff('teacher on early duty', first, 'nursery_teacher', 'room', {
    classId: first.star,
    duties: [{ day: TODAY, from: minutes('7:00'), to: minutes('9:00') }],
  })
  staff('teacher on late duty', first, 'nursery_teacher', 'room', {
    classId: first.star,
    duties: [{ day: TODAY, from: minutes('17:00'), to: minutes('19:00') }],
  })
  staff('teacher on duty yesterday', first, 'nursery_teacher', 'room', {
    classId: first.star,
    duties: [{ day: YESTERDAY, from: minutes('7:00'), to: minutes('19:00') }],
  })
  const morning = [{ day: TODAY, from: minutes('7:00'), to: minutes('9:00') }]
  staff('helper on duty', first, 'nursery_teacher', 'room', { classId: ON_DUTY_ONLY, duties: morning })
  staff('helper whose duty is over', first, 'nursery_teacher', 'room', {
    classId: ON_DUTY_ONLY,
    duties: [{ day: TODAY, from: minutes('7:00'), to: minutes('8:00') }],
  })
  staff('helper whose duty is later today', first, 'nursery_teacher', 'room', {
    classId: ON_DUTY_ONLY,
    duties: [{ day: TODAY, from: minutes('17:00'), to: minutes('19:00') }],
  })
  staff('helper on duty yesterday', first, 'nursery_teacher', 'room', {
    classId: ON_DUTY_ONLY,
    duties: [{ day: YESTERDAY, from: minutes('7:00'), to: minutes('19:00') }],
  })
  staff('nurse helping out, on duty', first, 'nurse', 'office', { classId: ON_DUTY_ONLY, duties: morning })
  staff('teacher until yesterday', first, 'nursery_teacher', 'room', {
    classId: first.rabbit,
    span: OVER,
    duties: [{ day: TODAY, from: minutes('7:00'), to: minutes('19:00') }],
  })
  staff('teacher until summer', first, 'nursery_teacher', 'room', {
    classId: first.rabbit,
    span: { from: YEAR_BEGAN, to: '2026-07-31' },
  })
  staff('teacher until today', first, 'nursery_teacher', 'room', { classId: first.rabbit, span: LAST_DAY })
  staff('teacher from tomorrow', first, 'nursery_teacher', 'room', { classId: first.rabbit, span: TO_BEGIN })
  staff('head teacher', first, 'head_teacher', 'office')
  staff('head teacher in the room', first, 'head_teacher', 'room')
  staff('director', first, 'director', 'office')
  staff('director until yesterday', first, 'director', 'office', { span: OVER })
  staff('director of this morning', first, 'director', 'office', { caller: { fresh: false } })
  const ownChild = staff('director blocked from a child', first, 'director', 'office')
  const blockedTeacher = staff('teacher blocked from a child', first, 'nursery_teacher', 'room', { classId: first.rabbit })
  staff('director in the room', first, 'director', 'room')
  for (const role of ROLES) staff(`${role} with a class`, first, role, 'office', { classId: first.star })
  staff('nurse', first, 'nurse', 'room')
  staff('cook', first, 'cook', 'room')
  staff('cook at a desk', first, 'cook', 'office')
  staff('office', first, 'office', 'office')
  person('staff who is a mother', first, {
    roles: [{ role: 'nursery_teacher', classId: first.rabbit, ...ALWAYS }],
    wards: [ward(child(first, 'star', 4))],
  })
  caller('staff who is a mother', 'family', [first])
  caller('staff who is a mother', 'room', [first], { name: 'staff who is a mother, at work' })
  person('head teacher who was a guardian', first, {
    roles: [{ role: 'head_teacher', classId: null, ...ALWAYS }],
    wards: [ward(child(first, 'star', 4), ALL, OVER)],
  })
  caller('head teacher who was a guardian', 'office', [first])
  staff('head teacher whose child is a guest', first, 'head_teacher', 'office')
  town.stays.push(
    { childId: child(first, 'guest').id, day: TODAY, account: accountOf('head teacher whose child is a guest') },
    { childId: child(first, 'star', 0).id, day: YESTERDAY, account: accountOf('head teacher whose child is a guest') },
  )
  person('teacher in two houses', first, { roles: [{ role: 'nursery_teacher', classId: first.rabbit, ...ALWAYS }] })
  person('teacher in two houses', second, { roles: [{ role: 'nursery_teacher', classId: second.star, ...ALWAYS }] })
  caller('teacher in two houses', 'room', [first, second])

  // ---- other houses ----
  staff('director of the second house', second, 'director', 'office')
  staff('director of the third house', third, 'director', 'office')
  staff('teacher of the third house', third, 'nursery_teacher', 'room', { classId: third.rabbit })
  staff('director of another city', fourth, 'director', 'office')
  staff('nurse of another city', fifth, 'nurse', 'room')

  // ---- tablets ----
  const device = (name: string, classIds: readonly Id[], more: Partial<Town['devices'][number]> = {}) => {
    const made = {
      id: idOf(base, 'device', name),
      facility: first.id,
      kind: 'tablet' as const,
      classIds,
      revoked: false,
      ...more,
    }
    town.devices.push(made)
    return made
  }
  const tablets = [
    device('tablet of the rabbits', [first.rabbit]),
    device('tablet of all', []),
    device('kiosk at the door', [], { kind: 'kiosk' }),
    device('revoked tablet', [], { revoked: true }),
    device('PC of the office', [], { kind: 'office_pc' }),
  ]
  tablets.forEach(({ id }, place) => {
    const name =
      ['tablet of the rabbits', 'tablet of all', 'kiosk at the door', 'revoked tablet', 'PC of the office'][place] ?? ''
    caller(name, 'device', [first], { account: id, fresh: false })
  })
  const onTablet = (name: string, role: Role, classId: Id | null, more: Partial<Caller>) => {
    const made = person(name, first, { roles: [{ role, classId, ...ALWAYS }] })
    caller(name, 'room', [first], { device: { id: tablets[0]?.id ?? '', personId: made.id }, ...more })
  }
  onTablet('teacher with her PIN', 'nursery_teacher', first.rabbit, {})
  onTablet('teacher whose PIN is old', 'nursery_teacher', first.rabbit, { fresh: false })
  onTablet('teacher whose tablet locked', 'nursery_teacher', first.rabbit, { fresh: false, awake: false })
  onTablet('head teacher with her PIN', 'head_teacher', null, {})
  onTablet('head teacher whose PIN is old', 'head_teacher', null, { fresh: false })
  onTablet('head teacher whose tablet locked', 'head_teacher', null, { awake: false })

  // ---- no house ----
  const [city, otherCity] = town.organisations as [number, number]
  town.officers.push({ organisation: city, account: accountOf('city officer'), ...ALWAYS })
  town.officers.push({ organisation: otherCity, account: accountOf('officer of another city'), ...ALWAYS })
  town.officers.push({ organisation: city, account: accountOf('officer until yesterday'), ...OVER })
  for (const name of ['city officer', 'officer of another city', 'officer until yesterday']) caller(name, 'office', [])
  town.operators.push({ account: accountOf('operator'), ...ALWAYS }, { account: accountOf('operator until yesterday'), ...OVER })
  for (const name of ['operator', 'operator until yesterday']) caller(name, 'office', [])

  // ---- browsers that are not what they seem ----
  const asMother = { account: accountOf('mother') }
  const head = { account: accountOf('director') }
  caller('mother, signed out', 'family', [first], { ...asMother, state: 'signed_out' })
  caller('mother, session ended', 'family', [first], { ...asMother, state: 'ended' })
  caller('mother, session expired', 'family', [first], { ...asMother, state: 'expired' })
  caller('mother, idle too long', 'family', [first], { ...asMother, state: 'idle' })
  caller('director, from elsewhere', 'office', [first], { ...head, state: 'elsewhere' })
  caller('director, in the network of the house', 'office', [first], { ...head, network: '4:00001010' })
  caller('director, half signed in', 'office', [first], { ...head, state: 'half' })
  caller('director, by password alone', 'office', [first], { ...head, state: 'password' })
  caller('mother with a cookie of another door', 'office', [first], { ...asMother, state: 'forged' })

  const block = (one: Person, kid: Child, span: Span = ALWAYS, lifted = false) =>
    town.blocks.push({ facility: first.id, childId: kid.id, personId: one.id, lifted, ...span })
  block(blocked, child(first, 'rabbit', 2))
  block(shadow, child(first, 'star', 2))
  block(halfBlocked, child(first, 'rabbit', 3))
  block(freed, child(first, 'rabbit', 3), ALWAYS, true)
  block(later, child(first, 'rabbit', 3), TO_BEGIN)
  block(earlier, child(first, 'rabbit', 3), OVER)
  block(ending, child(first, 'rabbit', 3), LAST_DAY)
  block(ownChild, child(first, 'rabbit', 2))
  block(blockedTeacher, child(first, 'rabbit', 2))
  // A guardian nobody has invited yet, for every child of the town: their fields are looked for, too.
  for (const house of town.houses)
    for (const one of town.children.filter(({ facility }) => facility === house.id))
      person(`uninvited of ${one.name}`, house, { account: null, wards: [ward(one)] })
  return town
}
