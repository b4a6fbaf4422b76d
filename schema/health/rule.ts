// 健康記録: what is known of a child's health beside the day's care, each as an item of its own that is never written over. A guardian proposes,
// the nursery confirms or sends back; what staff write stands at once. Folded alike on phone, tablet, desk and server.
import type { Day } from '../kit/day.ts'
import { foldSaid, type Said, type SaidItem, type SaidState } from '../kit/said.ts'
import type { Dose } from '../vaccination/rule.ts'

/** 平熱, かかりつけ医, 既往歴 and the like, 予防接種 (domain documents §2, §15), and what staff see beside the name. */
export const HEALTH_KINDS = ['usual', 'doctor', 'history', 'dose', 'mark'] as const
export type HealthKind = (typeof HEALTH_KINDS)[number]
/** What a family may propose. A mark is the nursery's own. */
export const FAMILY_KINDS = ['usual', 'doctor', 'history', 'dose'] as const satisfies readonly HealthKind[]
/** Of these a child has one, and its item is the child's id. */
export const isSingle = (kind: HealthKind): boolean => kind === 'usual' || kind === 'mark'

/** 既往症, 熱性けいれん, 体質. */
export const HISTORY_KINDS = ['illness', 'seizure', 'constitution'] as const
export type HistoryKind = (typeof HISTORY_KINDS)[number]

/** A usual temperature that can be one, in tenths of a degree. */
export const USUAL_LEAST = 350
export const USUAL_MOST = 379

export interface HealthValues {
  /** Tenths of a degree. */
  usual: { tenths: number }
  doctor: { name: string; phone: string; note: string }
  /** `since` as the family says it: a day, a month, an age. */
  history: { what: HistoryKind; name: string; since: string; note: string }
  dose: Dose
  /** A short word beside the name on staff screens. */
  mark: { text: string }
}
export type HealthValue = HealthValues[HealthKind]

/** One word about one item, as it travels. */
export type HealthEntry = Said<HealthKind, HealthValue>
export type EntryState = SaidState
export type HealthItem = SaidItem<HealthEntry>

/** The items of one child's health. */
export const foldHealth = (entries: readonly HealthEntry[]): HealthItem[] => foldSaid(entries)

/** What stands of a kind, without what was taken off. */
export const standing = <Kind extends HealthKind>(items: readonly HealthItem[], kind: Kind): HealthValues[Kind][] =>
  items.flatMap((one) => (one.kind === kind && one.stands?.value ? [one.stands.value as HealthValues[Kind]] : []))

/** How many mornings are needed before a usual temperature is suggested, and how many days are looked at. */
export const MORNINGS = 5
export const MORNING_DAYS = 60

/**
 * What a child's mornings come to: the middle of its temperatures, without those that have to be looked at. Null of fewer than five days.
 * A number for people to read beside their own; nothing is set by it.
 * @param mornings tenths of a degree, one or more of a day
 * @param from the facility's threshold
 */
export function suggestUsual(
  mornings: readonly { day: Day; tenths: number }[],
  from: number,
): { tenths: number; days: number } | null {
  const well = mornings.filter(({ tenths }) => tenths < from && tenths >= USUAL_LEAST)
  const days = new Set(well.map(({ day }) => day)).size
  if (days < MORNINGS) return null
  const sorted = well.map(({ tenths }) => tenths).sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return { tenths: Math.round((low + high) / 2), days }
}
