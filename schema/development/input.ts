import * as v from 'valibot'
import { day, id, listOf, needed, oneOf, strict, whole } from '../kit/input.ts'
import { AREAS, LONGEST_ITEM, MOST_ITEMS, OLDEST } from './rule.ts'

const distinct = (list: readonly string[]): boolean => new Set(list).size === list.length

/** The whole list from a day on. */
export const setItems = strict({
  id,
  startsOn: day,
  items: v.pipe(
    listOf(strict({ key: id, months: whole(0, OLDEST), area: oneOf(AREAS), text: needed(LONGEST_ITEM) }), 0, MOST_ITEMS),
    v.check(
      (list) => distinct(list.map(({ key }) => key)) && distinct(list.map(({ area, text }) => `${area} ${text}`)),
      '同じ項目が二度入っています',
    ),
  ),
})

/** Items of one child, each with the day on which it was seen; without a day it is taken back. */
export const markItems = strict({
  id,
  childId: id,
  marks: v.pipe(
    listOf(strict({ item: id, day: v.nullable(day) }), 1, 60),
    v.check((list) => distinct(list.map(({ item }) => item)), '同じ項目が二度入っています'),
  ),
})

export const classQuery = strict({ day, class: v.optional(id) })
export const childQuery = strict({ childId: id })
