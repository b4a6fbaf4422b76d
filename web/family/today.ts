// Today of all the family's children, merged over facilities, with what this phone holds laid over it. One question per facility.
import { computed, effect, signal } from '@preact/signals'
import type { CareOfDay } from '../../schema/care/for-family.ts'
import { addDays, type Day, startOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Time } from '../../schema/kit/time.ts'
import type { Told } from '../../schema/notice/rule.ts'
import { type BoardChild, foldChild, type UnfoldedChild } from '../../schema/presence/fold-board.ts'
import type { DayRules, Status } from '../../schema/presence/rule.ts'
import type { Routes } from '../../worker/family/routes.ts'
import { askMe, type FacilityOfMine, type Me, me } from '../account/me.ts'
import { addressOf, type Reply } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { type Loaded, load } from '../kit/load.ts'
import { drop, flush, lastReceipt, send, shownActs, unsent } from '../kit/outbox.ts'
import { type ActOfPhone, covers, type Report, reportsOf } from '../notice/report.ts'

export type Today = Reply<Routes, '/today'>
export type ChildToday = Today['children'][number]
export type FacilityToday = Today['facility']

/** One child of the family, as the home card shows it. */
export interface FamilyChild {
  facilityId: number
  childId: Id
  name: string
  kana: string
  /** The part of the name that is called. */
  given: string
  birthDay: Day
  className: string
  classAge: number | null
  facility: FacilityOfMine
  /** Another nursery, where the child spends the day. */
  place: ChildToday['place']
  /** The nursery's own settings; null until its first answer. */
  rules: FacilityToday | null
  closesAt: Time
  /** Planned hours of today. */
  plan: readonly [arrive: Time, leave: Time] | null
  told: Told
  /** null until the first answer. */
  status: Status | null
  since: number | null
  arrivedAt: number | null
  leftAt: number | null
  open: boolean
  /** What was recorded today. */
  acts: NonNullable<ChildToday['acts']>
  reports: readonly Report[]
  lines: ChildToday['lines']
  /** Somebody on no list stands at the door. */
  asks: ChildToday['asks']
  /** What was written down of its day; nothing for who may not read it. */
  care: CareOfDay
  pickupPeople: ChildToday['pickupPeople']
  /** False for a person who may look but not report. */
  mayReport: boolean
  seesHealth: boolean
  readsBook: boolean
  /** All that the person may do for the child. */
  capabilities: readonly string[]
  writesBook: boolean
}

const EVERY = 15_000
const loads = signal<ReadonlyMap<number, Loaded<Today>>>(new Map())
/** Acts the server has receipted but whose effect has not come back yet. */
const received = signal<readonly ActOfPhone[]>([])
const underway = new Map<Id, ActOfPhone>()

/** Begins to ask about each facility of the person; facilities that are no longer theirs are left alone. */
export function openToday(person: Me): void {
  const wanted = person.facilities.filter(({ children }) => children.length > 0).map(({ facilityId }) => facilityId)
  const before = loads.peek()
  for (const [facilityId, loaded] of before) if (!wanted.includes(facilityId)) loaded.stop()
  loads.value = new Map(
    wanted.map((facilityId) => [
      facilityId,
      before.get(facilityId) ?? load<Today>(addressOf(facilityId, 'family', '/today'), { every: EVERY, keep: true }),
    ]),
  )
}

/** Asks again at once, after something was answered. */
export const refreshToday = async (facilityId: number): Promise<void> => loads.peek().get(facilityId)?.refresh()

const listed = new Map<number, string>()
// A facility that lists other children than before, or nothing at all any more: who is asked again, and what is no longer theirs goes.
effect(() => {
  for (const [facilityId, { data, refused }] of loads.value) {
    const ids = refused.value?.status === 404 ? '' : data.value?.children.map(({ childId }) => childId).join()
    if (ids === undefined) continue
    if ((listed.get(facilityId) ?? ids) !== ids) void askMe()
    listed.set(facilityId, ids)
  }
})

/** Stops asking: nobody is signed in. */
export function closeToday(): void {
  for (const loaded of loads.peek().values()) loaded.stop()
  loads.value = new Map()
  received.value = []
}

/** Sends acts of this phone; each is kept before this resolves. */
export async function sendActs(list: readonly Omit<ActOfPhone, 'madeAt' | 'state' | 'message'>[]): Promise<void> {
  for (const act of list) {
    underway.set(act.id, { ...act, madeAt: now.peek(), state: 'received' })
    await send({ ...act, childIds: [...act.childIds] })
  }
  // Whether there is a line at all is asked at once, so that the screen can say why something waits.
  void flush().then(() => {
    if (unsent.peek().length > 0) for (const loaded of loads.peek().values()) void loaded.refresh()
  })
}

/** Takes back what the nursery has not got. False when it is on its way or has arrived. */
export const dropAct = (id: Id): Promise<boolean> => drop(id)

effect(() => {
  const receipt = lastReceipt.value
  if (!receipt) return
  const act = underway.get(receipt.id)
  if (act && !received.peek().some(({ id }) => id === act.id)) received.value = [...received.peek(), act]
  const loaded = loads.peek().get(receipt.facility)
  if (!loaded) return
  // An answer that was already on its way may be older than the act, so the second question is the one that counts.
  void loaded
    .refresh()
    .then(() => loaded.refresh())
    .then(() => {
      received.value = received.peek().filter(({ id }) => id !== receipt.id)
      underway.delete(receipt.id)
    })
})

const allActs = computed<readonly ActOfPhone[]>(() => {
  const kept = shownActs.value.map((act) => ({
    ...act,
    state: act.state === 'refused' ? ('refused' as const) : ('waiting' as const),
  }))
  return [...kept, ...received.value.filter(({ id }) => !kept.some((act) => act.id === id))]
})

const unplugged = signal(!navigator.onLine)
const lookAtLine = () => {
  unplugged.value = !navigator.onLine
}
addEventListener('online', lookAtLine)
addEventListener('offline', lookAtLine)

/** True while the phone knows of no network, or a facility's last answer could not be had. */
export const offline = computed(() => unplugged.value || [...loads.value.values()].some((loaded) => loaded.offline.value))
/** The oldest of the shown answers, for the line that says how old the screen is. */
export const asOf = computed(() => {
  const times = [...loads.value.values()].map((loaded) => loaded.asOf.value).filter((time) => time !== null)
  return times.length > 0 ? Math.min(...times) : null
})
/** True while nothing has ever been answered and nothing is known why. */
export const settled = computed(() =>
  [...loads.value.values()].every(({ data, refused, offline }) => data.value || refused.value || offline.value),
)

const givenOf = (kana: string, name: string): string => kana.split(' ')[1] || kana || name.split(' ')[1] || name

/** The family's children, the youngest first, folded for this half minute. */
export const children = computed<readonly FamilyChild[]>(() => {
  const list = (me.value?.facilities ?? []).flatMap((facility) =>
    facility.children.map((child) => familyChild(facility, child, loads.value.get(facility.facilityId)?.data.value ?? null)),
  )
  return list.sort((a, b) => (a.birthDay < b.birthDay ? 1 : a.birthDay > b.birthDay ? -1 : a.kana < b.kana ? -1 : 1))
})

function familyChild(facility: FacilityOfMine, child: FacilityOfMine['children'][number], answer: Today | null): FamilyChild {
  const { facilityId } = facility
  // Yesterday's answer, kept for a night without a line, says nothing about today; what was announced for today still does.
  const fresh = answer?.day === today() ? answer : null
  const row = answer?.children.find(({ childId }) => childId === child.childId)
  const reports = reportsOf(facilityId, child.childId, row?.notices ?? [], allActs.value)
  const folded = fresh && row ? confirmed(row, fold(row, toldWith(row.told, reports), fresh.rules)) : null
  const acts = folded?.acts ?? []
  const start = fresh ? startOf(fresh.day) : 0
  const arrived = acts.find(([kinds]) => /[as]/.test(kinds))
  const left = acts.findLast(([kinds]) => /[lh]/.test(kinds))
  const gone = folded?.status === 'left' || folded?.status === 'left_stamped'
  const className = answer?.classes.find(({ classId }) => classId === row?.classId)
  return {
    facilityId,
    childId: child.childId,
    name: child.name,
    kana: child.kana,
    given: givenOf(child.kana, child.name),
    birthDay: child.birthDay,
    className: className?.name ?? '',
    classAge: className?.classAge ?? null,
    facility,
    place: fresh ? row?.place : undefined,
    rules: answer?.facility ?? null,
    closesAt: answer?.facility.closesAt ?? 19 * 60,
    plan: fresh ? (row?.plan ?? null) : null,
    told: folded?.told ?? { attendance: null, pickup: null },
    status: folded?.status ?? null,
    since: folded?.since ?? null,
    arrivedAt: arrived ? start + arrived[1] * 1000 : null,
    leftAt: gone && left ? start + left[1] * 1000 : null,
    open: fresh?.rules.open ?? true,
    acts,
    reports,
    lines: fresh ? (row?.lines ?? []) : [],
    asks: (fresh && row?.asks) || [],
    care: (fresh && row?.care) || {},
    pickupPeople: row?.pickupPeople ?? [],
    seesHealth: row?.capabilities.includes('health') ?? false,
    readsBook: row?.capabilities.includes('read_note') ?? false,
    writesBook: row?.capabilities.includes('write_note') ?? false,
    capabilities: row?.capabilities ?? [],
    mayReport: child.mayReport,
  }
}

const fold = (row: ChildToday, told: Told, rules: DayRules) =>
  foldChild({ ...row, told } as UnfoldedChild, rules, now.value).child

/** That a child has not come is said by the nursery alone: it knows whether a tablet there is without a line. */
const confirmed = (row: ChildToday, child: BoardChild): BoardChild =>
  child.status === 'overdue' && row.status !== 'overdue' ? { ...child, status: 'expected' } : child

/** What is told, with what the server has receipted a moment ago. What it has not seen yet is never shown as told. */
function toldWith(told: Told | undefined, reports: readonly Report[]): Told {
  const base = told ?? { attendance: null, pickup: null }
  const fresh = reports.filter((report) => !report.onServer && report.state === 'arrived' && covers(report, today()))
  const attendance = fresh.find(({ kind }) => kind === 'absent' || kind === 'late')
  const pickup = fresh.find(({ kind }) => kind === 'early_leave' || kind === 'pickup_change')
  return {
    attendance: !attendance
      ? base.attendance
      : attendance.kind === 'late' && attendance.time !== null
        ? { kind: 'late', time: attendance.time, noticeId: attendance.id }
        : { kind: 'absent', reason: attendance.reason, noticeId: attendance.id },
    pickup: pickup ? { time: pickup.time, person: pickup.person, noticeId: pickup.id } : base.pickup,
  }
}

/** One child of the family by id. */
export const childOf = (childId: Id): FamilyChild | undefined => children.value.find((child) => child.childId === childId)

/** Tomorrow, for the sheets of a day that is over or decided. */
export const tomorrow = (): Day => addDays(today(), 1)
