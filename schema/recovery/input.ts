import * as v from 'valibot'
import { id, oneOf, strict } from '../kit/input.ts'

/** How the facility made sure who is asking: face to face, or by calling back the number it has. */
export const WAYS = ['in_person', 'call_back'] as const
export type Way = (typeof WAYS)[number]

/** Whom one could help: the guardians of a child, or one person. */
export const recoverable = v.pipe(
  strict({ childId: v.optional(id), personId: v.optional(id) }),
  v.check(
    ({ childId, personId }) => (childId === undefined) !== (personId === undefined),
    'だれのことか、ひとつだけえらんでください',
  ),
)

/** `clearsFactor`: the second factor is lost too. */
export const issueCode = strict({
  id,
  personId: id,
  way: oneOf(WAYS),
  clearsFactor: v.boolean('はい（true）かいいえ（false）で送ってください'),
})
