// The town of the permission laws, as plain data: two cities, five houses on two shards, everyone who could stand at a door. What is
// expected is computed from this data and the matrix alone (expect-right.ts), never by asking the code under test.
import { createHash } from 'node:crypto'
import type { Day, Moment } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { momentOf } from '../../../schema/kit/time.ts'
import type { Capability, Role } from '../../../schema/permission/matrix.ts'

/** A Friday, 8:05. */
export const TODAY: Day = '2026-11-20'
export const YESTERDAY: Day = '2026-11-19'
export const TOMORROW: Day = '2026-11-21'
/** A day on which children who have left were still here, and one on which those to come will be. */
export const LONG_AGO: Day = '2026-06-05'
export const TO_COME: Day = '2027-04-02'
export const NOW: Moment = momentOf(TODAY, 8 * 60 + 5)
export const YEAR_BEGAN: Day = '2026-04-01'

export interface Span {
  from: Day
  to: Day | null
}
export interface Child {
  id: Id
  facility: number
  /** How the child is called in the laws: `1.rabbit.0`. */
  name: string
  enrolled: Span
  /** Null: enrolled, but in no class. */
  classId: Id | null
}
export interface Person {
  id: Id
  facility: number
  /** Null while no invitation was claimed. */
  account: Id | null
  roles: ({ role: Role; classId: Id | null } & Span)[]
  /** `grantedBy`: the guardian, by person, who gave it. */
  wards: ({ childId: Id; capabilities: readonly Capability[]; grantedBy?: Id } & Span)[]
  duties: { day: Day; from: number; to: number }[]
}
export interface Block extends Span {
  facility: number
  childId: Id
  personId: Id
  lifted: boolean
}
export interface Device {
  id: Id
  facility: number
  kind: 'tablet' | 'kiosk' | 'office_pc'
  classIds: readonly Id[]
  revoked: boolean
}
export interface House {
  id: number
  organisation: number
  shard: 'SHARD_1' | 'SHARD_2'
  rabbit: Id
  star: Id
  /** Every feature that can be switched off is. */
  switchedOff: boolean
}
export interface Town {
  organisations: readonly number[]
  houses: House[]
  children: Child[]
  people: Person[]
  blocks: Block[]
  devices: Device[]
  officers: ({ organisation: number; account: Id } & Span)[]
  operators: ({ account: Id } & Span)[]
  /** Accounts that answer for a child on a day on which it is another house's guest: kept with the day, no guardianship. */
  stays: { childId: Id; day: Day; account: Id }[]
  principals: Caller[]
}

/** A browser that calls: whose it is, at which door, in what state. */
export interface Caller {
  name: string
  account: Id
  door: 'family' | 'room' | 'office' | 'device'
  /** The tablet a caregiver's name is open on, and the person. */
  device?: { id: Id; personId: Id }
  /**
   * `signed_out`: no cookie at all; `ended`, `expired`, `idle`, `half`: one that is no longer or not yet good; `elsewhere`: good in another
   * network only; `forged`: a good one of another door.
   */
  state: 'live' | 'signed_out' | 'ended' | 'expired' | 'idle' | 'elsewhere' | 'half' | 'forged' | 'password'
  /** The network the session stands on, in its kept form; everybody calls from 10.0.0.0/8. */
  network?: string
  /** Proved who they are within the last minutes; used the tablet for more than taps within the last ten. */
  fresh: boolean
  awake: boolean
  /** Where a session was opened. */
  facilities: number[]
}

const digits = (...parts: unknown[]): string => {
  const number = BigInt(`0x${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`)
  return number.toString(36)
}
/** The same id for the same words; in capitals, so that none looks like a token. */
export const idOf = (...parts: unknown[]): Id =>
  `0${digits('id', ...parts)
    .slice(0, 21)
    .toUpperCase()}`
/** Sixteen characters that are nowhere else: found in an answer, this field of this row was shown. */
export const tokenOf = (...parts: unknown[]): string => `zq${digits('token', ...parts).slice(0, 14)}`
/** What a token looks like. */
export const TOKEN = /zq[0-9a-z]{14}/g
/** A birthday nobody else has and no calendar of the product can contain. */
export const birthDayOf = (place: number): Day =>
  `18${String(10 + Math.floor(place / 300)).padStart(2, '0')}-${String(1 + (Math.floor(place / 25) % 12)).padStart(2, '0')}-${String(1 + (place % 25)).padStart(2, '0')}`
export const BIRTH_DAY = /18[1-9]\d-\d\d-\d\d/g

/** A child of another house that is here for the day. */
export const isGuest = ({ name }: Child): boolean => name.includes('guest')

export const holdsOn = ({ from, to }: Span, day: Day): boolean => from <= day && (to === null || to >= day)
export const minutes = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** Everything that does not concern single people: houses, classes and children. `base` keeps towns in one database apart. */
export function layOut(base: number): Town {
  const organisations = [base + 1, base + 2]
  const houses: House[] = [1, 2, 3, 4, 5].map((number) => ({
    id: base * 10 + number,
    organisation: number <= 3 ? base + 1 : base + 2,
    shard: number % 2 ? 'SHARD_1' : 'SHARD_2',
    rabbit: idOf(base, 'rabbit', number),
    star: idOf(base, 'star', number),
    switchedOff: number === 3,
  }))
  const children = houses.flatMap((house, index): Child[] => {
    const number = index + 1
    const child = (kind: string, count: number, classId: Id | null, enrolled: Span): Child => ({
      id: idOf(base, 'child', number, kind, count),
      facility: house.id,
      name: `${number}.${kind}.${count}`,
      enrolled,
      classId,
    })
    const all = { from: YEAR_BEGAN, to: null }
    return [
      ...[0, 1, 2, 3, 4].map((count) => child('rabbit', count, house.rabbit, all)),
      ...[0, 1, 2, 3, 4].map((count) => child('star', count, house.star, all)),
      child('past', 0, house.rabbit, { from: YEAR_BEGAN, to: '2026-08-31' }),
      child('future', 0, house.rabbit, { from: '2027-04-01', to: null }),
      // From another house of the city, here for today.
      child('guest', 0, house.rabbit, { from: TODAY, to: TODAY }),
      child('unplaced', 0, null, all),
      child('unplaced', 1, null, { from: YEAR_BEGAN, to: '2026-08-31' }),
    ]
  })
  return {
    organisations,
    houses,
    children,
    people: [],
    blocks: [],
    devices: [],
    officers: [],
    operators: [],
    stays: [],
    principals: [],
  }
}
