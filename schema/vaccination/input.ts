import * as v from 'valibot'
import { day, id, needed, oneOf, strict } from '../kit/input.ts'
import { OTHER } from './rule.ts'
import { EDITIONS } from './vaccines.ts'

const KEYS = [...new Set(EDITIONS.flatMap(({ vaccines }) => vaccines.map(({ key }) => key)))]
const BRANDS = [
  ...new Set(EDITIONS.flatMap(({ vaccines }) => vaccines.flatMap(({ brands }) => brands?.map(({ key }) => key) ?? []))),
]

/** A vaccination that was given; the server adds the edition. `other` with the name as the family's book has it. */
export const doseValue = v.pipe(
  strict({
    vaccine: oneOf([...KEYS, OTHER]),
    name: v.optional(needed(30)),
    brand: v.optional(oneOf(BRANDS)),
    day,
  }),
  v.forward(
    v.check(({ vaccine, name }) => (vaccine === OTHER) === (name !== undefined), 'ワクチンの名前を入れてください'),
    ['name'],
  ),
)

export const classQuery = strict({ class: v.optional(id) })
export const fileQuery = strict({ class: v.optional(id), format: oneOf(['csv', 'xlsx']) })
