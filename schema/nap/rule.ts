// 午睡チェック: which looks a sleeping child needs, which were made, and which are missing. Tablet, desk and file fold alike.
import type { Nap } from '../care/rule.ts'
import { dayOf, MINUTE, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'

/** 仰向け, 右, 左; うつぶせ that was turned to 仰向け at once (RE10). */
export const POSITIONS = ['back', 'right', 'left', 'turned'] as const
export type Position = (typeof POSITIONS)[number]

/** What a look says of breathing and colour: the tap attests both, each was asked, or 変化なし with the child looked at (RE07). */
export const WAYS = ['tap', 'each', 'same'] as const
export type Way = (typeof WAYS)[number]

/** Intervals in minutes. They divide the hour, so that every child of a class is looked at in the same round. */
export const INTERVALS = [5, 10, 15, 20, 30] as const
export type Interval = (typeof INTERVALS)[number]

export interface NapSetting {
  /** Minutes between two looks, by class age (domain rules §6); `older`: 3 years and more. */
  age0: Interval
  age1: Interval
  age2: Interval
  older: Interval
  /** Older children are looked at every day; else only those who were added for the day. */
  olderDaily: boolean
  /** One tap on the position says that breathing and colour were looked at, or each is asked. */
  attest: 'tap' | 'each'
}
/** Domain rules §6: 5 minutes at 0, 10 at 1 and 2, 30 for older ones. */
export const NAP_SETTING: NapSetting = { age0: 5, age1: 10, age2: 10, older: 30, olderDaily: false, attest: 'tap' }

/**
 * Minutes between two looks; null: not looked at in rounds.
 * @param classAge null where nobody knows it: then as often as for the youngest
 * @param added for the day, by hand or by a medicine
 */
export function intervalOf(setting: NapSetting, classAge: number | null, added: boolean): number | null {
  if (classAge === null || classAge <= 0) return setting.age0
  if (classAge === 1) return setting.age1
  if (classAge === 2) return setting.age2
  return setting.olderDaily || added ? setting.older : null
}

/** One look as it travels. */
export interface CheckRow {
  id: Id
  childId: Id
  /** When it was entered, really. */
  at: Moment
  /** The slot it was entered for; null: the one that ran at `at`. */
  slot: Moment | null
  receivedAt: Moment
  /** Null: the look that is superseded is taken back, and none stands in its place. */
  position: Position | null
  way: Way
  /** As always. False: something was noticed. */
  breathing: boolean
  colour: boolean
  bedding: boolean
  note: string | null
  supersedes: Id | null
  /** Why 主任 or 園長 entered it afterwards: 管理者修正. */
  reason: string | null
  by: string
}

/** Entered later than this after its slot it is 遅延, and later than that only 主任 and 園長 enter it (RE03). */
export const LATE_AFTER = 5 * MINUTE
export const MANAGED_AFTER = 30 * MINUTE
/** So much later received than entered it came from a tablet without a line. */
const ARRIVED_AFTER = 30 * MINUTE

export type Timing = 'on_time' | 'late' | 'managed'

/** How a look that was entered at a moment stands to its slot. */
export function timingOf(slot: Moment, at: Moment): Timing {
  if (at - slot > MANAGED_AFTER || dayOf(at) > dayOf(slot)) return 'managed'
  return at - slot > LATE_AFTER ? 'late' : 'on_time'
}

export const cameLater = ({ at, receivedAt }: Pick<CheckRow, 'at' | 'receivedAt'>): boolean => receivedAt - at > ARRIVED_AFTER

/** Something was noticed. */
export const isOdd = ({ breathing, colour, bedding, note }: CheckRow): boolean =>
  !breathing || !colour || !bedding || note !== null

/** A look that stands. */
export interface Check extends CheckRow {
  position: Position
  timing: Timing
  /** Full minutes between the slot and the entry. */
  minutes: number
  /** It replaced an earlier one, and that one's row. */
  replaced: CheckRow | null
}

export interface Slot {
  at: Moment
  /** `open`: the slot that runs now. Nothing is made of slots to come (RE04). */
  state: 'checked' | 'missing' | 'open'
  check: Check | null
}

export interface ChildNap {
  every: number | null
  slots: Slot[]
  /** Looks outside every slot: of a child that slept unwritten, or one taken for another. */
  beside: Check[]
  /** Asleep since; null: awake. */
  since: Moment | null
}

const down = (at: Moment, every: number): Moment => at - (at % (every * MINUTE))
const up = (at: Moment, every: number): Moment => down(at + every * MINUTE - 1, every)

/** The slots of a nap on the round of the clock: from falling asleep until waking, the moment of waking not among them. */
export function slotsOf({ from, to }: Pick<Nap, 'from' | 'to'>, every: number, until: Moment): Moment[] {
  if (from === null) return []
  const slots: Moment[] = []
  const end = to === null ? until + 1 : Math.min(to, until + 1)
  for (let at = up(from, every); at < end; at += every * MINUTE) slots.push(at)
  return slots
}

const inOrder = (a: CheckRow, b: CheckRow): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The looks at one child that stand, oldest first; any order and repetition of the rows gives the same. */
export function standing(rows: readonly CheckRow[]): CheckRow[] {
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()]
  const replaced = new Set(unique.flatMap(({ supersedes }) => supersedes ?? []))
  return unique.filter(({ id, position }) => position !== null && !replaced.has(id)).sort(inOrder)
}

/**
 * What one child's sleep of a day needed and got. The looks of a slot: the first that was entered counts, the others stand beside it in the rows.
 * @param until now, or the closing of a day that is over: a nap nobody ended is asked for no longer
 */
export function foldNaps(naps: readonly Nap[], rows: readonly CheckRow[], every: number | null, until: Moment): ChildNap {
  const last = naps.at(-1)
  const since = last && last.to === null ? last.from : null
  const byId = new Map(rows.map((row) => [row.id, row]))
  const round = every ?? INTERVALS[0]
  const checks = standing(rows).map((row): Check => {
    const slot = down(row.slot ?? row.at, round)
    return {
      ...row,
      position: row.position as Position,
      timing: row.reason === null ? timingOf(slot, row.at) : 'managed',
      minutes: Math.floor((row.at - slot) / MINUTE),
      replaced: row.supersedes ? (byId.get(row.supersedes) ?? null) : null,
    }
  })
  if (every === null) return { every, slots: [], beside: checks, since }
  const bySlot = new Map<Moment, Check>()
  for (const check of checks) {
    const slot = down(check.slot ?? check.at, every)
    if (!bySlot.has(slot)) bySlot.set(slot, check)
  }
  const slots = naps.flatMap((nap) =>
    slotsOf(nap, every, until).flatMap((at): Slot[] => {
      const check = bySlot.get(at) ?? null
      // Who woke before a look would have been late was seen awake instead: asking for one would ask for a look that never was.
      if (!check && nap.to !== null && nap.to - at < LATE_AFTER) return []
      const runs = nap.to === null && until < at + every * MINUTE
      return [{ at, state: check ? 'checked' : runs ? 'open' : 'missing', check }]
    }),
  )
  const inside = new Set(slots.map(({ check }) => check?.id))
  return { every, slots, beside: checks.filter(({ id }) => !inside.has(id)), since }
}

export interface Round {
  /** Children whose running slot nobody has looked at. */
  waiting: Id[]
  /** Children whose running slot is looked at. */
  done: Id[]
  missing: number
  /** When the running slot began, and when the next one does; null: nobody sleeps who is looked at. */
  slot: Moment | null
  next: Moment | null
}

/** The round of some children at a moment: who waits, what is missing, when the next look is due. */
export function roundOf(children: readonly { childId: Id; nap: ChildNap }[], now: Moment): Round {
  const round: Round = { waiting: [], done: [], missing: 0, slot: null, next: null }
  for (const { childId, nap } of children) {
    round.missing += nap.slots.filter(({ state }) => state === 'missing').length
    if (nap.since === null || nap.every === null) continue
    const next = down(now, nap.every) + nap.every * MINUTE
    round.next = Math.min(round.next ?? next, next)
    const slot = nap.slots.at(-1)
    if (!slot || now >= slot.at + nap.every * MINUTE) continue
    round.slot = Math.max(round.slot ?? 0, slot.at)
    if (slot.state === 'open') round.waiting.push(childId)
    if (slot.state === 'checked') round.done.push(childId)
  }
  return round
}

/** What the alarm rings for: once when a round begins, once in its last minute while children wait. Null: for nothing. Rings when it changes. */
export function alarmOf({ waiting, slot, next }: Round, now: Moment): string | null {
  if (waiting.length === 0 || slot === null || next === null) return null
  return next - now <= MINUTE ? `${slot} last` : String(slot)
}
