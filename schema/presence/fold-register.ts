// 出席簿: a month of days, folded. Every cell is the fold of its day at that day's end, with the settings and the class of that day, so the
// register, the board and the family's screen cannot disagree. A register says what was: days to come stay blank.
import type { WeekPattern } from '../child/table.ts'
import { type Day, type Moment, type Month, startOf, weekdayOf } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { type Time, timeOn } from '../kit/time.ts'
import { covers, NOTHING_TOLD, type Notice, type Told, toldAbout } from '../notice/rule.ts'
import { type DayPlan, plannedOn } from '../plan/rule.ts'
import type { RegisterNote } from './register-notes.ts'
import { countCell, noTotals, type RegisterTotals } from './register-totals.ts'
import { type DayRules, type Fact, foldDay, lastsUntil, type Plan } from './rule.ts'

export type CellKind =
  | 'present'
  | 'late'
  | 'early'
  | 'late_early'
  | 'sick'
  | 'family'
  | 'suspended'
  | 'bereavement'
  /** Expected, did not come, nobody said why. */
  | 'unknown'
  | 'closed'
  | 'notExpected'
  /** Not known yet: today before the child came, and every day to come. */
  | 'pending'
  /** Not enrolled on that day, or not in the class asked for. */
  | 'outside'

/** What a facility writes for each kind; 遅刻 and 早退 on one day are both marks. */
export type Marks = Record<Exclude<CellKind, 'late_early' | 'pending' | 'outside'>, string>

export interface RegisterCell {
  day: Day
  mark: string
  kind: CellKind
  /** First arrival and last leaving, minutes after midnight. */
  arrive?: Time
  leave?: Time
  /** 日またぎ: the child is still here. */
  lasts?: true
  /** Typed in from paper, all or in part. */
  paper?: true
  /** The planned hours, where a day that is over does not say all (gap.ts). */
  plan?: readonly [Time, Time]
  /** The class of that day, where it is not the row's. */
  classId?: Id
}

export interface RegisterChild {
  childId: Id
  name: string
  kana: string
  /** The class of the last day in the month that the row covers. */
  classId: Id | null
  cells: RegisterCell[]
  totals: RegisterTotals
}

export interface Register {
  month: Month
  /** `ownForm`: the house has a form of its own for this month (own-form.ts). */
  facility: { name: string; wording: 'en' | 'sho'; ownForm?: boolean }
  /** The register's word for an absence for family reasons. */
  familyAbsenceWord: string
  /** Which totals it shows. */
  totalKinds: readonly (keyof RegisterTotals)[]
  classes: { classId: Id; name: string; classAge: number | null; totals: RegisterTotals }[]
  days: { day: Day; open: boolean; holiday?: string; totals: RegisterTotals }[]
  children: RegisterChild[]
  totals: RegisterTotals
  /** What was corrected, and remarks, day by day. */
  notes: readonly RegisterNote[]
  /** 開所日数 of the whole month, and how many of them have come. */
  openDays: number
  pastOpenDays: number
  /** Children present on an average open day so far, to one decimal. */
  average: number
}

interface Span {
  startsOn: Day
  endsOn: Day | null
}

/** One child's month before folding. */
export interface ChildMonth {
  childId: Id
  name: string
  kana: string
  enrollments: readonly Span[]
  memberships: readonly (Span & { classId: Id })[]
  contracts: readonly (Span & { week: WeekPattern })[]
  /** What was said of single days beside the contract. */
  plans?: readonly DayPlan[]
  facts: ReadonlyMap<Day, readonly Fact[]>
  /** Days of which something stood on paper. */
  onPaper?: ReadonlySet<Day>
  notices: readonly Notice[]
}

/** One day of the month as the facility had decided it. */
export interface RegisterDay {
  rules: DayRules
  marks: Marks
  holiday?: string
}

export interface MonthRows {
  month: Month
  facility: Register['facility']
  familyAbsenceWord: string
  totalKinds: readonly (keyof RegisterTotals)[]
  notes: readonly RegisterNote[]
  /** In the facility's order. */
  classes: readonly { classId: Id; name: string; classAge: number | null }[]
  days: readonly RegisterDay[]
  /** In name order. */
  children: readonly ChildMonth[]
  /** Only this class, on the days a child was in it. */
  only?: Id | undefined
}

const NO_FACTS: readonly Fact[] = []

/** The row in force on a day. */
function on<Row extends Span>(rows: readonly Row[], day: Day): Row | undefined {
  for (const row of rows) {
    if (row.startsOn <= day && (row.endsOn === null || row.endsOn >= day)) return row
  }
  return undefined
}

const markOf = (kind: CellKind, marks: Marks): string => {
  if (kind === 'pending' || kind === 'outside') return ''
  return kind === 'late_early' ? `${marks.late}${marks.early}` : marks[kind]
}

/** Writes one cell. `now` is the moment asked about on `today`; a past day is seen at its end. `weekday` is that of the day. */
export function foldCell(
  child: ChildMonth,
  { rules, marks }: RegisterDay,
  today: Day,
  now: Moment,
  weekday = weekdayOf(rules.day),
): RegisterCell {
  const { day } = rules
  const write = (kind: CellKind): RegisterCell => ({ day, mark: markOf(kind, marks), kind })
  if (!on(child.enrollments, day)) return write('outside')
  const week = on(child.contracts, day)?.week
  const { hours } = plannedOn(day, week, child.plans, weekday)
  const plan: Plan = hours ? { arrive: hours[0], leave: hours[1] } : null
  if (day > today) return write(rules.open ? (week && !plan ? 'notExpected' : 'pending') : 'closed')
  const facts = child.facts.get(day) ?? NO_FACTS
  const told = toldAbout(day, child.notices)
  // Most of what is left of a month: nobody came on a closed day and nobody said a word about it.
  if (!rules.open && facts === NO_FACTS && told === NOTHING_TOLD) return write('closed')
  const presence = foldDay(facts, told, plan, rules, day === today ? now : startOf(day) + 86_400_000 - 1)
  const { status, arrivedAt, leftAt } = presence
  // An absence of several days passes over days on which the child would not have come anyway.
  if (status === 'absent')
    return write(!rules.open ? 'closed' : week && !plan ? 'notExpected' : ((told.attendance as Absence).reason ?? 'family'))
  if (status === 'overdue') return { ...write('unknown'), ...(hours ? { plan: hours } : {}) }
  if (status === 'expected' || status === 'late_expected') return write('pending')
  if (status === 'not_expected') return write(rules.open ? 'notExpected' : 'closed')
  const arrive = arrivedAt === null ? null : timeOn(day, arrivedAt)
  // Only a machine heard of it, and the day is over: a stamp is no child.
  if (status === 'stamped' && day < today)
    return { ...write('unknown'), ...(arrive === null ? {} : { arrive }), ...(hours ? { plan: hours } : {}) }
  const leave = leftAt === null ? null : timeOn(day, leftAt)
  const late = arrive !== null && cameLate(arrive, plan, told, rules)
  const early = leave !== null && leftEarly(leave, plan, child.notices, day)
  const cell = write(late ? (early ? 'late_early' : 'late') : early ? 'early' : 'present')
  if (arrive !== null) cell.arrive = arrive
  if (leave !== null) cell.leave = leave
  if (child.onPaper?.has(day)) cell.paper = true
  if (day < today && now < (lastsUntil(presence, rules) ?? 0)) cell.lasts = true
  if (day < today && hours && (arrive === null || leave === null)) cell.plan = hours
  return cell
}

type Absence = Extract<Told['attendance'], { kind: 'absent' }>

/**
 * 遅刻: after the planned time when lateness was announced; unannounced, after the moment from which the child was looked for.
 * What happened counts, not what was announced: who said late and came in time was not late.
 */
function cameLate(arrive: Time, plan: Plan, told: Told, rules: DayRules): boolean {
  if (told.attendance?.kind === 'late') return arrive > (plan?.arrive ?? rules.chaseFrom)
  return plan !== null && arrive >= Math.max(rules.chaseFrom, plan.arrive + rules.arrivalGrace)
}

/** 早退: announced as such, and gone before the planned time. Being fetched earlier on an ordinary day is no 早退. */
const leftEarly = (leave: Time, plan: Plan, notices: readonly Notice[], day: Day): boolean =>
  (plan === null || leave < plan.leave) &&
  notices.some((notice) => notice.kind === 'early_leave' && !notice.withdrawn && covers(notice, day))

/** True where the day a note is about has a cell in this register. */
const stands = ({ childId, day }: RegisterNote, children: readonly RegisterChild[]): boolean =>
  children.some((child) => child.childId === childId && child.cells.some((cell) => cell.day === day && cell.kind !== 'outside'))

/** Folds a month. `today` and `now` say how far it has come. */
export function foldRegister(rows: MonthRows, today: Day, now: Moment): Register {
  const dayTotals = rows.days.map(noTotals)
  const weekdays = rows.days.map(({ rules }) => weekdayOf(rules.day))
  const totals = noTotals()
  const classTotals = new Map(rows.classes.map(({ classId }) => [classId, noTotals()]))
  const children: RegisterChild[] = []
  for (const child of rows.children) {
    const own = noTotals()
    const classes = rows.days.map(({ rules }) => on(child.memberships, rules.day)?.classId ?? null)
    let classId: Id | null = null
    let covered = false
    const cells = rows.days.map((day, index) => {
      const here = classes[index] ?? null
      const outside = rows.only !== undefined && here !== rows.only
      const cell: RegisterCell = outside
        ? { day: day.rules.day, mark: '', kind: 'outside' }
        : foldCell(child, day, today, now, weekdays[index])
      if (cell.kind === 'outside') return cell
      covered = true
      classId = here
      countCell(own, cell.kind)
      countCell(totals, cell.kind)
      countCell(dayTotals[index] ?? noTotals(), cell.kind)
      countCell(classTotals.get(here ?? '') ?? noTotals(), cell.kind)
      return cell
    })
    if (!covered) continue
    cells.forEach((cell, index) => {
      const here = classes[index]
      if (cell.kind !== 'outside' && here && here !== classId) cell.classId = here
    })
    children.push({ childId: child.childId, name: child.name, kana: child.kana, classId, cells, totals: own })
  }
  const place = new Map(rows.classes.map(({ classId }, index) => [classId, index]))
  const placeOf = ({ classId }: RegisterChild) => place.get(classId ?? '') ?? rows.classes.length
  const open = rows.days.filter(({ rules }) => rules.open)
  const pastOpenDays = open.filter(({ rules }) => rules.day <= today).length
  return {
    month: rows.month,
    facility: rows.facility,
    familyAbsenceWord: rows.familyAbsenceWord,
    totalKinds: rows.totalKinds,
    classes: rows.classes
      .filter(({ classId }) => rows.only === undefined || classId === rows.only)
      .map((one) => ({ ...one, totals: classTotals.get(one.classId) ?? noTotals() })),
    days: rows.days.map(({ rules, holiday }, index) => ({
      day: rules.day,
      open: rules.open,
      ...(holiday ? { holiday } : {}),
      totals: dayTotals[index] ?? noTotals(),
    })),
    children: children.sort((a, b) => placeOf(a) - placeOf(b)),
    totals,
    notes: rows.notes.filter((note) => stands(note, children)),
    openDays: open.length,
    pastOpenDays,
    average: pastOpenDays === 0 ? 0 : Math.round((totals.present * 10) / pastOpenDays) / 10,
  }
}
