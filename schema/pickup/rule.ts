// Somebody who is not on the list comes to fetch a child: whether it may be handed over, by what was answered and when.
import { MINUTE, type Moment } from '../kit/day.ts'

/** A question to the guardians is answered within this, or over: who reads it an hour later knows nothing of who stands at the door. */
export const ANSWER_WITHIN = 15 * MINUTE
/** A yes is for who stands there now, not for the evening. */
export const HAND_WITHIN = 30 * MINUTE

export const SHOWN = ['photo_id', 'id', 'nothing'] as const
/** What the person showed: a document with a photo, one without, nothing. */
export type Shown = (typeof SHOWN)[number]

/** vouched: handed over without a line on a telephone call by 主任 or 園長, and not yet looked at by the office. over: nobody answered in time. */
export type AskState = 'waiting' | 'yes' | 'no' | 'over' | 'vouched'

export interface Answered {
  yes: boolean
  at: Moment
}

/** What is true of a question now. One no outweighs every yes, whoever said it and whenever. */
export function stateOfAsk(
  ask: { expiresAt: Moment; vouched: string | null },
  answers: readonly Answered[],
  now: Moment,
): AskState {
  if (answers.some(({ yes }) => !yes)) return 'no'
  const last = Math.max(...answers.map(({ at }) => at))
  if (ask.vouched !== null) return answers.length > 0 ? 'yes' : 'vouched'
  if (answers.length > 0) return now < last + HAND_WITHIN ? 'yes' : 'over'
  return now < ask.expiresAt ? 'waiting' : 'over'
}
