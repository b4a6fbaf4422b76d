// What an act about words that are proposed and taken (said.ts) may hold.
import * as v from 'valibot'

/** A whole page of a family's book (母子手帳) in one act. */
const MOST_AT_ONCE = 40

/** Some items, each once. */
export const severalItems = <Item extends v.GenericSchema<unknown, { kind: string; item: string }>>(item: Item) =>
  v.pipe(
    v.array(item, '一覧で送ってください'),
    v.minLength(1, '1つ以上入れてください'),
    v.maxLength(MOST_AT_ONCE, `${MOST_AT_ONCE}個までにしてください`),
    v.check(
      (list) => new Set(list.map(({ kind, item: named }) => `${kind} ${named}`)).size === list.length,
      '同じものが二度入っています',
    ),
  )
