// One day of one facility: a story for every child expected, and who of the staff was at the door.
import { addDays, type Day, daysBetween, weekdayOf } from '../../../schema/kit/day.ts'
import type { Id } from '../../../schema/kit/id.ts'
import { type Time, timeOn } from '../../../schema/kit/time.ts'
import { isOpen } from '../../facility/day-rules.ts'
import { type Dice, diceOf } from './dice.ts'
import { inventStory, type Story, type Wanted } from './invent-story.ts'
import { type House, type HouseChild, type HouseStaff, holds } from './read-house.ts'

export interface ChildDay {
  child: HouseChild
  story: Story
  /** Accounts at the door when the child came and went, and the one who read the notice. */
  receivedBy: Id
  handedBy: Id
  readBy: Id
}

export interface Duty {
  personId: Id
  accountId: Id
  kind: 'early' | 'late' | 'saturday'
  fromTime: Time
  toTime: Time
}

/** What is known of a child's day already; it is not invented again. */
export interface KnownDay {
  arrived: boolean
  left: boolean
  noticed: boolean
  absent: boolean
}

export interface Inventing {
  house: House
  day: Day
  /** Accounts of people one can sign in as: their children's day is left to them, and they are at the door. */
  demoAccounts: ReadonlySet<Id>
  /** The day the demo shows. */
  today: Day
  /** True for the day the demo shows: nothing is thrown for the demo's families, and the others have one notice of each kind. */
  isToday: boolean
  known?: ReadonlyMap<Id, KnownDay>
}

const SEED = 'shiomi'
const WANTED: readonly Wanted[] = ['sick', 'sick', 'family', 'late', 'pickup_change', 'early_leave']

export const isOpenOn = (house: House, day: Day): boolean => isOpen(house.settings, day, house.exceptions.get(day))

/** Opening days from a day on, at most `count`. */
function openDaysFrom(house: House, day: Day, count: number): Day[] {
  const days: Day[] = []
  for (let next = day; days.length < count && next <= addDays(day, 14); next = addDays(next, 1)) {
    if (isOpenOn(house, next)) days.push(next)
  }
  return days
}

/** Who has early, late and Saturday duty: the teachers in turn, and one of the demo's people every morning. */
export function dutiesOn({ house, day, demoAccounts }: Pick<Inventing, 'house' | 'day' | 'demoAccounts'>): Duty[] {
  if (!isOpenOn(house, day)) return []
  const teachers = house.staff.filter(({ role }) => role === 'nursery_teacher')
  const turn = daysBetween('2020-01-01', day)
  const inTurn = (step: number): HouseStaff | undefined => teachers[(turn + step) % teachers.length]
  const make = (person: HouseStaff | undefined, kind: Duty['kind'], fromTime: Time, toTime: Time): Duty[] =>
    person ? [{ personId: person.personId, accountId: person.accountId, kind, fromTime, toTime }] : []
  const { opensAt, closesAt } = house.settings
  if (weekdayOf(day) === 6) return [0, 3].flatMap((step) => make(inTurn(step), 'saturday', opensAt, closesAt))
  const first = teachers.find(({ accountId }) => demoAccounts.has(accountId)) ?? inTurn(5)
  const second = inTurn(1) === first ? inTurn(2) : inTurn(1)
  return [
    ...[first, second].flatMap((person) => make(person, 'early', opensAt, 9 * 60)),
    ...[3, 4].flatMap((step) => make(inTurn(step), 'late', 16 * 60 + 30, closesAt)),
  ]
}

/** Invents the day of every child that is expected. The same day of the same house is always the same. */
export function inventDay(given: Inventing): ChildDay[] {
  const { house, day, known } = given
  if (!isOpenOn(house, day)) return []
  const duties = dutiesOn(given)
  const openDays = openDaysFrom(house, day, 4)
  const expected = house.children.flatMap((child) => {
    const plan = child.weeks.find((row) => holds(row, day))?.week[weekdayOf(day)]
    const away = child.absences.some((absence) => holds(absence, day)) && !known?.get(child.childId)?.arrived
    return plan && child.enrolled.some((row) => holds(row, day)) && !away ? [{ child, plan }] : []
  })
  const quiet = (child: HouseChild): boolean =>
    child.guardians.some(({ accountId }) => accountId !== null && given.demoAccounts.has(accountId))
  const wishes = new Map<Id, Wanted>()
  if (given.isToday) {
    const dice = diceOf(`${SEED} ${house.facilityId} ${day} wishes`)
    const writes = (child: HouseChild): boolean => child.guardians.some(({ accountId }) => accountId !== null)
    const others = expected.filter(({ child, plan }) => writes(child) && !quiet(child) && plan[0] >= 8 * 60 + 15)
    dice.shuffled(others).forEach(({ child }, index) => {
      const wanted = WANTED[index]
      if (wanted) wishes.set(child.childId, wanted)
    })
  }
  return expected.flatMap(({ child, plan }) => {
    const was = known?.get(child.childId)
    if (was?.absent) return []
    const dice = diceOf(`${SEED} ${day} ${child.childId}`)
    const leaveToThem = was?.noticed || was?.arrived || (given.isToday && quiet(child))
    const story = inventStory(
      dice,
      {
        day,
        plan,
        opensAt: house.settings.opensAt,
        closesAt: house.settings.closesAt,
        cutoffAt: house.settings.cutoffAt,
        fetchers: child.fetchers.length > 0 ? child.fetchers.map(({ relationship }) => relationship) : ['母'],
        // What was announced for a demo's family some days ago is over by today: today is theirs to play.
        openDays: quiet(child) ? openDays.filter((one) => one === day || one < given.today) : openDays,
      },
      leaveToThem ? 'ordinary' : (wishes.get(child.childId) ?? null),
    )
    const cut: Story = { ...story, arriveAt: was?.arrived ? null : story.arriveAt, leaveAt: was?.left ? null : story.leaveAt }
    return [{ child, story: cut, ...doorOf(dice, given, duties, child, story) }]
  })
}

function doorOf(dice: Dice, { house, day }: Inventing, duties: readonly Duty[], child: HouseChild, story: Story) {
  const classroomId = child.classes.find((row) => holds(row, day))?.classroomId
  const own = house.staff.filter((one) => one.role === 'nursery_teacher' && one.classroomId === classroomId)
  const head = house.staff.find(({ role }) => role === 'head_teacher' || role === 'director')?.accountId ?? ''
  const atDoor = (moment: number | null): Id => {
    const time = moment === null ? 0 : timeOn(day, moment)
    const onDuty = duties.filter(({ fromTime, toTime }) => fromTime <= time && time < toTime)
    const people: readonly { accountId: Id }[] =
      onDuty.length > 0 && (time < 8 * 60 + 15 || time >= 17 * 60 || own.length === 0) ? onDuty : own
    return people.length > 0 ? dice.pick(people).accountId : head
  }
  const confirmedAt = story.notice?.confirmedAt ?? null
  return {
    receivedBy: atDoor(story.arriveAt),
    handedBy: atDoor(story.leaveAt),
    readBy: dice.chance(0.3) ? head : atDoor(confirmedAt),
  }
}
