import * as v from 'valibot'
import { COLDEST, HOTTEST, MOODS, STOOLS } from '../care/rule.ts'
import { day, id, listOf, moment, needed, oneOf, strict, text, whole } from '../kit/input.ts'
import { sources } from '../kit/source.ts'
import { HOWS } from '../meal/eating.ts'
import { BEGINS, LONGEST_NOTE } from './home.ts'
import { LONGEST_TEXT } from './page.ts'

/** A class text and a line for each of forty children. */
const MOST = 41

/** Minutes on the day's page: from 18:00 of the evening before to 18:00. */
const onPage = whole(BEGINS - 24 * 60, BEGINS - 1)
const meal = strict({ at: v.nullable(onPage), eaten: whole(0, 4), what: text(60) })

/** What may be said of each field; null takes it back. */
const fields = {
  temperature: strict({
    tenths: v.pipe(
      v.number('数で送ってください'),
      v.integer('0.1度きざみにしてください'),
      v.check(
        (tenths) => tenths >= COLDEST && tenths <= HOTTEST,
        `${COLDEST / 10}.0〜${HOTTEST / 10}.0℃のあいだにしてください。小数点を確かめてください`,
      ),
    ),
    at: v.nullable(onPage),
  }),
  mood: oneOf(MOODS),
  sleep: v.pipe(
    strict({ from: onPage, to: onPage }),
    v.forward(
      v.check(({ from, to }) => from < to, '起きた時刻を、ねた時刻よりあとにしてください'),
      ['to'],
    ),
  ),
  milk: v.pipe(
    v.array(strict({ at: v.nullable(onPage), ml: whole(5, 500) }), '一覧で送ってください'),
    v.minLength(1, '入れてください'),
    v.maxLength(10, '10回までにしてください'),
  ),
  supper: meal,
  breakfast: meal,
  bath: v.boolean('はい か いいえ で送ってください'),
  stool: strict({ count: whole(0, 9), state: v.nullable(oneOf(STOOLS)) }),
  eating: v.pipe(
    strict({
      staple: v.boolean('はい か いいえ で送ってください'),
      side: v.boolean('はい か いいえ で送ってください'),
      how: v.nullable(oneOf(HOWS)),
    }),
    v.check(({ staple, side, how }) => how !== 'bento' || !(staple || side), 'お弁当の日は、主食も副食も食べないにしてください'),
  ),
  pool: v.boolean('はい か いいえ で送ってください'),
  note: needed(LONGEST_NOTE),
}

/** 家庭欄: the fields that somebody of the family has just said, and no others. */
export const writeHome = v.pipe(
  strict({
    id,
    childId: id,
    day,
    at: moment,
    fields: strict({
      temperature: v.optional(v.nullable(fields.temperature)),
      mood: v.optional(v.nullable(fields.mood)),
      sleep: v.optional(v.nullable(fields.sleep)),
      milk: v.optional(v.nullable(fields.milk)),
      supper: v.optional(v.nullable(fields.supper)),
      breakfast: v.optional(v.nullable(fields.breakfast)),
      bath: v.optional(v.nullable(fields.bath)),
      stool: v.optional(v.nullable(fields.stool)),
      eating: v.optional(v.nullable(fields.eating)),
      pool: v.optional(v.nullable(fields.pool)),
      note: v.optional(v.nullable(fields.note)),
    }),
  }),
  v.forward(
    v.check((asked) => Object.keys(asked.fields).length > 0, '1つ以上入れてください'),
    ['fields'],
  ),
)

/** 既読: pages that stand before somebody of the family, by the acts that published them. */
export const openPages = strict({ id, childId: id, day, pageIds: listOf(id, 1, 4) })

/** A draft of the class's text, or with `childId` of a child's line. `version`: the one it was written upon; 0 for none. */
export const keepDraft = strict({
  id,
  day,
  classId: id,
  childId: v.optional(id),
  text: text(LONGEST_TEXT),
  sources: v.optional(sources),
  version: whole(0, 100_000),
})

/** What goes one step on. `after`: the last step its writer has seen, `version`: of the draft; both must still be so. */
const item = strict({
  childId: v.optional(id),
  text: needed(LONGEST_TEXT),
  sources: v.optional(sources),
  after: v.nullable(id),
  version: whole(0, 100_000),
})
const steps = strict({
  id,
  day,
  classId: id,
  publishAt: v.optional(moment),
  items: v.pipe(
    v.array(item, '一覧で送ってください'),
    v.minLength(1, '1つ以上えらんでください'),
    v.maxLength(MOST, `${MOST}までにしてください`),
    v.check((list) => new Set(list.map(({ childId }) => childId)).size === list.length, '同じものが二度入っています'),
  ),
})
export const submitPages = steps
export const publishPages = steps

const seen = strict({ childId: v.optional(id), after: id })
const asLast = v.pipe(
  v.array(seen, '一覧で送ってください'),
  v.minLength(1, '1つ以上えらんでください'),
  v.maxLength(MOST, `${MOST}までにしてください`),
  v.check((list) => new Set(list.map(({ childId }) => childId)).size === list.length, '同じものが二度入っています'),
)
/** 差戻し, with what should be changed. */
export const returnPages = strict({ id, day, classId: id, items: asLast, reason: needed(200) })
/** とりさげ: what was published or reserved. */
export const withdrawPages = strict({ id, day, classId: id, items: asLast, reason: v.optional(needed(200)) })

/** A word to the households whose 家庭欄 is still empty: once a day. */
export const nudgeHomes = strict({ id, day, childIds: listOf(id, 1, 60) })

export const bookQuery = strict({ childId: id, from: day, to: day })
export const bookClassQuery = strict({ day, class: id })
