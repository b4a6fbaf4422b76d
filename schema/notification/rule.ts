// What is said by push, and when: pure, so that every case can be asked without a clock or a phone.
import { dayOf, MINUTE, type Moment } from '../kit/day.ts'
import { type Time, timeOn } from '../kit/time.ts'
import { ANSWER_WITHIN } from '../pickup/rule.ts'
import type { PushKind } from './input.ts'

/** Minutes after which a thing that happened is told as 遅れて通知. A minute's window, a minute's cron and a first try again are in it. */
export const LATE_AFTER = 10 * MINUTE
/** For how long it is asked where a child is: afterwards the house has long been on the telephone. */
const MISSING_FOR = 60 * MINUTE
/** Waits after each try that failed. */
const AGAIN_AFTER = [1, 5, 15, 30].map((minutes) => minutes * MINUTE)
export const MOST_TRIES = AGAIN_AFTER.length + 1
/** However long a push service wants to be left alone, it is asked again within this. */
const LONGEST_WAIT = 60 * MINUTE

/** When to try again. @param tries made so far, this one included @param asked milliseconds the push service asked for */
export const againAt = (now: Moment, tries: number, asked = 0): Moment =>
  now + Math.max(AGAIN_AFTER[tries - 1] ?? LONGEST_WAIT, Math.min(asked, LONGEST_WAIT))

/** A line that is due and still stands, of a child the reader may see at this moment. */
export interface DueLine {
  kind: PushKind | 'corrected' | 'asked' | 'nudge' | 'note' | 'records' | 'missing'
  at: Moment
  dueAt: Moment
  /** Of a correction: the line that the same act took back. */
  takenBack: { kind: string; dueAt: Moment } | null
}

export interface Wish {
  kinds: readonly PushKind[]
  quiet: { from: Time; to: Time } | null
}

/** True within the quiet hours, which may go over midnight. The end itself is no longer quiet. */
export const isQuiet = (quiet: Wish['quiet'], time: Time): boolean =>
  quiet !== null && (quiet.from < quiet.to ? quiet.from <= time && time < quiet.to : quiet.from <= time || time < quiet.to)

export interface Push {
  /** asked: a question that waits for an answer now. */
  says: 'told' | 'corrected' | 'asked'
  late: boolean
  /** Everything due up to here is told by it. */
  through: Moment
}

/**
 * The one push that tells a device of all its lines, or null. Several lines are one push, since each would say the same. A correction is told
 * to who heard what it corrects: what was taken back before it was told leaves nothing to correct. A question at the door, and where a child
 * is that has not come, goes before all, at any time and whatever was chosen, while an answer helps.
 * @param toldThrough everything due up to this moment was told
 */
export function pushOf(lines: readonly DueLine[], wish: Wish, toldThrough: Moment, now: Moment): Push | null {
  // Whoever wants to hear of the 連絡帳 is also asked to write in it, and to take it along. That a child is hurt or ill is nobody's to switch off.
  const wanted = (kind: string): boolean =>
    kind === 'note' || (wish.kinds as readonly string[]).includes(kind === 'nudge' || kind === 'records' ? 'book' : kind)
  const asked = lines.some(
    ({ kind, at }) => (kind === 'asked' && now - at < ANSWER_WITHIN) || (kind === 'missing' && now - at < MISSING_FOR),
  )
  const told = lines.filter(({ kind }) => wanted(kind))
  const corrections = lines.filter(
    ({ kind, takenBack }) =>
      kind === 'corrected' && takenBack !== null && wanted(takenBack.kind) && takenBack.dueAt <= toldThrough,
  )
  const quiet = isQuiet(wish.quiet, timeOn(dayOf(now), now))
  if (!asked && (quiet || told.length + corrections.length === 0)) return null
  return {
    says: asked ? 'asked' : corrections.length > 0 ? 'corrected' : 'told',
    late: !asked && told.some(({ at }) => now - at > LATE_AFTER),
    through: Math.max(...lines.map(({ dueAt }) => dueAt)),
  }
}
