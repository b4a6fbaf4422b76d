import * as v from 'valibot'
import { id, listOf, needed, oneOf, strict, text, time } from '../kit/input.ts'
import { ABSENCE_REASONS } from '../notice/rule.ts'
import { CALLED_ABOUT, OUTCOMES, SAID, SAID_OF } from './rule.ts'

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
