// Writes the city as it stands before anything happens: organisation, facilities, classes, staff, families, sign-ins.
import { account, membership, network, officer, organisation, placement } from '../../../schema/directory.ts'
import { firstSettings } from '../../../schema/facility/input.ts'
import { addDays, addMonths, type Day, fiscalYearOf, later, mondayOf } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { kanaOrder } from '../../../schema/kit/kana.ts'
import {
  assignment,
  child,
  classMembership,
  classroom,
  contractHours,
  documentUse,
  enrollment,
  facility,
  facilityHome,
  facilitySetting,
  guardianship,
  person,
  pickupPerson,
} from '../../../schema/shard.ts'
import { hashPin } from '../../device/open-name.ts'
import type { Env } from '../../kit/env.ts'
import { networkBits } from '../../kit/source.ts'
import { CITY, type DemoFacility, OFFICERS_LOGIN } from './city.ts'
import type { Dice } from './dice.ts'
import type { Household } from './household.ts'
import { writeInvitations } from './invitations.ts'
import { demoPeople, demoPin } from './people.ts'
import { makeStaff, type Staff } from './staff.ts'
import { insertRows, shardOf } from './store.ts'
import { makeWeek } from './week.ts'
import { PAPER_WEEKS } from './write-papers.ts'

/** 早番, 普通番, 遅番 as they add up on an ordinary day; the last half hours are thin, as they are. */
const STAFF_HOURS = [
  { from: 7 * 60, to: 19 * 60, count: 2 },
  { from: 7 * 60 + 30, to: 18 * 60, count: 3 },
  { from: 8 * 60 + 30, to: 17 * 60, count: 6 },
]

export interface City {
  facilities: readonly DemoFacility[]
  households: readonly Household[]
  wording: 'en' | 'sho'
  today: Day
  /** Epoch ms at which all of it was written. */
  bornAt: number
  passwordHash: string
}

/** Weeks a baby has lived before it is taken in, in days (産休明け). */
const FIRST_DAYS = 57

type Account = typeof account.$inferInsert

/** Writes everything. */
export async function openCity(env: Env, dice: Dice, city: City): Promise<void> {
  const accounts = new Map<Id, Account>()
  const places: (typeof membership.$inferInsert)[] = []
  const known = new Set(demoPeople.map(({ login }) => login))
  const addAccount = (accountId: Id, login: string, name: string): void => {
    const passwordHash = known.has(login) ? city.passwordHash : ''
    accounts.set(accountId, { id: accountId, login, name, passwordHash, createdAt: city.bornAt, retiredAt: null })
  }
  for (const place of city.facilities) {
    const staff = makeStaff(dice, place, city.bornAt)
    for (const { accountId, login, family, given, doors } of staff) {
      addAccount(accountId, login, `${family.text} ${given.text}`)
      places.push(...doors.map((door) => ({ accountId, facilityId: place.facilityId, door })))
    }
    await openFacility(env, dice, city, place, staff)
  }
  for (const { guardians, children } of city.households) {
    for (const one of guardians) {
      if (one.waits !== null) continue
      addAccount(one.accountId, one.login, `${one.family.text} ${one.given.text}`)
      const ids = new Set(children.map(({ facilityId }) => facilityId))
      places.push(...[...ids].map((facilityId) => ({ accountId: one.accountId, facilityId, door: 'family' as const })))
    }
  }
  const officerId = dice.id(city.bornAt)
  addAccount(officerId, OFFICERS_LOGIN, demoPeople.find(({ login }) => login === OFFICERS_LOGIN)?.name ?? CITY)
  const organisationId = 1
  const directory = env.DIRECTORY
  await insertRows(directory, organisation, [
    { id: organisationId, name: CITY, wording: city.wording, demo: true, createdAt: city.bornAt },
  ])
  // The demo runs on one computer, which is its office: for its people no second factor is needed.
  await insertRows(
    directory,
    network,
    ['127.0.0.0/8', '::1'].map((text) => ({
      organisationId,
      facilityId: 0,
      cidr: networkBits(text) ?? '',
      name: 'このパソコン',
      createdAt: city.bornAt,
      endedAt: null,
    })),
  )
  await insertRows(
    directory,
    placement,
    city.facilities.map(({ facilityId, name, shard }) => ({
      facilityId,
      organisationId,
      name,
      shard,
      state: 'open' as const,
      details: {},
    })),
  )
  await insertRows(directory, account, [...accounts.values()])
  await insertRows(directory, membership, places)
  await insertRows(directory, officer, [{ organisationId, accountId: officerId, startsOn: '2020-04-01', endsOn: null }])
}

/** The papers the demo's houses write here: those of which it has some, and those with which they begin this week. */
const USED = ['month_plan', 'week_plan', 'diary', 'progress']
const BEGUN = ['year_plan', 'individual_plan', 'drill']

async function openFacility(env: Env, dice: Dice, city: City, place: DemoFacility, staff: readonly Staff[]): Promise<void> {
  const db = shardOf(env, place.shard)
  const { facilityId } = place
  const fiscalYear = fiscalYearOf(city.today)
  const startsOn = `${fiscalYear - 6}-04-01`
  await insertRows(db, facilityHome, [{ facilityId, state: 'open' }])
  await insertRows(db, facility, [{ facilityId, organisationId: 1, name: place.name, wording: city.wording }])
  await insertRows(db, facilitySetting, [
    { facilityId, startsOn, settings: { ...firstSettings, phone: place.phone, staffHours: STAFF_HOURS } },
  ])
  await insertRows(
    db,
    documentUse,
    [...USED, ...BEGUN].map((kind) => {
      const weeks = BEGUN.includes(kind) ? 0 : PAPER_WEEKS
      return { facilityId, kind, startsOn: mondayOf(addDays(city.today, -7 * weeks)), used: true, due: null }
    }),
  )
  await insertRows(
    db,
    classroom,
    place.classes.map(({ id, name, classAge }) => ({
      facilityId,
      id,
      name,
      classAge,
      position: classAge + 1,
      startsOn,
      endsOn: null,
    })),
  )
  const people: (typeof person.$inferInsert)[] = []
  const addPerson = (accountId: Id | null, family: Staff['family'], given: Staff['given'], phone: string | null): Id => {
    const id = dice.id(city.bornAt + people.length)
    const kana = `${family.kana} ${given.kana}`
    people.push({ facilityId, id, accountId, familyName: family.text, givenName: given.text, kana, phone })
    return id
  }
  const assignments = staff.map((one, index) => ({
    facilityId,
    id: dice.id(city.bornAt + index),
    personId: addPerson(one.accountId, one.family, one.given, null),
    role: one.role,
    classroomId: one.classroomId,
    startsOn: `${fiscalYear - 1}-04-01`,
    endsOn: null,
  }))
  const rows = {
    child: [] as (typeof child.$inferInsert)[],
    enrollment: [] as (typeof enrollment.$inferInsert)[],
    membership: [] as (typeof classMembership.$inferInsert)[],
    contract: [] as (typeof contractHours.$inferInsert)[],
    guardianship: [] as (typeof guardianship.$inferInsert)[],
    pickup: [] as (typeof pickupPerson.$inferInsert)[],
  }
  const waiting: { personId: Id; waits: Household['guardians'][number]['waits'] }[] = []
  for (const household of city.households) {
    const here = household.children.filter((one) => one.facilityId === facilityId)
    if (here.length === 0) continue
    const personIds = new Map(
      household.guardians.map((one) => {
        const personId = addPerson(one.waits === null ? one.accountId : null, one.family, one.given, one.phone)
        waiting.push({ personId, waits: one.waits })
        return [one.accountId, personId]
      }),
    )
    // Brothers and sisters are brought at the same time, because one person brings them.
    const week = makeWeek(dice)
    for (const one of here) {
      const childId = dice.id(city.bornAt + rows.child.length)
      const sinceYear =
        fiscalYear -
        (one.classAge === 0
          ? 0
          : dice.weighted([
              [0, 2],
              [1, 3],
              [one.classAge, 3],
            ] as const))
      const enteredOn = later(`${Math.max(sinceYear, fiscalYear - one.classAge)}-04-01`, firstDayFor(one.birthDay))
      rows.child.push({
        facilityId,
        id: childId,
        familyName: one.family.text,
        givenName: one.given.text,
        familyKana: one.family.kana,
        givenKana: one.given.kana,
        kanaOrder: kanaOrder(`${one.family.kana} ${one.given.kana}`),
        birthDay: one.birthDay,
        sex: one.sex,
        number: `${facilityId}${String(rows.child.length + 1).padStart(4, '0')}`,
        allergens: dice.chance(0.05) ? dice.shuffled(['卵', '乳', '小麦', '落花生', 'えび']).slice(0, dice.between(1, 2)) : [],
        contactWay: household.contactWay,
        archivedAt: null,
      })
      rows.enrollment.push({ facilityId, childId, startsOn: enteredOn, endsOn: null, kind: 'regular' })
      rows.membership.push(...classesSince(place, childId, one.classAge, enteredOn, fiscalYear))
      rows.contract.push({ facilityId, childId, startsOn: enteredOn, endsOn: null, ...week })
      household.guardians.forEach((guardian, index) => {
        rows.guardianship.push({
          facilityId,
          childId,
          personId: personIds.get(guardian.accountId) ?? '',
          startsOn: enteredOn,
          endsOn: null,
          relationship: guardian.relationship,
          capabilities: guardian.capabilities,
          contactOrder: index + 1,
        })
      })
      const fetchers = [
        ...household.guardians.map((guardian) => ({
          name: `${guardian.family.text} ${guardian.given.text}`,
          relationship: guardian.relationship,
        })),
        ...household.others,
      ]
      rows.pickup.push(
        ...fetchers.map((fetcher, index) => ({
          facilityId,
          childId,
          id: dice.id(city.bornAt),
          ...fetcher,
          position: index + 1,
          startsOn: enteredOn,
          endsOn: null,
        })),
      )
    }
  }
  const named = new Set(demoPeople.map(({ login }) => login))
  for (const [index, { login }] of staff.entries()) {
    const one = named.has(login) && people.find(({ id }) => id === assignments[index]?.personId)
    if (one) one.pinHash = await hashPin(env, facilityId, one.id, demoPin)
  }
  await insertRows(db, person, people)
  await insertRows(db, assignment, assignments)
  await insertRows(db, child, rows.child)
  await insertRows(db, enrollment, rows.enrollment)
  await insertRows(db, classMembership, rows.membership)
  await insertRows(db, contractHours, rows.contract)
  await insertRows(db, guardianship, rows.guardianship)
  await insertRows(db, pickupPerson, rows.pickup)
  const at = { directory: env.DIRECTORY, shard: db, facilityId, today: city.today, createdBy: staff[0]?.accountId ?? '' }
  await writeInvitations(at, waiting)
}

/** The first of the month after the first weeks at home. */
const firstDayFor = (birthDay: Day): Day => `${addMonths(addDays(birthDay, FIRST_DAYS).slice(0, 7), 1)}-01`

/** One row a fiscal year: the class of each age, until this year's. */
function classesSince(
  place: DemoFacility,
  childId: Id,
  classAge: number,
  enteredOn: Day,
  fiscalYear: number,
): (typeof classMembership.$inferInsert)[] {
  const years = Array.from({ length: fiscalYear - fiscalYearOf(enteredOn) + 1 }, (_, index) => fiscalYearOf(enteredOn) + index)
  return years.flatMap((year) => {
    const room = place.classes.find((one) => one.classAge === classAge - (fiscalYear - year))
    const startsOn = later(enteredOn, `${year}-04-01`)
    const endsOn = year === fiscalYear ? null : `${year + 1}-03-31`
    return room ? [{ facilityId: place.facilityId, childId, startsOn, endsOn, classroomId: room.id }] : []
  })
}
