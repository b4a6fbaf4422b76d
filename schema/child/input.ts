import * as v from 'valibot'
import { id, strict, text } from '../kit/input.ts'

/** A telephone number as people write it: digits, with +, -, spaces and brackets. */
export const phone = v.pipe(
  text(20),
  v.check((given) => given === '' || /^[+\d][\d\s()-]{5,19}$/.test(given), '電話番号は 090-1234-5678 のように入れてください'),
)

/** Telephone, address and workplace of a guardian; what is left out stays as it is, empty text empties it. */
export const changeContact = strict({
  id,
  childId: id,
  personId: id,
  phone: v.optional(phone),
  address: v.optional(text(120)),
  workplace: v.optional(text(120)),
})
