import * as v from 'valibot'
import { id, listOf, strict } from '../kit/input.ts'
import { MOST_AT_ONCE, MOST_BYTES } from './rule.ts'

/** A JPEG in base64, or null: the one that is there is taken away. What is in it is looked at by the server (worker/kit/jpeg.ts). */
const jpeg = v.nullable(
  v.pipe(
    v.string('写真を選んでください'),
    v.maxLength(Math.ceil(MOST_BYTES / 3) * 4, '写真が大きすぎます。もういちど選んでください'),
    v.base64('写真を読み取れません。もういちど選んでください'),
  ),
)

/** The child's own face. */
export const setChild = strict({ id, childId: id, jpeg })

/** The face of somebody who fetches: of one person, on the list of each child of a family. */
export const setPerson = strict({ id, of: listOf(strict({ childId: id, pickupId: id }), 1, 10), jpeg })

/** Pictures by the ids of the list, with commas between. */
export const pictureQuery = strict({
  ids: v.pipe(
    v.string('写真を選んでください'),
    v.maxLength(40 * MOST_AT_ONCE),
    v.transform((given) => given.split(',')),
    v.array(id),
    v.maxLength(MOST_AT_ONCE, `写真は一度に${MOST_AT_ONCE}枚までです`),
  ),
})
