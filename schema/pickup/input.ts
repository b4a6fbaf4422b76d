import * as v from 'valibot'
import { day, id, listOf, needed, strict, text } from '../kit/input.ts'

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
