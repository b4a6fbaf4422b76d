import * as v from 'valibot'
import { id, needed, oneOf, strict, whole } from '../kit/input.ts'

const year = whole(2000, 2199)
const outcome = v.variant('outcome', [
  strict({ outcome: v.literal('class'), classroomId: id }),
  strict({ outcome: v.literal('graduate') }),
  strict({ outcome: v.literal('leave') }),
])

/** Where some children will be; null is the proposal again. A child twice would be in two classes on one day. */
export const place = strict({
  id,
  year,
  children: v.pipe(
    v.array(strict({ childId: id, to: v.nullable(outcome) }), '一覧で送ってください'),
    v.minLength(1, '子どもをえらんでください'),
    v.maxLength(400, '一度に400人までにしてください'),
    v.check(
      (list) => new Set(list.map(({ childId }) => childId)).size === list.length,
      '同じ子が二度入っています。1人の子を、同じ日に2つのクラスには入れられません',
    ),
  ),
})
export type Place = v.InferOutput<typeof place>

const className = needed(30)
const classAge = v.nullable(whole(0, 5))
/** A class that begins with the year. */
export const addClass = strict({ id, year, classroomId: id, name: className, classAge })
export type AddClass = v.InferOutput<typeof addClass>
/** A class that ends before the year, or goes on after all; a new one that is not wanted. */
export const endClass = strict({ id, year, classroomId: id, ends: v.boolean('true か false を入れてください') })
export type EndClass = v.InferOutput<typeof endClass>

/** Where somebody works next; null is as this year. */
export const work = strict({ id, year, assignmentId: id, classroomId: v.nullable(id) })
export type Work = v.InferOutput<typeof work>

/** Decides what was seen, and nothing else. */
export const decide = strict({ id, year, seen: needed(80) })
export type Decide = v.InferOutput<typeof decide>
export const undo = strict({ id, year })
export type Undo = v.InferOutput<typeof undo>

export const listFile = strict({ format: oneOf(['csv', 'xlsx']) })
