import * as v from 'valibot'
import { id, listOf, needed, oneOf, strict, text, time } from '../kit/input.ts'
import { ABSENCE_REASONS } from '../notice/input.ts'

/** What a chase is about: a child that has not come, or one that nobody has fetched. */
export type About = 'arrival' | 'pickup'
/** What is telephoned about: a chase, or somebody at the door who is on no list (`handover`), of which no chase is made. */
export const CALLED_ABOUT = ['arrival', 'pickup', 'handover'] as const
export type CalledAbout = (typeof CALLED_ABOUT)[number]

export const OUTCOMES = ['spoke', 'message', 'no_answer'] as const
export type Outcome = (typeof OUTCOMES)[number]
/** What the person who answered said: at home today · comes later or is on the way · should have arrived · something else. */
export const SAID = ['absent', 'late', 'should_be_here', 'other'] as const
export type Said = (typeof SAID)[number]

/** What can be said of each. */
export const SAID_OF: Readonly<Record<CalledAbout, readonly Said[]>> = {
  arrival: SAID,
  pickup: ['late', 'other'],
  handover: ['other'],
}

/** A facility by its number, as a city's screen names it. */
export const caseQuery = strict({
  facility: v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, '施設の番号ではありません'), v.transform(Number)),
})

/** One call about the children of one household. What was said of today becomes their notice in the same act. */
export const chaseCall = v.pipe(
  strict({
    id,
    childIds: listOf(id, 1, 10),
    about: oneOf(CALLED_ABOUT),
    person: needed(60),
    outcome: oneOf(OUTCOMES),
    said: v.optional(oneOf(SAID)),
    reason: v.optional(oneOf(ABSENCE_REASONS)),
    time: v.optional(time),
    note: v.optional(text(200)),
  }),
  v.forward(
    v.check((call) => (call.outcome === 'spoke') === (call.said !== undefined), '話せたときは、何と言われたかをえらんでください'),
    ['said'],
  ),
  v.forward(
    v.check((call) => call.said === undefined || SAID_OF[call.about].includes(call.said), 'お迎えのときには使えません'),
    ['said'],
  ),
  v.forward(
    v.check((call) => (call.said === 'late') === (call.time !== undefined), 'おくれるときは、来る時刻を入れてください'),
    ['time'],
  ),
  v.forward(
    v.check((call) => call.said === 'absent' || call.reason === undefined, '理由はおやすみのときだけ使えます'),
    ['reason'],
  ),
)
