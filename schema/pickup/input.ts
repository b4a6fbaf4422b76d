import * as v from 'valibot'
import { day, id, listOf, needed, oneOf, strict, text } from '../kit/input.ts'
import { SHOWN } from './rule.ts'

const dates = {
  startsOn: v.optional(day),
  /** The last day; empty: until further notice. */
  endsOn: v.optional(v.nullable(day)),
}
const who = { name: needed(40), relationship: needed(10), phone: v.optional(text(20)) }

/** Somebody may fetch these children, from today unless said. */
export const addPickupPerson = strict({ id, childIds: listOf(id, 1, 10), ...who, ...dates })
/** What is known of somebody on the list, written anew. */
export const changePickupPerson = strict({ id, childId: id, pickupId: id, ...who, ...dates })
/** Nobody on the list any more, from this moment. */
export const endPickupPerson = strict({ id, childId: id, pickupId: id })
export const pickupQuery = strict({ childId: id })

/** Somebody who is on no list, as they say who they are. */
const stranger = { name: needed(25), relationship: needed(10), shown: oneOf(SHOWN) }
/** May this person take the child along? Asked of its guardians. */
export const askAtDoor = strict({ id, childId: id, ...stranger })
const yes = v.boolean('はい か いいえ で送ってください')
/** A guardian's answer. */
export const answerAsk = strict({ id, childId: id, askId: id, yes })
/** What 主任 or 園長 decided after a call; a yes says who was called. */
export const decideAsk = v.pipe(
  strict({ id, childId: id, askId: id, yes, called: v.optional(needed(60)), reason: needed(200) }),
  v.forward(
    v.check((said) => !said.yes || said.called !== undefined, '許可するときは、だれと話したかをえらんでください'),
    ['called'],
  ),
)
/** Handed over without a line on a telephone call, by 主任 or 園長. */
export const vouched = strict({ ...stranger, said: needed(200) })
