// 与薬: one medicine, one dose, one day, one child. What a request asks for, how far it has come, and what has to be looked at before a dose.
import { MINUTE, type Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import { momentOf, type Time } from '../kit/time.ts'

/** give: the nursery gives a dose (与薬依頼). tell: the child takes something at home, and the nursery gives nothing (服薬連絡). */
export const KINDS = ['give', 'tell'] as const
export type Kind = (typeof KINDS)[number]
/** 薬の種類, 時間, 保管 as the paper form has them (domain documents §17). */
export const SORTS = ['powder', 'syrup', 'external', 'other'] as const
export type Sort = (typeof SORTS)[number]
export const TIMINGS = ['before_meal', 'after_meal', 'other'] as const
export type Timing = (typeof TIMINGS)[number]
export const STORAGES = ['room', 'cold'] as const
export type Storage = (typeof STORAGES)[number]
/** What is warned of wherever it is read: 解熱剤, 座薬. */
export const SPECIALS = ['antipyretic', 'suppository'] as const
export type Special = (typeof SPECIALS)[number]

/** Whether a family hands in a picture of 薬剤情報 with its request: not at all, when it likes to, always. */
export const SHEETS = ['none', 'offer', 'require'] as const
export type Sheets = (typeof SHEETS)[number]
/** Days for which such a picture is kept after the last day of a request that names it, unless the facility says otherwise. */
export const SHEET_DAYS = 30
/** Pictures a child's family hands in on one day. */
export const MOST_SHEETS = 12
/** Of one picture, and px of its sides. */
export const MOST_SHEET_BYTES = 2 * 1024 * 1024
export const SHEET_SIDES = [200, 4_096] as const

/**
 * What is compared with the request at the door, thing in hand (domain rules §8). `sheet`: the original of 薬剤情報, where no picture of it was sent;
 * `picture`: that picture, where there is one. `opinion`: only where one is asked for.
 */
export const RECEIPT_CHECKS = ['child_name', 'one_dose', 'as_asked', 'sheet', 'picture', 'opinion'] as const
export type ReceiptCheck = (typeof RECEIPT_CHECKS)[number]
/** What each of two people looks at before a dose: 本人・時間・薬・量. */
export const DOSE_CHECKS = ['child', 'time', 'medicine', 'amount'] as const
export type DoseCheck = (typeof DOSE_CHECKS)[number]
/** Why a dose was not given. */
export const WITHHELD = ['refused', 'vomited', 'unwell', 'not_brought', 'differs', 'went_home', 'family_said', 'other'] as const
export type Withheld = (typeof WITHHELD)[number]

export const STEP_KINDS = ['received', 'checked', 'given', 'withheld', 'withdrawn', 'undone'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** How long a look at a medicine counts, as long as the PIN behind it does: a check of the morning gives no dose at noon. */
export const CHECK_HOLDS = 15 * MINUTE
/** People who have to look. */
export const PEOPLE = 2
/** Minutes after the asked time until a dose that was neither given nor withheld is late, unless the facility says otherwise. */
export const DOSE_LATE_AFTER = 30
/** Requests of a child and day, and how many days ahead one may be sent. */
export const MOST_A_DAY = 6
export const MOST_AHEAD = 7

/** Whether a doctor's 主治医意見書 has to be there: where the facility wants it always, and for what is put in (domain rules §8). */
export const needsOpinion = (special: readonly Special[], always: boolean): boolean => always || special.includes('suppository')
/** What has to be compared at the door for this request. */
export const receiptChecksFor = (special: readonly Special[], always: boolean, pictured: boolean): ReceiptCheck[] =>
  RECEIPT_CHECKS.filter((check) =>
    check === 'opinion' ? needsOpinion(special, always) : check === 'picture' ? pictured : check !== 'sheet' || !pictured,
  )

/** What a step says, as the fold needs it. */
export interface Step {
  id: Id
  kind: StepKind
  /** When it happened, and when the server had it. */
  at: Moment
  receivedAt: Moment
  /** Of `undone`: the step that was a mistake. */
  supersedes: Id | null
}
export interface Asked {
  kind: Kind
  day: string
  time: Time | null
}

/** told: a 服薬連絡, nothing to be done · asked: on its way · received: here · checked: one person has looked · ready: two have. */
export const STATES = ['told', 'asked', 'received', 'checked', 'ready', 'given', 'withheld', 'withdrawn'] as const
export type State = (typeof STATES)[number]

export interface Folded<S extends Step> {
  state: State
  /** The step that made it so; of `checked` the look that counts now. */
  by: S | null
  /** Looks that still count. No account has two of them (worker/medicine/give.ts). */
  looks: S[]
  /** True when its time is over and nobody said what became of it. */
  late: boolean
}

/**
 * Where a request stands. Steps that were undone do not count; a look counts for `CHECK_HOLDS`.
 * @param lateAfter minutes after the asked time
 */
export function foldRequest<S extends Step>(asked: Asked, steps: readonly S[], now: Moment, lateAfter: number): Folded<S> {
  const undone = new Set(steps.flatMap(({ kind, supersedes }) => (kind === 'undone' && supersedes ? [supersedes] : [])))
  const stands = steps.filter(({ id, kind }) => kind !== 'undone' && !undone.has(id))
  const last = (kind: StepKind) => stands.findLast((step) => step.kind === kind) ?? null
  // What was looked at before something was undone is looked at again.
  const since = Math.max(0, ...steps.flatMap(({ kind, receivedAt }) => (kind === 'undone' ? [receivedAt] : [])))
  const looks = stands.filter(
    ({ kind, receivedAt }) => kind === 'checked' && receivedAt > since && receivedAt > now - CHECK_HOLDS,
  )
  const withdrawn = last('withdrawn')
  const done = last('given') ?? last('withheld')
  const received = last('received')
  const [state, by]: [State, S | null] = withdrawn
    ? ['withdrawn', withdrawn]
    : asked.kind === 'tell'
      ? ['told', null]
      : done
        ? [done.kind === 'given' ? 'given' : 'withheld', done]
        : !received
          ? ['asked', null]
          : looks.length >= PEOPLE
            ? ['ready', looks.at(-1) ?? null]
            : looks.length > 0
              ? ['checked', looks[0] ?? null]
              : ['received', received]
  const open = state === 'asked' || state === 'received' || state === 'checked' || state === 'ready'
  const late = open && asked.time !== null && now > momentOf(asked.day, asked.time) + lateAfter * MINUTE
  return { state, by, looks, late }
}
